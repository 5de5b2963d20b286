"""Gives people functions in organisations, and ends them: refused when it cannot be so."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Sees
from kantelpunt.web.people.administrators import last_one, own
from kantelpunt.web.people.models import Organisation, Person, Position
from kantelpunt.web.people.period import Days, turned_round


@dataclass(frozen=True)
class NewPosition:
    """A function for somebody in an organisation; see `Position`."""

    person: str
    organisation: str
    function: str
    days: Days
    groups: tuple[str, ...] = ()


@transaction.atomic
def give(new: NewPosition, known_groups: Collection[str], *, by: str) -> str:
    """Somebody holds a function; gives its opaque id.

    Args:
        new: what, where, and from when.
        known_groups: the groups that the organisation has.
        by: the administrator who gives it.

    Raises:
        InputRefused: with everything that is wrong.
    """
    person = Person.objects.select_for_update().get(id=new.person)
    problems = [
        *own(new.person, by),
        *_inactive(person),
        *turned_round(new.days),
        *_does_not_fit(new),
        *_groups(new, known_groups),
        *_held_already(new),
    ]
    if problems:
        raise InputRefused(problems)
    made = Position.objects.create(
        person=person,
        organisation_id=new.organisation,
        function=new.function,
        groups=sorted(new.groups),
        first=new.days.first,
        last=new.days.last,
    )
    return made.id


def has_groups(function: str) -> bool:
    """Whether somebody in a function sees the pupils of groups."""
    known = functions().by_id.get(function)
    return known is not None and known.sees is Sees.GROUP


def _inactive(person: Person) -> Iterator[Problem]:
    if not person.is_active:
        yield Problem(
            "inactive",
            Text(
                f"{person.name} kan niet meer aanmelden. Zet het account eerst weer aan.",
                f"{person.name} can no longer sign in. Activate the account first.",
            ),
        )


def _does_not_fit(new: NewPosition) -> Iterator[Problem]:
    organisation = Organisation.objects.get(id=new.organisation)
    known = functions().by_id.get(new.function)
    if known is None or known.kind not in (None, organisation.kind):
        yield Problem(
            "function-of-another-kind",
            Text(
                f"Deze functie hoort niet bij {organisation.name}. Kies een functie uit de lijst.",
                f"This function does not belong to {organisation.name}. Choose one of the list.",
            ),
        )


def _groups(new: NewPosition, known: Collection[str]) -> Iterator[Problem]:
    if not has_groups(new.function):
        if new.groups:
            yield Problem(
                "groups-without-need",
                Text(
                    "Deze functie heeft geen groepen. Laat de groepen leeg.",
                    "This function has no groups. Leave the groups empty.",
                ),
            )
        return
    unknown = ", ".join(sorted(set(new.groups) - set(known)))
    if unknown:
        yield Problem(
            "unknown-group",
            Text(
                f"Deze groepen zijn er niet: {unknown}. Kies uit de groepen van deze school.",
                f"There are no such groups: {unknown}. Choose from the groups of this school.",
            ),
        )
    elif not new.groups:
        yield Problem(
            "no-group",
            Text(
                "Kies van welke groepen: zonder groep ziet iemand in deze functie geen leerlingen.",
                "Choose of which groups: without a group this function sees no pupils.",
            ),
        )


def _held_already(new: NewPosition) -> Iterator[Problem]:
    rows = Position.objects.filter(
        person_id=new.person, organisation_id=new.organisation, function=new.function
    )
    for row in rows.order_by("first"):
        days = Days(row.first, row.last)
        if days.overlaps(new.days):
            yield Problem(
                "held-already",
                Text(
                    f"Deze functie loopt hier al: {days.text.nl}. Kies andere dagen, of beëindig "
                    "die eerst.",
                    f"This function is held here already: {days.text.en}. Choose other days, or "
                    "end that one first.",
                ),
            )


@transaction.atomic
def end(position: str, last: date, *, by: str) -> Sequence[str]:
    """Somebody holds a function until a day, that day included; so does who stands in.

    Args:
        position: opaque id.
        last: the last day.
        by: the administrator who ends it.

    Returns:
        The ids of replacements that became shorter or fell away.

    Raises:
        InputRefused: with everything that is wrong.
    """
    row = Position.objects.select_for_update().get(id=position)
    problems = [*own(row.person_id, by), *turned_round(Days(row.first, last)), *_ended(row, last)]
    if not problems:
        problems = [*last_one([row.id], last + timedelta(days=1))]
    if problems:
        raise InputRefused(problems)
    row.last = last
    row.save(update_fields=["last"])
    return _cut_short(row, last)


def _ended(row: Position, last: date) -> Iterator[Problem]:
    if row.last is not None and row.last <= last:
        days = Days(row.first, row.last).text
        yield Problem(
            "ended-already",
            Text(
                f"Deze functie eindigt al eerder: {days.nl}. Geef de functie opnieuw om te "
                "verlengen.",
                f"This function ends earlier already: {days.en}. Give the function once more to "
                "prolong it.",
            ),
        )


def _cut_short(row: Position, last: date) -> list[str]:
    """Who stands in does so no longer than the function lasts."""
    touched = []
    for one in row.replacements.order_by("first", "id"):
        if one.first > last:
            touched.append(one.id)
            one.delete()
        elif one.last is None or one.last > last:
            touched.append(one.id)
            one.last = last
            one.save(update_fields=["last"])
    return touched
