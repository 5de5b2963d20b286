"""A protocol with changes that somebody wants to try: `signals.wettelijk-verzuim.exceeds=12`."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import ValidationError

from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.changes import Change, changed, path_of
from kantelpunt.protocol.combinations import combination_mistakes
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model_mistakes import model_mistake
from kantelpunt.protocol.otherwise import change_mistakes
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.references import reference_mistakes
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain, read_yaml

_TWINS = {"reaches": "exceeds", "exceeds": "reaches", "below": "up_to", "up_to": "below"}
_MEANS = {
    "reaches": Text("dit getal en meer", "this number and more"),
    "exceeds": Text("meer dan dit getal", "more than this number"),
    "below": Text("minder dan dit getal", "less than this number"),
    "up_to": Text("tot en met dit getal", "up to and including this number"),
}


@dataclass(frozen=True)
class Tried:
    """One changed value.

    Attributes:
        written: as it was given: `signals.wettelijk-verzuim.exceeds=12`.
        place, key: what is changed.
        was: the value in the protocol; None when it had none.
        becomes: the value that is tried; None takes it away.
        instead: the key whose value it takes the place of, such as `reaches`; else None.
    """

    written: str
    place: str
    key: str
    was: Plain
    becomes: Plain
    instead: str | None = None

    def note(self) -> Text | None:
        """What a reader might not expect: that a threshold in another form was replaced."""
        if self.instead is None:
            return None
        old, new = _MEANS[self.instead], _MEANS[self.key]
        was, now = f"{self.instead} {self.was}", f"{self.key} {self.becomes}"
        return Text(
            f"{self.place}: er stond {was} ({old.nl}); daarvoor in de plaats komt {now} ({new.nl})",
            f"{self.place}: {was} stood there ({old.en}); {now} takes its place ({new.en})",
        )


def with_changes(
    version: ProtocolVersion, written: Sequence[str]
) -> tuple[ProtocolVersion, tuple[Tried, ...]]:
    """The protocol with changed values.

    Args:
        version: the protocol.
        written: each as PLACE.KEY=VALUE, with places as in `otherwise` and values as in YAML.

    Raises:
        InputRefused: with every change that names nothing, changes nothing or does not fit.
    """
    problems: list[Problem] = [] if written else [_none_given()]
    tried: list[Tried] = []
    for one in written:
        try:
            tried.append(_read(one, version.content))
        except InputRefused as refused:
            problems += refused.problems
    problems += _twice(tried)
    if problems:
        raise InputRefused(problems)
    changes = [Change(one.place, {one.key: one.becomes}, ()) for one in tried]
    content = changed(version.content, changes)
    protocol = _protocol(content, tried)
    if protocol == version.protocol:
        raise InputRefused([_nothing_new(one) for one in tried])
    text = "\n".join([version.content_hash, *written])
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    made = replace(version, protocol=protocol, content=content, content_hash=content_hash)
    return made, tuple(tried)


def _read(written: str, content: Plain) -> Tried:
    left, sign, value = written.partition("=")
    place, dot, key = left.strip().rpartition(".")
    if not sign or not dot or not key:
        raise InputRefused([_no_form(written)])
    at = Place(f"--change {written}")
    try:
        placed = read_yaml(value, at.file)
    except InputRefused as refused:
        raise InputRefused([replace(one, at=at) for one in refused.problems]) from refused
    mistakes = list(change_mistakes(Change(place, {key: placed.content}, ()), content, placed))
    if mistakes or placed.problems:
        raise InputRefused([replace(one, at=at) for one in (*mistakes, *placed.problems)])
    here = _at(content, path_of(content, place) or ())
    old = here if isinstance(here, dict) else {}
    twin = _TWINS.get(key, "")
    instead = twin if key not in old and twin in old else None
    was = old.get(instead or key)
    if was == placed.content and instead is None:
        raise InputRefused([_nothing_changes(was, at)])
    return Tried(written, place, key, was, placed.content, instead)


def _at(content: Plain, path: Path) -> Plain:
    for part in path:
        if isinstance(content, dict):
            content = content[str(part)]
        elif isinstance(content, list) and isinstance(part, int):
            content = content[part]
    return content


def _protocol(content: Plain, tried: Sequence[Tried]) -> Protocol:
    """The changed protocol, checked as a whole.

    Raises:
        InputRefused: with all that does not fit, by the change that brings it.
    """
    placed = PlacedYaml("", content)
    problems: list[Problem] = []
    protocol = None
    try:
        protocol = Protocol.model_validate(content)
    except ValidationError as error:
        problems += [model_mistake(detail, placed, Protocol) for detail in error.errors()]
    problems += combination_mistakes(placed)
    problems += reference_mistakes(placed)
    if problems or protocol is None:
        told = [replace(one, at=_change_at(one, content, tried)) for one in problems]
        raise InputRefused(list(dict.fromkeys(told)))
    return protocol


def _change_at(problem: Problem, content: Plain, tried: Sequence[Tried]) -> Place:
    """The change in which a mistake lies; the first when it lies between them."""
    name = problem.at.name if problem.at else ""
    for one in tried:
        path = path_of(content, one.place) or ()
        here = ".".join(str(part) for part in path)
        if name == here or name.startswith(f"{here}."):
            return Place(f"--change {one.written}")
    return Place(f"--change {tried[0].written}")


def _twice(tried: Sequence[Tried]) -> Iterator[Problem]:
    seen: dict[tuple[str, str], str] = {}
    for one in tried:
        keys = [(one.place, key) for key in (one.key, _TWINS.get(one.key, one.key))]
        before = next((seen[key] for key in keys if key in seen), None)
        seen[one.place, one.key] = one.written
        if before is not None:
            text = Text(
                f'hetzelfde wordt ook veranderd met "{before}"; houd een van beide',
                f'the same is also changed by "{before}"; keep one of both',
            )
            yield Problem("changed-twice", text, Place(f"--change {one.written}"))


def _none_given() -> Problem:
    return Problem(
        "no-change",
        Text(
            "er is niets om te beproeven; geef een verandering, zoals "
            "--change signals.zestien-uur.reaches=12",
            "there is nothing to try; give a change, such as "
            "--change signals.zestien-uur.reaches=12",
        ),
    )


def _no_form(written: str) -> Problem:
    return Problem(
        "no-change-form",
        Text(
            f'"{written}" is geen verandering; schrijf plaats.sleutel=waarde, zoals '
            "signals.zestien-uur.reaches=12",
            f'"{written}" is no change; write place.key=value, such as '
            "signals.zestien-uur.reaches=12",
        ),
    )


def _nothing_new(one: Tried) -> Problem:
    text = Text(
        f"dit verandert niets: {one.becomes} betekent hetzelfde als {one.was}",
        f"this changes nothing: {one.becomes} means the same as {one.was}",
    )
    return Problem("changes-nothing", text, Place(f"--change {one.written}"))


def _nothing_changes(was: Plain, at: Place) -> Problem:
    return Problem(
        "changes-nothing",
        Text(
            f"dit verandert niets: de waarde is al {was}; geef een andere",
            f"this changes nothing: the value is {was} already; give another",
        )
        if was is not None
        else Text(
            "dit verandert niets: er staat geen waarde; geef er een",
            "this changes nothing: there is no value; give one",
        ),
        at,
    )
