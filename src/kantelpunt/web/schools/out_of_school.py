"""Children who go to no school: without one although a duty holds, or exempt."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

import numpy as np
from django.db.models import Exists, OuterRef, Q, Subquery

from kantelpunt.absence.columns import day_number, day_of
from kantelpunt.absence.legal_status import (
    ADULT,
    BEGINS,
    NEVER,
    article_name,
    duties,
    ends_the_duty,
    frees_from_enrolment,
)
from kantelpunt.web.schools.models import Enrolment, Exemption, Pupil, Residence
from kantelpunt.web.schools.selectors import age_on, counts_on

Places = frozenset[str] | None
"""Municipalities; None for all of the region."""
_DAY, _SOON = timedelta(days=1), timedelta(weeks=8)


@dataclass(frozen=True)
class WithoutSchool:
    """A child that lives here, must go to school and is enrolled nowhere.

    Attributes:
        id: of the pupil.
        order: by which pupils are ordered.
        since: the first day on which all of that holds.
    """

    id: str
    name: str
    order: str
    age: int | None
    municipality: str
    since: date


@dataclass(frozen=True)
class Exempt:
    """An exemption of a child that lives here.

    Attributes:
        id: of the pupil.
        order: by which pupils are ordered.
        article: as articles are compared.
    """

    id: str
    name: str
    order: str
    municipality: str
    article: str
    first: date
    last: date | None

    def ends_soon(self, day: date) -> bool:
        """Whether it holds, and ends within eight weeks: time to look what comes after it."""
        return self.first <= day and self.last is not None and self.last - day <= _SOON


def out_of_school(places: Places, day: date) -> frozenset[str]:
    """Ids of all such children of some municipalities: without a school, or exempt."""
    exempt = (one.id for one in exemptions(places, day))
    return frozenset((*exempt, *(one.id for one in without_school(places, day))))


def without_school(places: Places, day: date) -> list[WithoutSchool]:
    """Children without a school on a day (five queries)."""
    here = counts_on(day)
    if places is not None:
        here &= Q(municipality__in=places)
    rows = Pupil.objects.filter(
        Exists(Residence.objects.filter(here, pupil=OuterRef("pk"))),
        ~Exists(Enrolment.objects.filter(counts_on(day), pupil=OuterRef("pk"))),
        birth_date__lt=date(day.year - BEGINS, day.month, 1),
        birth_date__gte=date(day.year - ADULT - 1, 1, 1),
    )
    related = ("residences", "enrolments", "exemptions", "qualifications")
    found = (_without_school(one, day) for one in rows.prefetch_related(*related))
    return [one for one in found if one is not None]


def _without_school(pupil: Pupil, day: date) -> WithoutSchool | None:
    begins, ends = _duties(pupil)
    freed = [one for one in pupil.exemptions.all() if frees_from_enrolment(one.article)]
    if not begins <= day < ends or any(_holds(one, day) for one in freed):
        return None
    lasts = [one.last for one in pupil.enrolments.all()] + [one.last for one in freed]
    home, since = _home(pupil, day)
    return WithoutSchool(
        pupil.id,
        pupil.name,
        _order(pupil),
        age_on(pupil.birth_date, day),
        home.municipality,
        max(begins, since, *(one + _DAY for one in lasts if one and one < day)),
    )


def _order(pupil: Pupil) -> str:
    return f"{pupil.last_name} {pupil.first_name}"


def _duties(pupil: Pupil) -> tuple[date, date]:
    """The first day on which a child must go to school, and the first on which it need not."""
    ended = [day_number(one.first) for one in pupil.qualifications.all() if ends_the_duty(one.kind)]
    born = np.array([day_number(pupil.birth_date or date.max)], dtype=np.int32)
    found = duties(born, np.array([min(ended, default=NEVER)], dtype=np.int32))
    return day_of(int(found.compulsory[0])), day_of(int(found.neither[0]))


def _home(pupil: Pupil, day: date) -> tuple[Residence, date]:
    """Where a child lives on a day, and since when it lives in the region without a break."""
    homes = sorted(pupil.residences.all(), key=lambda one: one.first, reverse=True)
    home = next(one for one in homes if _holds(one, day))
    since = home.first
    for one in homes:
        if one.first < since and (one.last is None or one.last + _DAY >= since):
            since = one.first
    return home, since


def _holds(one: Residence | Exemption, day: date) -> bool:
    return one.first <= day and (one.last is None or one.last >= day)


def exemptions(places: Places, day: date) -> list[Exempt]:
    """Exemptions that hold on a day or are to come, of some municipalities (one query)."""
    here = Residence.objects.filter(counts_on(day), pupil=OuterRef("pupil"))
    if places is not None:
        here = here.filter(municipality__in=places)
    home = Subquery(here.order_by("-first").values("municipality")[:1])
    rows = Exemption.objects.filter(Q(last__isnull=True) | Q(last__gte=day), Exists(here))
    return [
        Exempt(
            one.pupil_id,
            one.pupil.name,
            _order(one.pupil),
            cast("Any", one).home,
            article_name(one.article),
            one.first,
            one.last,
        )
        for one in rows.annotate(home=home).select_related("pupil").order_by("id")
    ]
