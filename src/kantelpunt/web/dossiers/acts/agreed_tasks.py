"""Tasks that people agree on, and tasks that are no longer needed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import TaskCancelled, TaskSet
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import GIVEN, Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    WITHOUT_NAMES,
    ask,
    day_field,
    offer,
    one,
    one_field,
    several,
    several_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.may import for_this_person
from kantelpunt.web.dossiers.acts.naming import roles_involved
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.dossiers.acts.tasks import open_tasks
from kantelpunt.web.gate.parts import Part

_WHAT = Text("Wat moet er gebeuren?", "What must be done?")
_BY = Text("Wie doet dat?", "Who does it?")
_DUE = Text("Uiterlijk wanneer?", "By when?")
_TASK = Text("Welke taak is niet meer nodig?", "Which task is no longer needed?")
_WHY = Text("Waarom niet?", "Why not?")


class TaskForm(ActForm):
    """What, who and by when."""

    task = words_field()
    by = several_field()
    due = day_field()

    def prepare(self) -> None:
        """Within two weeks."""
        ask(self, "task", _WHAT, WITHOUT_NAMES)
        offer(self, "by", _BY, roles_involved(self.setting))
        ask(self, "due", _DUE, first=self.setting.now.date() + timedelta(weeks=2))


def _set(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [TaskSet(one(cleaned["task"]), several(cleaned["by"]), cast("date", cleaned["due"]))]


class CancelForm(ActForm):
    """Which task, and why."""

    task = one_field()
    reason = words_field()

    def prepare(self) -> None:
        """The tasks that are asked now and that this person may cancel."""
        tasks = open_tasks(self.setting)
        options = for_this_person(self.setting, tasks, lambda task: TaskCancelled(task, GIVEN))
        offer(self, "task", _TASK, options)
        ask(self, "reason", _WHY, WITHOUT_NAMES)


def _cancelled(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [TaskCancelled(one(cleaned["task"]), one(cleaned["reason"]))]


ACTS = (
    Act(
        "taak-afspreken",
        Text("Taak afspreken", "Agree on a task"),
        Text("De taak is afgesproken.", "The task is agreed."),
        Part.TASKS,
        TaskForm,
        _set,
        Group.WORK,
        is_open,
    ),
    Act(
        "taak-vervalt",
        Text("Taak laten vervallen", "Cancel a task"),
        Text("De taak is vervallen.", "The task is cancelled."),
        Part.TASKS,
        CancelForm,
        _cancelled,
        Group.WORK,
        lambda setting: is_open(setting) and bool(open_tasks(setting)),
        lambda setting: [TaskCancelled(task, GIVEN) for task, _ in open_tasks(setting)],
    ),
)
