"""The course of a case: opening, steps, tipping points, closing."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foundation.register_terms import Sector


class OpenedBy(StrEnum):
    """Why a case was opened."""

    SIGNAL = "signal"
    CONCERN = "concern"
    TRANSFER = "transfer"


class ClosedBecause(StrEnum):
    """Why a case was closed."""

    RESTORED = "restored"
    PLACED = "placed"
    EXEMPT = "exempt"
    REFERRED = "referred"
    MOVED = "moved"
    NO_LONGER_OF_SCHOOL_AGE = "no_longer_of_school_age"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Opened(Occurrence):
    """A case was opened.

    Attributes:
        because: a signal, a person's concern, or a transfer from primary to secondary school.
        pupil: an opaque id.
        sector: of the pupil's school; which steps there are depends on it.
        first_day: the first day of this period of absence, as a person names it.
        born: the pupil's birth date, on which it depends who consents.
        earlier: the earlier case of this pupil, when there was one.
    """

    because: OpenedBy
    pupil: str
    sector: Sector
    first_day: date | None = None
    born: date | None = None
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class AbsenceBegun(Occurrence):
    """Someone names the first day of this period of absence; it goes before what signals tell."""

    first_day: date


@dataclass(frozen=True, slots=True)
class SignalAttached(Occurrence):
    """A signal was joined to the case.

    Attributes:
        signal: id of the signal in the protocol.
        fired_on: the day on which it fired.
        first_day: the earliest day that contributed to it.
    """

    signal: str
    fired_on: date
    first_day: date


@dataclass(frozen=True, slots=True)
class SignalWithdrawn(Occurrence):
    """A signal no longer holds, since registrations were put right."""

    signal: str
    fired_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class StepAsked(Occurrence):
    """Someone who may ask for a step or situation asked for it."""

    step: str


@dataclass(frozen=True, slots=True)
class StepEntered(Occurrence):
    """The case came into a step or situation, otherwise than from another step.

    Attributes:
        step: the step or situation.
        rule: the place in the protocol that says so.
    """

    by_itself: ClassVar[bool] = True
    step: str
    rule: str


@dataclass(frozen=True, slots=True)
class StepLeft(Occurrence):
    """The case went out of a step or situation, otherwise than to the next step.

    Attributes:
        step: the step or situation.
        rule: the place in the protocol that says so.
    """

    by_itself: ClassVar[bool] = True
    step: str
    rule: str


@dataclass(frozen=True, slots=True)
class DeadlinePassed(Occurrence):
    """A term passed and the case stayed where it is, which is told once.

    A term of which the passing leads to another step is told by `Escalated`.

    Attributes:
        timer: the place in the protocol that sets the term, or `task ID` for an agreed task.
        due: its last day.
        whose: the role that had to act.
    """

    by_itself: ClassVar[bool] = True
    timer: str
    due: date
    whose: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Escalated(Occurrence):
    """The case went from one step on to the next: it left the first and entered the second.

    Attributes:
        from_step: the step that did not help.
        to_step: the step that follows.
        rule: the place in the protocol that says so.
        due: the last day of the term that passed; None when it went earlier.
        whose: the role whose term it was.
        earlier: the condition for which it went earlier, or `stagnation`.
    """

    by_itself: ClassVar[bool] = True
    from_step: str
    to_step: str
    rule: str
    due: date | None = None
    whose: tuple[str, ...] = ()
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class EscalationDecided(Occurrence):
    """People decided that the case goes on to the next step."""

    from_step: str
    to_step: str


@dataclass(frozen=True, slots=True)
class StagnationRecognised(Occurrence):
    """Someone saw that the step will not help, before its term passed.

    Attributes:
        step: the step that stagnates.
        grounds: why, in codes or a few words without names.
        expected: whether it is expected, and has not come yet.
    """

    step: str
    grounds: str
    expected: bool = False


@dataclass(frozen=True, slots=True)
class AttendanceRestored(Occurrence):
    """The child goes to school again: this period of absence has ended."""

    on: date


@dataclass(frozen=True, slots=True)
class Closed(Occurrence):
    """The case was closed.

    Attributes:
        because: why.
        rule: the exit of the protocol that was taken; None when a person closed it.
    """

    because: ClosedBecause
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluated(Occurrence):
    """What was learned from the case was written down.

    Attributes:
        lesson: hash of the text, which stands apart.
    """

    lesson: str


@dataclass(frozen=True, slots=True)
class StepEvaluated(Occurrence):
    """What was learned in a step that was left was written down.

    Attributes:
        lesson: hash of the text, which stands apart.
    """

    step: str
    lesson: str


@dataclass(frozen=True, slots=True)
class Reopened(Occurrence):
    """The case was opened again.

    Attributes:
        reason: why.
        step: the step in which it goes on; None for the one it was in.
        first_day: the first day of the new period of absence.
    """

    reason: str
    first_day: date
    step: str | None = None


@dataclass(frozen=True, slots=True)
class MovedToVersion(Occurrence):
    """The case runs on another version of the protocol from now on.

    Attributes:
        version: as `id@date`.
        steps: per step it was in, the step of the new version, in pairs.
    """

    version: str
    steps: tuple[tuple[str, str], ...]
