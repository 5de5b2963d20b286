"""Ids that are given twice: nobody could tell which of the two is meant."""

from collections.abc import Iterator

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain

_ACTORS = ("parties", "roles", "bodies")
_STAGES = ("steps", "situations")
_WITHIN_STAGES = ("tasks", "outputs", "decisions", "exits")
_LISTS = (
    "promises",
    "settings",
    "consent",
    "signals",
    "tiers",
    "mandates",
    "rules",
    "meetings",
    "reports",
    "records",
    "guides",
)


def double_ids(placed: PlacedYaml) -> Iterator[Problem]:
    """Every id that is there already, in whichever part it must be the only one."""
    content = placed.content if isinstance(placed.content, dict) else {}
    yield from _twice([found for part in _ACTORS for found in _ids(content, (part,))], placed)
    yield from _twice([found for part in _STAGES for found in _ids(content, (part,))], placed)
    for part in _LISTS:
        yield from _twice(_ids(content, (part,)), placed)
    for inner in _WITHIN_STAGES:
        found = []
        for part in _STAGES:
            stages = content.get(part)
            for number, stage in enumerate(stages if isinstance(stages, list) else []):
                if isinstance(stage, dict):
                    found += _ids(stage, (part, number, inner))
        yield from _twice(found, placed)


def _ids(content: dict[str, Plain], path: Path) -> list[tuple[str, Path]]:
    part = content.get(str(path[-1]))
    if isinstance(part, dict):
        return [(name, (*path, name)) for name in part]
    return [
        (str(one["id"]), (*path, number, "id"))
        for number, one in enumerate(part if isinstance(part, list) else [])
        if isinstance(one, dict) and isinstance(one.get("id"), str)
    ]


def _twice(found: list[tuple[str, Path]], placed: PlacedYaml) -> Iterator[Problem]:
    seen: set[str] = set()
    for name, path in found:
        if name in seen:
            text = Text(
                f'id "{name}" bestaat al; geef elk onderdeel een eigen id',
                f'id "{name}" is there already; give every part an id of its own',
            )
            yield Problem("duplicate-id", text, placed.place(path))
        seen.add(name)
