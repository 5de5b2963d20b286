"""Findings as the rows of the signals file: by day of firing, pupil and signal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

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
        days = cache(lambda number: day_of(number).isoformat())
        number = cache(lambda over, under: plain(Fraction(over, under)))
        limits = [plain(rule.threshold) for rule in self.rules]
        columns = (self.rule, self.fired, self.reached, self.window_from, self.over, self.under)
        for pupil, school, *numbers in zip(
            self.pupil, self.school, *(column.tolist() for column in columns), strict=True
        ):
            rule, fired, reached, window_from, over, under = numbers
            yield (
                pupil,
                school,
                self.rules[rule].signal,
                days(fired),
                days(reached),
                number(over, under),
                self.rules[rule].comparison,
                limits[rule],
                days(window_from),
                days(fired),
            )


def signal_rows(register: Register, findings: Sequence[SignalFindings]) -> SignalRows:
    """Put the findings of all signals in one order."""
    lines, schools = register.lines, [school.school for school in register.region.schools]
    counts = [len(found.pupil) for found in findings]
    rule = np.repeat(np.arange(len(findings)), counts)
    finding = np.concatenate([np.arange(0), *(np.arange(count) for count in counts)])
    pupil = _joined([found.pupil for found in findings])
    fired = lines.day[_joined([found.fired for found in findings])]
    keys = list(
        zip(
            fired.tolist(),
            (register.pupils[number] for number in pupil.tolist()),
            (findings[number].rule.signal for number in rule.tolist()),
            strict=True,
        )
    )
    order = sorted(range(len(keys)), key=keys.__getitem__)
    places = np.array(order, dtype=np.int64)
    school = lines.school[_joined([found.fired for found in findings])]
    return SignalRows(
        [found.rule for found in findings],
        rule[places],
        finding[places],
        [register.pupils[number] for number in pupil[places].tolist()],
        [schools[number] for number in school[places].tolist()],
        fired[places],
        lines.day[_joined([found.reached for found in findings])][places],
        lines.day[_joined([found.window_from for found in findings])][places],
        _joined([found.over for found in findings])[places],
        _joined([found.under for found in findings])[places],
    )


def _joined(columns: Sequence[Int64s]) -> Int64s:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])
