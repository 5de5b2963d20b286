"""What a signal measures and when it fires: the part of a protocol that detection runs."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.foundation.register_terms import Category, Sector


class Measure(StrEnum):
    """What is counted on a lesson day (docs/reference/detection.md, "Measures")."""

    LESSON_HOURS = "lesson_hours"
    DAYS = "days"
    SPELLS = "spells"
    TIMES = "times"
    CONSECUTIVE_DAYS = "consecutive_days"
    CONSECUTIVE_WEEKS = "consecutive_weeks"
    SHARE = "share"
    CONSECUTIVE_TIME = "consecutive_time"
    NOT_ENROLLED = "not_enrolled"
    EXEMPT = "exempt"

    @property
    def is_run(self) -> bool:
        """Whether it measures the run of absent days that goes on, and so has no window."""
        return self in (
            Measure.CONSECUTIVE_DAYS,
            Measure.CONSECUTIVE_WEEKS,
            Measure.CONSECUTIVE_TIME,
        )

    @property
    def is_absence(self) -> bool:
        """Whether it counts registrations of absence, on lesson days; else it counts days."""
        return self not in (Measure.NOT_ENROLLED, Measure.EXEMPT)

    @property
    def is_time(self) -> bool:
        """Whether its value is a length of calendar time, and its threshold a term."""
        return self is Measure.CONSECUTIVE_TIME or not self.is_absence

    @property
    def judges_days(self) -> bool:
        """Whether it must say which days are absent: whole days, or any part."""
        return self.is_run or self is Measure.DAYS


class DayAbsent(StrEnum):
    """When a day counts as absent."""

    WHOLE_DAY = "whole_day"
    ANY_PART = "any_part"


class WindowUnit(StrEnum):
    """In what the length of a window is counted."""

    LESSON_WEEKS = "lesson_weeks"
    WEEKS = "weeks"
    SCHOOL_DAYS = "school_days"
    SCHOOL_YEAR = "school_year"


class Comparison(StrEnum):
    """Whether the threshold itself counts: `reaches` is x and more, `exceeds` more than x."""

    REACHES = "reaches"
    EXCEEDS = "exceeds"


class LegalStatus(StrEnum):
    """What the law asks of a child on a day (Leerplichtwet 1969, art. 3, 4a, 4b)."""

    COMPULSORY = "compulsory"
    QUALIFICATION = "qualification"
    NEITHER = "neither"


class AverageOf(StrEnum):
    """Of which pupils an average is taken."""

    SCHOOL = "school"
    REGION = "region"


class AverageAmong(StrEnum):
    """Who of them are counted: all, or those with a value above 0 on the day."""

    ALL = "all"
    ABSENT = "absent"


class Rearm(StrEnum):
    """When a signal that fired may fire again."""

    WHEN_BELOW = "when_below"
    RESTART = "restart"
    SCHOOL_YEAR = "school_year"


@dataclass(frozen=True)
class Window:
    """The stretch of time, ending on the day itself, in which is counted."""

    length: int
    unit: WindowUnit

    def __str__(self) -> str:
        if self.unit is WindowUnit.SCHOOL_YEAR:
            return "school_year"
        return f"{self.length} {self.unit}"


@dataclass(frozen=True)
class RecordFilter:
    """Which registrations count; None leaves that side free.

    `late` is in a filter like any other category, but adds to `times` only.
    """

    categories: frozenset[Category] | None = None
    authorised: bool | None = None

    def lets_through(self, category: Category, *, authorised: bool) -> bool:
        """Whether a registration of this kind counts."""
        return (self.categories is None or category in self.categories) and (
            self.authorised is None or authorised == self.authorised
        )


@dataclass(frozen=True)
class Average:
    """A threshold that is the average of a stated group on the day itself."""

    of: AverageOf
    among: AverageAmong = AverageAmong.ALL


@dataclass(frozen=True)
class Limits:
    """For whom a signal is meant, on the day that is judged; empty or None leaves it free.

    Attributes:
        status: the legal statuses of which one must hold.
        age_from: least age in whole years.
        age_under: age in whole years that may not be reached.
        sectors: sectors of the school of the day.
    """

    status: frozenset[LegalStatus] = frozenset()
    age_from: int | None = None
    age_under: int | None = None
    sectors: frozenset[Sector] = frozenset()

    @property
    def are_set(self) -> bool:
        """Whether it is meant for some only."""
        return self != Limits()


@dataclass(frozen=True)
class Bound:
    """An upper bound: the condition is false above it.

    Attributes:
        number: exact; for a share a percentage.
        itself: whether the bound itself still counts (`up_to`) or not (`below`).
        unit: days, weeks or months, for a length of calendar time; else None.
    """

    number: Fraction
    itself: bool
    unit: TermUnit | None = None


@dataclass(frozen=True)
class SignalRule:
    """The definition of a signal: two equal rules count alike.

    Attributes:
        signal: the id of the signal in its protocol.
        threshold: exact; for a share a percentage (50 for 50%); 0 where `average` is given.
        unit: days, weeks or months, for a threshold in calendar time; else None.
        average: the threshold is this average, or None.
        bound: the upper bound, or None.
        unless: signals whose condition, where it holds on the day, makes this one's false.
        only: for whom it is meant.
        articles: for `exempt`, the articles of the exemptions that count; empty: all.
        at_most_every: least number of calendar days between two firings, or None.
        warn_at: the share of the threshold from which a warning stands, such as 3/4, or None.
    """

    signal: str
    measure: Measure
    day_absent: DayAbsent | None
    of: RecordFilter
    window: Window | None
    comparison: Comparison
    threshold: Fraction
    rearm: Rearm
    at_most_every: int | None = None
    warn_at: Fraction | None = None
    unit: TermUnit | None = None
    average: Average | None = None
    bound: Bound | None = None
    unless: tuple[str, ...] = ()
    only: Limits = Limits()
    articles: frozenset[str] = frozenset()

    def holds(self, value: Fraction) -> bool:
        """Whether a value meets the threshold."""
        if self.comparison is Comparison.REACHES:
            return value >= self.threshold
        return value > self.threshold

    def warns(self, value: Fraction) -> bool:
        """Whether a value is at least the declared share of the threshold."""
        return self.warn_at is not None and value >= self.warn_at * self.threshold

    def counts_like(self, other: "SignalRule") -> bool:
        """Whether counts may go on from the other rule: all but the warning is equal."""
        return _counted(self) == _counted(other)


def _counted(rule: SignalRule) -> tuple[object, ...]:
    return (
        rule.signal,
        rule.measure,
        rule.day_absent,
        rule.of,
        rule.window,
        rule.comparison,
        rule.threshold,
        rule.rearm,
        rule.at_most_every,
        rule.unit,
        rule.average,
        rule.bound,
        rule.unless,
        rule.only,
        rule.articles,
    )
