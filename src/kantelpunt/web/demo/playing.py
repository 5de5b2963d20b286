"""Tells a course of the model to the case engine, until the day of the demonstration."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from kantelpunt.absence.columns import day_of
from kantelpunt.casework.due import begin_of
from kantelpunt.casework.events.course import Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foresight.whatif.ahead import PLAN
from kantelpunt.foresight.whatif.deeds import Deed, acts_of, still_to_tell
from kantelpunt.web.demo import words
from kantelpunt.web.demo.courses import Course
from kantelpunt.web.demo.happenings import Happening, drawn_up, happenings, plan_of
from kantelpunt.web.demo.telling import Telling


@dataclass
class Playing:
    """A course while it is told.

    Attributes:
        fired: per signal the days of firing of this pupil with the first day that contributed.
        joined: the signals that were joined to the case.
    """

    course: Course
    telling: Telling
    fired: dict[str, list[tuple[date, date]]]
    joined: list[tuple[str, date]] = field(default_factory=list)

    def play(self) -> bool:
        """Tell everything until the day of the demonstration; false when it cannot be opened."""
        if not self._open():
            return False
        decided = {one.name.removeprefix("task ") for one in self.course.model.works}
        for day, one in self._in_order():
            if self.telling.replay.case.closed:
                break
            if one is None:
                self.telling.do_tasks(day, decided)
            elif isinstance(one, Happening):
                self.telling.human(one)
            elif one.kind == "term":
                self.telling.replay.advance(begin_of(day))
            else:
                self._deed(day, one)
                self.telling.do_tasks(day, decided)
            self.telling.hand_over(day)
        return True

    def _in_order(self) -> Iterator[tuple[date, Deed | Happening | None]]:
        """By day, what the model did first; nothing: a day to do tasks."""
        here = self.telling.here
        own: list[tuple[date, Deed | Happening | None]] = [
            (day_of(day), deed) for day, deed, _ in self.course.model.told if day_of(day) < here.day
        ]
        own += [(one.day, one) for one in happenings(here)]
        own += [(day, None) for day in here.working_days()]
        yield from sorted(own, key=lambda pair: pair[0])

    def _open(self) -> bool:
        """Whoever coordinates absence at the school opens it for the first signal."""
        here, agreement = self.telling.here, self.telling.replay.agreement
        first = next((deed for _, deed, _ in self.course.model.told if deed.kind == "signal"), None)
        signal = self._signal(first.what, here.opened) if first else None
        if signal is None:
            return False
        what = Opened(OpenedBy.SIGNAL, here.pupil, agreement.sector, signal.first_day, here.born)
        who = here.voices.in_functions("absence_coordinator")
        return self.telling.replay.open(what, who, self.telling.now(here.opened))

    def _signal(self, signal: str, day: date) -> SignalAttached | None:
        """The latest firing that was known then and stands in the register."""
        known = [one for one in self.fired.get(signal, ()) if one[0] <= day]
        return SignalAttached(signal, *known[-1]) if known else None

    def _deed(self, day: date, deed: Deed) -> None:
        """What the model did, as people tell it."""
        replay = self.telling.replay
        if deed is PLAN:
            self._plan(day)
            return
        replay.advance(begin_of(day))
        for what, roles in acts_of(deed, replay.case, replay.agreement, day):
            if replay.case.closed or not still_to_tell(what, replay.case):
                return
            told = self._as_told(what, day)
            if told is not None and self.telling.act(told, roles, day):
                self._join(told)

    def _plan(self, day: date) -> None:
        plan = plan_of(self.telling.replay.agreement)
        if plan:
            lasts = timedelta(days=self.course.model.setting.behaviour.plan_lasts)
            self.telling.human(drawn_up(self.telling.here, plan, day, day + lasts))

    def _as_told(self, what: Occurrence, day: date) -> Occurrence | None:
        """With the grounds and signals of the demonstration; None for what is known already."""
        if isinstance(what, SignalAttached):
            found = self._signal(what.signal, day)
            known = found is None or (found.signal, found.fired_on) in self.joined
            return None if known else found
        if isinstance(what, FactJudged):
            return replace(what, grounds=self.telling.here.one_of(words.GROUNDS, what.fact))
        return what

    def _join(self, what: Occurrence) -> None:
        if isinstance(what, SignalAttached):
            self.joined.append((what.signal, what.fired_on))
