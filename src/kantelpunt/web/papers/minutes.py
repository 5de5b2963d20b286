"""The minutes of a meeting: who were there, what was decided on which mandate, who does what."""

from dataclasses import dataclass
from datetime import date, datetime

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.compiling import compiled
from kantelpunt.web.papers.parties import Person, Sender


@dataclass(frozen=True)
class TakenDecision:
    """A decision.

    Attributes:
        what: what was decided.
        taken_by: who decided.
        mandate: on which mandate, in words.
        reason: why.
    """

    what: str
    taken_by: str = ""
    mandate: str = ""
    reason: str = ""


@dataclass(frozen=True)
class AgreedAction:
    """Something that someone is going to do.

    Attributes:
        what: what is done.
        who: who does it.
        by: the last day on which it is done.
    """

    what: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True)
class MinutesPaper:
    """The minutes of one meeting. What is not known is left out.

    Attributes:
        sender: the organisation that makes the minutes.
        team: what the meeting is called: `Ondersteuningsteam`.
        held: day, or moment (aware) where the hour at which it began is known.
        about: the pupil or the subject that these minutes are about.
        place: where it was held.
        chair: who chaired.
        written_by: who wrote the minutes.
        present: who were there.
        absent: who were asked and did not come.
        discussed: what was said, in short; blank lines part paragraphs.
        decisions: in the order in which they were taken.
        actions: in the order of their dates.
        next_meeting: day or moment (aware) of the next meeting.
        written_on: day on which the minutes were made.
    """

    sender: Sender
    team: str
    held: date | datetime
    about: str = ""
    place: str = ""
    chair: str = ""
    written_by: str = ""
    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()
    discussed: str = ""
    decisions: tuple[TakenDecision, ...] = ()
    actions: tuple[AgreedAction, ...] = ()
    next_meeting: date | datetime | None = None
    written_on: date | None = None


def minutes(paper: MinutesPaper, language: Language) -> bytes:
    """The minutes as a tagged PDF (PDF/UA-1) on A4."""
    return compiled("minutes", paper, language)
