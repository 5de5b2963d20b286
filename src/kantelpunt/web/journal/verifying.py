"""Is the journal whole? Every entry is held against its hash and the entry before it."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from kantelpunt.casework.payloads import Destroyed, Payload
from kantelpunt.foundation.text import Text
from kantelpunt.web.journal.chain import Anchor, Facts, Line, hash_of


class Fault(StrEnum):
    """What is wrong with an entry."""

    CHANGED = "changed"
    MISSING = "missing"
    OUT_OF_ORDER = "out_of_order"
    UNLINKED = "unlinked"
    REWRITTEN = "rewritten"
    HIDDEN = "hidden"
    DETAIL_CHANGED = "detail_changed"


FAULTS: Mapping[Fault, Text] = {
    Fault.CHANGED: Text("is gewijzigd", "was changed"),
    Fault.MISSING: Text("ontbreekt", "is missing"),
    Fault.OUT_OF_ORDER: Text("staat niet op zijn plaats", "is out of order"),
    Fault.UNLINKED: Text(
        "sluit niet aan op de regel ervoor", "does not follow on the entry before it"
    ),
    Fault.REWRITTEN: Text(
        "is niet meer wat er bij een eerdere controle stond",
        "is no longer what stood there when it was verified before",
    ),
    Fault.HIDDEN: Text(
        "is niet te vinden bij iedereen over wie hij gaat",
        "cannot be found by everybody whom it is about",
    ),
    Fault.DETAIL_CHANGED: Text(
        "heeft een toelichting die gewijzigd is of ontbreekt, zonder dat zij vernietigd is",
        "has a text that was changed or lacks, though it was not destroyed",
    ),
}


@dataclass(frozen=True)
class Verdict:
    """How the journal was found.

    Attributes:
        count: how many entries were found whole.
        last: the last entry that was found whole, to be anchored until the next time.
        broken: the number of the first entry that is not whole; None when all are.
        fault: what is wrong with that one.
    """

    count: int
    last: Anchor
    broken: int | None = None
    fault: Fault | None = None

    @property
    def whole(self) -> bool:
        """Nothing is wrong."""
        return self.fault is None


def verify(
    lines: Iterable[Line], *, after: Anchor | None = None, anchors: Iterable[Anchor] = ()
) -> Verdict:
    """Go through entries until one is not whole.

    A chain alone does not show that its end was cut off, or that all of it was written anew.
    Anchors of earlier runs, kept where who can change the journal cannot reach them, do.

    Args:
        lines: entries by number, from the first or from the one behind `after`.
        after: the entry that comes before the first of the lines; None at the beginning.
        anchors: what stood there before; those before the first line are not looked at.
    """
    start = after or Anchor()
    held: dict[int, set[str]] = {}
    for anchor in anchors:
        held.setdefault(anchor.number, set()).add(anchor.hash)
    last, count = start, 0
    for line in lines:
        number = last.number + 1
        fault = _fault_of(line, last, held.get(number, set()))
        if fault:
            return Verdict(count, last, number, fault)
        last, count = Anchor(number, line.hash), count + 1
    if any(number > last.number for number in held):
        return Verdict(count, last, last.number + 1, Fault.MISSING)
    return Verdict(count, last)


def _fault_of(line: Line, before: Anchor, held: Set[str]) -> Fault | None:
    number = before.number + 1
    if line.number != number:
        return Fault.MISSING if line.number > number else Fault.OUT_OF_ORDER
    facts = line.facts
    if facts is None or facts.number != number or line.hash != hash_of(facts):
        return Fault.CHANGED
    if facts.previous != before.hash:
        return Fault.UNLINKED
    if held - {line.hash}:
        return Fault.REWRITTEN
    if line.found_by != frozenset(facts.subjects):
        return Fault.HIDDEN
    return None if _detail_holds(facts, line.detail) else Fault.DETAIL_CHANGED


def _detail_holds(facts: Facts, detail: Payload | Destroyed | None) -> bool:
    """The text is what was written, or a record tells that it was destroyed."""
    if not facts.detail_hash:
        return True
    if isinstance(detail, Payload):
        return detail.hash == facts.detail_hash
    return detail is not None
