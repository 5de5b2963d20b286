"""Plans: drawn up, revised, seen, agreed to or not."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from django import forms

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import (
    PlanAgreed,
    PlanDrawnUp,
    PlanRefused,
    PlanRevised,
    PlanSeen,
)
from kantelpunt.casework.payloads import Payload
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.agreements import Scope
from kantelpunt.web.dossiers import plan_text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.also_done import ask_tasks, tasks_done
from kantelpunt.web.dossiers.acts.asking import (
    APART,
    WITHOUT_NAMES,
    Options,
    ask,
    day_field,
    offer,
    one,
    one_field,
    text_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import (
    actor_options,
    capital,
    family,
    stages_now,
    taking_part,
    teller_of,
    who_sit_in,
)
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.dossiers.plan_paper import latest_version
from kantelpunt.web.dossiers.store import texts_of
from kantelpunt.web.gate.parts import Part

_WHICH = Text("Welk plan?", "Which plan?")
_GOALS = Text("Doelen, één per regel", "Goals, one a line")
_SMART = Text(
    "Zeg per doel wat er dan anders is, waaraan iedereen dat ziet, wie het doet en wanneer het zo "
    "ver is. Zonder namen: dit staat in de tijdlijn.",
    "Say for each goal what is different then, how everybody sees it, who does it and by when. "
    "Without names: this stands in the timeline.",
)
_ON = Text("Wanneer bekijkt u de doelen opnieuw?", "When do you look at the goals again?")
_PARTS = {
    "why": Text("Waarom is er een plan?", "Why is there a plan?"),
    "views": Text("Hoe zien leerling en ouders het?", "How do pupil and parents see it?"),
    "helps": Text("Wat helpt? Eén ding per regel", "What helps? One thing a line"),
    "support": Text("Wie doet wat? Eén ding per regel", "Who does what? One thing a line"),
}
_BY = Text("Wie?", "Who?")
_REASON = Text("Waarom niet?", "Why not?")


def _makeable(setting: Setting) -> Options:
    """Plans there are, what these steps yield, and what is kept of a pupil or a case."""
    protocol, products = setting.dossier.agreement.protocol, teller_of(setting).names.products
    outputs = [out.id for stage in stages_now(setting) for out in stage.written.outputs]
    kept = [
        one.id
        for one in protocol.records
        if one.per in (Scope.CASE, Scope.PUPIL) and not one.only_for
    ]
    known = dict.fromkeys([*setting.dossier.case.plans, *outputs, *kept])
    return [(name, capital(products.get(name, name))) for name in known]


class PlanForm(ActForm):
    """Which plan, its goals, when it is looked at, and its text."""

    plan = one_field()
    goals = forms.CharField(widget=forms.Textarea, max_length=4_000)
    evaluated_on = day_field()
    why = text_field()
    views = text_field()
    helps = text_field()
    support = text_field()

    def prepare(self) -> None:
        """A plan that is revised stands as it was."""
        given = self.setting.given.get("plan", "")
        offer(self, "plan", _WHICH, _makeable(self.setting), first=given)
        ask(self, "goals", _GOALS, _SMART)
        ask(self, "evaluated_on", _ON, first=self.setting.now.date() + timedelta(weeks=6))
        for part, label in _PARTS.items():
            ask(self, part, label, APART)
        ask_tasks(self)
        latest = latest_version(self.setting.dossier, given)
        if latest is not None:
            _, what = latest
            self.fields["goals"].initial = "\n".join(what.goals)
            kept = texts_of(self.setting.dossier.row.id).get(what.text or "")
            if kept and isinstance(kept[1], Payload):
                for part, text in plan_text.read(kept[1].text).items():
                    self.fields[part].initial = text

    def clean_goals(self) -> tuple[str, ...]:
        """A goal a line."""
        lines = one(self.cleaned_data["goals"]).splitlines()
        return tuple(line.strip() for line in lines if line.strip())


def _made(setting: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    plan = one(cleaned["plan"])
    kind = PlanRevised if plan in setting.dossier.case.plans else PlanDrawnUp
    goals = cast("tuple[str, ...]", cleaned["goals"])
    parts = {part: one(cleaned[part]) for part in plan_text.HEADINGS}
    text = texts.seal(plan_text.written(parts), "plan")
    made = kind(plan, goals, cast("date", cleaned["evaluated_on"]), text)
    return [made, *tasks_done(cleaned)]


def _plans(setting: Setting) -> Options:
    products = teller_of(setting).names.products
    return [(name, capital(products.get(name, name))) for name in setting.dossier.case.plans]


class AnswerForm(ActForm):
    """Which plan, and who."""

    plan = one_field()
    by = one_field()

    def prepare(self) -> None:
        """Those whom the protocol asks first, then whoever takes part."""
        given = self.setting.given.get("plan", "")
        offer(self, "plan", _WHICH, _plans(self.setting), first=given)
        outputs = self.setting.dossier.agreement.outputs
        asked = [
            who
            for plan in ([given] if given in outputs else self.setting.dossier.case.plans)
            if plan in outputs
            for who in (*outputs[plan].agreed_by, *outputs[plan].seen_by)
        ]
        everyone = [
            *who_sit_in(self.setting, asked),
            *family(self.setting),
            *taking_part(self.setting),
        ]
        offer(self, "by", _BY, actor_options(self.setting, everyone))


class RefusalForm(AnswerForm):
    """And why not."""

    reason = words_field()

    def prepare(self) -> None:
        """The reason in a few words."""
        super().prepare()
        ask(self, "reason", _REASON, WITHOUT_NAMES)


def _seen(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [PlanSeen(one(cleaned["plan"]), one(cleaned["by"]))]


def _agreed(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [PlanAgreed(one(cleaned["plan"]), one(cleaned["by"]))]


def _refused(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [PlanRefused(one(cleaned["plan"]), one(cleaned["by"]), one(cleaned["reason"]))]


def _has_plan(setting: Setting) -> bool:
    return is_open(setting) and bool(setting.dossier.case.plans)


ACTS = (
    Act(
        "plan",
        Text("Plan opstellen of bijstellen", "Draw up or revise a plan"),
        Text("Het plan is vastgelegd.", "The plan is recorded."),
        Part.PLAN,
        PlanForm,
        _made,
        Group.PLAN,
        is_open,
    ),
    Act(
        "plan-gezien",
        Text("Vastleggen wie het plan zag", "Record who saw the plan"),
        Text("Wie het plan zag, is vastgelegd.", "Who saw the plan is recorded."),
        Part.PLAN,
        AnswerForm,
        _seen,
        Group.PLAN,
        _has_plan,
    ),
    Act(
        "plan-akkoord",
        Text("Vastleggen wie instemt met het plan", "Record who agrees to the plan"),
        Text("De instemming is vastgelegd.", "The agreement is recorded."),
        Part.PLAN,
        AnswerForm,
        _agreed,
        Group.PLAN,
        _has_plan,
    ),
    Act(
        "plan-niet-akkoord",
        Text("Vastleggen wie niet instemt met het plan", "Record who does not agree to the plan"),
        Text("Dat iemand niet instemt, is vastgelegd.", "That somebody disagrees is recorded."),
        Part.PLAN,
        RefusalForm,
        _refused,
        Group.PLAN,
        _has_plan,
    ),
)
