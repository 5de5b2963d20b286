"""Arbitration and the judicial way."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.events.recorded import Occurrence


@dataclass(frozen=True, slots=True)
class ArbitrationAsked(Occurrence):
    """It was asked to let someone outside decide."""

    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArbitrationAgreed(Occurrence):
    """Someone accepts arbitration."""

    by: str


@dataclass(frozen=True, slots=True)
class ArbitrationRefused(Occurrence):
    """Someone does not accept arbitration."""

    by: str


@dataclass(frozen=True, slots=True)
class ArbitrationDecided(Occurrence):
    """There is a ruling.

    Attributes:
        accepted_by: who accept it.
        ruling: hash of the text.
    """

    accepted_by: tuple[str, ...]
    ruling: str | None = None


@dataclass(frozen=True, slots=True)
class ProcesVerbaalMade(Occurrence):
    """An attendance officer made a proces-verbaal.

    Attributes:
        received_on: the day on which the OM received it.
    """

    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class HearingPlanned(Occurrence):
    """A hearing was planned: by the public prosecutor, or before the cantonal judge."""

    court: str
    on: date


@dataclass(frozen=True, slots=True)
class HearingHeld(Occurrence):
    """A hearing was held."""

    court: str
    outcome: str
