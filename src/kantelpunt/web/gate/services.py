"""Writes who takes part in a case: each time that its events are kept, or it comes on a table."""

from collections.abc import Iterable
from dataclasses import dataclass

from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.gate.parts import TABLE


@dataclass(frozen=True)
class Row:
    """An organisation takes part in a case; see `TakesPart`."""

    organisation: str
    part: str
    ground: str = ""
    function: str = ""


def take_part(case: str, pupil: str, rows: Iterable[Row]) -> None:
    """These organisations take part by the case itself from now on, and no others.

    Who sees it because it was put before a table goes on seeing it.
    """
    wanted = {(one.organisation, one.function): one for one in rows}
    for row in TakesPart.objects.filter(case=case, meeting=""):
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


@dataclass(frozen=True)
class AtTable:
    """A function at a table before which a case is put."""

    case: str
    pupil: str
    organisation: str
    function: str


def put_before(meeting: str, rows: Iterable[AtTable]) -> None:
    """At the table of a meeting these functions see these cases from now on, and no others."""
    wanted = {(one.case, one.organisation, one.function): one for one in rows}
    for row in TakesPart.objects.filter(meeting=meeting):
        if wanted.pop((row.case, row.organisation, row.function), None) is None:
            row.delete()
    TakesPart.objects.bulk_create(
        TakesPart(
            case=one.case,
            pupil=one.pupil,
            organisation=one.organisation,
            function=one.function,
            part=TABLE,
            meeting=meeting,
        )
        for one in wanted.values()
    )


def off_all_tables(case: str) -> None:
    """A case is before no table any more, as when it is closed."""
    TakesPart.objects.filter(case=case).exclude(meeting="").delete()
