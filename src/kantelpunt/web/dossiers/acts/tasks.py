"""Tasks of the protocol and of the case."""

from collections.abc import Sequence
from typing import cast

from django import forms

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten, TaskDone
from kantelpunt.casework.timers import TimerKind
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Setting, Texts
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import language_of, said

GROUP = Text("Taken", "Tasks")
_TASK = Text("Welke taak is gedaan?", "Which task was done?")
_HOW = Text("Wat is er gedaan? (mag leeg blijven)", "What was done? (may be left empty)")


class TaskDoneForm(ActForm):
    """Which task, and what was done."""

    task = forms.ChoiceField()
    text = forms.CharField(widget=forms.Textarea, required=False, max_length=10_000)

    def prepare(self) -> None:
        """The tasks that are asked now; the one that was asked on the page before first."""
        field = cast("forms.ChoiceField", self.fields["task"])
        field.label, field.choices = said(_TASK), open_tasks(self.setting)
        field.initial = self.setting.given.get("taak")
        self.fields["text"].label = said(_HOW)


def open_tasks(setting: Setting) -> list[tuple[str, str]]:
    """The tasks that are asked now, by id and name."""
    dossier = setting.dossier
    names = dossier.teller(language_of()).names.moments
    timers = dossier.agreement.timers
    found = {}
    for one in dossier.seen.to_do:
        timer = timers.get(one.key)
        if timer is not None and timer.kind is TimerKind.TASK:
            found[timer.item] = names.get(f"task {timer.item}", timer.item)
        elif one.key.startswith("task "):
            found[one.key[5:]] = one.key[5:]
    return list(found.items())


def _done(_: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    told: list[Occurrence] = [TaskDone(str(cleaned["task"]))]
    note = texts.seal(str(cleaned["text"]))
    return [*told, NoteWritten(NoteKind.GENERAL, note)] if note else told


ACTS = (
    Act(
        "taak",
        Text("Taak afronden", "Finish a task"),
        Text("De taak is afgerond.", "The task is done."),
        Part.TASKS,
        TaskDoneForm,
        _done,
        GROUP,
        lambda setting: bool(open_tasks(setting)),
    ),
)
