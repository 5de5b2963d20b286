"""What other choices of the region would move in running cases: sentences with numbers, no case."""

from collections import Counter
from collections.abc import Iterator, Mapping

from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.telling.wording.teller import sentence
from kantelpunt.web.dossiers.changes_around import Foreseen, Shift
from kantelpunt.web.dossiers.shown import capital
from kantelpunt.web.protocols.selectors import teller

_NOT_YET = Text("Er is nog niets vastgelegd.", "Nothing has been recorded yet.")
_TITLE = Text("Dit verandert er", "This changes")
_SHIFTS: Mapping[Shift, Text] = {
    Shift.EARLIER: Text("eerder", "earlier"),
    Shift.LATER: Text("later", "later"),
    Shift.DATED: Text("krijgt een datum", "gets a date"),
    Shift.UNDATED: Text("heeft geen datum meer", "has no date any more"),
    Shift.COMES: Text("komt erbij", "is asked from now on"),
    Shift.GOES: Text("hoeft niet meer", "is no longer asked"),
    Shift.LATE: Text("meteen te laat", "late at once"),
}


def about_choices(found: Foreseen) -> dict[str, object]:
    """What changes, as a card."""
    late = sum(one[Shift.LATE] for one in found.shifts.values())
    return {"title": _TITLE, "lines": list(_lines(found)), "edge": "late" if late else "now"}


def _lines(found: Foreseen) -> Iterator[Text]:
    yield Text(
        f"Lopende dossiers op dit protocol: {found.running}. In {found.cases} daarvan verandert "
        "iets.",
        f"Running cases on this protocol: {found.running}. In {found.cases} of them something "
        "changes.",
    )
    if found.leads:
        yield Text(
            f"Dossiers waarin een andere rol de regie krijgt: {found.leads}.",
            f"Cases that another role will lead: {found.leads}.",
        )
    for (version, key), shifts in sorted(found.shifts.items()):
        nl, en = (f"{_what(version, key, one)}. {_counted(shifts, one)}" for one in Language)
        yield Text(nl, en)
    yield _NOT_YET


def _what(version: str, key: str, language: Language) -> str:
    """The task or term, behind the step in which it is asked."""
    by, (part, *rest) = teller(version, language), key.split(".")
    words = rule_of(by, key).words
    if part in ("steps", "situations") and rest[1:2] in (["tasks"], ["decisions"]):
        words = f"{rule_of(by, f'{part}.{rest[0]}').words}, {words}"
    return capital(words)


def _counted(shifts: Counter[Shift], language: Language) -> str:
    told = [f"{_SHIFTS[one].in_(language)}: {shifts[one]}" for one in Shift if shifts[one]]
    return sentence("; ".join(told))
