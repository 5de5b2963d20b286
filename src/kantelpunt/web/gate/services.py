"""Writes who takes part in a case, each time that its events are kept."""

from collections.abc import Iterable
from dataclasses import dataclass

from kantelpunt.web.gate.models import TakesPart


@dataclass(frozen=True)
class Row:
    """An organisation takes part in a case; see `TakesPart`."""

    organisation: str
    part: str
    ground: str = ""
    function: str = ""


def take_part(case: str, pupil: str, rows: Iterable[Row]) -> None:
    """These organisations take part from now on, and no others."""
    wanted = {(one.organisation, one.function): one for one in rows}
    for row in TakesPart.objects.filter(case=case):
        one = wanted.pop((row.organisation, row.function), None)
        if one is None:
            row.delete()
        elif (row.part, row.ground) != (one.part, one.ground):
            row.part, row.ground = one.part, one.ground
            row.save(update_fields=["part", "ground"])
    TakesPart.objects.bulk_create(
        TakesPart(
            case=case,
            pupil=pupil,
            organisation=one.organisation,
            function=one.function,
            part=one.part,
            ground=one.ground,
        )
        for one in wanted.values()
    )
