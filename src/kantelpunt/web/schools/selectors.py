"""Schools and pupils, as other parts of the application read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.pages.remembering import remembered
from kantelpunt.web.pages.saying import said
from kantelpunt.web.schools.groups import group_called
from kantelpunt.web.schools.models import Enrolment, Exemption, Parent, Pupil, School

Enrolments: TypeAlias = QuerySet[Enrolment]


@dataclass(frozen=True)
class SchoolInfo:
    """A school as pages show it."""

    code: str
    name: str
    sector: Sector
    municipality: str
    organisation: str


@remembered
def school(code: str) -> SchoolInfo:
    """A school.

    Raises:
        School.DoesNotExist: when there is none.
    """
    return _info(School.objects.get(code=code))


def all_schools() -> list[SchoolInfo]:
    """Every school, by name."""
    return [_info(one) for one in School.objects.order_by("name", "code")]


def schools_of(organisations: Iterable[str]) -> list[SchoolInfo]:
    """The schools of some organisations, by name."""
    rows = School.objects.filter(organisation__in=list(organisations))
    return [_info(one) for one in rows.order_by("name", "code")]


def _info(one: School) -> SchoolInfo:
    return SchoolInfo(one.code, one.name, Sector(one.sector), one.municipality, one.organisation)


def age_on(born: date | None, day: date) -> int | None:
    """How old somebody is on a day; None without a birth date."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def counts_on(day: date) -> Q:
    """Rows with a first and a last day that count on a day."""
    return Q(first__lte=day) & (Q(last__isnull=True) | Q(last__gte=day))


def enrolments(day: date) -> Enrolments:
    """All enrolments that count on a day."""
    return Enrolment.objects.filter(counts_on(day))


def pupils_at(organisation: str, day: date, groups: Iterable[str] | None = None) -> Enrolments:
    """Enrolments of a day in an organisation's schools; in some groups, where these are given."""
    rows = enrolments(day).filter(school__organisation=organisation)
    return rows if groups is None else rows.filter(group__in=list(groups))


def groups_of(pupil: str, day: date) -> frozenset[str]:
    """The groups that a pupil is in on a day."""
    return frozenset(enrolments(day).filter(pupil_id=pupil).values_list("group", flat=True))


def pupils_at_schools(schools: Iterable[str], day: date) -> dict[str, int]:
    """Per school how many pupils are enrolled on a day."""
    rows = enrolments(day).filter(school__in=list(schools)).values_list("school")
    return dict(rows.annotate(pupils=Count("pupil_id", distinct=True)).order_by())


@dataclass(frozen=True)
class PupilInfo:
    """A pupil as pages show it.

    Attributes:
        school: code of the school of that day; empty when enrolled nowhere.
        group: as people call it; empty when enrolled nowhere.
    """

    id: str
    name: str
    birth_date: date | None
    municipality: str
    school: str
    school_name: str
    organisation: str
    group: str
    sector: Sector | None

    def age_on(self, day: date) -> int | None:
        """How old the pupil is; None without a birth date."""
        return age_on(self.birth_date, day)


def pupils(ids: Iterable[str], day: date) -> dict[str, PupilInfo]:
    """Pupils by id, with the school of a day: of two, the one that began last (two queries)."""
    found = {one.id: one for one in Pupil.objects.filter(id__in=set(ids))}
    rows = Enrolment.objects.filter(counts_on(day), pupil_id__in=found).select_related("school")
    latest = {row.pupil_id: row for row in rows.order_by("first", "id")}
    return {key: _pupil(one, latest.get(key)) for key, one in found.items()}


def pupil(key: str, day: date) -> PupilInfo | None:
    """One pupil; None when there is none."""
    return pupils([key], day).get(key)


def exempt_among(ids: Iterable[str], day: date) -> set[str]:
    """Who of some pupils have an exemption that counts on a day."""
    rows = Exemption.objects.filter(counts_on(day), pupil__in=list(ids))
    return set(rows.values_list("pupil_id", flat=True))


