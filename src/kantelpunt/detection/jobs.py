"""Over which stretches of a pupil's lesson days a signal counts, and on which it is judged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s, day_number
from kantelpunt.absence.register import Register
from kantelpunt.absence.timelines import PupilTimes
from kantelpunt.compiled.passes import CompiledPass
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.conditions import Condition, condition_of
from kantelpunt.detection.pass_numbers import NO_RULE
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import SignalRule

_stretches = CompiledPass(
    "kantelpunt.detection.stretches_pass",
    "stretches",
    ("int32[]", "int64[]", "int64[]", "int64[]", "int64[]", "int64[]", "int64[]"),
)


@dataclass(frozen=True)
class Jobs:
    """Stretches over which the counts of one rule go on.

    Attributes:
        pupil, first, last: per stretch; places of lesson days, the last included.
        judged: per lesson day of the timelines whether the rule judges it.
        stands: per stretch whether the rule is in force on the pupil's last lesson day.
        conditions: the rule with the signals it names, and per lesson day of the timelines
            whether that is what they mean there; None for every day.
    """

    rule: SignalRule
    pupil: Int64s
    first: Int64s
    last: Int64s
    judged: NDArray[np.bool_]
    stands: NDArray[np.bool_]
    conditions: tuple[tuple[Condition, NDArray[np.bool_] | None], ...]


def absence_rules(version: ProtocolVersion) -> tuple[SignalRule, ...]:
    """The rules of a protocol version that count absence, on lesson days."""
    rules = (signal.rule for signal in version.protocol.signals)
    return tuple(rule for rule in rules if rule.measure.is_absence)


def jobs(register: Register, assignment: Assignment) -> Iterator[Jobs]:
    """Everything that must be judged, signal by signal."""
    in_force = _rules_in_force(register, assignment)
    if in_force.everywhere:
        yield from _one_set(register, in_force.rules[0])
        return
    signals = sorted({rule.signal for rules in in_force.rules for rule in rules})
    for signal in signals:
        yield from _jobs_of_signal(register, in_force, signal)


@dataclass(frozen=True)
class _InForce:
    """Per lesson day of the timelines which set of rules judges it (NO_RULE: none).

    Attributes:
        everywhere: whether one set judges every day of every school.
    """

    rules: list[tuple[SignalRule, ...]]
    of_day: Int32s
    everywhere: bool = False


def _rules_in_force(register: Register, assignment: Assignment) -> _InForce:
    first, last = register.first_day, register.last_day
    of_day = np.full(len(register.lines.day), NO_RULE, dtype=np.int32)
    if first is None or last is None:
        return _InForce([], of_day)
    sets: dict[tuple[SignalRule, ...], int] = {}
    for place, school in enumerate(register.region.schools):
        changes = assignment.changes(school, first, last)
        own: NDArray[np.bool_] | None = None
        for day, version in changes.items():
            rules = absence_rules(version) if version else ()
            number = sets.setdefault(rules, len(sets))
            if len(changes) == 1 and assignment.everywhere is not None:
                return _InForce(list(sets), of_day, everywhere=True)
            own = register.lines.school == place if own is None else own
            of_day[own & (register.lines.day >= day_number(day))] = number
    return _InForce(list(sets), of_day)


def _one_set(register: Register, rules: Sequence[SignalRule]) -> Iterator[Jobs]:
    """One stretch a pupil, the same for every rule."""
    times = register.times
    some = np.flatnonzero(times.last >= times.first).astype(np.int64)
    first, last = times.first[some], times.last[some]
    stands = np.ones(len(some), dtype=np.bool_)
    for rule in sorted(rules, key=lambda rule: rule.signal):
        conditions = ((condition_of(rule, rules), None),)
        yield Jobs(rule, some, first, last, register.lines.known, stands, conditions)


def _jobs_of_signal(register: Register, in_force: _InForce, signal: str) -> Iterator[Jobs]:
    per_set = [
        next((rule for rule in rules if rule.signal == signal), None) for rules in in_force.rules
    ]
    different: list[SignalRule] = []
    which_of_set = np.full(len(per_set) + 1, NO_RULE, dtype=np.int32)
    for number, rule in enumerate(per_set):
        if rule is None:
            continue
        same = [place for place, known in enumerate(different) if known.counts_like(rule)]
        which_of_set[number] = same[0] if same else len(different)
        if not same:
            different.append(rule)
    which = which_of_set[in_force.of_day]
    times, known = register.times, register.lines.known
    last_rule = which[np.minimum(np.maximum(times.last, 0), max(len(which) - 1, 0))]
    if len(different) == 1:
        some = np.flatnonzero(times.last >= times.first).astype(np.int64)
        yield Jobs(
            different[0],
            some,
            times.first[some],
            times.last[some],
            known & (which == 0),
            last_rule[some] == 0,
            _conditions(different[0], in_force),
        )
        return
    pupil, first, last, of = _cut(which, times)
    for number, rule in enumerate(different):
        mine = of == number
        yield Jobs(
            rule,
            pupil[mine],
            first[mine],
            last[mine],
            known & (which == number),
            (last_rule[pupil[mine]] == number) & (last[mine] == times.last[pupil[mine]]),
            _conditions(rule, in_force),
        )


def _conditions(
    rule: SignalRule, in_force: _InForce
) -> tuple[tuple[Condition, NDArray[np.bool_] | None], ...]:
    """What a rule means with the signals it names, which differ from protocol to protocol."""
    if not rule.unless:
        return ((Condition(rule), None),)
    sets: dict[Condition, list[int]] = {}
    for number, rules in enumerate(in_force.rules):
        for own in rules:
            if own.counts_like(rule):
                sets.setdefault(Condition(rule, condition_of(own, rules).unless), []).append(number)
    return tuple((one, np.isin(in_force.of_day, own)) for one, own in sets.items())


def _cut(which: Int32s, times: PupilTimes) -> tuple[Int64s, Int64s, Int64s, Int64s]:
    """Per stretch the pupil, its first and last lesson day, and the definition that judges it."""
    room = 2 * len(times.first)
    while True:
        pupil, first, last, of = (np.empty(room, dtype=np.int64) for _ in range(4))
        found = _stretches(which, times.first, times.last, pupil, first, last, of)
        if found <= room:
            return pupil[:found], first[:found], last[:found], of[:found]
        room = found
