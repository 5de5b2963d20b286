"""The form of a meeting that was held: who was there, and per case what came of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict

from kantelpunt.casework.events.work import DecisionTaken, TaskSet
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import ActForm, Setting
from kantelpunt.web.dossiers.acts.also_done import ask_tasks, tasks_done
from kantelpunt.web.dossiers.acts.asking import ask, day_field, one_field, text_field
from kantelpunt.web.dossiers.acts.decisions import DecisionForm
from kantelpunt.web.dossiers.acts.naming import roles_involved
from kantelpunt.web.meetings.holding import ToldPoint
from kantelpunt.web.meetings.models import AgendaItem
from kantelpunt.web.pages.saying import said

SEEN = "gezien"
_DECISIONS, _ACTIONS = 2, 3
_LONGEST_TASK = 150
_NO_DECISION = Text("Geen besluit", "No decision")
_NO_MANDATE = Text("Geen mandaat nodig", "No mandate needed")
_NOBODY = Text("Kies wie dit doet", "Choose who does this")
_INCOMPLETE = Text(
    "Noem bij een actie wat er gebeurt, wie het doet en wanneer het klaar is.",
    "Name with an action what is done, who does it and when it is ready.",
)


class PresentForm(forms.Form):
    """Who was there."""

    present = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(
        self, data: QueryDict | None, *, people: Sequence[tuple[str, str]], there: Iterable[str]
    ) -> None:
        super().__init__(data, initial={"present": list(there)})
        field = cast("Any", self.fields["present"])
        field.choices, field.label = list(people), said(Text("Wie was er?", "Who was there?"))


class PointHeldForm(ActForm):
    """Of one case: whether it was spoken of, who of the family was there, and what was said."""

    skipped = forms.BooleanField(required=False)
    parents = forms.BooleanField(required=False)
    child = forms.BooleanField(required=False)
    text = text_field()

    def prepare(self) -> None:
        """Words."""
        ask(self, "skipped", Text("Niet besproken", "Not spoken of"))
        ask(self, "parents", Text("Ouders waren erbij", "The parents were there"))
        ask(self, "child", Text("De leerling was erbij", "The pupil was there"))
        ask(
            self,
            "text",
            Text("Verslag over deze leerling", "Minutes about this pupil"),
            Text(
                "Alleen wie het overleg van dit dossier mag zien, leest dit.",
                "Only who may see the meetings of this case reads this.",
            ),
        )
        ask_tasks(self)


def _optional(form: forms.Form, name: str, nothing: Text) -> None:
    """Make a choice of a form one that may stay open."""
    field = cast("Any", form.fields[name])
    options = [one for one in field.choices if one[0]]
    field.required, field.widget, field.initial = False, forms.Select(), ""
    field.choices = [("", said(nothing)), *options]


class DecisionRow(DecisionForm):
    """A decision, or none."""

    def prepare(self) -> None:
        """As when a decision is recorded by itself, without its text."""
        super().prepare()
        del self.fields["text"]
        _optional(self, "option", _NO_DECISION)
        if "mandate" in self.fields:
            _optional(self, "mandate", _NO_MANDATE)

    def taken(self) -> DecisionTaken | None:
        """What was decided."""
        chosen = self.cleaned_data["option"]
        if not chosen:
            return None
        decision, number = chosen.rsplit(":", 1)
        return DecisionTaken(decision, int(number), self.cleaned_data.get("mandate") or None)


class ActionRow(ActForm):
    """An action, or none."""

    task = forms.CharField(required=False, max_length=_LONGEST_TASK)
    by = one_field(required=False)
    due = day_field(required=False)

    def prepare(self) -> None:
        """Words, and whoever may be given a task."""
        cast("Any", self.fields["by"]).choices = roles_involved(self.setting)
        ask(
            self,
            "task",
            Text("Wat wordt er gedaan?", "What is done?"),
            Text("In een paar woorden, zonder namen.", "In a few words, without names."),
        )
        ask(self, "by", Text("Wie doet dat?", "Who does it?"))
        ask(self, "due", Text("Uiterlijk wanneer?", "By when?"))
        _optional(self, "by", _NOBODY)
        self.fields["due"].initial = self.setting.now.date() + timedelta(weeks=2)

    def clean(self) -> dict[str, Any]:
        """All of it, or nothing."""
        cleaned = super().clean() or {}
        given = [bool(cleaned.get("task")), bool(cleaned.get("by"))]
        if any(given) and not (all(given) and cleaned.get("due")):
            self.add_error(None, said(_INCOMPLETE))
        return cleaned

    def agreed(self) -> TaskSet | None:
        """The task that was agreed."""
        cleaned = self.cleaned_data
        if not cleaned.get("task"):
            return None
        return TaskSet(cleaned["task"].strip(), (cleaned["by"],), cast("date", cleaned["due"]))


@dataclass(frozen=True)
class HeldPoint:
    """All forms of one case on the page.

    Attributes:
        name: of the pupil.
        seen: the sequence of the last event of the case when the page was made.
    """

    item: AgendaItem
    name: str
    setting: Setting
    form: PointHeldForm
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]

    @property
    def seen(self) -> int:
        """Which event of the case the page shows as the last."""
        return self.setting.dossier.row.sequence

    @property
    def seen_name(self) -> str:
        """The hidden field that holds it."""
        return f"{SEEN}-{self.item.id}"

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Every form of it."""
        return (self.form, *self.decisions, *self.actions)

    @property
    def is_open(self) -> bool:
        """Whether its decisions and actions are shown unfolded."""
        return any(one.errors or one.has_changed() for one in (*self.decisions, *self.actions))

    def told(self, data: QueryDict) -> ToldPoint:
        """What came of it."""
        cleaned = self.form.cleaned_data
        seen = data.get(self.seen_name, "")
        sequence = int(seen) if seen.isdecimal() else None
        if cleaned["skipped"]:
            return ToldPoint(self.item.id, treated=False, seen=sequence)
        return ToldPoint(
            self.item.id,
            parents=cleaned["parents"],
            child=cleaned["child"],
            text=cleaned["text"],
            decisions=tuple(filter(None, (row.taken() for row in self.decisions))),
            done=tasks_done(cleaned),
            actions=tuple(filter(None, (row.agreed() for row in self.actions))),
            seen=sequence,
        )


def held_point(data: QueryDict | None, item: AgendaItem, name: str, setting: Setting) -> HeldPoint:
    """The forms of one case."""
    prefix = f"punt-{item.id}"
    family = {"parents": item.parents, "child": item.child}
    decides = any(
        stage.written.decisions
        for key, stage in setting.dossier.agreement.stages.items()
        if key in setting.dossier.case.stages
    )
    return HeldPoint(
        item,
        name,
        setting,
        PointHeldForm(data, prefix=prefix, setting=setting, initial=family),
        tuple(
            DecisionRow(data, prefix=f"{prefix}-besluit{number}", setting=setting)
            for number in range(1, _DECISIONS + 1)
        )
        if decides
        else (),
        tuple(
            ActionRow(data, prefix=f"{prefix}-actie{number}", setting=setting)
            for number in range(1, _ACTIONS + 1)
        ),
    )
