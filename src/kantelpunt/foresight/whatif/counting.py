"""From cases and work to counts per week and per role."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from kantelpunt.absence.columns import Int64s, day_number, day_of
from kantelpunt.calendar.lesson_days import DAYS_A_WEEK, monday_of
from kantelpunt.casework.timers import TimerKind
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.calendars import THREE_MONTHS
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.outcome import LENGTHS, Length, Lengths, Outcome, Stay, Work
from kantelpunt.foresight.whatif.running_case import RunningCase
from kantelpunt.foresight.whatif.signals import Fired
from kantelpunt.foresight.whatif.work import Done
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.model.steps import Rung
from kantelpunt.protocol.reader import ProtocolVersion

_SEVERAL = 2
_AT_TABLE = (TimerKind.TASK, TimerKind.DECISION)
_BELOW_SOLUTION = {None, Rung.PREVENTION, Rung.EARLY_SIGNALLING}


@dataclass(frozen=True)
class Weeks:
    """The weeks of a school year.

    Attributes:
        monday: day number of the first Monday.
        names: ISO weeks.
    """

    monday: int
    names: tuple[str, ...]

    @classmethod
    def of(cls, loaded: Loaded) -> "Weeks":
        """The weeks of the school year that is looked at; the first and last may be cut off."""
        first, last = loaded.span
        monday = day_number(monday_of(day_of(first)))
        days = range(monday, last + 1, DAYS_A_WEEK)
        iso = [day_of(day).isocalendar() for day in days]
        return cls(monday, tuple(f"{one.year}-W{one.week:02}" for one in iso))

    def counted(self, days: Int64s) -> Int64s:
        """How many days fall in each week; NEVER in none."""
        inside = days[days < NEVER]
        return np.bincount((inside - self.monday) // DAYS_A_WEEK, minlength=len(self.names))

    def none(self) -> Int64s:
        """Nothing in each week."""
        return np.zeros(len(self.names), dtype=np.int64)


def counted(
    loaded: Loaded,
    version: ProtocolVersion,
    all_fired: Sequence[Fired],
    cases: Sequence[tuple[int, RunningCase]],
    done: Sequence[Done],
) -> Outcome:
    """Count everything."""
    weeks = Weeks.of(loaded)
    alone = [case for _, case in cases]
    without = {one.signal.id for one in all_fired if not one.signal.measure.is_absence}
    at_home = [case for case in alone if _is_home(case, without)]
    return Outcome(
        f"{version.id}@{version.first.isoformat()}",
        weeks.names,
        {one.signal.id: weeks.counted(one.day) for one in all_fired},
        {one.signal.id: len(np.unique(one.child)) for one in all_fired},
        weeks.counted(np.array([case.opened for case in alone], dtype=np.int64)),
        _whole(weeks, done),
        _works(weeks, done),
        _meetings(weeks, Actors.of(version.protocol), done),
        dict(Counter(case.ended or "open" for case in alone)),
        _lasted(alone, loaded.span[1]),
        _lasted(at_home, loaded.span[1]),
        _stays(version, alone),
    )


def _whole(weeks: Weeks, done: Sequence[Done]) -> Work:
    whole = Work(*(weeks.none() for _ in range(5)))
    for one in done:
        _add(weeks, whole, one)
    return whole


def _works(weeks: Weeks, done: Sequence[Done]) -> dict[str, Work]:
    """Per role; what several roles do together counts for each of them."""
    found: dict[str, Work] = {}
    for one in done:
        for role in dict.fromkeys(one.timer.whose):
            if role not in found:
                found[role] = Work(*(weeks.none() for _ in range(5)))
            _add(weeks, found[role], one)
    return found


def _add(weeks: Weeks, work: Work, one: Done) -> None:
    when = weeks.counted(one.done)
    match one.timer.kind:
        case TimerKind.TASK:
            work.tasks_set[:] += weeks.counted(one.asked)
            work.tasks_done[:] += when
            work.tasks_late[:] += weeks.counted(one.asked[one.late])
        case TimerKind.DECISION:
            work.decisions[:] += when
        case TimerKind.REPORT:
            work.reports[:] += when


def _meetings(weeks: Weeks, actors: Actors, done: Sequence[Done]) -> dict[str, Int64s]:
    """Cases of which a body of several people speaks: each once a week at most."""
    found: dict[str, Int64s] = {}
    for body in _bodies(actors):
        own = [one for one in done if body in one.timer.whose and one.timer.kind in _AT_TABLE]
        if not own:
            continue
        case = np.concatenate([one.case for one in own])
        day = np.concatenate([one.done for one in own])
        held = day < NEVER
        pairs = np.unique(np.stack([case[held], (day[held] - weeks.monday) // DAYS_A_WEEK]), axis=1)
        found[body] = np.bincount(pairs[1], minlength=len(weeks.names))
    return found


def _bodies(actors: Actors) -> Iterable[str]:
    """Bodies in which several people sit."""
    for name, body in actors.bodies.items():
        if sum(seat.number or 1 for seat in body.seats) >= _SEVERAL:
            yield name


def _is_home(case: RunningCase, without_school: set[str]) -> bool:
    """Whether it came to the rung of solution or further, or the child has no school."""
    stages = case.setting.positions.agreement.stages
    if any(stages[visit.stage].rung not in _BELOW_SOLUTION for visit in case.visits):
        return True
    return any(deed.what in without_school for _, deed, _ in case.told if deed.kind == "signal")


def _lasted(cases: Sequence[RunningCase], last: int) -> Lengths:
    ends = np.array([min(case.end, last) for case in cases], dtype=np.int64)
    days = ends - np.array([case.first_day for case in cases], dtype=np.int64)
    counts = np.bincount(np.searchsorted(LENGTHS, days, side="right"), minlength=len(LENGTHS) + 1)
    bounds = zip((0, *LENGTHS), (*LENGTHS, None), counts.tolist(), strict=True)
    lengths = tuple(Length(*one) for one in bounds)
    passes = [case.days.passes(case.first_day, THREE_MONTHS) for case in cases]
    judged = [(case, day) for case, day in zip(cases, passes, strict=True) if day <= last]
    return Lengths(lengths, sum(case.end >= day for case, day in judged), len(judged))


def _stays(version: ProtocolVersion, cases: Sequence[RunningCase]) -> dict[str, Stay]:
    protocol = version.protocol
    lasted: dict[str, list[int]] = {one.id: [] for one in (*protocol.steps, *protocol.situations)}
    entered: Counter[str] = Counter()
    for case in cases:
        for visit in case.visits:
            entered[visit.stage] += 1
            if visit.left < NEVER:
                lasted[visit.stage].append(visit.left - visit.entered)
    return {
        stage: Stay(entered[stage], len(days), float(np.median(days)) if days else None)
        for stage, days in lasted.items()
        if entered[stage]
    }
