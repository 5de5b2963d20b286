"""The small tables of a region, which all its blocks share."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kantelpunt.absence.entities import (
    CalendarRow,
    ProtocolRow,
    ReasonRow,
    ScheduleRow,
    School,
    SubmissionRow,
)
from kantelpunt.absence.region import Region


@dataclass(frozen=True)
class SmallTables:
    """The tables that do not hold pupils; see `Region`."""

    schools: tuple[School, ...]
    reasons: tuple[ReasonRow, ...]
    schedule: tuple[ScheduleRow, ...]
    calendar: tuple[CalendarRow, ...]
    protocols: tuple[ProtocolRow, ...] | None
    submissions: tuple[SubmissionRow, ...] | None

    @classmethod
    def of(cls, region: Region) -> "SmallTables":
        """Those of a region."""
        return cls(
            region.schools,
            region.reasons,
            region.schedule,
            region.calendar,
            region.protocols,
            region.submissions,
        )


def blocks_of_one(blocks: Iterable[Region]) -> Iterator[tuple[SmallTables, Region]]:
    """The blocks of one region, each with the small tables that they share.

    Raises:
        ValueError: when a block has other small tables, or there is no block at all.
    """
    shared: SmallTables | None = None
    for block in blocks:
        own = SmallTables.of(block)
        if shared is not None and own != shared:
            raise ValueError("blocks of one region have the same schools, reasons and calendars")
        shared = shared or own
        yield shared, block
    if shared is None:
        raise ValueError("a region has at least one block")
