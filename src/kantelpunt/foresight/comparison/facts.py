"""What a comparison holds: one value, from which every picture, table and text is made."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foresight.comparison.leads import LeadSort
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language


@dataclass(frozen=True)
class Row:
    """A step of one protocol, or a part of it that has a term of its own.

    Attributes:
        stage: the id of the step or situation; empty where no step has begun yet.
        name: how people call it.
        part: the task or decision in it whose term this is, or empty.
        rung: the rung of the common ladder; empty for a situation.
        leader: who leads, by name.
        lead: the same in full: who leads beside, and who leads instead and when.
        sort: the sort of party that leads.
        term: how long, in words; empty where there is nothing to say.
        since: from when the term counts, in words; empty where there is nothing to say.
        short: the term in so few words that it fits beside a bar.
        source: where it stands in which text.
        from_: the first day in it; None where it has no date.
        until: the last day in it; None where the text gives none.
        tips_on: the day on which the case is in the next step by time alone; None where people
            decide, or nothing follows.
    """

    stage: str
    name: str
    part: str
    rung: str
    leader: str
    lead: str
    sort: LeadSort
    term: str
    since: str
    short: str
    source: str
    from_: date | None = None
    until: date | None = None
    tips_on: date | None = None

    @property
    def title(self) -> str:
        """The name, and the part where it is one."""
        return f"{self.name}: {self.part}" if self.part else self.name

    @property
    def is_open(self) -> bool:
        """Whether it begins on a known day and ends on none."""
        return self.from_ is not None and self.until is None


@dataclass(frozen=True)
class Promised:
    """What a protocol promises to every child.

    Attributes:
        length: how long at most, in words.
        until: the last day of it; None where it has no date.
    """

    name: str
    length: str
    until: date | None


@dataclass(frozen=True)
class Lane:
    """One protocol on the time axis.

    Attributes:
        rows: the longest way that the text allows, in order, each with its first day.
        later: the steps that follow where a date lacks, in order.
        others: the steps and situations beside that way.
        promises: what it promises.
        remarks: why there are no rows, why the dates end, and what would lengthen them.
    """

    protocol: str
    title: str
    rows: tuple[Row, ...]
    later: tuple[Row, ...]
    others: tuple[Row, ...]
    promises: tuple[Promised, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Vacation:
    """A school vacation; first and last day both count."""

    name: str
    first: date
    last: date


@dataclass(frozen=True)
class Comparison:
    """Protocols on one time axis.

    Attributes:
        start: the first day of absence.
        three_months: the last day of the national three months.
        last: the last day on the axis.
    """

    start: date
    three_months: date
    last: date
    region: HolidayRegion
    sector: Sector
    vacations: tuple[Vacation, ...]
    lanes: tuple[Lane, ...]
    language: Language

    @property
    def sorts(self) -> tuple[LeadSort, ...]:
        """The sorts of leads among the bars, in a fixed order."""
        found = {row.sort for lane in self.lanes for row in lane.rows}
        return tuple(sort for sort in LeadSort if sort in found)

    def own_promises(self, lane: Lane) -> tuple[Promised, ...]:
        """The promises of a protocol that end on another day than the national three months."""
        return tuple(one for one in lane.promises if one.until not in (None, self.three_months))
