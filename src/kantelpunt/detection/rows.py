"""Findings as the rows of the signals file: by day of firing, pupil and signal."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import Coded, Int32s, Int64s, day_of
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
        pupil: per row the pupil's id; its values are the pupils that have a row.
        school: per row the school's id.
        fired, reached, window_from: day numbers.
        over, under: the value.
        averages: per row that was held against an average the row and that average.
    """

    rules: Sequence[SignalRule]
    rule: Int64s
    finding: Int64s
    pupil: Coded
    school: Coded
    fired: Int32s
    reached: Int32s
    window_from: Int32s
    over: Int64s
    under: Int64s
    averages: Mapping[int, Fraction] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rule)

    def columns(self) -> tuple[Coded, ...]:
        """The rows as texts, in the columns of HEADER."""
        fired = _days(self.fired)
        return (
            self.pupil,
            self.school,
            self._of_rule([rule.signal for rule in self.rules]),
            fired,
            _days(self.reached),
            _values(self.over, self.under),
            self._of_rule([rule.comparison.value for rule in self.rules]),
            self._thresholds(),
            _days(self.window_from),
            fired,
        )

    def texts(self) -> Iterator[tuple[str, ...]]:
        """The rows as texts, one after another."""
        return zip(*(column.texts() for column in self.columns()), strict=True)

    def _of_rule(self, texts: Sequence[str]) -> Coded:
        return Coded(self.rule.astype(np.int32), texts)

    def _thresholds(self) -> Coded:
        """What each row was held against: its rule's threshold, or an average."""
        fixed = self._of_rule([plain(rule.threshold) for rule in self.rules])
        averages = Coded.of([plain(average) for average in self.averages.values()])
        fixed.codes[list(self.averages)] = averages.codes + len(fixed.values)
        return Coded(fixed.codes, [*fixed.values, *averages.values])


def _days(numbers: Int32s) -> Coded:
    if not len(numbers):
        return Coded.of(())
    first, last = int(numbers.min()), int(numbers.max())
    written = [day_of(number).isoformat() for number in range(first, last + 1)]
    return Coded((numbers - first).astype(np.int32), written)


def _values(over: Int64s, under: Int64s) -> Coded:
    """Each different fraction as a text."""
    above = int(under.max(initial=0)) + 1
    pairs, codes = np.unique(over * above + under, return_inverse=True)
    texts = [plain(Fraction(*divmod(pair, above))) for pair in pairs.tolist()]
    return Coded(codes.astype(np.int32), texts)


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
    lines = register.lines
    rules = [found.rule for found in findings] + [found.rule for found in persons]
    counts = [len(found.fired) for found in findings] + [len(found.fired) for found in persons]
    rule = np.repeat(np.arange(len(rules)), counts)
    finding = np.concatenate([np.arange(0), *(np.arange(count) for count in counts)])
    pupil = _pupils(register, findings, persons)
    fired = _days_of(lines, [found.fired for found in findings], persons)
    signals = _ranks([one.signal for one in rules])[rule]
    order = np.lexsort((signals, _ranks(pupil.values)[pupil.codes], fired))
    first = [found.window_from for found in persons]
    over = [found.over for found in findings] + [found.value for found in persons]
    under = [found.under for found in findings] + [np.ones_like(one) for one in first]
    return SignalRows(
        rules,
        rule[order],
        finding[order],
        Coded(pupil.codes[order], pupil.values),
        _schools(register, findings, persons, order),
        fired[order],
        _days_of(lines, [found.reached for found in findings], persons)[order],
        np.concatenate(
            [lines.day[_joined([found.window_from for found in findings])], _joined(first)]
        )[order].astype(np.int32),
        _joined(over)[order],
        _joined(under)[order],
        _averages(findings, order),
    )


def _pupils(
    register: Register, findings: Sequence[SignalFindings], persons: Sequence[PersonFindings]
) -> Coded:
    """Whom each finding is about; a pupil in both kinds of signals may stand there twice."""
    places, own = np.unique(_joined([found.pupil for found in findings]), return_inverse=True)
    others = Coded.of([name for found in persons for name in found.names])
    codes = np.concatenate([own.astype(np.int32), others.codes + np.int32(len(places))])
    return Coded(codes, [*texts_at(register.pupils, places), *others.values])


def _schools(
    register: Register,
    findings: Sequence[SignalFindings],
    persons: Sequence[PersonFindings],
    order: Int64s,
) -> Coded:
    """The school on the day of each finding; signals about children have none."""
    names = [school.school for school in register.region.schools]
    of_pupils = register.lines.school[_joined([found.fired for found in findings])]
    of_persons = np.full(sum(len(found.names) for found in persons), len(names))
    codes = np.concatenate([of_pupils, of_persons]).astype(np.int32)
    return Coded(codes[order], [*names, ""])


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
