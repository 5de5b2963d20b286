"""Findings as the rows of the signals file: by day of firing, pupil and signal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import Int32s, Int64s, day_of
from kantelpunt.absence.kept_texts import texts_at
from kantelpunt.absence.register import Register
from kantelpunt.absence.timelines import Timelines
from kantelpunt.detection.detect import SignalFindings
from kantelpunt.detection.persons import PersonFindings
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
        averages: per row that was held against an average the row and that average.
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
    averages: Mapping[int, Fraction] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rule)

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as texts, in the columns of HEADER."""
        rules = self.rule.tolist()
        fired = _days(self.fired)
        pairs = list(zip(self.over.tolist(), self.under.tolist(), strict=True))
        values = {pair: plain(Fraction(*pair)) for pair in set(pairs)}
        signals = [rule.signal for rule in self.rules]
        comparisons = [rule.comparison.value for rule in self.rules]
        thresholds = [plain(rule.threshold) for rule in self.rules]
        held_against = [thresholds[rule] for rule in rules]
        for row, average in self.averages.items():
            held_against[row] = plain(average)
        return zip(
            self.pupil,
            self.school,
            map(signals.__getitem__, rules),
            fired,
            _days(self.reached),
            map(values.__getitem__, pairs),
            map(comparisons.__getitem__, rules),
            held_against,
            _days(self.window_from),
            fired,
            strict=True,
        )


def _days(numbers: Int32s) -> list[str]:
    if not len(numbers):
        return []
    first, last = int(numbers.min()), int(numbers.max())
    written = [day_of(number).isoformat() for number in range(first, last + 1)]
    return [*map(written.__getitem__, (numbers - first).tolist())]


def signal_rows(
    register: Register,
    findings: Sequence[SignalFindings],
    persons: Sequence[PersonFindings] = (),
) -> SignalRows:
    """Put the findings of all signals in one order.

    Args:
        register: in which they were found.
        findings: of signals about absence; in a row `rule` counts these first, then
        persons: of signals about children, which have no school.
    """
    lines, schools = register.lines, [school.school for school in register.region.schools]
    rules = [found.rule for found in findings] + [found.rule for found in persons]
    counts = [len(found.fired) for found in findings] + [len(found.fired) for found in persons]
    rule = np.repeat(np.arange(len(rules)), counts)
    finding = np.concatenate([np.arange(0), *(np.arange(count) for count in counts)])
    pupil = _joined([found.pupil for found in findings])
    places, own = np.unique(pupil, return_inverse=True)
    known = texts_at(register.pupils, places)
    pupils = [*map(known.__getitem__, own.tolist()), *(n for found in persons for n in found.names)]
    of_school = lines.school[_joined([found.fired for found in findings])].tolist()
    fired = _days_of(lines, [found.fired for found in findings], persons)
    ranks = _ranks(known)[own] if len(pupils) == len(own) else _ranks(pupils)
    order = np.lexsort((_ranks([one.signal for one in rules])[rule], ranks, fired))
    listed = order.tolist()
    school = [*map(schools.__getitem__, of_school), *("" for found in persons for _ in found.names)]
    first = [found.window_from for found in persons]
    over = [found.over for found in findings] + [found.value for found in persons]
    under = [found.under for found in findings] + [np.ones_like(one) for one in first]
    return SignalRows(
        rules,
        rule[order],
        finding[order],
        [pupils[row] for row in listed],
        [school[row] for row in listed],
        fired[order],
        _days_of(lines, [found.reached for found in findings], persons)[order],
        np.concatenate(
            [lines.day[_joined([found.window_from for found in findings])], _joined(first)]
        )[order].astype(np.int32),
        _joined(over)[order],
        _joined(under)[order],
        _averages(findings, order),
    )


def _days_of(
    lines: Timelines, places: Sequence[Int64s], persons: Sequence[PersonFindings]
) -> Int32s:
    """Day numbers of lesson days, and then those on which signals about children fired."""
    later = _joined([found.fired for found in persons])
    return np.concatenate([lines.day[_joined(places)], later]).astype(np.int32)


def _averages(findings: Sequence[SignalFindings], order: Int64s) -> dict[int, Fraction]:
    """Per row that was held against an average, that average."""
    if not any(found.averages for found in findings):
        return {}
    held = [
        one.number if one else None
        for found in findings
        for one in found.averages or [None] * len(found.fired)
    ]
    in_order = ((row, held[place]) for row, place in enumerate(order.tolist()) if place < len(held))
    return {row: average for row, average in in_order if average is not None}


def _ranks(names: Sequence[str]) -> Int64s:
    """The place of each name among all in order; equal names have one place."""
    places = {name: place for place, name in enumerate(sorted(dict.fromkeys(names)))}
    return np.array([places[name] for name in names], dtype=np.int64)


def _joined(columns: Sequence[Int64s]) -> Int64s:
    return np.concatenate([np.zeros(0, dtype=np.int64), *columns])
