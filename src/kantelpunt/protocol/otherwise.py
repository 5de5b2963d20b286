"""The other meaning of a reading: changed values of signals that are there."""

from collections.abc import Iterator

from pydantic import ValidationError

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.model import Signal
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain

_EITHER = {"reaches": "exceeds", "exceeds": "reaches"}


def otherwise_mistakes(placed: PlacedYaml) -> list[Problem]:
    """Every mistake in what readings say that a text might mean otherwise."""
    content = placed.content if isinstance(placed.content, dict) else {}
    listed = content.get("signals")
    rows = listed if isinstance(listed, list) else []
    signals = {
        str(row["id"]): row
        for row in rows
        if isinstance(row, dict) and isinstance(row.get("id"), str)
    }
    return [
        problem
        for number, row in enumerate(rows)
        if isinstance(row, dict)
        for problem in _of_signal(row, signals, placed, ("signals", number))
    ]


def _of_signal(
    row: dict[str, Plain], signals: dict[str, dict[str, Plain]], placed: PlacedYaml, path: Path
) -> Iterator[Problem]:
    reading = row.get("reading")
    changes = reading.get("otherwise") if isinstance(reading, dict) else None
    for place, changed in changes.items() if isinstance(changes, dict) else ():
        at: Path = (*path, "reading", "otherwise", place)
        part, _, name = place.partition(".")
        if part != "signals" or name not in signals:
            known = [f"signals.{signal}" for signal in signals]
            text = unknown_name(place, known, Text("plaats", "place"))
            yield Problem("unknown-place", text, placed.place(at, of_key=True))
        elif isinstance(changed, dict):
            yield from _of_change(signals[name], changed, placed, at)


def _of_change(
    signal: dict[str, Plain], changed: dict[str, Plain], placed: PlacedYaml, at: Path
) -> Iterator[Problem]:
    known = [field.alias or name for name, field in Signal.model_fields.items()]
    strange = [key for key in changed if key not in known]
    for key in strange:
        text = unknown_name(key, known, Text("sleutel", "key"))
        yield Problem("unknown-key", text, placed.place((*at, key), of_key=True))
    if strange:
        return
    dropped = {_EITHER[key] for key in changed if key in _EITHER}
    whole = {key: value for key, value in signal.items() if key not in dropped} | changed
    try:
        Signal.model_validate(whole)
    except ValidationError as error:
        for detail in error.errors():
            key = str(detail["loc"][0])
            if key in changed:
                said = detail.get("ctx", {})
                text = Text(
                    said.get("nl", f'"{changed[key]}" kan niet in {key}'),
                    said.get("en", f'"{changed[key]}" cannot stand in {key}'),
                )
                yield Problem("does-not-fit", text, placed.place((*at, key)))
