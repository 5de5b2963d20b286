"""How the people of the demonstration tell the case engine what they do, moment by moment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.people import DirectorAssigned
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foresight.whatif.deeds import judges
from kantelpunt.web.demo import words
from kantelpunt.web.demo.happenings import Happening, Setting
from kantelpunt.web.dossiers.replaying import Replay
from kantelpunt.web.pages.clock import at

_HANDED_OVER = 0.85
_FIRST_HOUR, _MINUTES_APART, _LATEST_BEGIN = 9, 4, 200


@dataclass
class Telling:
    """A case while it is told; every moment is later than the one before."""

    replay: Replay
    here: Setting
    told_on: date = date.min
    minute: int = 0

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
