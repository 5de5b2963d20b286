"""What a protocol brought about in a region in a school year: counts, and nobody's name."""

from collections.abc import Mapping
from dataclasses import dataclass

from kantelpunt.absence.columns import Int64s

LENGTHS = (7, 14, 28, 56, 91, 182)
"""Bounds in days between the lengths of periods of absence that are told apart."""


@dataclass(frozen=True, eq=False)
class Work:
    """The work of one role, per week.

    Attributes:
        tasks_set, tasks_done: tasks that were asked, and done.
        tasks_late: tasks of which the last day passed undone, by the week in which they were set.
        decisions, reports: taken, and sent.
    """

    tasks_set: Int64s
    tasks_done: Int64s
    tasks_late: Int64s
    decisions: Int64s
    reports: Int64s


@dataclass(frozen=True)
class Length:
    """How many periods of absence are of a length.

    Attributes:
        from_, below: in days; None: no end.
        cases: periods of that length; one that goes on counts up to the end of the year.
    """

    from_: int
    below: int | None
    cases: int


@dataclass(frozen=True)
class Lengths:
    """How long periods of absence lasted, of some cases.

    Attributes:
        lengths: by length.
        over_three_months: periods that lasted over three months.
        judged: periods of which that can be told, since their three months ended in the year.
    """

    lengths: tuple[Length, ...]
    over_three_months: int
    judged: int


@dataclass(frozen=True)
class Stay:
    """How a step or situation was used: how often entered, and the median of days in it."""

    entered: int
    left: int
    days: float | None


@dataclass(frozen=True, eq=False)
class Outcome:
    """What came of a protocol.

    Attributes:
        protocol: id of the version.
        weeks: ISO weeks of the school year, such as 2025-W36.
        signals: per signal its firings per week.
        children: per signal how many children had it.
        cases: cases opened per week.
        whole: the work of all together; what several roles do counts once.
        works: per role its work.
        meetings: per body of several people, cases spoken of per week.
        ended: cases by how they ended; `open` for those that did not.
        all_lengths: of the periods of absence of all cases.
        home_lengths: of children at home: cases that came to the rung of solution or further,
            and those of children without a school.
        stays: per step or situation.
    """

    protocol: str
    weeks: tuple[str, ...]
    signals: Mapping[str, Int64s]
    children: Mapping[str, int]
    cases: Int64s
    whole: Work
    works: Mapping[str, Work]
    meetings: Mapping[str, Int64s]
    ended: Mapping[str, int]
    all_lengths: Lengths
    home_lengths: Lengths
    stays: Mapping[str, Stay]
