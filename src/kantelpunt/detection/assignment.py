"""Which protocol judges which school on which day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from kantelpunt.absence.entities import ProtocolRow, School
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.shelf import ProtocolShelf


@dataclass(frozen=True)
class Assignment:
    """One protocol for all, or the rows of `protocols.csv`.

    Attributes:
        everywhere: the id of the protocol that judges every school every day, or None.
        rows: otherwise who works by what from when; a school goes before its sector.
    """

    shelf: ProtocolShelf
    everywhere: str | None = None
    rows: tuple[ProtocolRow, ...] = field(default=())

    def protocol_on(self, school: School, day: date) -> str | None:
        """The id of the protocol in force for a school on a day; None when there is none."""
        if self.everywhere is not None:
            return self.everywhere
        for own in (True, False):
            begun = [
                row
                for row in self.rows
                if row.first <= day
                and (row.school == school.school if own else row.sector is school.sector)
            ]
            if begun:
                latest = max(row.first for row in begun)
                return [row for row in begun if row.first == latest][-1].protocol
        return None

    def version_on(self, school: School, day: date) -> ProtocolVersion | None:
        """The protocol version that judges a school on a day; None when there is none."""
        protocol = self.protocol_on(school, day)
        return None if protocol is None else self.shelf.in_force(protocol, day)

    def changes(
        self, school: School, first: date, last: date
    ) -> Mapping[date, ProtocolVersion | None]:
        """From which day on which version judges a school, within a stretch of days."""
        days = {first} | {row.first for row in self.rows}
        days |= {version.first for version in self.shelf.versions}
        found: dict[date, ProtocolVersion | None] = {}
        before: object = self
        for day in sorted(day for day in days if first <= day <= last):
            version = self.version_on(school, day)
            if version is not before:
                found[day] = version
            before = version
        return found
