"""Who holds which function where, on a day."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, QuerySet, Subquery

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.pages.remembering import remembered
from kantelpunt.web.people.models import Organisation, Person, Position, Replacement


@dataclass(frozen=True)
class Held:
    """A function that someone holds on a day, for himself or for somebody who is away.

    Attributes:
        function: id of the function.
        organisation: opaque id; `kind` is its kind, `municipalities` for whose children it works.
        groups: of which groups someone is mentor.
        instead_of: the person who is away; empty when it is one's own.
    """

    function: str
    organisation: str
    organisation_name: str
    kind: str
    municipalities: tuple[str, ...]
    groups: tuple[str, ...]
    instead_of: str = ""


def _counts_on(day: date) -> Q:
    return Q(first__lte=day) & (Q(last__isnull=True) | Q(last__gte=day))


def held_by(person: str, day: date) -> tuple[Held, ...]:
    """The functions of a person on a day, those in which the person stands in included."""
    own = Position.objects.filter(_counts_on(day), person_id=person)
    found = [_held(one) for one in own.select_related("organisation")]
    others = Replacement.objects.filter(_counts_on(day), by_id=person)
    found += [
        _held(one.position, one.position.person_id)
        for one in others.select_related("position__organisation")
    ]
    return tuple(found)


def _held(position: Position, instead_of: str = "") -> Held:
    organisation = position.organisation
    return Held(
        position.function,
        organisation.id,
        organisation.name,
        organisation.kind,
        tuple(organisation.municipalities),
        tuple(position.groups),
        instead_of,
    )


@dataclass(frozen=True)
class Someone:
    """A person in a function, as others see it.

    Attributes:
        groups: of which groups someone is mentor; empty for other functions.
    """

    person: str
    name: str
    function: str
    organisation: str
    organisation_name: str
    groups: tuple[str, ...] = ()

    def may_know(self, groups: Iterable[str]) -> bool:
        """Whether pupils of these groups are among those that someone works with."""
        return not self.groups or not set(groups).isdisjoint(self.groups)


def holders(functions: Iterable[str], organisations: Iterable[str], day: date) -> list[Someone]:
    """Who holds one of some functions in one of some organisations, by name."""
    rows = (
        Position.objects.filter(
            _counts_on(day),
            function__in=list(functions),
            organisation_id__in=list(organisations),
            person__is_active=True,
        )
        .select_related("person", "organisation")
        .order_by("person__name", "id")
    )
    return [
        Someone(
            one.person_id,
            one.person.name,
            one.function,
            one.organisation_id,
            one.organisation.name,
            tuple(one.groups),
        )
        for one in rows
    ]


def names_of(people: Iterable[str]) -> dict[str, str]:
    """Per person the name."""
    return dict(Person.objects.filter(id__in=set(people)).values_list("id", "name"))


def organisation_names(organisations: Iterable[str]) -> dict[str, str]:
    """Per organisation the name."""
    wanted = set(organisations)
    return dict(Organisation.objects.filter(id__in=wanted).values_list("id", "name"))


def workplaces(people: Iterable[str], day: date) -> dict[str, str]:
    """Per person the organisations in which functions are held on a day, by name."""
    rows = Position.objects.filter(_counts_on(day), person_id__in=set(people))
    found: dict[str, dict[str, None]] = {}
    for person, name in rows.order_by("id").values_list("person_id", "organisation__name"):
        found.setdefault(person, {})[name] = None
    return {person: ", ".join(names) for person, names in found.items()}


@dataclass(frozen=True)
class Known:
    """An organisation as others see it."""

    id: str
    name: str
    kind: str
    municipalities: tuple[str, ...]
    sectors: tuple[str, ...]

    def works_for(self, municipalities: Collection[str], sector: Sector) -> bool:
        """Whether it works for the children of one of some municipalities, in a sector."""
        here = not self.municipalities or not set(self.municipalities).isdisjoint(municipalities)
        return here and (not self.sectors or sector in self.sectors)


@remembered
def organisations_of_kind(kinds: Sequence[str]) -> list[Known]:
    """Organisations of some kinds, by name."""
    rows = Organisation.objects.filter(kind__in=kinds).order_by("name", "id")
    return [
        Known(one.id, one.name, one.kind, tuple(one.municipalities), tuple(one.sectors))
        for one in rows
    ]


def away(people: Iterable[str], day: date) -> Mapping[str, str]:
    """Of these people who is away or has left on a day, and who stands in (empty: nobody)."""
    wanted = set(people)
    present = set(
        Position.objects.filter(
            _counts_on(day), person_id__in=wanted, person__is_active=True
        ).values_list("person_id", flat=True)
    )
    found = dict.fromkeys(wanted - present, "")
    rows = Replacement.objects.filter(_counts_on(day), position__person_id__in=wanted)
    for person, by in rows.values_list("position__person_id", "by_id"):
        found[person] = by or ""
    return found


@dataclass(frozen=True)
class Absent:
    """Somebody who is away or has left.

    Attributes:
        until: the last day away; None when that is not known, or somebody left.
        by: the person who stands in, or empty.
        left: whether the person holds no function any more.
    """

    person: str
    until: date | None
    by: str
    left: bool = False


def absent(people: Iterable[str], day: date) -> Mapping[str, Absent]:
    """Of these people who is away or has left on a day, with until when (three queries)."""
    gone = away(people, day)
    rows = Replacement.objects.filter(_counts_on(day), position__person_id__in=gone)
    until = dict(rows.values_list("position__person_id", "last"))
    return {one: Absent(one, until.get(one), by, one not in until) for one, by in gone.items()}


def people() -> QuerySet[Person]:
    """Everybody, for administration."""
    return Person.objects.order_by("name", "id")


def person_name(field: str) -> Subquery:
    """The name of the person whose id stands in a field, for lists."""
    return Subquery(Person.objects.filter(id=OuterRef(field)).values("name")[:1])


@dataclass(frozen=True)
class Waiting:
    """Somebody who was invited and has not come yet; without an address: somebody who has."""

    person: str
    email: str


def waiting_administrator(function: str) -> Waiting | None:
    """Whether anybody holds a function: None, the only one who has not come yet, or others."""
    rows = Person.objects.filter(positions__function=function, is_active=True, demo=False)
    found = list(rows.distinct()[:2])
    if not found:
        return None
    first = found[0]
    came = len(found) > 1 or first.has_usable_password() or first.last_login is not None
    return Waiting(first.id, "" if came else first.email)


def kinds_of(organisations: Iterable[str]) -> dict[str, str]:
    """Per organisation of what kind it is."""
    wanted = set(organisations)
    return dict(Organisation.objects.filter(id__in=wanted).values_list("id", "kind"))


def organisation_name(field: str) -> Subquery:
    """The name of the organisation whose id stands in a field, for lists."""
    return Subquery(Organisation.objects.filter(id=OuterRef(field)).values("name")[:1])


def active_person(email: str) -> str | None:
    """Who may sign in with an address; people of the demonstration are nobody here."""
    found = Person.objects.filter(email__iexact=email, is_active=True, demo=False)
    return found.values_list("pk", flat=True).first()
