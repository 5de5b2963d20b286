"""An invitation to a talk: who, when, where, what about, and whom to call."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.compiling import compiled
from kantelpunt.web.papers.parties import Contact, Person, Sender


class Reader(StrEnum):
    """To whom the letter speaks: parents are `u` in Dutch, a pupil is `je`."""

    PARENTS = "parents"
    PUPIL = "pupil"


@dataclass(frozen=True)
class InvitationPaper:
    """An invitation to a talk. What is not known is left out of the letter.

    Attributes:
        sender: the organisation that invites.
        pupil: the name by which the letter speaks of the pupil: `Noor`.
        reader: whether it speaks to parents or to the pupil.
        addressed_to: name and address for the window of the envelope, a line each.
        greeting: after `Beste`: `mevrouw Bakker`; empty: the parents of the pupil, or the pupil.
        written_on: date of the letter.
        starts: day and hour of the talk; aware.
        minutes: how long it takes.
        place: where: building, room, address.
        about: why there is a talk, in one or two warm sentences.
        subjects: what will be talked about, a line each.
        present: who will be there besides the reader.
        contact: whom to call with a question, or to choose another moment.
        signed_by: who sends the letter.
    """

    sender: Sender
    pupil: str
    starts: datetime
    place: str
    reader: Reader = Reader.PARENTS
    addressed_to: tuple[str, ...] = ()
    greeting: str = ""
    written_on: date | None = None
    minutes: int | None = None
    about: str = ""
    subjects: tuple[str, ...] = ()
    present: tuple[Person, ...] = ()
    contact: Contact | None = None
    signed_by: Person | None = None


def invitation(paper: InvitationPaper, language: Language) -> bytes:
    """The letter as a tagged PDF (PDF/UA-1) on A4."""
    return compiled("invitation", paper, language)
