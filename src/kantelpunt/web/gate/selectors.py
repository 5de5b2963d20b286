"""Who takes part in a case, as its page shows it."""

from dataclasses import dataclass

from kantelpunt.web.gate.models import TakesPart
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


def taking_part_in(case: str) -> list[TakingPart]:
    """The organisations that take part in a case, each once, by name (two queries)."""
    rows = list(TakesPart.objects.filter(case=case, function="").order_by("id"))
    names = organisation_names(row.organisation for row in rows)
    found = [
        TakingPart(row.organisation, names.get(row.organisation, ""), row.part, row.ground)
        for row in rows
    ]
    return sorted(found, key=lambda one: one.name)
