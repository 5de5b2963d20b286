"""Tasks of the protocol and of the case."""

from collections.abc import Sequence

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten, TaskDone
from kantelpunt.casework.timers import TimerKind
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    Options,
    ask,
    offer,
    one_field,
    text_field,
    who_reads,
)
from kantelpunt.web.dossiers.acts.may import for_this_person
from kantelpunt.web.dossiers.acts.naming import token
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import language_of

_TASK = Text("Welke taak is gedaan?", "Which task was done?")
_HOW = Text("Wat is er gedaan?", "What was done?")


class TaskDoneForm(ActForm):
    """Which task, and what was done."""

    task = one_field()
    text = text_field()

    def prepare(self) -> None:
        """The own tasks that are asked now; the one that was asked on the page before first."""
        options = for_this_person(self.setting, open_tasks(self.setting), TaskDone)
        offer(self, "task", _TASK, options, first=asked_first(self.setting, options))
        ask(self, "text", _HOW, who_reads(self.setting))


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


def asked_first(setting: Setting, options: Options) -> str | None:
    """The task that was asked on the page before."""
    given = setting.given.get("taak")
    return next((task for task, _ in options if given in (task, token(task))), None)


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
        Group.WORK,
        lambda setting: bool(open_tasks(setting)),
        lambda setting: [TaskDone(task) for task, _ in open_tasks(setting)],
    ),
)
