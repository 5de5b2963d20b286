"""Tasks that are finished by what is recorded, told in one go with it."""

from kantelpunt.casework.events.work import TaskDone
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import ActForm, Cleaned
from kantelpunt.web.dossiers.acts.asking import offer, several, several_field
from kantelpunt.web.dossiers.acts.may import for_viewer
from kantelpunt.web.dossiers.acts.tasks import asked_first, open_tasks

_ALSO = Text("Hiermee is ook gedaan", "This finishes as well")
_WHICH = Text(
    "Uw taken die nog openstaan. Kies alleen wat nu klaar is.",
    "Your tasks that are still open. Choose only what is finished now.",
)


def ask_tasks(form: ActForm) -> None:
    """Which open tasks of this person it finishes; nothing where there are none."""
    may = for_viewer(form.setting)
    options = [(task, name) for task, name in open_tasks(form.setting) if may(TaskDone(task))]
    if options:
        form.fields["done"] = several_field(required=False)
        first = asked_first(form.setting, options)
        offer(form, "done", _ALSO, options, _WHICH, first=[first] if first else None)


def tasks_done(cleaned: Cleaned) -> tuple[TaskDone, ...]:
    """Those that were chosen."""
    return tuple(TaskDone(task) for task in several(cleaned.get("done")))
