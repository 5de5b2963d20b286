"""The plans of a case: goals, evaluation, who saw them and who agreed; consent and sharing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    InformationShared,
)
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.events.work import PlanDrawnUp, PlanRevised
from kantelpunt.casework.payloads import Destroyed, Payload
from kantelpunt.casework.telling.named import product, to_whom, who
from kantelpunt.casework.telling.sentences import sentence_of
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.consent_answers import NO, NOT_YET, YES, answers_kept
from kantelpunt.web.dossiers.selectors import Dossier
from kantelpunt.web.pages.saying import said


@dataclass(frozen=True)
class ShownPlan:
    """A plan as it is now.

    Attributes:
        id: of the output or record of the protocol.
        text: what was written with it, where that was not destroyed.
        seen_by, agreed_by, refused_by: roles, by name.
    """

    id: str
    name: str
    drawn_up: date
    goals: tuple[str, ...]
    evaluated_on: date
    text: str
    seen_by: str
    agreed_by: str
    refused_by: str


def shown_plans(
    dossier: Dossier, teller: Teller, texts: Mapping[str, tuple[str, Payload | Destroyed]]
) -> Iterator[ShownPlan]:
    """Every plan, as it was drawn up or revised last."""
    latest: dict[str, tuple[Event, PlanDrawnUp | PlanRevised]] = {}
    for event in dossier.events:
        if isinstance(event.what, PlanDrawnUp | PlanRevised):
            latest[event.what.plan] = event, event.what
    for plan, (event, what) in latest.items():
        now = dossier.case.plans[plan]
        kept = texts.get(what.text or "", ("", None))[1]
        yield ShownPlan(
            plan,
            product(teller, plan).strip("‘’"),
            event.moment.date(),
            what.goals,
            what.evaluated_on,
            kept.text if isinstance(kept, Payload) else "",
            who(teller, sorted(now.seen_by)) if now.seen_by else "",
            who(teller, sorted(now.agreed_by)) if now.agreed_by else "",
            who(teller, sorted(now.refused_by)) if now.refused_by else "",
        )


@dataclass(frozen=True)
class ShownConsent:
    """What somebody said when asked for consent."""

    on: date
    to: str
    by: str
    answer: str
    tag: str
    purpose: str = ""
    until: date | None = None


_GIVEN = Text("gegeven", "given")
_REFUSED = Text("niet gegeven", "refused")
_WITHDRAWN = Text("ingetrokken", "withdrawn")


_ANSWERS = {
    YES: Text("ja", "yes"),
    NO: Text("nee", "no"),
    NOT_YET: Text("nog geen antwoord", "no answer yet"),
}


def answered(dossier: Dossier, teller: Teller) -> list[tuple[str, list[str]]]:
    """Per party what each of those who were asked answered last, also when others still must."""
    return [
        (
            to_whom(teller, to),
            [f"{name}: {said(_ANSWERS[answer])}" for name, answer in answers.items()],
        )
        for to, answers in answers_kept(dossier.row.id).items()
    ]


def shown_consents(events: Sequence[Event], teller: Teller) -> list[ShownConsent]:
    """Every answer, newest first."""
    found = []
    for event in reversed(events):
        on = event.moment.date()
        match event.what:
            case ConsentGiven(to=to, by=by, purpose=purpose, until=until):
                names = to_whom(teller, to), who(teller, [by])
                found.append(ShownConsent(on, *names, said(_GIVEN), "ok", purpose, until))
            case ConsentRefused(to=to, by=by):
                names = to_whom(teller, to), who(teller, [by])
                found.append(ShownConsent(on, *names, said(_REFUSED), "late"))
            case ConsentWithdrawn(to=to, by=by):
                names = to_whom(teller, to), who(teller, [by])
                found.append(ShownConsent(on, *names, said(_WITHDRAWN), "warn"))
    return found


def shown_shared(events: Sequence[Event], teller: Teller) -> list[tuple[date, str]]:
    """On which day what was shared with whom, newest first."""
    return [
        (event.moment.date(), sentence_of(teller, event.what))
        for event in reversed(events)
        if isinstance(event.what, InformationShared)
    ]
