"""What passes from detection to casework: a signal that fired, a warning that stands."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kantelpunt.protocol.signal_rules import SignalRule


@dataclass(frozen=True)
class Firing:
    """A signal that fired.

    Attributes:
        school: the pupil's school on the day of firing.
        fired_on: the lesson day at whose end it fired.
        reached_on: the first day on which the condition held; earlier only after waiting.
        value: exact; hours, days, spells, times, weeks, or a percentage.
        window_from: day of the first contributing registration.
        counted_from: the first day whose registrations count, after a restart or a change of
            protocol; None when everything in the window counts.
    """

    pupil: str
    school: str
    rule: SignalRule
    fired_on: date
    reached_on: date
    value: Fraction
    window_from: date
    counted_from: date | None = None


@dataclass(frozen=True)
class Warning:  # noqa: A001 - the specification's word; nothing here uses the builtin
    """A threshold that is near on the last day looked at.

    Attributes:
        since: the first lesson day on which the value was that near, without a break.
        value: on the last day that was judged.
    """

    pupil: str
    rule: SignalRule
    since: date
    value: Fraction
