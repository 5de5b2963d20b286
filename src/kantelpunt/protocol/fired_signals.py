"""What passes from detection to casework: a signal that fired, a warning that stands, and why."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kantelpunt.foundation.errors import Place
from kantelpunt.foundation.register_terms import Category
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import SignalRule


@dataclass(frozen=True)
class Firing:
    """A signal that fired.

    Attributes:
        school: the pupil's school on the day of firing; empty for a signal that counts no absence.
        fired_on: the day at whose end it fired.
        reached_on: the first day on which the condition held; earlier only after waiting.
        value: exact; hours, days, spells, times, weeks, or a percentage.
        window_from: day of the first contributing registration, or the first day that counts.
        counted_from: the first day whose registrations count, after a restart or a change of
            protocol; None when everything in the window counts.
        average: what it was held against, where the threshold is an average; else None.
    """

    pupil: str
    school: str
    rule: SignalRule
    fired_on: date
    reached_on: date
    value: Fraction
    window_from: date
    counted_from: date | None = None
    average: Fraction | None = None

    @property
    def threshold(self) -> Fraction:
        """What the value is held against, in the unit of the rule."""
        return self.rule.threshold if self.average is None else self.average


@dataclass(frozen=True)
class StandingWarning:
    """A threshold that is near on the last day looked at.

    Attributes:
        since: the first lesson day on which the value was that near, without a break.
        value: on the last day that was judged.
    """

    pupil: str
    rule: SignalRule
    since: date
    value: Fraction


@dataclass(frozen=True)
class CountedRecord:
    """A registration that contributed.

    Attributes:
        lesson: a lesson number, `am`, `pm`, or empty.
        minutes: for which it counts before the day's cap, exact.
        whole: whether it tells no minutes of its own: the whole lesson, part of the day or day.
        line: its line in `absences.csv`.
    """

    day: date
    lesson: str
    minutes: Fraction
    whole: bool
    reason: str
    category: Category
    authorised: bool
    line: int


@dataclass(frozen=True)
class Receipt:
    """Why a signal fired: all that is needed to check it by hand.

    Attributes:
        version: the protocol version that was in force, with its content hash.
        opens: the first lesson day of the window.
        lesson_days: lesson days in the window.
        unknown_days: of those, days that the school has not handed in.
        in_lessons: whether the pupil's school counts lessons, not clock hours.
        averaged: of how many pupils the average is, where the threshold is one; else None.
        places: rows of other files on which a signal that counts no absence rests.
    """

    firing: Firing
    version: ProtocolVersion
    records: tuple[CountedRecord, ...]
    opens: date
    lesson_days: int
    unknown_days: int
    in_lessons: bool
    averaged: int | None = None
    places: tuple[Place, ...] = ()