def lives_in(key: str) -> str:
    """The municipality of a pupil; empty where it is not known."""
    return Pupil.objects.filter(id=key).values_list("municipality", flat=True).first() or ""


def municipalities_of(school_code: str, key: str) -> list[str]:
    """Where a school stands, unless there is none, and where a pupil lives."""
    return [*([school(school_code).municipality] if school_code else []), lives_in(key)]


def _pupil(one: Pupil, row: Enrolment | None) -> PupilInfo:
    sector = Sector(row.school.sector) if row else None
    return PupilInfo(
        one.id,
        one.name,
        one.birth_date,
        one.municipality,
        row.school_id if row else "",
        row.school.name if row else "",
        row.school.organisation if row else "",
        said(group_called(row.group, sector)) if row and sector else "",
        sector,
    )


@dataclass(frozen=True)
class ParentInfo:
    """A parent of a pupil."""

    name: str
    authority: bool
    household: str
    language: str
    secret_address: bool


def parents_of(key: str) -> list[ParentInfo]:
    """The parents of a pupil, those with authority first."""
    rows = Parent.objects.filter(pupil_id=key).order_by("-authority", "name", "id")
    return [
        ParentInfo(one.name, one.authority, one.household, one.language, one.secret_address)
        for one in rows
    ]


def called(words: str) -> Q:
    """Pupils of whom every word stands in the name or begins the id."""
    wanted = Q()
    for word in words.split():
        wanted &= (
            Q(first_name__icontains=word)
            | Q(last_name__icontains=word)
            | Q(prefix__iexact=word)
            | Q(id__istartswith=word)
        )
    return wanted


def names_among(seen: Q) -> list[tuple[str, str]]:
    """Id and name of the pupils that fit, by name; one without a name goes by the id."""
    rows = Pupil.objects.filter(seen).order_by("last_name", "first_name", "id")
    return [(one.id, one.name) for one in rows]


def search(words: str, among: QuerySet[Enrolment] | None, limit: int = 50) -> list[str]:
    """Ids of pupils that are called so, among some enrolments where these are given."""
    rows = Pupil.objects.filter(called(words)) if words.strip() else Pupil.objects.none()
    if among is not None:
        rows = rows.filter(id__in=among.values("pupil_id"))
    return list(rows.order_by("last_name", "first_name", "id").values_list("id", flat=True)[:limit])


def pupil_name(field: str) -> Subquery:
    """The name of the pupil whose id stands in a field, for lists."""
    name = Concat(
        F("first_name"),
        Case(When(prefix="", then=Value(" ")), default=Concat(Value(" "), "prefix", Value(" "))),
        F("last_name"),
        output_field=CharField(),
    )
    named = Case(When(last_name="", then=F("id")), default=name, output_field=CharField())
    return Subquery(Pupil.objects.filter(id=OuterRef(field)).annotate(n=named).values("n")[:1])


def pupil_order(field: str) -> Subquery:
    """What pupils are ordered by in lists: the last name, then the first."""
    order = Concat("last_name", Value(" "), "first_name", output_field=CharField())
    return Subquery(Pupil.objects.filter(id=OuterRef(field)).annotate(n=order).values("n")[:1])


def school_name(field: str) -> Subquery:
    """The name of the school whose code stands in a field, for lists."""
    return Subquery(School.objects.filter(code=OuterRef(field)).values("name")[:1])


def home_of(pupil: str, school: str) -> Coalesce:
    """Where a pupil lives, for lists; where that is not known, where the school stands.

    Args:
        pupil: the field in which the id of the pupil stands.
        school: the field in which the code of the school stands.
    """
    lives = Pupil.objects.filter(id=OuterRef(pupil)).exclude(municipality="")
    of_school = School.objects.filter(code=OuterRef(school))
    return Coalesce(
        Subquery(lives.values("municipality")[:1]), Subquery(of_school.values("municipality")[:1])
    )
