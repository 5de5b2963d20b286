"""Who takes part in a case, as its page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.gate.parts import WAITS, parts_for
from kantelpunt.web.gate.viewer import sees
from kantelpunt.web.people.selectors import organisation_names


@dataclass(frozen=True)
class TakingPart:
    """An organisation that sees a part of a case.

    Attributes:
        part: `whole`, `plan`, `asked` or `table`.
        ground: the legal base or consent on which it rests.
    """

    organisation: str
    name: str
    part: str
    ground: str


@dataclass(frozen=True)
class Seat:
    """A function at a table.

    Attributes:
        waits_for: the party for which consent is asked before it sees a case; empty where it takes
            no part in the case, and nobody asks.
    """

    organisation: str
    function: str
    waits_for: str


def seats_that_see_not(
    cases: Iterable[str], seats: Iterable[tuple[str, str]]
) -> dict[str, list[Seat]]:
    """Per case those of some organisations and functions that do not see it (one query)."""
    wanted = dict.fromkeys(cases)
    rows: dict[tuple[str, str], list[TakesPart]] = {}
    for row in TakesPart.objects.filter(case__in=list(wanted)):
        rows.setdefault((row.case, row.organisation), []).append(row)
    found: dict[str, list[Seat]] = {}
    for case in wanted:
        for organisation, function in seats:
            own = [
                one for one in rows.get((case, organisation), ()) if one.function in ("", function)
            ]
            if not any(parts_for(sees(function), "", one.part) for one in own):
                waits_for = next((one.ground for one in own if one.part == WAITS), "")
                found.setdefault(case, []).append(Seat(organisation, function, waits_for))
    return found


def taking_part_in(case: str) -> list[TakingPart]:
    """The organisations that take part in a case, each once, by name (two queries)."""
    rows = list(TakesPart.objects.filter(case=case, function="").order_by("id"))
    names = organisation_names(row.organisation for row in rows)
    found = [
        TakingPart(row.organisation, names.get(row.organisation, ""), row.part, row.ground)
        for row in rows
    ]
    return sorted(found, key=lambda one: one.name)
