"""Names in a protocol file that name nothing, each with the nearest name that is there.

The plain content is walked along the model, so that a wrong name is found beside every other
mistake, whatever key it stands in.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.known_keys import model_in
from kantelpunt.protocol.model.closed import NOT_IN_TEXT, Names
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain

_SETTING = "setting "
_KINDS = {
    "source": Text("bron", "source"),
    "theme": Text("thema", "theme"),
    "party": Text("partij", "party"),
    "actor": Text("partij, rol of overlegtafel", "party, role or body"),
    "step": Text("stap of situatie", "step or situation"),
    "signal": Text("signaal", "signal"),
    "fact": Text("feit", "fact"),
    "mandate": Text("mandaat", "mandate"),
    "product": Text("opbrengst of vastlegging", "output or record"),
    "rhythm": Text("rapportage of overleg", "report or meeting"),
    "setting": Text("instelling", "setting"),
    "task": Text("taak", "task"),
    "meeting": Text("overleg", "meeting"),
    "report": Text("rapportage", "report"),
    "decision": Text("besluit", "decision"),
}


@dataclass(frozen=True)
class Named:
    """Something in a file that names something else.

    Attributes:
        path: where it stands.
        kind: what is named: source, actor, step, signal, fact ...
        name: the id.
    """

    path: Path
    kind: str
    name: str


def reference_mistakes(placed: PlacedYaml, looked_at: Plain = None) -> list[Problem]:
    """Every name that names nothing.

    Args:
        placed: the file.
        looked_at: the parts in which names are looked for; left out, the whole file.
    """
    content = placed.content if isinstance(placed.content, dict) else {}
    known = known_names(content)
    return [
        Problem(
            f"unknown-{named.kind}",
            unknown_name(named.name, list(known[named.kind]), _KINDS[named.kind]),
            placed.place(named.path),
        )
        for named in names_in(looked_at or content)
        if named.name not in known[named.kind]
    ]


def names_in(content: Plain) -> Iterator[Named]:
    """Everything in a file that names something else, in the order of the model."""
    yield from _in_model(content, Protocol, ())


def known_names(content: Mapping[str, Plain]) -> dict[str, tuple[str, ...]]:
    """Per kind the names that are there."""
    stages = [*_items(content, "steps"), *_items(content, "situations")]
    parties, roles = _keys(content, "parties"), _keys(content, "roles")
    outputs = [name for stage in stages for name in _ids(stage, "outputs")]
    reports, meetings = _ids(content, "reports"), _ids(content, "meetings")
    return {
        "source": _keys(content, "sources"),
        "theme": _keys(content, "themes"),
        "party": parties,
        "actor": (*parties, *roles, *_ids(content, "bodies")),
        "step": (*_ids(content, "steps"), *_ids(content, "situations")),
        "signal": _ids(content, "signals"),
        "fact": _keys(content, "facts"),
        "mandate": _ids(content, "mandates"),
        "product": (*outputs, *_ids(content, "records")),
        "rhythm": (*reports, *meetings),
        "setting": _ids(content, "settings"),
        "task": tuple(name for stage in stages for name in _ids(stage, "tasks")),
        "decision": tuple(name for stage in stages for name in _ids(stage, "decisions")),
        "report": reports,
        "meeting": meetings,
    }


def _keys(content: Mapping[str, Plain], part: str) -> tuple[str, ...]:
    found = content.get(part)
    return tuple(found) if isinstance(found, dict) else ()


def _items(content: Mapping[str, Plain], part: str) -> list[dict[str, Plain]]:
    found = content.get(part)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _ids(content: Mapping[str, Plain], part: str) -> tuple[str, ...]:
    return tuple(str(one["id"]) for one in _items(content, part) if "id" in one)


@dataclass(frozen=True)
class _Key:
    """What stands under a key of the model.

    Attributes:
        kind: what a text there names, or None.
        model: the part of the language that stands there, or None.
        keyed: whether names of one's own stand between.
    """

    name: str
    kind: str | None
    model: type[BaseModel] | None
    keyed: bool


@cache
def _keys_of(model: type[BaseModel]) -> tuple[_Key, ...]:
    """The keys under which something is named, or may be further down."""
    keys = [
        _Key(
            field.alias or name,
            next(iter(_marks(field)), None),
            model_in(field.annotation),
            get_origin(field.annotation) is dict,
        )
        for name, field in model.model_fields.items()
    ]
    return tuple(key for key in keys if key.kind or key.model)


def _marks(field: FieldInfo) -> Iterator[str]:
    for mark in (*field.metadata, *_inner_marks(field.annotation)):
        if isinstance(mark, Names):
            yield mark.kind


def _inner_marks(annotation: object) -> Iterator[object]:
    yield from getattr(annotation, "__metadata__", ())
    if model_in(annotation) is None:
        for part in get_args(annotation):
            yield from _inner_marks(part)


def _in_model(content: Plain, model: type[BaseModel], path: Path) -> Iterator[Named]:
    if not isinstance(content, dict):
        return
    for key in _keys_of(model):
        if key.name in content:
            yield from _in_value(content[key.name], key, (*path, key.name))


def _in_value(value: Plain, key: _Key, path: Path) -> Iterator[Named]:
    """Lists and keyed parts are walked item by item; one value may stand for a list."""
    items: list[tuple[Path, Plain]] = [(path, value)]
    if isinstance(value, list):
        items = [((*path, number), one) for number, one in enumerate(value)]
    elif key.keyed and isinstance(value, dict):
        items = [((*path, name), one) for name, one in value.items()]
    for at, one in items:
        if key.kind and isinstance(one, str):
            yield from _named(one, key.kind, at)
        if key.model:
            yield from _in_model(one, key.model, at)


def _named(written: str, kind: str, path: Path) -> Iterator[Named]:
    """What a text names; a text that names nothing, such as a term, yields nothing."""
    if written == NOT_IN_TEXT:
        return
    if written.startswith(_SETTING):
        yield Named(path, "setting", written.removeprefix(_SETTING))
    elif kind == "condition":
        bare = written.removeprefix("not ")
        signal = bare.startswith("signal ")
        yield Named(path, "signal" if signal else "fact", bare.removeprefix("signal "))
    elif kind == "moment":
        what, _, name = written.partition(" ")
        if name and what in _KINDS:
            yield Named(path, what, name)
    elif kind != "term":
        yield Named(path, kind, written)
