"""What people do in a case beside what the model knows: talks, plans, consent, waiting."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.events.clocks import WaitingFor, WaitingStarted
from kantelpunt.casework.events.offers import OfferAccepted, OfferProposed, OfferStarted
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentRefused,
    ContactAssigned,
    PartyAdded,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import (
    NoteKind,
    NoteWritten,
    PlanAgreed,
    PlanDrawnUp,
    PlanSeen,
    TalkHeld,
)
from kantelpunt.casework.payloads import Payload
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.demo import words
from kantelpunt.web.demo.names import drawn
from kantelpunt.web.demo.tellers import Voices
from kantelpunt.web.dossiers.store import sealed

_PUPIL_TOO, _PUPIL_ALONE = 12, 16
_LONG = 75
_AT_SCHOOL = ("support_coordinator", "absence_coordinator", "mentor")
_WITH_CONSENT = (PartyKind.YOUTH_HELP, PartyKind.YOUTH_HEALTH)
_HELPERS = ("family_worker", "access_worker", "youth_help", "youth_nurse")


@dataclass(frozen=True)
class Happening:
    """Something that people tell on a day, with the text that stands apart from it.

    Attributes:
        functions: of those who may have told it, the likeliest first.
    """

    day: date
    what: Occurrence
    functions: tuple[str, ...] = _AT_SCHOOL
    texts: tuple[tuple[Payload, str], ...] = ()


@dataclass(frozen=True)
class Setting:
    """In which case it happens.

    Attributes:
        age: of the pupil when it begins.
        opened: the day on which it was opened.
        day: of the demonstration.
        lesson_days: of the school.
    """

    pupil: str
    born: date | None
    age: int
    opened: date
    day: date
    agreement: Agreement
    voices: Voices
    lesson_days: LessonDays

    def lot(self, about: str) -> float:
        """The luck of this case in something."""
        return drawn(self.pupil, about)

    def one_of(self, texts: Sequence[str], about: str) -> str:
        """One of some texts."""
        return texts[int(self.lot(about) * len(texts))]

    def after(self, days: int) -> date:
        """A day with lessons, so many days after the case was opened or the first one later."""
        return self.on_school_day(self.opened + timedelta(days=days))

    def on_school_day(self, day: date) -> date:
        """The day itself, or the first one with lessons after it."""
        days = self.lesson_days
        return days.days[days.place_on_or_after(day)]

    def working_days(self) -> list[date]:
        """Days on which people look what must be done: one or two a week."""
        days = {self.after(number) for number in range(0, (self.day - self.opened).days, 4)}
        return sorted(one for one in days if one < self.day)

    def family(self) -> tuple[str, ...]:
        """Parents and pupil as the protocol calls them, those who consent at this age."""
        parties = self.agreement.protocol.parties
        kinds = {PartyKind.PARENTS} if self.age < _PUPIL_ALONE else set()
        kinds |= {PartyKind.PUPIL} if self.age >= _PUPIL_TOO else set()
        return tuple(name for name, one in parties.items() if one.kind in kinds)

    def party(self, kind: PartyKind) -> str | None:
        """A party of the protocol of a kind."""
        parties = self.agreement.protocol.parties
        return next((name for name, one in parties.items() if one.kind is kind), None)


def happenings(here: Setting) -> list[Happening]:
    """Everything, by day; what would come after the day of the demonstration is left out."""
    found = [
        *_talks(here),
        *_contact(here),
        *_notes(here),
        *_plan(here),
        *_consent(here),
        *_waiting(here),
        *_offer(here),
    ]
    return sorted((one for one in found if one.day < here.day), key=lambda one: one.day)


def _written(here: Setting, texts: Sequence[str], about: str, part: str) -> tuple[Payload, str]:
    return sealed(here.one_of(texts, about)), part


def _talks(here: Setting) -> Iterator[Happening]:
    parents = here.party(PartyKind.PARENTS) or "ouders"
    with_ = (parents, *(here.family() if here.age >= _PUPIL_TOO else ()))
    about = words.TALKS_WITH_PUPIL if here.age >= _PUPIL_TOO else words.TALKS_WITH_PARENTS
    first = _written(here, about, "first talk", "general")
    day = here.after(2 + int(here.lot("first talk day") * 4))
    yield Happening(day, TalkHeld(tuple(dict.fromkeys(with_)), first[0].hash), texts=(first,))
    if here.lot("second talk") < 0.7:
        second = _written(here, words.AGAIN, "second talk", "general")
        day = here.after(16 + int(here.lot("second talk day") * 9))
        yield Happening(day, TalkHeld((parents,), second[0].hash), texts=(second,))


def _contact(here: Setting) -> Iterator[Happening]:
    if here.lot("contact") < 0.75:
        for actor, _ in here.voices.in_functions("mentor", "support_coordinator")[:1]:
            yield Happening(here.after(3), ContactAssigned(actor.person, actor.role))


def _notes(here: Setting) -> Iterator[Happening]:
    for number in range(int(here.lot("notes") * 4)):
        text = _written(here, words.NOTES, f"note {number}", "general")
        day = here.after(5 + number * 11)
        yield Happening(day, NoteWritten(NoteKind.GENERAL, text[0].hash), texts=(text,))
    if here.lot("medical") < 0.14:
        text = _written(here, words.MEDICAL, "medical text", "medical")
        what = NoteWritten(NoteKind.MEDICAL, text[0].hash)
        yield Happening(here.after(18), what, ("youth_doctor",), (text,))
    if here.lot("restricted") < 0.08:
        text = _written(here, words.RESTRICTED, "restricted text", "restricted")
        yield Happening(
            here.after(7), NoteWritten(NoteKind.RESTRICTED, text[0].hash), texts=(text,)
        )


def plan_of(agreement: Agreement) -> str | None:
    """The plan of a protocol: what it calls OPP, or else a plan."""
    outputs = [one.id for stage in agreement.stages.values() for one in stage.written.outputs]
    known = [*outputs, *(one.id for one in agreement.protocol.records)]
    for part in ("opp", "plan"):
        for name in known:
            if part in name.split("-") or (part == "plan" and part in name):
                return name
    return known[0] if known else None


def drawn_up(here: Setting, plan: str, day: date, ends: date) -> Happening:
    """A plan with two goals of which one can see whether they are reached."""
    text = _written(here, words.PLANS, "plan text", "plan")
    goals = words.GOALS[int(here.lot("goals") * len(words.GOALS))]
    what = PlanDrawnUp(plan, goals, ends, text[0].hash)
    return Happening(day, what, ("support_coordinator", "absence_coordinator"), (text,))


def _plan(here: Setting) -> Iterator[Happening]:
    plan = plan_of(here.agreement)
    if plan is None or here.lot("plan") > 0.45:
        return
    day = here.after(14 + int(here.lot("plan day") * 10))
    ends = day + timedelta(days=42 + int(here.lot("plan ends") * 21))
    yield drawn_up(here, plan, day, ends)
    for who in here.family():
        if here.lot(f"{who} saw") < 0.8:
            yield Happening(here.on_school_day(day + timedelta(days=2)), PlanSeen(plan, who))
        if here.lot(f"{who} agreed") < 0.6:
            yield Happening(here.on_school_day(day + timedelta(days=3)), PlanAgreed(plan, who))


def _consent(here: Setting) -> Iterator[Happening]:
    """Asked in half of the cases; given by all, refused by one, or still awaited."""
    parties = [
        name
        for name, one in here.agreement.protocol.parties.items()
        if one.by_consent and one.kind in _WITH_CONSENT
    ]
    if not parties or here.lot("consent asked") > 0.55:
        return
    party = here.one_of(parties, "consent to")
    day = here.after(9 + int(here.lot("consent day") * 8))
    answer = here.lot("consent answer")
    if answer < 0.2:
        yield from (Happening(day, ConsentRefused(party, who)) for who in here.family()[:1])
    elif answer < 0.75:
        for who in here.family():
            yield Happening(day, ConsentGiven(party, who, words.PURPOSE))
        yield Happening(day, PartyAdded(party, "consent"))
    else:
        yield from (
            Happening(day, ConsentGiven(party, who, words.PURPOSE)) for who in here.family()[1:]
        )


def _waiting(here: Setting) -> Iterator[Happening]:
    if here.lot("waits") < 0.16:
        day = here.after(20 + int(here.lot("waits from") * 12))
        again = day + timedelta(days=14 + int(here.lot("ask again") * 20))
        cause = WaitingFor.CARE if here.lot("waits for") < 0.7 else WaitingFor.SCHOOL_PLACE
        contact = self_role(here)
        yield Happening(
            day, WaitingStarted(cause, here.one_of(words.WAITS, "from"), contact, again)
        )


def self_role(here: Setting) -> str:
    """The role in which the coordinator of the school keeps in touch."""
    return next(actor.role for actor, _ in here.voices.in_functions(*_AT_SCHOOL))


def _offer(here: Setting) -> Iterator[Happening]:
    by = here.party(PartyKind.PARTNERSHIP) or here.party(PartyKind.SCHOOL)
    long = (here.day - here.opened).days > _LONG
    if by is None or here.lot("offer") > (0.65 if long else 0.14):
        return
    day = here.after((50 if long else 25) + int(here.lot("offer day") * 15))
    starts = here.on_school_day(day + timedelta(days=10))
    yield Happening(day, OfferProposed("aanbod-1", here.one_of(words.OFFERS, "what"), by, starts))
    if long or here.lot("offer taken") < 0.5:
        yield Happening(here.on_school_day(day + timedelta(days=4)), OfferAccepted("aanbod-1"))
        yield Happening(starts, OfferStarted("aanbod-1", starts))
