"""Arbitration and the judicial way."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from kantelpunt.casework.events.justice import (
    ArbitrationAgreed,
    ArbitrationAsked,
    ArbitrationDecided,
    ArbitrationRefused,
    HearingHeld,
    HearingPlanned,
    ProcesVerbaalMade,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.steps import Rung
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    APART,
    WITHOUT_NAMES,
    ask,
    day_field,
    offer,
    one,
    one_field,
    several,
    several_field,
    text_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import stages_now, those_involved
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_OF = Text("Aan wie is het gevraagd?", "Of whom was it asked?")
_WHO = Text("Wie?", "Who?")
_ACCEPTED = Text("Wie legt zich erbij neer?", "Who accepts it?")
_RULING = Text("Wat is de uitspraak?", "What is the ruling?")
_RECEIVED = Text(
    "Wanneer ontving het Openbaar Ministerie het?",
    "When did the public prosecution receive it?",
)
_COURT = Text("Bij wie is de zitting?", "Before whom is the hearing?")
_COURTS = (
    Text("officier van justitie", "public prosecutor"),
    Text("kantonrechter", "cantonal judge"),
)
_DAY = Text("Op welke dag?", "On which day?")
_OUTCOME = Text("Wat kwam eruit?", "What came of it?")


class AskedForm(ActForm):
    """Of whom."""

    of = several_field()

    def prepare(self) -> None:
        """Whoever is involved."""
        offer(self, "of", _OF, those_involved(self.setting))


def _asked(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [ArbitrationAsked(several(cleaned["of"]))]


class AnswerForm(ActForm):
    """Who."""

    by = one_field()

    def prepare(self) -> None:
        """Whoever is involved."""
        offer(self, "by", _WHO, those_involved(self.setting))


def _agreed(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [ArbitrationAgreed(one(cleaned["by"]))]


def _refused(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [ArbitrationRefused(one(cleaned["by"]))]


class RulingForm(ActForm):
    """What, and who accepts it."""

    ruling = text_field(required=True)
    accepted_by = several_field(required=False)

    def prepare(self) -> None:
        """Whoever is involved."""
        ask(self, "ruling", _RULING, APART)
        offer(self, "accepted_by", _ACCEPTED, those_involved(self.setting))


def _ruled(_: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    ruling = texts.seal(one(cleaned["ruling"]))
    return [ArbitrationDecided(several(cleaned["accepted_by"]), ruling)]


class OfficialForm(ActForm):
    """When it was received."""

    received_on = day_field(required=False)

    def prepare(self) -> None:
        """It may be on its way."""
        ask(self, "received_on", _RECEIVED)


def _made(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [ProcesVerbaalMade(cast("date | None", cleaned["received_on"]))]


class HearingForm(ActForm):
    """Before whom, and when."""

    court = one_field()
    on = day_field()

    def prepare(self) -> None:
        """The two before whom a hearing can be."""
        offer(self, "court", _COURT, [(one.nl, said(one)) for one in _COURTS])
        ask(self, "on", _DAY)


def _planned(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [HearingPlanned(one(cleaned["court"]), cast("date", cleaned["on"]))]


class OutcomeForm(ActForm):
    """Before whom, and what came of it."""

    court = one_field()
    outcome = words_field()

    def prepare(self) -> None:
        """The two before whom a hearing can be."""
        planned = next(iter(self.setting.dossier.case.hearings), None)
        courts = [(one.nl, said(one)) for one in _COURTS]
        offer(self, "court", _COURT, courts, first=planned)
        ask(self, "outcome", _OUTCOME, WITHOUT_NAMES)


def _held(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [HearingHeld(one(cleaned["court"]), one(cleaned["outcome"]))]


def _near_arbitration(setting: Setting) -> bool:
    """Whether a step of the case is arbitration, or leads to it; so that the menu stays short."""
    stages = setting.dossier.agreement.stages
    arbitration = {name for name, one in stages.items() if one.rung is Rung.ARBITRATION}
    near = {stage.id for stage in stages_now(setting)}
    near |= {way.to for stage in stages_now(setting) for way in stage.ways_on}
    return is_open(setting) and bool(arbitration & near)


def _in_law(setting: Setting) -> bool:
    return is_open(setting) and "ProcesVerbaalMade" in setting.dossier.case.moments


ACTS = (
    Act(
        "arbitrage-vragen",
        Text("Arbitrage vragen", "Ask for arbitration"),
        Text("De vraag om arbitrage is vastgelegd.", "That arbitration was asked is recorded."),
        Part.TIMELINE,
        AskedForm,
        _asked,
        Group.STEPS,
        _near_arbitration,
    ),
    Act(
        "arbitrage-akkoord",
        Text("Iemand stemt in met arbitrage", "Somebody accepts arbitration"),
        Text("De instemming is vastgelegd.", "The acceptance is recorded."),
        Part.TIMELINE,
        AnswerForm,
        _agreed,
        Group.STEPS,
        _near_arbitration,
    ),
    Act(
        "arbitrage-geweigerd",
        Text("Iemand weigert arbitrage", "Somebody refuses arbitration"),
        Text("De weigering is vastgelegd.", "The refusal is recorded."),
        Part.TIMELINE,
        AnswerForm,
        _refused,
        Group.STEPS,
        _near_arbitration,
    ),
    Act(
        "arbitrage-uitspraak",
        Text("Uitspraak van arbitrage vastleggen", "Record the ruling of arbitration"),
        Text("De uitspraak is vastgelegd.", "The ruling is recorded."),
        Part.TIMELINE,
        RulingForm,
        _ruled,
        Group.STEPS,
        _near_arbitration,
    ),
    Act(
        "proces-verbaal",
        Text("Proces-verbaal vastleggen", "Record a proces-verbaal"),
        Text("Het proces-verbaal is vastgelegd.", "The proces-verbaal is recorded."),
        Part.TIMELINE,
        OfficialForm,
        _made,
        Group.STEPS,
        is_open,
        lambda _: [ProcesVerbaalMade()],
    ),
    Act(
        "zitting",
        Text("Zitting plannen", "Plan a hearing"),
        Text("De zitting is vastgelegd.", "The hearing is recorded."),
        Part.TIMELINE,
        HearingForm,
        _planned,
        Group.STEPS,
        _in_law,
    ),
    Act(
        "zitting-gehouden",
        Text("Zitting is gehouden", "The hearing was held"),
        Text("De uitkomst is vastgelegd.", "The outcome is recorded."),
        Part.TIMELINE,
        OutcomeForm,
        _held,
        Group.STEPS,
        _in_law,
    ),
)
