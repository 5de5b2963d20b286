"""What people judge: facts of the protocol, hope, the rung of the ladder, the four factors."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.protocol.model.steps import Rung


@dataclass(frozen=True, slots=True)
class FactJudged(Occurrence):
    """A question of the protocol was answered.

    Attributes:
        fact: id of the fact.
        true: the answer.
        grounds: on what it rests, in codes or a few words without names.
    """

    fact: str
    true: bool = True
    grounds: str = ""


@dataclass(frozen=True, slots=True)
class HopeRecorded(Occurrence):
    """There is substantiated hope, so that a term may pass.

    Attributes:
        fact: id of the fact that the protocol calls so.
        grounds: on what it rests.
        until: the last day on which it holds.
    """

    fact: str
    grounds: str
    until: date


@dataclass(frozen=True, slots=True)
class FactLapsed(Occurrence):
    """An answer no longer holds, since its time is over."""

    by_itself: ClassVar[bool] = True
    fact: str
    until: date


@dataclass(frozen=True, slots=True)
class RungSet(Occurrence):
    """On which rung of the common ladder the case stands, as someone judges it."""

    rung: Rung


@dataclass(frozen=True, slots=True)
class FactorsJudged(Occurrence):
    """The four factors were judged: child, home, school, and those around.

    Attributes:
        factors: pairs of a factor and what is at stake, in codes.
    """

    factors: tuple[tuple[str, str], ...]
