"""People, their functions and replacements, as administration reads them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from django.db.models import Prefetch, Q, QuerySet

from kantelpunt.web.people.models import Organisation, Person, Position, Replacement
from kantelpunt.web.people.period import Days

Someone: TypeAlias = Person
"""A row of everybody, for lists."""
Group: TypeAlias = Organisation
"""A row of the organisations, likewise."""


@dataclass(frozen=True)
class StandIn:
    """Somebody is away; `by` and `by_name` are empty while nobody stands in."""

    id: str
    days: Days
    by: str
    by_name: str


@dataclass(frozen=True)
class Post:
    """A function of somebody, with the replacements."""

    id: str
    person: str
    person_name: str
    organisation: str
    organisation_name: str
    kind: str
    function: str
    groups: tuple[str, ...]
    days: Days
    replacements: tuple[StandIn, ...]

    def counts_on(self, day: date) -> bool:
        """Whether it counts on a day."""
        return self.days.overlaps(Days(day, day))


@dataclass(frozen=True)
class PersonInfo:
    """Somebody as administration sees it."""

    id: str
    name: str
    email: str
    is_active: bool
    demo: bool
    posts: tuple[Post, ...]


def everybody() -> QuerySet[Person]:
    """Everybody by name, with functions (four queries whatever their number)."""
    return Person.objects.prefetch_related(Prefetch("positions", _positions())).order_by(
        "name", "id"
    )


def _positions() -> QuerySet[Position]:
    return (
        Position.objects.select_related("person", "organisation")
        .prefetch_related(Prefetch("replacements", Replacement.objects.select_related("by")))
        .order_by("-first", "id")
    )


def holding(functions: Iterable[str], day: date) -> Q:
    """Those among everybody who hold one of some functions on a day."""
    rows = Position.objects.filter(_on(day), function__in=list(functions))
    return Q(id__in=rows.values("person_id"))


def working_at(organisation: str, day: date) -> Q:
    """Those among everybody who hold a function in an organisation on a day."""
    rows = Position.objects.filter(_on(day), organisation_id=organisation)
    return Q(id__in=rows.values("person_id"))


def _on(day: date) -> Q:
    return Q(first__lte=day) & (Q(last__isnull=True) | Q(last__gte=day))


def info(person: Person) -> PersonInfo:
    """What the list of everybody has of one."""
    posts = tuple(_post(one) for one in person.positions.all())
    return PersonInfo(person.id, person.name, person.email, person.is_active, person.demo, posts)


def person(key: str) -> PersonInfo | None:
    """One person; None when there is none."""
    found = everybody().filter(id=key).first()
    return info(found) if found else None


def post(key: str) -> Post | None:
    """One function of somebody; None when there is none."""
    found = _positions().filter(id=key).first()
    return _post(found) if found else None


def posts(keys: Iterable[str]) -> list[Post]:
    """Some functions of people who can sign in (two queries)."""
    return [_post(one) for one in _positions().filter(id__in=list(keys), person__is_active=True)]


def posts_at(organisations: Iterable[str], functions: Iterable[str], day: date) -> list[Post]:
    """Some functions at some organisations that people hold on a day, by name."""
    rows = _positions().filter(
        _on(day),
        organisation_id__in=list(organisations),
        function__in=list(functions),
        person__is_active=True,
    )
    return [_post(one) for one in rows.order_by("person__name", "id")]


def post_of(replacement: str) -> Post | None:
    """The function in which somebody stands in; None when there is no such replacement."""
    found = _positions().filter(replacements__id=replacement).first()
    return _post(found) if found else None


def _post(row: Position) -> Post:
    return Post(
        row.id,
        row.person_id,
        row.person.name,
        row.organisation_id,
        row.organisation.name,
        row.organisation.kind,
        row.function,
        tuple(row.groups),
        Days(row.first, row.last),
        tuple(
            StandIn(
                one.id, Days(one.first, one.last), one.by_id or "", one.by.name if one.by else ""
            )
            for one in sorted(row.replacements.all(), key=lambda one: (one.first, one.id))
        ),
    )


def colleagues(organisation: str, but: str) -> list[tuple[str, str]]:
    """Ids and names of people who work, or will, at an organisation, but for one of them."""
    rows = Person.objects.filter(is_active=True, positions__organisation_id=organisation)
    found = rows.exclude(id=but).distinct().order_by("name", "id")
    return list(found.values_list("id", "name"))


def others_in(one: Post, day: date) -> int:
    """How many others hold the same function at the same organisation on a day."""
    rows = Position.objects.filter(
        _on(day),
        organisation_id=one.organisation,
        function=one.function,
        person__is_active=True,
    )
    return rows.exclude(person_id=one.person).count()


def organisations() -> QuerySet[Organisation]:
    """Every organisation, by name."""
    return Organisation.objects.order_by("name", "id")


def organisation(key: str) -> Organisation | None:
    """One organisation; None when there is none."""
    return Organisation.objects.filter(id=key).first()


def holders_by_function(day: date) -> dict[str, Sequence[tuple[str, str]]]:
    """Per function the names of who hold it on a day, each with the organisation."""
    rows = Position.objects.filter(_on(day), person__is_active=True).select_related(
        "person", "organisation"
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for one in rows.order_by("person__name", "id"):
        found.setdefault(one.function, []).append((one.person.name, one.organisation.name))
    return dict(found)


def may_be_invited(person: str) -> bool:
    """Whether somebody has no password yet: nobody gets into an account that is in use."""
    found = Person.objects.filter(id=person, is_active=True, demo=False).first()
    return found is not None and not found.has_usable_password()
