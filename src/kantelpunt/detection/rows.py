"""Findings as the rows of the signals file: by day of firing, pupil and signal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import Int32s, Int64s, day_of
from kantelpunt.absence.register import Register
from kantelpunt.detection.detect import SignalFindings
from kantelpunt.foundation.numbers import plain
from kantelpunt.protocol.signal_rules import SignalRule

HEADER = (
    "pupil",
    "school",
    "signal",
    "fired_on",
    "reached_on",
    "value",
    "comparison",
    "threshold",
    "window_from",
    "window_until",
)


@dataclass(frozen=True)
class SignalRows:
    """Firings of all signals together, in the order of the signals file.

    Attributes:
        rules: the rules that fired.
        rule: per row its rule.
        finding: per row its place within the findings of its rule.
        pupil: per row the pupil's id; school likewise.
        fired, reached, window_from: day numbers.
        over, under: the value.
    """

    rules: Sequence[SignalRule]
    rule: Int64s
    finding: Int64s
    pupil: Sequence[str]
    school: Sequence[str]
    fired: Int32s
    reached: Int32s
    window_from: Int32s
    over: Int64s
    under: Int64s

    def __len__(self) -> int:
        return len(self.rule)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as texts, in the columns of HEADER."""
        rules = self.rule.tolist()
        fired = _days(self.fired)
        pairs = list(zip(self.over.tolist(), self.under.tolist(), strict=True))
        values = {pair: plain(Fraction(*pair)) for pair in set(pairs)}
        thresholds = [plain(rule.threshold) for rule in self.rules]
        return zip(
            self.pupil,
            self.school,
            [self.rules[rule].signal for rule in rules],
            fired,
            _days(self.reached),
            [values[pair] for pair in pairs],
            [self.rules[rule].comparison.value for rule in rules],
            [thresholds[rule] for rule in rules],
            _days(self.window_from),
            fired,
            strict=True,
        )


def _days(numbers: Int32s) -> list[str]:
    listed = numbers.tolist()
    written = {number: day_of(number).isoformat() for number in set(listed)}
    return [written[number] for number in listed]


def signal_rows(register: Register, findings: Sequence[SignalFindings]) -> SignalRows:
    """Put the findings of all signals in one order."""
    lines, schools = register.lines, [school.school for school in register.region.schools]
    counts = [len(found.pupil) for found in findings]
    rule = np.repeat(np.arange(len(findings)), counts)
    finding = np.concatenate([np.arange(0), *(np.arange(count) for count in counts)])
    pupil = _joined([found.pupil for found in findings])
    fired = lines.day[_joined([found.fired for found in findings])]
    different, row_pupil = np.unique(pupil, return_inverse=True)
    names = [register.pupils[number] for number in different.tolist()]
    signals = [found.rule.signal for found in findings]
    order = np.lexsort((_ranks(signals)[rule], _ranks(names)[row_pupil], fired))
    school = lines.school[_joined([found.fired for found in findings])]
    return SignalRows(
        [found.rule for found in findings],
        rule[order],
        finding[order],
        [register.pupils[number] for number in pupil[order].tolist()],
        [schools[number] for number in school[order].tolist()],
        fired[order],
        lines.day[_joined([found.reached for found in findings])][order],
        lines.day[_joined([found.window_from for found in findings])][order],
        _joined([found.over for found in findings])[order],
        _joined([found.under for found in findings])[order],
    )


def _ranks(names: Sequence[str]) -> Int64s:
    """The place of each name among all in order; equal names have one place."""
    places = {name: place for place, name in enumerate(sorted(set(names)))}
    return np.array([places[name] for name in names], dtype=np.int64)


def _joined(columns: Sequence[Int64s]) -> Int64s:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])
