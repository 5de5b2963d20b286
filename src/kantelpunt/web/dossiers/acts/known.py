"""Every act by its key, and which act does what is asked."""

from collections.abc import Iterator, Mapping

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.clock import DECIDE
from kantelpunt.casework.timers import TimerKind
from kantelpunt.web.dossiers.acts import talks, tasks
from kantelpunt.web.dossiers.acts.act import Act, Setting

_MODULES = (talks, tasks)
ACTS: Mapping[str, Act] = {act.key: act for module in _MODULES for act in module.ACTS}


def offered(setting: Setting) -> Iterator[Act]:
    """The acts that make sense in a case now, for somebody who sees what they need."""
    for act in ACTS.values():
        if act.part in setting.parts and act.possible(setting):
            yield act


def act_for(setting: Setting, key: str) -> tuple[str, Mapping[str, str]] | None:
    """Which act does what is asked under a key, and what it is given; None: the case itself."""
    return act_by_key(setting.dossier.agreement, key)


def act_by_key(agreement: Agreement, key: str) -> tuple[str, Mapping[str, str]] | None:
    """The same for lists, which know of a case only on which protocol it runs."""
    timer = agreement.timers.get(key)
    found: tuple[str, Mapping[str, str]] | None = None
    if key.endswith(DECIDE):
        found = "verder", {"stap": key.split(".")[1]}
    elif key.startswith("task "):
        found = "taak", {"taak": key.removeprefix("task ")}
    elif key.startswith("waiting "):
        found = "wachten-gevraagd", {"oorzaak": key.removeprefix("waiting ")}
    elif key.startswith("plan "):
        _, plan, verb = key.split(" ")
        found = ("plan-gezien" if verb == "seen" else "plan-akkoord"), {"plan": plan}
    elif timer is not None:
        found = {
            TimerKind.TASK: ("taak", {"taak": timer.item}),
            TimerKind.DECISION: ("besluit", {"besluit": timer.item}),
            TimerKind.REPORT: ("melding", {"melding": timer.item}),
        }.get(timer.kind)
    return found if found and found[0] in ACTS else None
