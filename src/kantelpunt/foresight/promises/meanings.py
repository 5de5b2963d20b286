"""The other meanings of a protocol's text: which there are, and the protocol that each gives."""

from collections.abc import Iterator
from dataclasses import dataclass

from kantelpunt.protocol.changes import Change, changed, path_of
from kantelpunt.protocol.model.agreements import Promise
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.model.steps import Situation, Step
from kantelpunt.protocol.otherwise import changes_from
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.yaml_places import Plain

_LISTED: dict[str, type[Step | Situation | Signal | Promise]] = {
    "steps": Step,
    "situations": Situation,
    "signals": Signal,
    "promises": Promise,
}
_OF_ACT = {"within", "from", "or_agreed", "when", "may"}
_OF_STAGE = {
    "lead",
    "tipping_point",
    "escalations",
    "entered",
    "sector",
    "tasks",
    "decisions",
    "last",
}


@dataclass(frozen=True)
class Meaning:
    """What a text could mean besides how it was read.

    Attributes:
        id: of the reading.
        changes: the values that would then stand in the protocol.
    """

    id: str
    changes: tuple[Change, ...]

    @property
    def is_of_promises(self) -> bool:
        """Whether it changes promises alone, and no step or signal."""
        return all(change.place.startswith("promises.") for change in self.changes)

    def bears_on(self, parts: frozenset[str]) -> bool:
        """Whether it changes what a date can rest on in one of these parts, such as `steps.basis`.

        Who acts, to whom, and what it is called moves no date.
        """
        return any(
            part_of(change.place) in parts and _moves_dates(change) for change in self.changes
        )


def part_of(place: str) -> str:
    """The part of the protocol in which a place lies: `steps.basis` of `steps.basis.lead`."""
    return ".".join(place.split(".")[:2])


def _moves_dates(change: Change) -> bool:
    top, *rest = change.place.split(".")
    if top not in ("steps", "situations"):
        return True
    inside = rest[1] if len(rest) > 1 else ""
    if inside in ("tasks", "decisions"):
        return bool(_OF_ACT & set(change.values))
    return inside in _OF_STAGE or bool(_OF_STAGE & set(change.values))


def other_meanings(content: Plain) -> Iterator[Meaning]:
    """Every reading that says what else the text could mean, in the order of the file."""
    if isinstance(content, dict):
        name, written = content.get("id"), content.get("otherwise")
        if isinstance(name, str) and isinstance(written, dict):
            yield Meaning(name, tuple(changes_from(written, ())))
            return
        for value in content.values():
            yield from other_meanings(value)
    elif isinstance(content, list):
        for value in content:
            yield from other_meanings(value)


def meant(version: ProtocolVersion, meaning: Meaning) -> Protocol:
    """The protocol under another meaning; only what is changed is made anew."""
    content = changed(version.content, meaning.changes)
    paths = {(path_of(content, change.place) or ())[:2] for change in meaning.changes}
    if not isinstance(content, dict) or not all(path and path[0] in _LISTED for path in paths):
        return Protocol.model_validate(content)
    parts: dict[str, list[object]] = {}
    for path in paths:
        top, number = str(path[0]), path[1]
        made = parts.setdefault(top, list(getattr(version.protocol, top)))
        written = content[top]
        if isinstance(number, int) and isinstance(written, list):
            made[number] = _LISTED[top].model_validate(written[number])
    return version.protocol.model_copy(update={top: tuple(made) for top, made in parts.items()})
