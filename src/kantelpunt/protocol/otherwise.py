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
    mistakes = list(_mistakes(after, placed))
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
    return {str(problem.text) for problem, _ in _mistakes(content, empty)}


def _mistakes(content: Plain, placed: PlacedYaml) -> Iterator[tuple[Problem, Path]]:
    try:
        Protocol.model_validate(content)
    except ValidationError as error:
        for detail in error.errors():
            said = detail.get("ctx", {})
            given = f'"{detail["input"]}"'
            text = Text(
                said.get("nl", f"{given} kan hier niet"),
                said.get("en", f"{given} cannot stand here"),
            )
            yield Problem("does-not-fit", text), tuple(detail["loc"])
    other = PlacedYaml(placed.file, content)
    for problem in (*combination_mistakes(other), *reference_mistakes(other)):
        if problem.at:
            parts = problem.at.name.split(".") if problem.at.name else []
            yield problem, tuple(int(part) if part.isdecimal() else part for part in parts)
