"""In what surroundings cases are tried: protocols, a calendar, people, and a case as it is told."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import (
    Acted,
    Decided,
    Surroundings,
    advanced,
    decide,
    may_tell,
    opened,
)
from kantelpunt.casework.due import Terms
from kantelpunt.casework.events.course import Opened, OpenedBy, StepEntered
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.overview import Overview, overview
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.interchange.policy_files import choose_protocol
from kantelpunt.protocol.reader import ProtocolVersion, read_protocol
from tests.calendars import lesson_days_of

SHIPPED = (
    "landelijk",
    "utrecht",
    "sluitende-aanpak",
    "tilburg-vo",
    "amstelland-meerlanden",
    "holland-rijnland",
)
FIRST_VERSION = date(2020, 8, 1)


@cache
def terms() -> Terms:
    """On the calendar of a school in the middle of the country, years on end."""
    return Terms(
        lesson_days_of(HolidayRegion.MIDDEN, first=date(2020, 8, 1), last=date(2030, 7, 31))
    )


@cache
def shipped(protocol: str) -> ProtocolVersion:
    """A protocol as it comes with the program."""
    choice = choose_protocol(protocol, None)
    return choice.shelf.of_protocol(protocol)[0]


def read(text: str, first: date = FIRST_VERSION) -> ProtocolVersion:
    """A protocol from its text."""
    return read_protocol(text, file="proef.yaml", first=first)


def around(version: ProtocolVersion, sector: Sector = Sector.VO, **chosen: str) -> Surroundings:
    """What a case on this protocol stands in."""
    return Surroundings(Agreement.of(version, sector, chosen), terms())


@cache
def around_shipped(protocol: str, sector: Sector = Sector.VO) -> Surroundings:
    """The same for a protocol that comes with the program."""
    return around(shipped(protocol), sector)


def at(day: date | str, hour: int = 9, minute: int = 0) -> datetime:
    """A moment, in Dutch local time."""
    found = date.fromisoformat(day) if isinstance(day, str) else day
    return datetime.combine(found, time(hour, minute), AMSTERDAM)


@dataclass
class Told:
    """A case as it is told: who says what, and when; it fails where something is refused."""

    surroundings: Surroundings
    who: Actor = field(default_factory=lambda: Actor("p-1", "school", "school"))
    born: date | None = date(2011, 3, 3)
    case: Case = field(default_factory=lambda: Case("c-1"))
    events: list[Event] = field(default_factory=list)
    now: datetime = datetime(2025, 9, 1, 9, tzinfo=AMSTERDAM)

    def opened(self, day: date | str, first_day: date | str | None = None) -> "Told":
        """Open it by a signal."""
        self.now = at(day)
        first = date.fromisoformat(first_day) if isinstance(first_day, str) else first_day
        sector = self.surroundings.agreement.sector
        what = Opened(OpenedBy.SIGNAL, "L-1", sector, first, self.born)
        return self._kept(opened("c-1", what, self.surroundings, self.now, self.who))

    def says(self, *all_said: Occurrence, on: date | str | None = None, by: str = "") -> "Told":
        """Tell several things, one hour after each other; on the same day when none is named."""
        for what in all_said:
            self.now = at(on) if on else self.now + timedelta(hours=1)
            on = None
            self._kept(decide(self.case, what, self.surroundings, self.now, self._actor(by)))
        return self

    def tries(self, what: Occurrence, *, by: str = "", on: date | str | None = None) -> Decided:
        """What comes of it, without keeping it."""
        now = at(on) if on else self.now + timedelta(hours=1)
        return decide(self.case, what, self.surroundings, now, self._actor(by))

    def may(self, what: Occurrence, *, by: str = "") -> bool:
        """Whether it is for someone to tell it."""
        return may_tell(self.case, what, self.surroundings, self.now, self._actor(by))

    def until(self, day: date | str, hour: int = 9) -> "Told":
        """Let time go on."""
        self.now = at(day, hour)
        return self._kept(advanced(self.case, self.surroundings, self.now))

    def entered(self) -> list[tuple[str, str]]:
        """Every step that was entered, with the day."""
        return [
            (event.what.step, event.moment.date().isoformat())
            for event in self.events
            if isinstance(event.what, StepEntered)
        ]

    def of_kind(self, kind: type[Occurrence]) -> list[Event]:
        """The events of a kind."""
        return [event for event in self.events if isinstance(event.what, kind)]

    def stands(self) -> Overview:
        """How it stands now."""
        return overview(self.case, self.surroundings.agreement, self.surroundings.terms, self.now)

    def due(self, key: str) -> date | None:
        """The last day of something that must be done; None when it has none, or is not there."""
        return next((one.due for one in self.stands().to_do if one.key == key), None)

    def _actor(self, role: str) -> Actor:
        if not role:
            return self.who
        protocol = self.surroundings.agreement.protocol
        known = protocol.roles.get(role)
        organisation = known.party[0] if known and known.party else role
        if organisation not in protocol.parties:
            organisation = "school"
        return Actor(f"p-{role}", role, organisation)

    def _kept(self, decided: Decided) -> "Told":
        assert not isinstance(decided, Refusal), decided.text().nl
        assert isinstance(decided, Acted)
        self.case = decided.case
        self.events.extend(decided.events)
        return self
