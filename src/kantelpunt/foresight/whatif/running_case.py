"""A case while it runs through the year: where it stands, what was asked, what is to come."""

from dataclasses import dataclass, field
from heapq import heappush
from typing import NamedTuple, TypeAlias

from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.timers import Timer
from kantelpunt.foresight.behaviour.assumptions import Behaviour
from kantelpunt.foresight.behaviour.luck import luck
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.calendars import Days
from kantelpunt.foresight.whatif.deeds import Deed
from kantelpunt.foresight.whatif.intents import Chance, Intents
from kantelpunt.foresight.whatif.positions import Position, Positions, Turn
from kantelpunt.protocol.agreed_terms import TermKind

NO_START = -1
"""In the place of a start that is not there, or depends on a task that is not done yet."""


Brought: TypeAlias = tuple[int, Turn, int, tuple[int, ...]]


class Drawn(NamedTuple):
    """What the luck of a case says of a step, whenever that is entered.

    Attributes:
        deeds: what will be done, and after how many days.
        choices: per way on which people may decide, days until they do; None: they do not.
    """

    deeds: tuple[tuple[int, Deed], ...]
    choices: tuple[int | None, ...]


@dataclass(eq=False)
class AllDrawn:
    """What was drawn: the same luck needs no second draw.

    Attributes:
        steps: per child, case and step.
        lots: per child, case, and task or decision the two numbers of luck.
    """

    steps: dict[tuple[int, int, str], Drawn] = field(default_factory=dict)
    lots: dict[tuple[int, int, str], tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Setting:
    """In what cases run.

    Attributes:
        positions: of the protocol in the sector.
        intents: what people may do, per step.
        chances: the luck of the tasks and decisions that are such a moment, and of decisions.
        options: per decision and option what must hold.
        drawn: what was drawn of luck, in this setting and in those before it.
    """

    positions: Positions
    intents: dict[str, Intents]
    chances: dict[str, Chance]
    options: dict[str, tuple[tuple[Condition, ...], ...]]
    behaviour: Behaviour
    drawn: AllDrawn


@dataclass(slots=True)
class Work:
    """A task or decision that was asked in a case, and on which its course depends.

    Attributes:
        name: `task ID` or `decision ID`.
        asked: the day on which it was asked.
        start: the day from which its term runs, or NO_START.
        until: the day from which it is not asked any more; NEVER when it still is at the end.
        done: the day on which it was done; NEVER when it was not.
    """

    name: str
    timer: Timer
    asked: int
    start: int
    until: int = NEVER
    done: int = NEVER


@dataclass(slots=True)
class Visit:
    """A step or situation that a case was in; NEVER where it still is at the end."""

    stage: str
    entered: int
    left: int = NEVER


Ahead: TypeAlias = tuple[int, int, str, Visit | None, Deed]
"""When something comes, its number, and the step and the visit to it on which it depends."""


@dataclass(slots=True)
class RunningCase:
    """A case as it runs; days are day numbers.

    Attributes:
        child: the number from which the luck of the child comes.
        which: which case of the child it is, from 0.
        day: up to when it has run.
        first_day: the first day of this period of absence.
        ended: `restored`, `placed`, or why else it was closed; empty while it is open.
        end: the day on which it ended.
        told: everything that came, with the day and the first day of absence as it then was.
        moments: when things came about, as the protocol names moments; `will task ID` when that
            will be done.
        plans: last days of plans.
        ahead: what people will do, as a heap.
        term: when the next term passes on which the course depends, and which.
        spent: terms that have passed, and from which nothing followed.
        works: tasks and decisions on which the course depends.
        open: those of them that are asked, by `task ID` or `decision ID`.
        brought: the turns that brought other tasks or ended them, with the day, the first day of
            absence as it then was, and from when those run that run from elsewhere.
    """

    child: int
    which: int
    setting: Setting
    days: Days
    position: Position
    day: int
    first_day: int
    opened: int
    ended: str = ""
    end: int = NEVER
    works: list[Work] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    brought: list[Brought] = field(default_factory=list)
    told: list[tuple[int, Deed, int]] = field(default_factory=list)
    inside: dict[str, Visit] = field(default_factory=dict)
    moments: dict[str, int] = field(default_factory=dict)
    plans: list[int] = field(default_factory=list)
    ahead: list[Ahead] = field(default_factory=list)
    term: tuple[int, str] = (NEVER, "")
    spent: set[str] = field(default_factory=set)
    open: dict[str, Work] = field(default_factory=dict)
    count: int = 0

    def at_rest(self) -> None:
        """Nothing comes any more: what was kept to see what comes is let go."""
        self.ahead, self.moments, self.inside, self.open = [], {}, {}, {}
        self.spent = set()

    def lot(self, salted: int) -> float:
        """The luck of this case in something."""
        return luck(salted, self.child, self.which)

    def push(self, day: int, stage: str, deed: Deed) -> None:
        """Something will be done; when a step is named, only while the case is in it."""
        if day < NEVER:
            self.count += 1
            heappush(self.ahead, (day, self.count, stage, self.inside.get(stage), deed))

    def start_of(self, timer: Timer) -> int | None:
        """From when a term runs; None while that has not come."""
        if timer.from_ == "step_entered":
            visit = self.inside.get(timer.stage or "")
            return None if visit is None else visit.entered
        if timer.from_ == "first_day_of_absence":
            return self.first_day
        return self.moments.get(timer.from_)

    def start_or_none(self, timer: Timer) -> int:
        """The same; NO_START while that has not come."""
        start = self.start_of(timer)
        return NO_START if start is None else start

    def passes(self, timer: Timer, start: int) -> int:
        """The first day on which a term is overdue; NEVER when it has no length."""
        if timer.kind_of_term is TermKind.PLAN_TERM:
            return max((end + 1 for end in self.plans if end >= start), default=NEVER)
        if timer.term is not None:
            return self.days.passes(start, timer.term)
        return start + 1 if timer.kind_of_term is TermKind.AT_ONCE else NEVER

    def look_ahead(self) -> None:
        """Find the first of the terms on which the course depends."""
        first, first_key = NEVER, ""
        for timer in self.position.waits:
            start = self.start_of(timer)
            if start is not None and timer.key not in self.spent:
                day = self.passes(timer, start)
                if day < first:
                    first, first_key = max(day, self.day), timer.key
        self.term = (first, first_key)
