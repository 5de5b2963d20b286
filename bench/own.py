"""Our own side: the full task, the easier task, and one threshold changed."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import numpy as np

from bench.task import SIGNALS, FirstDays
from kantelpunt.absence.register import Register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import SignalFindings
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion, read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf
from kantelpunt.protocol.signal_rules import Rearm
from kantelpunt.protocol.written import Amount

_FILE = Path(__file__).parents[1] / "policy" / "protocols" / "landelijk" / "2009-08-01.yaml"


def landelijk() -> ProtocolVersion:
    """The statutory base as it is shipped."""
    text = _FILE.read_text(encoding="utf-8")
    return read_protocol(text, file=_FILE.name, first=date.fromisoformat(_FILE.stem))


def full_task(version: ProtocolVersion) -> Assignment:
    """All firings, with rearm and waiting."""
    return Assignment(ProtocolShelf.of([version]), version.id)


def easier_task(version: ProtocolVersion) -> Assignment:
    """Once a school year, without waiting: the first day on which the condition holds."""
    once = {"rearm": Rearm.SCHOOL_YEAR, "at_most_every": None}
    return full_task(_with(version, [signal.model_copy(update=once) for signal in _of(version)]))


def other_threshold(version: ProtocolVersion, reaches: int) -> Assignment:
    """`zestien-uur` at another number of hours."""
    changed = {"reaches": Amount(Fraction(reaches), is_percentage=False)}
    signals = [
        signal.model_copy(update=changed) if signal.id == SIGNALS[0] else signal
        for signal in _of(version)
    ]
    return full_task(_with(version, signals))


def _of(version: ProtocolVersion) -> Sequence[Signal]:
    return version.protocol.signals


def _with(version: ProtocolVersion, signals: Sequence[Signal]) -> ProtocolVersion:
    protocol = version.protocol.model_copy(update={"signals": tuple(signals)})
    return ProtocolVersion(protocol, version.first, version.file, version.content_hash)


def first_firings(register: Register, findings: Sequence[SignalFindings]) -> FirstDays:
    """Per pupil and signal the day of the first firing."""
    signal, pupil, day = [], [], []
    for found in findings:
        own, first = np.unique(found.pupil, return_index=True)
        signal.append(np.full(len(own), SIGNALS.index(found.rule.signal)))
        pupil.append(own)
        day.append(register.lines.day[found.fired[first]])
    return FirstDays.of(np.concatenate(signal), np.concatenate(pupil), np.concatenate(day))
