"""Pupils who go from primary to secondary education, or back, and who received them (AM-24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Subquery

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.schools.models import Enrolment, Received
from kantelpunt.web.schools.selectors import counts_on

_PRIMARY = frozenset({Sector.PO, Sector.SO})


@dataclass(frozen=True)
class Transfer:
    """A pupil who went to a school across the border of primary and secondary education.

    Attributes:
        before, now: codes of the schools.
        since: the first day at the school of now.
    """

    pupil: str
    before: str
    now: str
    since: date


def transfers_of(school: str, day: date) -> list[Transfer]:
    """Who came to a school or left it so, and was not received, the earliest first (one query)."""
    earlier = Enrolment.objects.filter(pupil=OuterRef("pupil"), first__lt=OuterRef("first"))
    last = earlier.order_by("-first", "-id")
    rows = Enrolment.objects.filter(counts_on(day)).annotate(
        before=Subquery(last.values("school")[:1]),
        sector_before=Subquery(last.values("school__sector")[:1]),
        received=_received("pupil", "school"),
    )
    found = rows.filter(Q(school=school) | Q(before=school), before__isnull=False, received=False)
    told = found.order_by("first", "pupil").values_list(
        "pupil", "before", "school", "first", "sector_before", "school__sector"
    )
    return [
        Transfer(pupil, before, now, since)
        for pupil, before, now, since, left, came in told
        if (Sector(left) in _PRIMARY) != (Sector(came) in _PRIMARY)
    ]


def not_received(pupil: str, sector: str, since: str) -> Q:
    """Rows of whom a pupil went on across that border, and was not received there, for lists.

    Args:
        pupil: the field in which the id of the pupil stands.
        sector: the field with the sector of the school that was left.
        since: the field with a day on which the pupil was still there.
    """
    went_on = Enrolment.objects.filter(
        ~_received("pupil", "school"), pupil=OuterRef(pupil), first__gt=OuterRef(since)
    )
    primary = Q(**{f"{sector}__in": _PRIMARY})
    there = Q(school__sector__in=_PRIMARY)
    return (primary & Exists(went_on.exclude(there))) | (~primary & Exists(went_on.filter(there)))


def _received(pupil: str, school: str) -> Exists:
    return Exists(Received.objects.filter(pupil=OuterRef(pupil), school=OuterRef(school)))


def receive(transfers: Iterable[Transfer], by: str, day: date) -> None:
    """The school of now confirms that it received these pupils."""
    Received.objects.bulk_create(
        Received(pupil_id=one.pupil, school_id=one.now, by=by, on=day) for one in transfers
    )
