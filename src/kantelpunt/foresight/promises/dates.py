"""From when a term runs and until when, on the longest course; or why the text does not say."""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np

from kantelpunt.calendar.terms import Term
from kantelpunt.foresight.promises.certain_signals import rests_on_timetable
from kantelpunt.foresight.promises.clock import NEVER, Clock, Days
from kantelpunt.foresight.promises.ladder import Ladder
from kantelpunt.foresight.promises.walk import Walk, Why
from kantelpunt.protocol.agreed_terms import AgreedTerm, TermKind, agreed_term_from
from kantelpunt.protocol.model.steps import Decision, Task
from kantelpunt.protocol.model.times import Timed


@dataclass(frozen=True)
class Dated:
    """Days, and the places that they rest on and that people may change."""

    days: Days
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class Undated:
    """No days, and why."""

    why: Why


Found: TypeAlias = Dated | Undated


@dataclass(frozen=True)
class Dates:
    """Works out days along a ladder, on one calendar."""

    ladder: Ladder
    clock: Clock

    def due(self, walk: Walk, stage: str, term: AgreedTerm, from_: str) -> Found:
        """The last day of a term that runs from a moment."""
        length = self._length(term)
        if isinstance(length, Why):
            return Undated(length)
        start = self.moment(walk, stage, from_)
        if isinstance(start, Undated):
            return start
        depends_on = start.depends_on
        if term.setting:
            depends_on = (*depends_on, f"settings.{term.setting}")
        days = start.days if length is None else self.clock.due(length, start.days)
        return Dated(days, depends_on)

    def _length(self, term: AgreedTerm) -> Term | Why | None:
        """The term as a number; None for at once."""
        if term.kind is TermKind.SETTING:
            default = self.ladder.settings[term.setting or ""].default
            if default is None:
                return Why.NO_SETTING
            return self._length(agreed_term_from(default))
        if term.kind is TermKind.AT_ONCE:
            return None
        return term.term or Why.NO_TERM

    def moment(self, walk: Walk, stage: str, written: str) -> Found:
        """The latest day of a moment, such as `step_entered` or `task opp`."""
        entered = walk.entered or {}
        kind, _, name = written.partition(" ")
        day: Days | None = None
        match kind:
            case "first_day_of_absence":
                day = walk.start
            case "step_entered":
                day = entered.get(stage)
            case "step":
                day = entered.get(name)
            case "signal_fired":
                day = walk.fired
            case "fact":
                day = self.certain(walk, name)
            case "task" | "decision":
                return self._act(walk, written)
        if day is None or (day == NEVER).any():
            return Undated(Why.NO_MOMENT)
        return Dated(day)

    def _act(self, walk: Walk, written: str) -> Found:
        """When a task is done, or a decision taken, at the latest."""
        act = self.ladder.acts.get(written)
        if act is None or act.stage not in (walk.entered or {}) or act.timed.within is None:
            return Undated(Why.NO_MOMENT)
        if not self._is_duty(walk, act.timed):
            return Undated(Why.NO_MOMENT)
        from_ = act.timed.from_ or "step_entered"
        if from_ == written:
            return Undated(Why.NO_MOMENT)
        due = self.due(walk, act.stage, act.timed.within, from_)
        if isinstance(due, Undated) or not act.timed.or_agreed:
            return due
        return replace(due, depends_on=(*due.depends_on, act.at))

    def _is_duty(self, walk: Walk, act: Timed) -> bool:
        """Whether it is done in every case: neither allowed only, nor under an open condition."""
        match act:
            case Task():
                return not act.may and self.from_when(walk, act.when) is not None
            case Decision():
                return self.from_when(walk, act.when) is not None
        return False

    def from_when(self, walk: Walk, conditions: tuple[str, ...]) -> Days | None:
        """The day from which all conditions must hold; None when that is not certain."""
        day = walk.start
        for condition in conditions:
            held = self.certain(walk, condition)
            if held is None:
                return None
            day = np.maximum(day, held)
        return day

    def certain(self, walk: Walk, condition: str) -> Days | None:
        """The day from which a condition must hold; None when nothing says that it will.

        A fact that people judge stays untrue: nothing is restored, no offer is made.
        """
        signals = self._signals(condition)
        fired = [walk.signals[one] for one in signals if one in walk.signals]
        if condition.startswith("not "):
            return None if signals else walk.start
        days = fired[0] if fired else None
        for other in fired[1:]:
            days = other if days is None else np.minimum(days, other)
        return days

    def _signals(self, condition: str) -> tuple[str, ...]:
        """The signals that make a condition true, or with `not` before it untrue."""
        bare = condition.removeprefix("not ")
        if bare.startswith("signal "):
            return (bare.removeprefix("signal "),)
        return self.ladder.facts[bare].signals

    def timetables(self, *conditions: str) -> tuple[str, ...]:
        """The places of signals in conditions of which the day depends on a timetable."""
        named = [one for condition in conditions for one in self._signals(condition)]
        return tuple(
            f"signals.{one.id}"
            for one in self.ladder.signals
            if one.id in named and rests_on_timetable(one.rule)
        )
