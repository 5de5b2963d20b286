"""A protocol that rests on another one: the base with its changes, and what is added to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.changes import Change, changed, path_of, taken_away
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.otherwise import change_mistakes, changes_from
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain

_OWN = ("protocol", "title", "summary", "summary_en", "sector", "scope", "based_on")
_CHANGES: Path = ("based_on", "changes")


@dataclass(frozen=True)
class Base:
    """A base as it stands in its own file, on its own base where it has one.

    Attributes:
        content: every key and value, without places.
        content_hash: of its text.
    """

    content: Plain
    content_hash: str


@dataclass(frozen=True)
class Rested:
    """A file together with its base.

    Attributes:
        placed: the whole protocol; what comes from the base stands at the key `based_on`.
        inherited: places that come from the base, such as `signals.zestien-uur`.
        problems: why it cannot rest on that base.
    """

    placed: PlacedYaml
    inherited: frozenset[str]
    problems: tuple[Problem, ...]


def base_named(placed: PlacedYaml) -> str | None:
    """The id of the protocol on which a file rests; None when it rests on none."""
    content = placed.content if isinstance(placed.content, dict) else {}
    written = content.get("based_on")
    name = written.get("protocol") if isinstance(written, dict) else None
    return name if isinstance(name, str) else None


def unknown_base(placed: PlacedYaml, name: str, known: list[str]) -> Problem:
    """That there is no such protocol to rest on."""
    text = unknown_name(name, known, Text("protocol", "protocol"))
    return Problem("unknown-base", text, placed.place(("based_on", "protocol")))


def rested(placed: PlacedYaml, base: Base) -> Rested:
    """Put a file on its base: the base, changed, and beside it what the file adds."""
    own = placed.content if isinstance(placed.content, dict) else {}
    written = own["based_on"] if isinstance(own.get("based_on"), dict) else {}
    changes = changes_from(written.get("changes"), _CHANGES) if isinstance(written, dict) else []
    left_out = written.get("without") if isinstance(written, dict) else None
    without = [str(place) for place in left_out] if isinstance(left_out, list) else []
    problems = [
        *(each for change in changes for each in change_mistakes(change, base.content, placed)),
        *_not_there(without, base.content, placed),
    ]
    if problems:
        return Rested(placed, frozenset(), tuple(problems))
    content = changed(base.content, changes)
    for place in without:
        content = taken_away(content, place)
    below = content if isinstance(content, dict) else {}
    problems = list(_given_twice(own, below, placed))
    whole, inherited = _together(own, below)
    at = placed.keys.get(("based_on",)) or placed.place(())
    told = replace(placed, content=whole, values=_places(placed, own, whole, changes, at))
    return Rested(told, inherited, tuple(problems))


def _not_there(without: list[str], content: Plain, placed: PlacedYaml) -> Iterator[Problem]:
    for number, place in enumerate(without):
        if path_of(content, place) is None:
            text = Text(
                f'"{place}" staat niet in het basisprotocol; noem een onderdeel ervan, zoals '
                "signals.zestien-uur",
                f'"{place}" is not in the base protocol; name a part of it, such as '
                "signals.zestien-uur",
            )
            yield Problem("unknown-place", text, placed.place(("based_on", "without", number)))


def _together(
    own: dict[str, Plain], below: dict[str, Plain]
) -> tuple[dict[str, Plain], frozenset[str]]:
    whole = dict(own)
    inherited: set[str] = set()
    for part, value in below.items():
        if part in _OWN:
            continue
        mine = own.get(part)
        if isinstance(value, dict):
            inherited |= {f"{part}.{name}" for name in value}
            whole[part] = (mine if isinstance(mine, dict) else {}) | value
        elif isinstance(value, list):
            inherited |= {
                f"{part}.{one['id']}" for one in value if isinstance(one, dict) and "id" in one
            }
            whole[part] = [*(mine if isinstance(mine, list) else []), *value]
    return whole, frozenset(inherited)


def _given_twice(
    own: dict[str, Plain], below: dict[str, Plain], placed: PlacedYaml
) -> Iterator[Problem]:
    """A keyed part that the base has too: it would hide what the base says."""
    for part, value in below.items():
        mine = own.get(part)
        if part not in _OWN and isinstance(value, dict) and isinstance(mine, dict):
            for name in mine.keys() & value.keys():
                text = Text(
                    f'"{name}" staat al in het basisprotocol; laat het hier weg, of wijzig het '
                    "onder based_on.changes",
                    f'"{name}" is in the base protocol already; leave it out here, or change it '
                    "under based_on.changes",
                )
                yield Problem("duplicate-id", text, placed.place((part, name), of_key=True))


def _places(
    placed: PlacedYaml,
    own: dict[str, Plain],
    whole: dict[str, Plain],
    changes: list[Change],
    at: Place,
) -> dict[Path, Place]:
    """What comes from the base stands where the file names it, a change where it is written."""
    places = dict(placed.values)
    for part, value in whole.items():
        mine = own.get(part)
        if isinstance(value, list):
            first = len(mine) if isinstance(mine, list) else 0
            places |= {(part, number): at for number in range(first, len(value))}
        elif isinstance(value, dict) and part not in _OWN:
            known = mine if isinstance(mine, dict) else {}
            places |= {(part, name): at for name in value if name not in known}
    for change in changes:
        path = path_of(whole, change.place)
        if path is not None:
            places |= {(*path, key): placed.place((*change.written, key)) for key in change.values}
    return places
