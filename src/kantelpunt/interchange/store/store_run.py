"""What was found in one part of a store, and in all parts as if they were one region."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import Coded
from kantelpunt.detection.rows import SignalRows
from kantelpunt.foundation.errors import Place
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.set_aside import KINDS
from kantelpunt.interchange.tallies import Tally
from kantelpunt.protocol.fired_signals import Receipt, StandingWarning

_IN_PARTS = ("pupils.csv", "absences.csv")
_WHOLE = "schools"


@dataclass(frozen=True)
class StoreRun:
    """What was found.

    Attributes:
        rows: in the order of the signals file; `finding` counts on over the parts.
        receipts: one per row, in the same order; None when they were not asked for.
        warnings: those that stand, by pupil and signal.
        aside: registrations that do not count, per kind and file.
        overlapping: enrolments that run on after a later one began.
        counts: as `DetectionRun.counts`.
        last_day: the last day looked at; None without a registration that counts.
        notes: schools without a protocol, signals that need a file that is not there.
    """

    rows: SignalRows
    receipts: tuple[Receipt, ...] | None
    warnings: tuple[StandingWarning, ...]
    aside: tuple[Tally, ...]
    overlapping: Tally | None
    counts: dict[str, int]
    last_day: date | None
    notes: tuple[Text, ...] = ()


def joined(runs: Sequence[StoreRun]) -> StoreRun:
    """The parts of one store as one; there is at least one part."""
    rows, order = _rows([run.rows for run in runs])
    receipts = None
    if all(run.receipts is not None for run in runs):
        found = [receipt for run in runs for receipt in run.receipts or ()]
        receipts = tuple(found[place] for place in order)
    warnings = [warning for run in runs for warning in run.warnings]
    aside = _merged([runs[0].aside, *(_own(run.aside) for run in runs[1:])])
    aside = tuple(sorted(aside, key=_judged))
    overlapping = _merged([[run.overlapping] for run in runs if run.overlapping])
    return StoreRun(
        rows,
        receipts,
        tuple(sorted(warnings, key=lambda warning: (warning.pupil, warning.rule.signal))),
        aside,
        overlapping[0] if overlapping else None,
        _counts(runs, aside),
        next((run.last_day for run in runs if run.last_day), None),
        tuple(dict.fromkeys(note for run in runs for note in run.notes)),
    )


def _rows(parts: Sequence[SignalRows]) -> tuple[SignalRows, list[int]]:
    """All rows in one order, and per row its place among those of the parts."""
    rules = list(dict.fromkeys(rule for part in parts for rule in part.rules))
    pupil = [name for part in parts for name in part.pupil.texts()]
    school = [name for part in parts for name in part.school.texts()]
    number = {rule: place for place, rule in enumerate(rules)}
    # A row's rule among those of its part, to the same rule among those of all.
    own = [np.array([number[rule] for rule in part.rules], dtype=np.int64) for part in parts]
    rule = np.concatenate([mine[part.rule] for mine, part in zip(own, parts, strict=True)])
    fired = np.concatenate([part.fired for part in parts])
    signals = np.unique([rule.signal for rule in rules], return_inverse=True)[1]
    pupils = np.unique(np.array(pupil, dtype=np.str_), return_inverse=True)[1]
    order = np.lexsort((signals[rule], pupils, fired)) if len(rule) else rule
    places = order.tolist()
    merged = SignalRows(
        rules,
        rule[order],
        _findings(parts, own, len(rules))[order],
        Coded.of([pupil[place] for place in places]),
        Coded.of([school[place] for place in places]),
        fired[order],
        np.concatenate([part.reached for part in parts])[order],
        np.concatenate([part.window_from for part in parts])[order],
        np.concatenate([part.over for part in parts])[order],
        np.concatenate([part.under for part in parts])[order],
        _averages(parts, places),
    )
    return merged, places


def _averages(parts: Sequence[SignalRows], places: Sequence[int]) -> dict[int, Fraction]:
    """Per row that was held against an average, that average."""
    known: dict[int, Fraction] = {}
    before = 0
    for part in parts:
        known |= {before + row: average for row, average in part.averages.items()}
        before += len(part)
    return {row: known[place] for row, place in enumerate(places) if place in known}


def _findings(parts: Sequence[SignalRows], own: Sequence[np.ndarray], rules: int) -> np.ndarray:
    """Places within the findings of a rule, when those of the parts follow each other."""
    before = np.zeros(rules, dtype=np.int64)
    found = []
    for mine, part in zip(own, parts, strict=True):
        rule = mine[part.rule]
        found.append(part.finding + before[rule])
        before += np.bincount(rule, minlength=rules)
    return np.concatenate(found)


def _own(aside: Sequence[Tally]) -> list[Tally]:
    """Without the small tables, which every part has whole."""
    return [tally for tally in aside if tally.places[0].file in _IN_PARTS]


def _merged(parts: Sequence[Sequence[Tally]]) -> tuple[Tally, ...]:
    """One tally per kind and file, its places by line."""
    places: dict[tuple[str, str], list[Place]] = {}
    first: dict[tuple[str, str], Tally] = {}
    for part in parts:
        for tally in part:
            key = (tally.kind, tally.places[0].file)
            first.setdefault(key, tally)
            places.setdefault(key, []).extend(tally.places)
    return tuple(
        replace(tally, places=tuple(sorted(places[key], key=lambda place: place.line or 0)))
        for key, tally in first.items()
    )


def _judged(tally: Tally) -> tuple[int, int]:
    """When it was judged: small tables, which stand in order already, enrolments, registrations."""
    file = tally.places[0].file
    if file not in _IN_PARTS:
        return 0, 0
    return 1 + _IN_PARTS.index(file), KINDS.index(tally.kind)


def _counts(runs: Sequence[StoreRun], aside: Sequence[Tally]) -> dict[str, int]:
    kinds = {tally.kind for run in runs for tally in run.aside}
    names = [name for name in runs[0].counts if name not in kinds]
    counts = {name: sum(run.counts[name] for run in runs) for name in names}
    counts[_WHOLE] = runs[0].counts[_WHOLE]
    for tally in aside:
        counts[tally.kind] = counts.get(tally.kind, 0) + tally.count
    return counts
