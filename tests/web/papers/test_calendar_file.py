"""A meeting read back from the file that a calendar gets."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from kantelpunt.foundation.text import Language, Text
from kantelpunt.web.papers.calendar_file import PlannedMeeting, calendar_file
from kantelpunt.web.papers.written import AMSTERDAM

MEETING = PlannedMeeting(
    uid="k7f3@kantelpunt.example",
    starts=datetime(2026, 3, 12, 9, 0, tzinfo=AMSTERDAM),
    minutes=45,
    address="https://kantelpunt.example/overleg/k7f3/",
    made_at=datetime(2026, 3, 9, 10, 0, tzinfo=AMSTERDAM),
    place="kamer 1.04; Lindelaan 12, Tilburg",
)


def calendar_of(meeting, language=Language.NL):
    return Calendar.from_ical(calendar_file(meeting, language))


def event_of(meeting, language=Language.NL):
    (event,) = calendar_of(meeting, language).walk("VEVENT")
    return event


def test_a_meeting_is_read_back_as_it_was_planned():
    event = event_of(MEETING)
    assert event["uid"] == "k7f3@kantelpunt.example"
    assert event.decoded("dtstart") == MEETING.starts
    assert event["dtstart"].params["TZID"] == "Europe/Amsterdam"
    assert event.decoded("duration") == timedelta(minutes=45)
    assert event.decoded("dtstamp") == datetime(2026, 3, 9, 9, 0, tzinfo=UTC)
    assert event["location"] == "kamer 1.04; Lindelaan 12, Tilburg"
    assert event["url"] == "https://kantelpunt.example/overleg/k7f3/"
    assert MEETING.address in event["description"]
    assert event["status"] == "CONFIRMED"


def test_others_who_look_at_the_calendar_see_no_name():
    assert event_of(MEETING)["summary"] == "Overleg ondersteuningsteam"
    assert event_of(MEETING, Language.EN)["summary"] == "Meeting of the support team"
    assert event_of(MEETING)["class"] == "PRIVATE"


@pytest.mark.parametrize(
    ("starts", "offset"),
    [
        (datetime(2026, 3, 28, 9, 0, tzinfo=AMSTERDAM), 1),
        (datetime(2026, 3, 29, 9, 0, tzinfo=AMSTERDAM), 2),
        (datetime(2026, 10, 25, 9, 0, tzinfo=AMSTERDAM), 1),
        (datetime(2026, 7, 1, 7, 0, tzinfo=UTC), 2),
    ],
)
def test_the_rules_of_summer_time_are_in_the_file(starts, offset):
    meeting = replace(MEETING, starts=starts)
    (zone,) = calendar_of(meeting).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Amsterdam"
    written = event_of(meeting).decoded("dtstart").replace(tzinfo=None)
    assert written.hour == 9
    assert zone.to_tz().utcoffset(written) == timedelta(hours=offset)


def test_one_meeting_gives_the_same_file_each_time():
    assert calendar_file(MEETING, Language.NL) == calendar_file(MEETING, Language.NL)


def test_a_meeting_that_is_off_takes_itself_out_of_the_calendar():
    off = replace(MEETING, cancelled=True, changed=2)
    assert calendar_of(off)["method"] == "CANCEL"
    assert event_of(off)["status"] == "CANCELLED"
    assert event_of(off)["sequence"] == 2


def test_what_was_written_cannot_add_lines_to_the_file():
    sly = "kamer\r\nATTENDEE:mailto:x@example.nl\nEND:VEVENT"
    meeting = replace(MEETING, place=sly, summary=Text(sly, sly))
    assert "attendee" not in event_of(meeting)
    assert event_of(meeting)["location"].replace("\r", "") == sly.replace("\r", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": MEETING.starts.replace(tzinfo=None)},
        {"made_at": MEETING.made_at.replace(tzinfo=None)},
        {"minutes": 0},
        {"uid": ""},
    ],
)
def test_a_meeting_without_zone_length_or_uid_is_a_mistake_of_the_program(wrong):
    with pytest.raises(ValueError, match=r"meeting|aware"):
        replace(MEETING, **wrong)
