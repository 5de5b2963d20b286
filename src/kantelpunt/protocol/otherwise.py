"""The other meaning of a reading: changed values at places that are there."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import ValidationError

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.changes import Change, changed, path_of, places_in
from kantelpunt.protocol.combinations import combination_mistakes, unknown_name
from kantelpunt.protocol.known_keys import keys_at
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.references import reference_mistakes
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain


def otherwise_mistakes(placed: PlacedYaml) -> list[Problem]:
    """Every mistake in what readings say that a text might mean otherwise."""
    problems: list[Problem] = []
    for changes in _other_meanings(placed.content, ()):
        faulty = [
            problem
            for change in changes
            for problem in change_mistakes(change, placed.content, placed)
        ]
        problems += faulty or _together(changes, placed)
    return problems


def change_mistakes(change: Change, content: Plain, placed: PlacedYaml) -> Iterator[Problem]:
    """That a place is not there, or has no such key.

    Args:
        change: the change.
        content: what is changed; of the same file or of the one it rests on.
        placed: the file in which the change is written.
    """
    path = path_of(content, change.place)
    if path is None:
        near = get_close_matches(change.place, list(places_in(content)), n=3, cutoff=0.3)
        text = unknown_name(change.place, near or list(places_in(content))[:3], _PLACE)
        yield Problem("unknown-place", text, placed.place(change.written, of_key=True))
        return
    known = keys_at(path)
    for key in change.values:
        if key not in known:
            text = unknown_name(key, known, Text("sleutel", "key"))
            yield Problem("unknown-key", text, placed.place((*change.written, key), of_key=True))


_PLACE = Text("plaats", "place")


def changes_from(written: Plain, path: Path) -> list[Change]:
    """The changes under `otherwise` or `changes`; what has no such form is told elsewhere."""
    listed = written.items() if isinstance(written, dict) else ()
    return [
        Change(place, values, (*path, place))
        for place, values in listed
        if isinstance(values, dict)
    ]


def _other_meanings(here: Plain, path: Path) -> Iterator[list[Change]]:
    if isinstance(here, dict):
        for key, value in here.items():
            if key == "otherwise":
                yield changes_from(value, (*path, key))
            else:
                yield from _other_meanings(value, (*path, key))
    elif isinstance(here, list):
        for number, one in enumerate(here):
            yield from _other_meanings(one, (*path, number))


def _together(changes: list[Change], placed: PlacedYaml) -> Iterator[Problem]:
    """What a changed protocol cannot be, where the protocol itself can."""
    after = changed(placed.content, changes)
    parts = {(path_of(after, change.place) or ())[:2] for change in changes}
    # Who changes an id changes what every other part may name.
    mistakes = list(_mistakes(after, None if () in parts else parts, placed))
    said = _said(placed.content) if mistakes else set()
    for problem, path in mistakes:
        for change in changes:
            at = path_of(after, change.place) or ()
            if path[: len(at)] == at and str(problem.text) not in said:
                key = path[len(at) : len(at) + 1]
                inside = key if key and key[0] in change.values else ()
                there = placed.place((*change.written, *inside))
                yield Problem(problem.code, problem.text, there)


def _said(content: Plain) -> set[str]:
    empty = PlacedYaml("", content)
    return {str(problem.text) for problem, _ in _mistakes(content, None, empty)}


def _mistakes(
    content: Plain, parts: set[Path] | None, placed: PlacedYaml
) -> Iterator[tuple[Problem, Path]]:
    """The mistakes in parts such as (`steps`, 3), or in the whole; names may come from anywhere."""
    yield from _ill_fitting(content, parts)
    other = PlacedYaml(placed.file, content)
    looked_at = content if parts is None else _only(content, parts)
    for problem in (*combination_mistakes(other), *reference_mistakes(other, looked_at)):
        if problem.at:
            named = problem.at.name.split(".") if problem.at.name else []
            yield problem, tuple(int(part) if part.isdecimal() else part for part in named)


def _ill_fitting(content: Plain, parts: set[Path] | None) -> Iterator[tuple[Problem, Path]]:
    """What does not fit the model; of lists only the items that are looked at stand in it."""
    numbers: dict[str, list[int]] = {}
    looked_at = content
    if parts is not None and isinstance(content, dict):
        looked_at = {top: value for top, value in content.items() if not isinstance(value, list)}
        for top, number in sorted(path for path in parts if len(path) == 2):
            listed = content[str(top)]
            if isinstance(listed, list) and isinstance(number, int):
                numbers.setdefault(str(top), []).append(number)
                looked_at[str(top)] = [listed[one] for one in numbers[str(top)]]
    try:
        Protocol.model_validate(looked_at)
    except ValidationError as error:
        for detail in error.errors():
            said = detail.get("ctx", {})
            given = f'"{detail["input"]}"'
            text = Text(
                said.get("nl", f"{given} kan hier niet"),
                said.get("en", f"{given} cannot stand here"),
            )
            top, *rest = detail["loc"]
            if rest and top in numbers and isinstance(rest[0], int):
                rest[0] = numbers[top][rest[0]]
            yield Problem("does-not-fit", text), (top, *rest)


def _only(content: Plain, parts: set[Path]) -> Plain:
    """The content with nothing in it but these parts; items of a list keep their number."""
    if not isinstance(content, dict):
        return content
    only: dict[str, Plain] = {}
    for top, number in (path for path in parts if len(path) == 2):
        value = content[str(top)]
        if isinstance(value, list):
            held = only.setdefault(str(top), [None] * len(value))
            if isinstance(held, list) and isinstance(number, int):
                held[number] = value[number]
        else:
            only[str(top)] = value
    return only
