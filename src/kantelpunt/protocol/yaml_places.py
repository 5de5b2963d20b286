"""YAML as plain values that remember where they stand."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.text import Text

Path: TypeAlias = tuple[str | int, ...]
Plain: TypeAlias = "dict[str, Plain] | list[Plain] | str | int | Decimal | bool | None"

_NOTHING = ("", "~", "null", "Null", "NULL")
_TRUE, _FALSE = ("true", "True", "TRUE"), ("false", "False", "FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_DECIMAL = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+)")


@dataclass
class PlacedYaml:
    """The content of a YAML file, and the place of every key and value in it.

    Attributes:
        keys: place of the key, or of the list item, at a path.
        values: place of the value at a path.
    """

    file: str
    content: Plain = None
    keys: dict[Path, Place] = field(default_factory=dict)
    values: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """The place of a path, or of the nearest thing around it that is in the file."""
        places = self.keys if of_key else self.values
        name = ".".join(str(part) for part in path)
        for length in range(len(path), -1, -1):
            if found := places.get(path[:length]) or self.values.get(path[:length]):
                return Place(found.file, found.line, found.column, name)
        return Place(self.file, 1, 1, name)


def read_yaml(text: str, file: str) -> PlacedYaml:
    """Read one YAML 1.2 document without giving any meaning to it.

    Numbers with a point become exact decimals, dates stay text, and so do yes, no and on.
    Keys that come twice are gathered in `problems`.

    Raises:
        InputRefused: when the text is no YAML.
    """
    placed = PlacedYaml(file)
    try:
        # Only places and texts are taken: what a text means is not left to the rules of YAML 1.1.
        root = yaml.compose(text, Loader=yaml.CBaseLoader)
    except YAMLError as error:
        raise InputRefused([_no_yaml(error, file)]) from error
    if root is not None:
        placed.content = _plain(root, (), placed)
    return placed


def _plain(node: Node, path: Path, placed: PlacedYaml) -> Plain:
    placed.values[path] = _place(node, placed.file, path)
    if isinstance(node, MappingNode):
        return _mapping(node, path, placed)
    if isinstance(node, SequenceNode):
        items = []
        for number, item in enumerate(node.value):
            placed.keys[(*path, number)] = _place(item, placed.file, (*path, number))
            items.append(_plain(item, (*path, number), placed))
        return items
    return _scalar(node) if isinstance(node, ScalarNode) else None


def _mapping(node: MappingNode, path: Path, placed: PlacedYaml) -> Plain:
    content: dict[str, Plain] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        at = _place(key_node, placed.file, (*path, key))
        if key in content:
            first = placed.keys[(*path, key)]
            placed.problems.append(_twice(key, at, first))
            continue
        placed.keys[(*path, key)] = at
        content[key] = _plain(value_node, (*path, key), placed)
    return content


def _scalar(node: ScalarNode) -> Plain:
    """A scalar by the core schema of YAML 1.2; one in quotes or in a block is text."""
    written = str(node.value)
    if node.style:
        return written
    if written in _NOTHING:
        return None
    if written in (*_TRUE, *_FALSE):
        return written in _TRUE
    if _WHOLE.fullmatch(written):
        return int(written)
    return Decimal(written) if _DECIMAL.fullmatch(written) else written


def _place(node: Node, file: str, path: Path) -> Place:
    mark = node.start_mark
    return Place(file, mark.line + 1, mark.column + 1, ".".join(str(part) for part in path))


def _twice(key: str, at: Place, first: Place) -> Problem:
    text = Text(
        f'sleutel "{key}" staat er twee keer; de eerste staat op regel {first.line}: houd er één',
        f'key "{key}" stands here twice; the first is on line {first.line}: keep one',
    )
    return Problem("duplicate-key", text, at)


def _no_yaml(error: YAMLError, file: str) -> Problem:
    mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
    at = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
    said = str(getattr(error, "problem", None) or error).splitlines()[0]
    text = Text(
        f"dit is geen YAML ({said}); controleer inspringing, aanhalingstekens en dubbele punten",
        f"this is no YAML ({said}); check indentation, quotes and colons",
    )
    return Problem("no-yaml", text, at)
