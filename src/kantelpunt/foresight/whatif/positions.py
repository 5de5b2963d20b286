"""Where a case can stand, and what the case engine makes of whatever comes there.

Dates decide when a term passes, not what follows from it. So where a case stands is told without
dates, by its steps, answers, signals and passed terms; and for each such position and each thing
that comes the engine is asked once, with a case of its own. A year of thousands of cases needs it
some hundreds of times.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeAlias

from kantelpunt.calendar.terms import LONGEST
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.decide import Surroundings, advanced, decide, opened
from kantelpunt.casework.due import A_DAY, Terms, begin_of, start_of
from kantelpunt.casework.events.course import ClosedBecause, Opened, OpenedBy
from kantelpunt.casework.events.recorded import Actor
from kantelpunt.casework.follows import hold, hold_not
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.foresight.whatif.deciding import deciding, name_of
from kantelpunt.foresight.whatif.deeds import Deed, acts_of, still_to_tell

_MINUTE, _HOUR = timedelta(minutes=1), timedelta(hours=1)
_WAYS = (TimerKind.WAY, TimerKind.ENTRY)
_Key: TypeAlias = tuple[object, ...]


@dataclass(slots=True, eq=False)
class Position:
    """Where a case stands.

    Attributes:
        case: some case that stands there; its dates mean nothing.
        closed: why it was closed; None while it is open.
        waits: terms of ways and entries that may still pass.
        asked: the tasks and decisions that are asked, by their place in the protocol.
        turns: what the engine made of what came here before.
    """

    case: Case
    closed: ClosedBecause | None
    waits: tuple[Timer, ...]
    asked: Mapping[str, Timer]
    turns: dict[Deed, "Turn"] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Turn:
    """What follows from something that comes.

    Attributes:
        to: where the case stands then.
        entered, left: steps and situations.
        begun: tasks and decisions on which the course depends, and that are asked from then on.
        ended: those of them that are not any more.
        asked: the other tasks that are asked from then on.
        not_asked: those that are not any more.
        elsewhere: those of the asked that run neither from this turn nor from the first day of
            absence.
    """

    to: Position
    entered: tuple[str, ...]
    left: tuple[str, ...]
    begun: tuple[tuple[str, Timer], ...]
    ended: tuple[str, ...]
    asked: tuple[Timer, ...]
    not_asked: tuple[Timer, ...]
    elsewhere: tuple[Timer, ...]

    def renewed(self, to: Position, timers: Mapping[str, Timer]) -> "Turn":
        """The same with the terms of another agreement, by their places in the protocol."""
        return Turn(
            to,
            self.entered,
            self.left,
            tuple([(name, timers[one.key]) for name, one in self.begun]),
            self.ended,
            tuple([timers[one.key] for one in self.asked]),
            tuple([timers[one.key] for one in self.not_asked]),
            tuple([timers[one.key] for one in self.elsewhere]),
        )


class Positions:
    """Every position that was reached by cases on one version of a protocol, in one sector.

    Attributes:
        deciding: the tasks and decisions on which the course of a case depends.
        refused: what the engine refused of that which came, for who wants to know.
    """

    def __init__(self, agreement: Agreement, terms: Terms, day: date) -> None:
        """Begin with a case that is open and in no step.

        Args:
            agreement: on which the cases run.
            terms: any calendar that holds the day and the year after it.
            day: on which the engine is asked; nothing depends on it.
        """
        self.agreement = agreement
        self.surroundings = Surroundings(agreement, terms)
        self.day = day
        stages = agreement.stages.values()
        own = [timer for stage in stages for timer in stage.timers if timer.kind in _WAYS]
        self.waits = (*own, *agreement.entries)
        self.starts = frozenset(timer.from_ for timer in self.waits)
        self.deciding = deciding(agreement, self.starts)
        self._waits = {timer.key: timer for timer in self.waits}
        self._very_long = dict.fromkeys(self._waits, f"{LONGEST} days")
        self._known: dict[_Key, Position] = {}
        self.refused: dict[Deed, Refusal] = {}
        what = Opened(OpenedBy.SIGNAL, "pupil", agreement.sector)
        acted = opened("case", what, self.surroundings, begin_of(day), self.actor(()))
        if isinstance(acted, Refusal):
            raise AssertionError(acted.text().en)
        self.start = self._at(acted.case)

    def renewed(self, agreement: Agreement) -> "Positions":
        """The same for an agreement that differs in the lengths of terms alone.

        What follows from something does not depend on these: all that was asked stays known.
        """
        made = Positions(agreement, self.surroundings.terms, self.day)
        made.refused = dict(self.refused)
        made._known = {key: made._again(one) for key, one in self._known.items()}
        made.start = made._at(self.start.case)
        same = dict(zip(self._known.values(), made._known.values(), strict=True))
        for old, new in same.items():
            new.turns = {
                deed: turn.renewed(same[turn.to], agreement.timers)
                for deed, turn in old.turns.items()
            }
        return made

    def _again(self, one: Position) -> Position:
        """The same position, with the terms of this agreement."""
        timers = self.agreement.timers
        asked = {key: timers[key] for key in one.asked}
        return Position(one.case, one.closed, self._waiting(one.case), asked)

    def actor(self, wanted: Iterable[str]) -> Actor:
        """Someone in the first of some roles that the protocol names; anyone when it names none."""
        agreement, actors = self.agreement, self.agreement.actors
        known = {**actors.roles, **actors.parties, **actors.bodies}
        named = [agreement.choices.resolved(who) for who in wanted]
        role = next((who for who in named if who in known), next(iter(known)))
        return Actor("model", role, next(iter(actors.parties)))

    def after(self, position: Position, deed: Deed) -> Turn:
        """What follows when something comes; what the engine refuses changes nothing."""
        found = position.turns.get(deed)
        if found is None:
            found = position.turns[deed] = self._turned(position, deed)
        return found

    def _turned(self, position: Position, deed: Deed) -> Turn:
        """A day later than what came last: what was answered that day was answered before."""
        case = position.case
        now = (case.moment or begin_of(self.day)) + A_DAY
        if deed.kind == "term":
            return self._turn(position, self._passed(case, deed.what, now))
        case = self._held(case, {})
        for what, roles in acts_of(deed, case, self.agreement, now.date()):
            if case.closed or not still_to_tell(what, case):
                break
            acted = decide(case, what, self.surroundings, now, self.actor(roles))
            if isinstance(acted, Refusal):
                self.refused[deed] = acted
            else:
                case = self._held(acted.case, {})
            now += _MINUTE
        return self._turn(position, case)

    def _passed(self, case: Case, key: str, now: datetime) -> Case:
        """The case after one term has passed: it is agreed to be just long enough for that."""
        start = start_of(case, self._waits[key])
        if start is None or case.moment is None:
            return case
        begun = start if isinstance(start, datetime) else begin_of(start)
        hours = int((case.moment - begun) / _HOUR) + 1
        return advanced(self._held(case, {key: f"{hours} hours"}), self.surroundings, now).case

    def _held(self, case: Case, agreed: Mapping[str, str]) -> Case:
        """The case with all terms that lead on agreed to be very long, but for some."""
        held = case.copied()
        held.agreed_terms = {**self._very_long, **agreed}
        held.ahead = None
        return held

    def _turn(self, before: Position, case: Case) -> Turn:
        old = before.case
        entered = [one for one in case.stages if case.stages[one] != old.stages.get(one)]
        left = [one for one in old.stages if one not in case.stages or one in entered]
        again = {key for key, timer in before.asked.items() if timer.stage in left}
        kept, after = before.asked.keys() - again, self._at(case)
        begun = [one for key, one in after.asked.items() if key not in kept]
        ended = [one for key, one in before.asked.items() if key not in after.asked or key in again]
        asked = tuple(one for one in begun if name_of(one) not in self.deciding)
        return Turn(
            after,
            tuple(entered),
            tuple(left),
            tuple((name, one) for one in begun if (name := name_of(one)) in self.deciding),
            tuple(name for one in ended if (name := name_of(one)) in self.deciding),
            asked,
            tuple(one for one in ended if name_of(one) not in self.deciding),
            tuple(one for one in asked if not _runs_from(one, entered)),
        )

    def _at(self, case: Case) -> Position:
        key = self._key(case)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._position(case)
        return found

    def _key(self, case: Case) -> _Key:
        return (
            tuple(case.stages),
            frozenset(case.facts.items()),
            frozenset(one for one in case.moments if one in self.starts or one[:7] == "signal "),
            frozenset(one for one in case.passed if one in self._waits),
            case.closed,
        )

    def _position(self, case: Case) -> Position:
        stages = [self.agreement.stages[one] for one in case.stages]
        asked = {timer.key: timer for stage in stages for timer in _asked(case, stage)}
        return Position(case, case.closed, self._waiting(case), asked)

    def _waiting(self, case: Case) -> tuple[Timer, ...]:
        return tuple(
            timer
            for timer in self.waits
            if timer.has_length
            and timer.key not in case.passed
            and (timer.stage in case.stages or timer.kind is TimerKind.ENTRY)
        )


def _runs_from(timer: Timer, entered: Sequence[str]) -> bool:
    """Whether a term runs from the entering of a step in this turn, or from the first day."""
    if timer.from_ == "step_entered":
        return timer.stage in entered
    return timer.from_ == "first_day_of_absence"


def _asked(case: Case, stage: Stage) -> Iterator[Timer]:
    """The tasks and decisions that a step asks of people as the case stands."""
    for timer in stage.timers:
        must = timer.kind in (TimerKind.TASK, TimerKind.DECISION) and not timer.may
        if must and hold(case, timer.when) and hold_not(case, timer.unless):
            yield timer


def conditions_in(stage: Stage) -> Iterator[Condition]:
    """Every condition that bears on a case in a step or situation."""
    for way in stage.ways_on:
        yield from (*way.unless, *way.when, *way.earlier, *way.requires)
    for timer in stage.timers:
        yield from (*timer.when, *timer.unless)
    for out in stage.ways_out:
        yield from out.when
    for entry in stage.ways_in:
        yield from (*((entry.fact,) if entry.fact else ()), *entry.requires)
    for when, _ in stage.leads:
        yield from when
