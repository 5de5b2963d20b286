"""A script is played against a protocol: what people tell, what follows, what was expected."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import Surroundings, advanced, decide
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.overview import Overview, overview
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.telling.timeline import Item, Refused
from kantelpunt.foresight.case_scripts.entries import Entry
from kantelpunt.foresight.case_scripts.expectations import ExpectedOn, unmet
from kantelpunt.foresight.case_scripts.reading import Script
from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text

CASE = "casus"
"""The id of the case of a script."""


@dataclass(frozen=True)
class Played:
    """What became of a script.

    Attributes:
        items: events and refusals in their order.
        case: its state at the end.
        surroundings: in which it runs then.
        seen: how it stands then.
        on: the day of that.
        stopped: the refusal that was not foreseen, at its place; nothing after it was played.
        unmet: what was not as expected, each at its place.
    """

    items: tuple[Item, ...]
    case: Case
    surroundings: Surroundings
    seen: Overview
    on: date
    stopped: Problem | None
    unmet: tuple[Problem, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """What was recorded."""
        return tuple(one for one in self.items if isinstance(one, Event))


def play(script: Script, surroundings: Surroundings, until: date | None = None) -> Played:
    """Play a script.

    A refusal that was not foreseen ends it: nothing after it is played. Expectations are held
    against the case at the end of their day.

    Args:
        script: what people tell.
        surroundings: in which the case runs.
        until: the last day looked at, where it is not the script's own.

    Raises:
        CalendarEnds: when a term runs on into a year of which no vacations are known.
    """
    last = until or script.until
    stage = _Stage(Case(CASE, surroundings.agreement.id, sector=script.sector), surroundings)
    waiting = [(one, place) for one, place in script.expected if one.on <= last]
    stopped = None
    for entry in script.entries:
        on = entry.moment.date()
        if on > last:
            break
        while waiting and waiting[0][0].on < on:
            stage.check(*waiting.pop(0))
        stopped = stage.tell(entry)
        if stopped:
            return stage.done(on, entry.moment, stopped)
    for one, place in waiting:
        stage.check(one, place)
    stage.advance(end_of(last))
    return stage.done(last, end_of(last))


def end_of(day: date) -> datetime:
    """The last minute of a day, in Dutch local time."""
    return datetime.combine(day, time(23, 59), AMSTERDAM)


@dataclass
class _Stage:
    """The case while it is played."""

    case: Case
    surroundings: Surroundings
    items: list[Item] = field(default_factory=list)
    unmet: list[Problem] = field(default_factory=list)

    def tell(self, entry: Entry) -> Problem | None:
        """Someone tells something; the refusal that was not foreseen, if any."""
        found = decide(self.case, entry.what, self.surroundings, entry.moment, entry.actor)
        if isinstance(found, Refusal):
            return self._refused(entry, found)
        self.case = found.case
        self.items += found.events
        if entry.refused:
            text = Text(
                f"verwacht: geweigerd ({entry.refused}); gevonden: vastgelegd",
                f"expected: refused ({entry.refused}); found: recorded",
            )
            self.unmet.append(Problem("not-refused", text, entry.place))
        if self.case.version != self.surroundings.agreement.id:
            agreement = self.surroundings.others[self.case.version]
            self.surroundings = replace(self.surroundings, agreement=agreement)
        return None

    def _refused(self, entry: Entry, refusal: Refusal) -> Problem | None:
        # What passed by itself before this moment has passed all the same.
        self.advance(max(entry.moment, self.case.moment or entry.moment))
        expected = entry.refused is not None
        self.items.append(
            Refused(
                entry.moment,
                entry.actor,
                refusal,
                self.case.version or self.surroundings.agreement.id,
                entry.place.line,
                expected,
            )
        )
        if entry.refused not in (None, refusal.code):
            text = Text(
                f"verwacht: geweigerd ({entry.refused}); gevonden: geweigerd ({refusal.code})",
                f"expected: refused ({entry.refused}); found: refused ({refusal.code})",
            )
            self.unmet.append(Problem("refused-otherwise", text, entry.place))
        return None if expected else Problem(refusal.code, refusal.text(), entry.place)

    def advance(self, now: datetime) -> None:
        """Let everything pass that has passed; before the opening nothing does."""
        if self.case.sequence:
            found = advanced(self.case, self.surroundings, now)
            self.case = found.case
            self.items += found.events

    def seen(self, now: datetime) -> Overview:
        """How the case stands."""
        return overview(self.case, self.surroundings.agreement, self.surroundings.terms, now)

    def check(self, expected: ExpectedOn, place: Place) -> None:
        """Hold what is expected against the case at the end of the day."""
        now = end_of(expected.on)
        self.advance(now)
        self.unmet += [
            Problem("not-as-expected", text, place)
            for text in unmet(expected, self.seen(now) if self.case.sequence else None)
        ]

    def done(self, on: date, now: datetime, stopped: Problem | None = None) -> Played:
        """What became of it."""
        return Played(
            tuple(self.items),
            self.case,
            self.surroundings,
            self.seen(now),
            on,
            stopped,
            tuple(self.unmet),
        )
