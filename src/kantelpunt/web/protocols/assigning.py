"""Which protocol a school or sector works by from which day: told, and taken back in time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.protocols.models import Assigned
from kantelpunt.web.protocols.selectors import shelf
from kantelpunt.web.protocols.services import assign


@dataclass(frozen=True)
class AssignedRow:
    """A school, or all schools of a sector, by a protocol from a day on.

    Attributes:
        school: code; empty for a sector.
        confirmed_on: the day on which the boards confirmed it; None while nobody told it.
        replaced_on: the day on which another one begins for the same; None while none does.
    """

    id: int
    school: str
    sector: Sector | None
    protocol: str
    first: date
    confirmed_on: date | None = None
    replaced_on: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether cases that are opened on a day go by this row."""
        return self.first <= day and (self.replaced_on is None or day < self.replaced_on)


def assigned_rows() -> list[AssignedRow]:
    """Every row, the one that begins last first."""
    rows = list(Assigned.objects.order_by("first", "id"))
    found = []
    for place, one in enumerate(rows):
        later = (
            each.first
            for each in rows[place + 1 :]
            if (each.school, each.sector) == (one.school, one.sector)
        )
        sector = Sector(one.sector) if one.sector else None
        found.append(
            AssignedRow(
                one.pk,
                one.school,
                sector,
                one.protocol,
                one.first,
                one.confirmed_on,
                next(later, None),
            )
        )
    return found[::-1]


def assigned_row(key: int) -> AssignedRow | None:
    """One row; None when there is none."""
    return next((one for one in assigned_rows() if one.id == key), None)


@transaction.atomic
def assign_from(protocol: str, first: date, sector: Sector, school: str = "") -> None:
    """A school, or all schools of a sector, work by a protocol from a day on.

    Running cases are not touched: they finish the version on which they run (CM-14).

    Args:
        protocol: id.
        first: from which day on; cases that are opened from then on run on it.
        sector: of the schools, or of the one school.
        school: code of the one school; empty for the sector.

    Raises:
        UnknownProtocol: when there is no such protocol.
        InputRefused: with everything that is wrong.
    """
    problems = [
        *_not_in_force(protocol, first),
        *_other_sector(protocol, sector),
        *_same_day(first, sector, school),
    ]
    if problems:
        raise InputRefused(problems)
    assign(protocol, first, school=school, sector=None if school else sector)


def _not_in_force(protocol: str, first: date) -> Iterator[Problem]:
    if shelf().in_force(protocol, first) is None:
        begins = written_day(shelf().of_protocol(protocol)[0].first)
        yield Problem(
            "not-in-force",
            Text(
                f"Dit protocol geldt pas vanaf {begins.nl}. Kies die dag of een latere.",
                f"This protocol holds from {begins.en} on. Choose that day or a later one.",
            ),
        )


def _other_sector(protocol: str, sector: Sector) -> Iterator[Problem]:
    latest = shelf().of_protocol(protocol)[-1].protocol
    if sector not in latest.sector:
        known = ", ".join(one.upper() for one in latest.sector)
        yield Problem(
            "other-sector",
            Text(
                f"Dit protocol is voor {known}. Kies een ander protocol, of een school daarvan.",
                f"This protocol is for {known}. Choose another one, or a school of these.",
            ),
        )


def _same_day(first: date, sector: Sector, school: str) -> Iterator[Problem]:
    there = {"school": school, "sector": "" if school else sector.value}
    if Assigned.objects.filter(first=first, **there).exists():
        yield Problem(
            "same-day",
            Text(
                "Op deze dag begint hier al een protocol. Haal dat eerst weg, of kies een andere "
                "dag.",
                "A protocol begins here on this day already. Take it back first, or choose "
                "another day.",
            ),
        )


@transaction.atomic
def take_back(key: int, today: date) -> None:
    """A row that has not begun no longer counts.

    Raises:
        InputRefused: when it has begun: what held stays written down.
    """
    if Assigned.objects.filter(id=key, first__lte=today).exists():
        told = Text(
            "Deze regel geldt al en blijft staan. Laat een ander protocol beginnen.",
            "This row holds already, and stays. Let another protocol begin.",
        )
        raise InputRefused([Problem("begun", told)])
    Assigned.objects.filter(id=key).delete()


def confirm(key: int, day: date | None, today: date) -> None:
    """The boards confirmed a protocol on a day; without one: that is not known.

    Raises:
        InputRefused: for a day that is still to come.
    """
    if day and day > today:
        told = Text("Deze dag moet nog komen.", "This day is still to come.")
        raise InputRefused([Problem("still-to-come", told)])
    Assigned.objects.filter(id=key).update(confirmed_on=day)


def confirmed_on(protocol: str) -> list[date]:
    """The days on which boards confirmed a protocol, each once, in order."""
    rows = Assigned.objects.filter(protocol=protocol, confirmed_on__isnull=False)
    return sorted({one.confirmed_on for one in rows if one.confirmed_on})
