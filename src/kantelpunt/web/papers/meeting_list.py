"""The list for a school's six-weekly meeting: per pupil what is asked, who leads, when again."""

from dataclasses import dataclass
from datetime import date, datetime

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.compiling import compiled
from kantelpunt.web.papers.parties import Person, Sender


@dataclass(frozen=True)
class ListedPupil:
    """One pupil on the list.

    Attributes:
        name: name of the pupil.
        group: class or group.
        standing: where things stand, in a few words: `dag 56, stap ondersteuningsteam`.
        asked: what is asked of the meeting.
        led_by: who leads the case.
        next_on: the next day on which something must be done.
    """

    name: str
    asked: str
    group: str = ""
    standing: str = ""
    led_by: str = ""
    next_on: date | None = None


@dataclass(frozen=True)
class MeetingListPaper:
    """The list of one meeting. What is not known is left out.

    Attributes:
        sender: the organisation that makes the list.
        team: what the meeting is called: `Ondersteuningsteam`.
        school: the school that it is of.
        starts: day, or moment (aware) where the hour is known.
        place: where.
        chair: who chairs.
        invited: who are asked to come.
        points: what is on the agenda besides the pupils, a line each.
        pupils: in the order in which they are spoken of; may be none.
        written_on: day on which the list was made.
    """

    sender: Sender
    team: str
    school: str
    starts: date | datetime | None = None
    place: str = ""
    chair: str = ""
    invited: tuple[Person, ...] = ()
    points: tuple[str, ...] = ()
    pupils: tuple[ListedPupil, ...] = ()
    written_on: date | None = None


def meeting_list(paper: MeetingListPaper, language: Language) -> bytes:
    """The list as a tagged PDF (PDF/UA-1) on A4."""
    return compiled("meeting_list", paper, language)
