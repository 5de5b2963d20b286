"""How the people of the demonstration tell the case engine what they do, moment by moment."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.due import begin_of
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.people import DirectorAssigned
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import TaskDone
from kantelpunt.casework.timers import TimerKind
from kantelpunt.foresight.whatif.deeds import judges
from kantelpunt.web.demo import words
from kantelpunt.web.demo.happenings import Happening, Setting
from kantelpunt.web.dossiers.replaying import Replay
from kantelpunt.web.pages.clock import at

_HANDED_OVER = 0.85
_DONE, _WITHIN, _DAYS_APART = 0.85, 6, 4
_FIRST_HOUR, _MINUTES_APART, _LATEST_BEGIN = 9, 4, 200


@dataclass
class Telling:
    """A case while it is told; every moment is later than the one before.

    Attributes:
        asked: the tasks that are asked, each with the day on which that was noticed.
    """

    replay: Replay
    here: Setting
    told_on: date = date.min
    minute: int = 0
    asked: dict[str, date] = field(default_factory=dict)

    def now(self, day: date) -> datetime:
        """The next moment of a day."""
        if day != self.told_on:
            self.told_on, self.minute = day, int(self.here.lot(f"hour {day}") * _LATEST_BEGIN)
        self.minute += _MINUTES_APART
        return at(day, _FIRST_HOUR) + timedelta(minutes=self.minute)

    def act(self, what: Occurrence, roles: Iterable[str], day: date) -> bool:
        """Tell it by somebody in one of some roles: by who leads, where that is one of them."""
        director = self.replay.case.director
        who = self.here.voices.for_roles(
            self.replay.agreement, roles, director.person if director else ""
        )
        return self.replay.tell(what, who, self.now(day))

    def judge(self, condition: Condition, day: date) -> None:
        """Let it hold, where it is a question that people answer."""
        if condition.fact:
            grounds = self.here.one_of(words.GROUNDS, condition.fact)
            what = FactJudged(condition.fact, not condition.untrue, grounds)
            self.act(what, judges(self.replay.agreement, condition.fact), day)

    def human(self, one: Happening) -> None:
        """What people do besides, by who did it."""
        if not self.replay.case.closed:
            who = self.here.voices.in_functions(*one.functions)
            self.replay.tell(one.what, who, self.now(one.day), one.texts)

    def hand_over(self, day: date) -> None:
        """Whoever must lead the step takes over; in some cases nobody sees to it."""
        case, agreement = self.replay.case, self.replay.agreement
        main = agreement.main(case)
        if main is None or case.closed:
            return
        if case.director and agreement.may_lead(case, main, case.director.role):
            return
        if case.director and self.here.lot(f"handed over {main.id}") > _HANDED_OVER:
            return
        for one in self.here.voices.all:
            if agreement.may_lead(case, main, one.actor.role):
                what = DirectorAssigned(one.actor.person, one.actor.role)
                if self.replay.tell(what, [(one.actor, one.held)], self.now(day)):
                    return

    def do_tasks(self, day: date, but_for: Collection[str]) -> None:
        """Most of the tasks are done within some days, but for those of which the model decides."""
        for one in self.replay.to_do(begin_of(day)):
            timer = self.replay.agreement.timers.get(one.key)
            if timer is None or timer.kind is not TimerKind.TASK or timer.item in but_for:
                continue
            since = self.asked.setdefault(one.key, day)
            lot = self.here.lot(f"does {one.key} {since}")
            soon = one.due is not None and (one.due - day).days < _DAYS_APART
            if lot < _DONE and (soon or (day - since).days >= lot / _DONE * _WITHIN):
                del self.asked[one.key]
                self.act(TaskDone(timer.item), one.whose, day)
