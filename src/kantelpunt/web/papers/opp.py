"""The OPP on paper: what a pupil needs, who does what, and when it is looked at again."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.compiling import compiled
from kantelpunt.web.papers.parties import Contact, Person, Sender


@dataclass(frozen=True)
class View:
    """How one of those involved sees it, in own words.

    Attributes:
        of: who: `Noor`, `ouders`, `school`, `jeugdarts`.
        words: what they say of it.
    """

    of: str
    words: str


@dataclass(frozen=True)
class Goal:
    """One goal with its five SMART fields; a field that is empty is left out.

    Attributes:
        goal: what must be reached (specific).
        seen_by: how everybody sees that it is reached (measurable).
        supported_by: who stand behind it (acceptable).
        feasible_because: why it can be done (realistic).
        by: the day on which it is reached (bound to time).
    """

    goal: str
    seen_by: str = ""
    supported_by: str = ""
    feasible_because: str = ""
    by: date | None = None


@dataclass(frozen=True)
class Support:
    """Something that is done for the pupil.

    Attributes:
        what: what is done, how often.
        who: who does it.
        begins: first day, if known.
        ends: last day, if known.
    """

    what: str
    who: str = ""
    begins: date | None = None
    ends: date | None = None


@dataclass(frozen=True)
class Answer:
    """What someone who must see the plan, or agree to it, said so far.

    Attributes:
        name: who.
        role: `ouder met gezag`, `leerling`, `school`.
        seen_on: day on which the plan was seen.
        agreed_on: day on which they agreed.
        refused_on: day on which they did not agree.
        reason: why they did not agree, in their words.
        signs: whether there is room for a signature.
    """

    name: str
    role: str = ""
    seen_on: date | None = None
    agreed_on: date | None = None
    refused_on: date | None = None
    reason: str = ""
    signs: bool = True


@dataclass(frozen=True)
class OppPaper:
    """An OPP as it is handed over. What is not known is left out of the paper.

    Attributes:
        sender: the school that makes the plan.
        pupil: name of the pupil.
        school: name of the school, with the location where there are several.
        born: date of birth.
        group: class or group.
        written_on: day on which this text of the plan was made.
        outcome: where the pupil is expected to go after this school.
        why: why there is a plan.
        helps: what helps the pupil.
        hinders: what stands in the way.
        views: how pupil, parents and partners see it; the pupil first.
        goals: in the order of their weight.
        support: what is done, by whom.
        fewer_hours: what was agreed about fewer hours at school, if anything.
        full_hours_on: day on which the pupil is back for all hours.
        director: who sees to it that the plan is carried out.
        contacts: one person to call per partner.
        feedback_on: day on which those involved hear how it goes.
        evaluated_on: day on which the plan is looked at again.
        answers: who saw the plan and who agreed to it.
        name: of the plan, where the protocol has another than OPP.
    """

    sender: Sender
    pupil: str
    school: str
    born: date | None = None
    group: str = ""
    written_on: date | None = None
    outcome: str = ""
    why: str = ""
    helps: tuple[str, ...] = ()
    hinders: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    goals: tuple[Goal, ...] = ()
    support: tuple[Support, ...] = ()
    fewer_hours: str = ""
    full_hours_on: date | None = None
    director: Person | None = None
    contacts: tuple[Contact, ...] = ()
    feedback_on: date | None = None
    evaluated_on: date | None = None
    answers: tuple[Answer, ...] = ()
    name: str = ""


def opp(paper: OppPaper, language: Language) -> bytes:
    """The plan as a tagged PDF (PDF/UA-1) on A4."""
    return compiled("opp", paper, language)
