"""The signals of a school year, and which of them somebody makes a case of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int64s
from kantelpunt.casework.agreement import Agreement
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect_jobs
from kantelpunt.detection.jobs import jobs
from kantelpunt.detection.persons import detect_persons
from kantelpunt.foresight.behaviour.assumptions import Behaviour, Chances
from kantelpunt.foresight.behaviour.luck import lucks, salt
from kantelpunt.foresight.whatif.loaded import Columns, Loaded
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.shelf import ProtocolShelf


@dataclass(frozen=True, eq=False)
class Fired:
    """The firings of one signal in the school year, by child and day.

    Attributes:
        child: place of the child in `Loaded.everyone`.
        day: day number of firing.
        first_day: day number of the first day that contributes.
    """

    signal: Signal
    child: Int64s
    day: Int64s
    first_day: Int64s


def fired(loaded: Loaded, version: ProtocolVersion) -> list[Fired]:
    """Every signal of a protocol, as though it was in force all the time, in its own sectors."""
    always = replace(version, first=date.min)
    assignment = Assignment(ProtocolShelf.of([always]), version.id)
    by_id = {one.id: one for one in version.protocol.signals}
    meant = loaded.meant(version)
    sectors = frozenset(version.protocol.sector)
    rows: dict[str, Fired] = {}
    for signal, key, columns in (
        *_of_absence(loaded, assignment),
        *_of_children(loaded, assignment),
    ):
        if (key, sectors) not in loaded.in_year:
            loaded.in_year[key, sectors] = _in_year(loaded, meant, *columns)
        rows[signal] = Fired(by_id[signal], *loaded.in_year[key, sectors])
    nothing = np.empty(0, dtype=np.int64)
    return [
        rows.get(signal.id) or Fired(signal, nothing, nothing, nothing) for signal in by_id.values()
    ]


def _of_absence(loaded: Loaded, assignment: Assignment) -> list[tuple[str, object, Columns]]:
    """Only rules that were not run before are run."""
    todo = list(jobs(loaded.register, assignment))
    new = [one for one in todo if one.conditions[0][0] not in loaded.found]
    for one, findings in zip(
        new, detect_jobs(loaded.register, new, threads=loaded.threads), strict=True
    ):
        loaded.found[one.conditions[0][0]] = findings
    day = loaded.register.lines.day
    return [
        (
            one.rule.signal,
            one.conditions[0][0],
            (own.pupil, day[own.fired].astype(np.int64), day[own.window_from].astype(np.int64)),
        )
        for one in todo
        for own in [loaded.found[one.conditions[0][0]]]
    ]


def _of_children(loaded: Loaded, assignment: Assignment) -> list[tuple[str, object, Columns]]:
    (version,) = assignment.shelf.versions
    rules = tuple(one.rule for one in version.protocol.signals if not one.measure.is_absence)
    if rules not in loaded.found_persons:
        loaded.found_persons[rules] = detect_persons(loaded.register, assignment)
    everyone = loaded.everyone
    return [
        (
            one.rule.signal,
            one.rule,
            (
                np.array([everyone[name] for name in one.names], dtype=np.int64),
                one.fired.astype(np.int64),
                one.window_from.astype(np.int64),
            ),
        )
        for one in loaded.found_persons[rules]
    ]


def _in_year(
    loaded: Loaded, meant: NDArray[np.bool_], child: Int64s, day: Int64s, first: Int64s
) -> Columns:
    begin, end = loaded.span
    kept = np.flatnonzero((day >= begin) & (day <= end) & meant[child])
    order = kept[np.lexsort((day[kept], child[kept]))]
    return child[order].astype(np.int64), day[order], first[order]


@dataclass(frozen=True, eq=False)
class TakenUp:
    """Signals as they come to people, by child and the day on which somebody takes them up.

    Attributes:
        signals: the ids of the signals.
        signal: per row its place among these.
        child: place of the child.
        seen: day number on which it is taken up; NEVER when that is not in this year.
        day, first_day: as `Fired`.
        opens: whether a case is opened when there is none.
    """

    signals: Sequence[str]
    signal: Int64s
    child: Int64s
    seen: Int64s
    day: Int64s
    first_day: Int64s
    opens: NDArray[np.bool_]


def taken_up(
    loaded: Loaded,
    all_fired: Sequence[Fired],
    agreements: Mapping[Sector, Agreement],
    bearing: frozenset[str],
    chances: Chances,
) -> TakenUp:
    """What becomes of the signals: of those children of whom somebody makes a case, all of them.

    Args:
        loaded: the region.
        all_fired: every signal.
        agreements: per sector the protocol as cases use it.
        bearing: signals that bear on a case once it is open.
        chances: with what chance is filled in.
    """
    opens = [_opens(loaded, one, agreements, chances) for one in all_fired]
    with_case = np.zeros(len(loaded.everyone), dtype=np.bool_)
    for one, own in zip(all_fired, opens, strict=True):
        with_case[one.child[own]] = True
    rows = [
        (place, one, np.flatnonzero(with_case[one.child]), own)
        for place, (one, own) in enumerate(zip(all_fired, opens, strict=True))
        if one.signal.id in bearing or own.any()
    ]
    if not rows:
        nothing = np.empty(0, dtype=np.int64)
        return TakenUp((), nothing, nothing, nothing, nothing, nothing, nothing.astype(np.bool_))
    child = np.concatenate([one.child[kept] for _, one, kept, _ in rows])
    day = np.concatenate([one.day[kept] for _, one, kept, _ in rows])
    signal = np.concatenate([np.full(len(kept), place) for place, _, kept, _ in rows])
    seen = np.concatenate([_seen(loaded, one, kept, chances) for _, one, kept, _ in rows])
    order = np.lexsort((signal, day, seen, child))
    return TakenUp(
        [one.signal.id for one in all_fired],
        signal[order],
        child[order],
        seen[order],
        day[order],
        np.concatenate([one.first_day[kept] for _, one, kept, _ in rows])[order],
        np.concatenate([own[kept] for _, _, kept, own in rows])[order],
    )


def _opens(
    loaded: Loaded,
    one: Fired,
    agreements: Mapping[Sector, Agreement],
    chances: Chances,
) -> NDArray[np.bool_]:
    """Of which firings somebody makes a case: the first of such a child, and some of the others."""
    name, behaviour, seed = one.signal.id, chances.behaviour, chances.seed
    shares = {sector: _chance(one.signal, own, behaviour) for sector, own in agreements.items()}
    if not any(shares.values()):
        return np.zeros(len(one.child), dtype=np.bool_)
    of_sector = np.array([shares.get(sector, 0) for sector in loaded.sectors_of_schools])
    of_child = of_sector[loaded.sector_places[one.child]]
    numbers = loaded.numbers[one.child]
    gets_one = lucks(salt(seed, f"{name} taken up"), numbers) < of_child
    first = np.ones(len(one.child), dtype=np.bool_)
    first[1:] = one.child[1:] != one.child[:-1]
    again = lucks(salt(seed, f"{name} again"), numbers, one.day) < behaviour.again
    return gets_one & (first | again)


def _chance(signal: Signal, agreement: Agreement, behaviour: Behaviour) -> float:
    """The chance that a child with a signal gets a case; who is not at any school always does."""
    step = agreement.opens.get(signal.id)
    if step is None:
        return 0
    return behaviour.taken_up.on(agreement.stages[step].rung) if signal.measure.is_absence else 1


def _seen(loaded: Loaded, one: Fired, kept: Int64s, chances: Chances) -> Int64s:
    """On which lesson day somebody takes it up."""
    child, day = one.child[kept], one.day[kept]
    lots = lucks(salt(chances.seed, f"{one.signal.id} seen"), loaded.numbers[child], day)
    later = day + chances.behaviour.days_to_case.of_all(lots)
    seen = np.empty(len(kept), dtype=np.int64)
    for region in loaded.regions_of_schools:
        own = loaded.region_places[child] == loaded.regions_of_schools.index(region)
        seen[own] = loaded.days(region).all_done(later[own], None, day[own])
    return seen
