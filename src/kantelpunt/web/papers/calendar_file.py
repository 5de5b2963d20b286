"""A meeting as a file for anybody's calendar (iCalendar, RFC 5545), without a pupil's name."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Timezone

from kantelpunt.foundation.text import Language, Text
from kantelpunt.web.papers.written import AMSTERDAM

SUMMARY = Text("Overleg ondersteuningsteam", "Meeting of the support team")
"""What a calendar shows when nothing else is said: others look at it too."""

_PROGRAM = "-//Kantelpunt//Overleg//NL"


@dataclass(frozen=True)
class PlannedMeeting:
    """A meeting as it goes into a calendar; nothing in it names a pupil.

    Attributes:
        uid: stays the same for one meeting, so that a new file replaces the old entry.
        starts: when it begins; aware.
        minutes: how long it takes; at least 1.
        address: where the meeting is opened in the application: `https://...`.
        made_at: when the file was asked for; aware.
        place: where; left out when empty.
        summary: what the calendar shows.
        changed: how many times the meeting was changed since it was planned.
        cancelled: whether it does not take place any more.
    """

    uid: str
    starts: datetime
    minutes: int
    address: str
    made_at: datetime
    place: str = ""
    summary: Text = SUMMARY
    changed: int = 0
    cancelled: bool = False

    def __post_init__(self) -> None:
        if self.starts.tzinfo is None or self.made_at.tzinfo is None:
            raise ValueError("starts and made_at are aware: without a zone the hour is a guess")
        if self.minutes < 1:
            raise ValueError("a meeting takes at least one minute")
        if not self.uid:
            raise ValueError("a meeting has an uid")


def calendar_file(meeting: PlannedMeeting, language: Language) -> bytes:
    """The meeting as an `.ics` file, in Dutch time with the rules of summer time inside."""
    calendar = Calendar()
    calendar.add("prodid", _PROGRAM)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if meeting.cancelled else "PUBLISH")
    starts = meeting.starts.astimezone(AMSTERDAM)
    calendar.add_component(_summer_time(around=starts.date()))
    calendar.add_component(_event(meeting, starts=starts, language=language))
    written: bytes = calendar.to_ical()
    return written


def _summer_time(*, around: date) -> Timezone:
    """The changes of the clock from the year before the meeting to the year after."""
    return Timezone.from_tzid(
        AMSTERDAM.key,
        first_date=date(around.year - 1, 1, 1),
        last_date=date(around.year + 1, 12, 31),
    )


def _event(meeting: PlannedMeeting, *, starts: datetime, language: Language) -> Event:
    event = Event()
    event.add("uid", meeting.uid)
    event.add("dtstamp", meeting.made_at.astimezone(UTC))
    event.add("sequence", meeting.changed)
    event.add("dtstart", starts)
    event.add("duration", timedelta(minutes=meeting.minutes))
    event.add("summary", meeting.summary.in_(language))
    if meeting.place:
        event.add("location", meeting.place)
    opens = Text("Open het overleg in Kantelpunt:", "Open the meeting in Kantelpunt:")
    event.add("description", f"{opens.in_(language)} {meeting.address}")
    event.add("url", meeting.address)
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if meeting.cancelled else "CONFIRMED")
    return event
