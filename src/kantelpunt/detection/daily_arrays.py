"""What the day-by-day pass is given besides the arrays of the jumping one."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Coded, Int32s, Int64s, QualificationTable
from kantelpunt.absence.entities import School
from kantelpunt.absence.legal_status import NEVER, birthdays, duties, ends_the_duty, lengths
from kantelpunt.calendar.lesson_days import DAYS_A_WEEK
from kantelpunt.calendar.terms import TermUnit
from kantelpunt.protocol.signal_rules import LegalStatus, Limits, SignalRule

_PHASES = (
    LegalStatus.NEITHER,
    LegalStatus.COMPULSORY,
    LegalStatus.QUALIFICATION,
    LegalStatus.NEITHER,
)
NOTHING = np.zeros(0, dtype=np.int64)


class Extra(NamedTuple):
    """A rule's threshold and bound as far as they are more than one number.

    Attributes:
        limits: per lesson day the days that a threshold in months takes from there; empty for
            any other threshold.
        averages: per lesson day the highest value that is not above the average; empty where the
            threshold is no average.
        bounded: whether there is an upper bound.
        bound_over, bound_under, bound_itself: the upper bound, and whether it still counts.
        bound_limits: as `limits`, for the upper bound.
    """

    limits: Int64s
    averages: Int64s
    bounded: bool
    bound_over: int
    bound_under: int
    bound_itself: bool
    bound_limits: Int64s


class Meant(NamedTuple):
    """For whom a signal is meant.

    Attributes:
        boundaries: per child the first day of the duty to attend, of the duty to qualify and of
            neither, the first day that it is old enough and the first that it is too old.
        wanted: for before, during either duty, and after, whether it is meant.
        schools: per school whether it is meant.
    """

    boundaries: Int32s
    wanted: NDArray[np.bool_]
    schools: NDArray[np.bool_]


def extra_of(rule: SignalRule, days: Int32s) -> Extra:
    """A rule's threshold and bound, for lesson days with these day numbers; no averages yet."""
    bound = Fraction(0)
    if rule.bound is not None:
        bound = in_days(rule.bound.number, rule.bound.unit)
    return Extra(
        _limits(rule.threshold, rule.unit, days),
        NOTHING,
        rule.bound is not None,
        bound.numerator,
        bound.denominator,
        rule.bound is not None and rule.bound.itself,
        _limits(rule.bound.number, rule.bound.unit, days) if rule.bound else NOTHING,
    )


def in_days(number: Fraction, unit: TermUnit | None) -> Fraction:
    """A threshold as it is compared: weeks are seven days; months differ from day to day."""
    return number * DAYS_A_WEEK if unit is TermUnit.WEEKS else number


def _limits(number: Fraction, unit: TermUnit | None, days: Int32s) -> Int64s:
    if unit is not TermUnit.MONTHS:
        return NOTHING
    different, inverse = np.unique(days, return_inverse=True)
    taken: Int64s = lengths(different.astype(np.int64), int(number))[inverse]
    return taken


def qualified_from(names: dict[str, int], table: QualificationTable | None) -> Int32s:
    """Per child the first day on which a qualification ends the duty to qualify, or NEVER.

    Args:
        names: the children, with their places.
        table: who reached what; None: nobody is known to have reached anything.
    """
    since = np.full(len(names), NEVER, dtype=np.int32)
    if table is None:
        return since
    ends = np.array([ends_the_duty(kind) for kind in table.kind.values], dtype=np.bool_)
    own = places_of(table.pupil, names)
    counts = (own >= 0) & (ends[table.kind.codes] if len(ends) else False)
    np.minimum.at(since, own[counts], table.first[counts])
    return since


def places_of(column: Coded, names: dict[str, int]) -> Int32s:
    """Per row the place of its text among names, or -1."""
    table = np.array([names.get(value, -1) for value in column.values], dtype=np.int32)
    return table[column.codes] if len(table) else np.zeros(0, dtype=np.int32)


def meant_for(limits: Limits, born: Int32s, qualified: Int32s, schools: Sequence[School]) -> Meant:
    """For whom a signal with these limits is meant, among children and schools."""
    parts = duties(born, qualified)
    least, most = np.iinfo(np.int32).min, np.iinfo(np.int32).max
    youngest = np.full(len(born), least, dtype=np.int32)
    oldest = np.full(len(born), most, dtype=np.int32)
    if limits.age_from is not None:
        youngest = birthdays(born, limits.age_from)
    if limits.age_under is not None:
        oldest = birthdays(born, limits.age_under)
    return Meant(
        np.stack([*parts, youngest, oldest], axis=1).astype(np.int32),
        np.array([not limits.status or one in limits.status for one in _PHASES], dtype=np.bool_),
        np.array(
            [not limits.sectors or school.sector in limits.sectors for school in schools],
            dtype=np.bool_,
        ),
    )
