"""JSON with a list of items, each with the line on which it begins, and typed reads from it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.tables import read_text

_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Item:
    """One item of the list; `path` is where it stands, as in `items[3]`."""

    file: str
    line: int
    path: str
    value: dict[str, object]

    def at(self, keys: str = "") -> Place:
        """The place of a value within the item, named by its path of keys."""
        return Place(self.file, self.line, name=f"{self.path}.{keys}" if keys else self.path)

    def get(self, keys: str) -> object:
        """The value at a path of keys such as `leerling.leerlingnummer`; None when it lacks."""
        found: object = self.value
        for key in keys.split("."):
            if not isinstance(found, dict):
                return None
            found = found.get(key)
        return found


def read_items(source: Path) -> list[Item]:
    """The items of a JSON file `{"items": [...]}`, or of every such file in a folder, by name.

    Raises:
        InputRefused: with every file that is none.
    """
    paths = sorted(source.glob("*.json")) if source.is_dir() else [source]
    if not paths:
        text = Text("er staat geen JSON-bestand in deze map", "this folder holds no JSON file")
        raise refuse("missing-file", text, Place(source.name))
    items: list[Item] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            items += _of_file(path)
        except InputRefused as refused:
            problems += refused.problems
    if problems:
        raise InputRefused(problems)
    return items


def _of_file(path: Path) -> list[Item]:
    text = read_text(path)
    document: object
    try:
        document = json.loads(text)
    except json.JSONDecodeError as error:
        at = Place(path.name, error.lineno, error.colno)
        raise refuse("no-json", _no_json(error.msg), at) from error
    except (ValueError, RecursionError) as error:
        raise refuse("no-json", _no_json(str(error)), Place(path.name)) from error
    if not isinstance(document, dict) or not isinstance(document.get("items"), list):
        raise refuse("no-items", _no_items(), Place(path.name))
    found, problems = [], []
    for number, (line, value) in enumerate(_with_lines(text)):
        if isinstance(value, dict):
            found.append(Item(path.name, line, f"items[{number}]", value))
        else:
            place = Place(path.name, line, name=f"items[{number}]")
            problems.append(Problem("no-item", _no_object(), place))
    if problems:
        raise InputRefused(problems)
    return found


def _with_lines(text: str) -> Iterator[tuple[int, object]]:
    """The items of a document that is known to be well formed, each with its line."""
    value: object
    at = _after_space(text, 0) + 1
    line, counted = 1, 0
    while True:
        key, at = _DECODER.raw_decode(text, _after_space(text, at))
        at = _after_space(text, _after_space(text, at) + 1)
        if key == "items":
            break
        value, at = _DECODER.raw_decode(text, at)
        at = _after_space(text, at) + 1
    at = _after_space(text, at + 1)
    while text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        value, at = _DECODER.raw_decode(text, at)
        yield line, value
        at = _after_space(text, at)
        if text[at] == ",":
            at = _after_space(text, at + 1)


def _after_space(text: str, at: int) -> int:
    space = _SPACE.match(text, at)
    return space.end() if space else at


def _no_json(why: str) -> Text:
    return Text(f"dit is geen goed gevormde JSON ({why})", f"this is no well-formed JSON ({why})")


def _no_items() -> Text:
    return Text(
        'verwacht werd een object met de lijst "items"; lever aan wat het systeem gaf',
        'expected was an object with the list "items"; deliver what the system gave',
    )


def _no_object() -> Text:
    return Text("dit item is geen object", "this item is no object")
