"""Every act by its key, and which act does what is asked."""

from collections.abc import Iterator, Mapping

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.clock import DECIDE
from kantelpunt.casework.evolving.course import REVIEW
from kantelpunt.casework.timers import TimerKind
from kantelpunt.web.dossiers.acts import (
    agreed_tasks,
    consents,
    correcting,
    course,
    decisions,
    going_on,
    invitation,
    judged,
    justice,
    moving,
    offers,
    people,
    plans,
    questions,
    reports,
    sharing,
    steps,
    talks,
    tasks,
    terms,
    waiting,
)
from kantelpunt.web.dossiers.acts.act import Act, Setting
from kantelpunt.web.dossiers.acts.may import for_viewer
from kantelpunt.web.dossiers.acts.naming import running_offers, token

_MODULES = (
    talks,
    tasks,
    agreed_tasks,
    invitation,
    reports,
    correcting,
    plans,
    offers,
    questions,
    decisions,
    steps,
    going_on,
    judged,
    justice,
    people,
    consents,
    sharing,
    terms,
    waiting,
    course,
    moving,
)
ACTS: Mapping[str, Act] = {act.key: act for module in _MODULES for act in module.ACTS}


def offered(setting: Setting) -> Iterator[Act]:
    """The acts that make sense in a case now, for somebody who sees what they need and may."""
    may = for_viewer(setting)
    for act in ACTS.values():
        if act.part in setting.parts and act.possible(setting):
            tellable = act.may(setting)
            if not tellable or any(map(may, tellable)):
                yield act


def act_for(setting: Setting, key: str) -> tuple[str, Mapping[str, str]] | None:
    """Which act does what is asked under a key, and what it is given; None: the case itself."""
    found = act_by_key(setting.dossier.agreement, key)
    made = found and found[0] == "aanbod" and running_offers(setting)
    return ("aanbod-begonnen", {}) if made else found


def act_by_key(agreement: Agreement, key: str) -> tuple[str, Mapping[str, str]] | None:
    """The same for lists, which know of a case only on which protocol it runs."""
    found = _of_case(key) or _of_protocol(agreement, key)
    return found if found and found[0] in ACTS else None


def task_of(agreement: Agreement, key: str) -> str:
    """The task that is asked under a key, of the protocol or agreed on; empty for another thing."""
    kind, _, name = key.partition(" ")
    if kind == "task":
        return name
    timer = agreement.timers.get(key)
    return timer.item if timer and timer.kind is TimerKind.TASK else ""


def _of_case(key: str) -> tuple[str, Mapping[str, str]] | None:
    """What is no place in the protocol; what people wrote never stands in an address."""
    kind, _, name = key.partition(" ")
    match kind:
        case "task":
            return "taak", {"taak": token(name)}
        case "waiting":
            return "wachten-gevraagd", {"oorzaak": name}
        case "fact":
            return "hoop", {"vraag": name}
        case "hearing":
            return "zitting-gehouden", {}
        case "consent":
            return "toestemming", {"voor": name}
        case "plan":
            plan, _, verb = name.partition(" ")
            return ("plan-gezien" if verb == "seen" else "plan-akkoord"), {"plan": plan}
    return ("notitie", {}) if key == REVIEW else None


def _of_protocol(agreement: Agreement, key: str) -> tuple[str, Mapping[str, str]] | None:
    if key.endswith(DECIDE):
        key = key.removesuffix(DECIDE)
        return ("verder", {"weg": key}) if _people_decide(agreement, key) else ("vraag", {})
    timer = agreement.timers.get(key)
    if timer is None:
        return ("notitie", {}) if key.startswith("rules.") else None
    match timer.kind:
        case TimerKind.TASK:
            return "taak", {"taak": timer.item}
        case TimerKind.DECISION:
            return "besluit", {"besluit": timer.item}
        case TimerKind.REPORT:
            return "melding", {"melding": timer.item}
        case TimerKind.CONTACT:
            return "gesprek", {}
        case TimerKind.PROMISE:
            return "aanbod", {}
        case TimerKind.WAY:
            return ("verder", {"weg": key}) if _people_decide(agreement, key) else ("vraag", {})
    return None


def _people_decide(agreement: Agreement, key: str) -> bool:
    """Whether people decide on a way on, and not the passing of time."""
    ways = (way for stage in agreement.stages.values() for way in stage.ways_on)
    return any(way.key == key and way.decided_by for way in ways)
