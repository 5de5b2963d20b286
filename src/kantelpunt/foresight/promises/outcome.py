"""What becomes of a promise over all start dates: kept, broken, or not in the text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foresight.promises.clock import Days
from kantelpunt.foresight.promises.courses import Course
from kantelpunt.foresight.promises.meanings import part_of
from kantelpunt.foresight.promises.path import Path, path_of


class Holds(StrEnum):
    """Whether a promise is kept."""

    KEPT = "kept"
    BROKEN = "broken"
    NOT_IN_TEXT = "not in the text"


@dataclass(frozen=True)
class Worst:
    """The start date on which least is left of the promised time, or most is lacking.

    Attributes:
        due: the last day of the promise; None when the text does not say.
        days: from the start to the end; without an end, to the first day in the step of which
            the text gives no latest date (0 when no step is opened).
    """

    region: HolidayRegion
    path: Path
    due: date | None

    @property
    def days(self) -> int:
        """How many days lie between the start and the end."""
        last = self.path.end or (self.path.legs[-1].from_ if self.path.legs else self.path.start)
        return (last - self.path.start).days


@dataclass(frozen=True)
class Outcome:
    """A promise over all start dates of all regions.

    Attributes:
        starts: how many start dates there are.
        failing: the start dates on which the last term ends after the promise, per region.
        depends_on: places that the result rests on and that people may change.
        parts: the parts of the protocol that the courses pass, such as `steps.basis`.
    """

    holds: Holds
    starts: int
    failing: Mapping[HolidayRegion, frozenset[date]]
    worst: Worst
    depends_on: tuple[str, ...]
    parts: frozenset[str]

    @property
    def failures(self) -> int:
        """On how many start dates it is broken."""
        return sum(len(days) for days in self.failing.values())


@dataclass(frozen=True)
class Judged:
    """The courses of one region that go the same way, held against a promise.

    Attributes:
        due: the last day of the promise, for each start; None when the text does not say.
    """

    region: HolidayRegion
    course: Course
    due: Days | None

    @property
    def is_dated(self) -> bool:
        """Whether both the course and the promise have a last day."""
        return self.course.end is not None and self.due is not None

    def worst(self) -> tuple[tuple[int, int, int], Worst]:
        """Its worst start date, with what makes it worse than another: the smallest is worst."""
        start, end, due = self.course.walk.start, self.course.end, self.due
        ranks = [
            (int(due[n] - end[n]), int(start[n] - end[n]), int(start[n]))
            if end is not None and due is not None
            else (0, 0, int(start[n]))
            for n in range(len(start))
        ]
        number = ranks.index(min(ranks))
        last = None if due is None else date.fromordinal(int(due[number]))
        return ranks[number], Worst(self.region, path_of(self.course, number), last)


def outcome_of(judged: Sequence[Judged]) -> Outcome:
    """All courses of all regions taken together."""
    failing: dict[HolidayRegion, frozenset[date]] = {}
    for one in judged:
        failing[one.region] = failing.get(one.region, frozenset()) | frozenset(_failing(one))
    holds = Holds.KEPT
    if any(failing.values()):
        holds = Holds.BROKEN
    elif not all(one.is_dated for one in judged):
        holds = Holds.NOT_IN_TEXT
    telling = [one for one in judged if one.is_dated == (holds is not Holds.NOT_IN_TEXT)]
    starts = {(one.region, day) for one in judged for day in one.course.walk.start.tolist()}
    depends_on = [place for one in judged for place in one.course.walk.depends_on]
    return Outcome(
        holds,
        len(starts),
        failing,
        min((one.worst() for one in telling), key=lambda found: found[0])[1],
        tuple(dict.fromkeys(depends_on)),
        frozenset(part for one in judged for part in _parts(one.course)),
    )


def _failing(judged: Judged) -> Iterator[date]:
    end, due = judged.course.end, judged.due
    if end is not None and due is not None:
        for start in judged.course.walk.start[end > due].tolist():
            yield date.fromordinal(start)


def _parts(course: Course) -> Iterator[str]:
    rules = [stretch.rule for stretch in course.walk.stretches]
    stages = [stretch.stage for stretch in course.walk.stretches]
    stops = [course.stop.at] if course.stop else []
    for place in (*rules, *stops, course.walk.opened_by, *course.walk.depends_on):
        yield part_of(place)
    for stage in stages:
        yield f"steps.{stage}"
        yield f"situations.{stage}"
