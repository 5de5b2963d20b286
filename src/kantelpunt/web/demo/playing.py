"""Tells a course to the case engine, by the people of the demonstration, and keeps the case."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from kantelpunt.absence.columns import day_of
from kantelpunt.casework.due import begin_of
from kantelpunt.casework.events.course import Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.people import DirectorAssigned
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foresight.whatif.ahead import PLAN
from kantelpunt.foresight.whatif.deeds import Deed, acts_of, still_to_tell
from kantelpunt.web.demo import words
from kantelpunt.web.demo.courses import Course
from kantelpunt.web.demo.happenings import Happening, Setting, drawn_up, happenings, plan_of
from kantelpunt.web.dossiers.replaying import Replay
from kantelpunt.web.pages.clock import at

_HANDED_OVER = 0.85
_FIRST_HOUR = 9


@dataclass
class Playing:
    """A case while it is told.

    Attributes:
        fired: per signal the days of firing of this pupil with the first day that contributed.
        joined: the signals that were joined to the case.
    """

    course: Course
    replay: Replay
    here: Setting
    fired: dict[str, list[tuple[date, date]]]
    joined: list[tuple[str, date]] = field(default_factory=list)
    told_on: date = date.min
    minute: int = 0

    def play(self) -> bool:
        """Tell everything until the day of the demonstration; false when it cannot be opened."""
        if not self._open():
            return False
        for day, one in self._in_order():
            if isinstance(one, Happening):
                self._human(one)
            elif one.kind == "term":
                self.replay.advance(begin_of(day))
            else:
                self._deed(day, one)
            self._hand_over(day)
        return True

    def _in_order(self) -> Iterator[tuple[date, Deed | Happening]]:
        """By day, what passes by itself first."""
        own: list[tuple[date, Deed | Happening]] = [
            (day_of(day), deed)
            for day, deed, _ in self.course.model.told
            if day_of(day) < self.here.day
        ]
        own += [(one.day, one) for one in happenings(self.here)]
        yield from sorted(own, key=lambda pair: pair[0])

    def _now(self, day: date) -> datetime:
        """The next moment of a day."""
        if day != self.told_on:
            self.told_on, self.minute = day, int(self.here.lot(f"hour {day}") * 200)
        self.minute += 4
        return at(day, _FIRST_HOUR) + timedelta(minutes=self.minute)

    def _open(self) -> bool:
        """Whoever coordinates at the school opens it, with the first signal, and leads."""
        day = self.here.opened
        first = next((deed for _, deed, _ in self.course.model.told if deed.kind == "signal"), None)
        signal = self._signal(first.what, day) if first else None
        if signal is None:
            return False
        agreement = self.replay.agreement
        what = Opened(
            OpenedBy.SIGNAL, self.here.pupil, agreement.sector, signal.first_day, self.here.born
        )
        return self.replay.open(
            what, self.here.voices.in_functions("absence_coordinator"), self._now(day)
        )

    def _signal(self, signal: str, day: date) -> SignalAttached | None:
        """The latest firing that was known then and stands in the register."""
        known = [one for one in self.fired.get(signal, ()) if one[0] <= day]
        return SignalAttached(signal, *known[-1]) if known else None

    def _deed(self, day: date, deed: Deed) -> None:
        """What the model did, told as people tell it."""
        if deed is PLAN:
            plan = plan_of(self.replay.agreement)
            lasts = timedelta(days=self.course.model.setting.behaviour.plan_lasts)
            if plan and not self.replay.case.closed:
                self._human(drawn_up(self.here, plan, day, day + lasts))
            return
        self.replay.advance(begin_of(day))
        for what, roles in acts_of(deed, self.replay.case, self.replay.agreement, day):
            if self.replay.case.closed or not still_to_tell(what, self.replay.case):
                return
            self._act(self._as_told(what, day), roles, day)

    def _as_told(self, what: Occurrence, day: date) -> Occurrence | None:
        if isinstance(what, SignalAttached):
            return self._signal(what.signal, day)
        if isinstance(what, FactJudged):
            return replace(what, grounds=self.here.one_of(words.GROUNDS, what.fact))
        return what

    def _act(self, what: Occurrence | None, roles: tuple[str, ...], day: date) -> None:
        if what is None:
            return
        if isinstance(what, SignalAttached) and (what.signal, what.fired_on) in self.joined:
            return
        director = self.replay.case.director
        who = self.here.voices.for_roles(
            self.replay.agreement, roles, director.person if director else ""
        )
        told = self.replay.tell(what, who, self._now(day))
        if told and isinstance(what, SignalAttached):
            self.joined.append((what.signal, what.fired_on))

    def _human(self, one: Happening) -> None:
        if not self.replay.case.closed:
            who = self.here.voices.in_functions(*one.functions)
            self.replay.tell(one.what, who, self._now(one.day), one.texts)

    def _hand_over(self, day: date) -> None:
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
                if self.replay.tell(what, [(one.actor, one.held)], self._now(day)):
                    return
