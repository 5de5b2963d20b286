"""From the text of a protocol file to the typed protocol, or to every mistake in it."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from pydantic import ValidationError

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.based_on import Base, base_named, rested, unknown_base
from kantelpunt.protocol.combinations import combination_mistakes, unknown_name
from kantelpunt.protocol.known_keys import keys_at
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.otherwise import otherwise_mistakes
from kantelpunt.protocol.references import reference_mistakes
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain, read_yaml

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


LONGEST_SHOWN = 60
WANTED = {
    "model_type": Text("sleutels met waarden", "keys with values"),
    "dict_type": Text("sleutels met waarden", "keys with values"),
    "tuple_type": Text("een lijst", "a list"),
    "string_type": Text("een tekst", "a text"),
    "string_too_short": Text("een tekst die niet leeg is", "a text that is not empty"),
    "string_too_long": Text("een kortere tekst", "a shorter text"),
    "string_pattern_mismatch": Text(
        "een naam van kleine letters, cijfers en streepjes, zoals zestien-uur",
        "a name of small letters, digits and hyphens, such as zestien-uur",
    ),
    "bool_type": Text("true of false", "true or false"),
    "bool_parsing": Text("true of false", "true or false"),
    "literal_error": Text("true, false of any", "true, false or any"),
    "too_short": Text("er ten minste een", "at least one"),
    "other": Text("wat het schema hier noemt", "what the schema names here"),
}


@dataclass(frozen=True, eq=False)
class ProtocolVersion:
    """One version of a protocol, as it stands in one file.

    Attributes:
        first: the day on which it takes effect.
        file: the file it was read from, for people.
        content_hash: SHA-256 of the text, and of the base it rests on, for receipts.
        content: the keys and values, its base included.
        inherited: places that come from the base, such as `signals.zestien-uur`.
    """

    protocol: Protocol
    first: date
    file: str
    content_hash: str
    content: Plain = field(default=None, repr=False)
    inherited: frozenset[str] = frozenset()

    @property
    def id(self) -> str:
        """The id of the protocol."""
        return self.protocol.protocol

    def signal(self, signal: str) -> Signal:
        """The signal with an id.

        Raises:
            KeyError: when the protocol has no such signal.
        """
        for candidate in self.protocol.signals:
            if candidate.id == signal:
                return candidate
        raise KeyError(signal)


BaseNamed: TypeAlias = Callable[[str], "ProtocolVersion | None"]
"""Gives the version of a protocol on which another may rest; None when there is none."""


def read_protocol(
    text: str,
    *,
    file: str,
    first: date,
    base: BaseNamed = lambda _: None,
    known: Sequence[str] = (),
) -> ProtocolVersion:
    """Read a protocol file.

    Args:
        text: the whole text of the file.
        file: its name, for messages.
        first: the day on which this version takes effect.
        base: gives the protocol that `based_on` names.
        known: the ids of protocols, for messages.

    Raises:
        InputRefused: with every mistake, each with file, line and column and, for a misspelt
            name, the nearest valid one.
    """
    placed = read_yaml(text, file)
    problems = list(placed.problems)
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    inherited: frozenset[str] = frozenset()
    if name := base_named(placed):
        below = base(name)
        if below is None:
            raise InputRefused([*problems, unknown_base(placed, name, list(known))])
        whole = rested(placed, Base(below.content, below.content_hash))
        placed, inherited = whole.placed, whole.inherited
        problems += whole.problems
        content_hash = hashlib.sha256(f"{content_hash}{below.content_hash}".encode()).hexdigest()
    protocol = None
    try:
        protocol = Protocol.model_validate(placed.content)
    except ValidationError as error:
        problems += [_problem(detail, placed) for detail in error.errors()]
    problems += combination_mistakes(placed)
    problems += reference_mistakes(placed)
    problems += otherwise_mistakes(placed)
    if problems or protocol is None:
        raise InputRefused(sorted(problems, key=_order))
    return ProtocolVersion(protocol, first, file, content_hash, placed.content, inherited)


def _order(problem: Problem) -> tuple[int, int]:
    if problem.at is None:
        return (0, 0)
    return (problem.at.line or 0, problem.at.column or 0)


def _problem(detail: "ErrorDetails", placed: PlacedYaml) -> Problem:
    path = _path_in_file(detail["loc"], placed.content)
    kind = detail["type"]
    context = detail.get("ctx", {})
    if "nl" in context:
        return Problem(kind, Text(context["nl"], context["en"]), placed.place(path))
    if kind == "extra_forbidden":
        text = unknown_name(str(path[-1]), keys_at(path[:-1]), Text("sleutel", "key"))
        return Problem("unknown-key", text, placed.place(path, of_key=True))
    if kind == "missing":
        text = Text(f'sleutel "{path[-1]}" ontbreekt', f'key "{path[-1]}" is missing')
        return Problem("missing-key", text, placed.place(path))
    given = detail["input"]
    if kind == "enum":
        known = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
        return Problem(
            "unknown-word",
            unknown_name(str(given), known, Text("woord", "word")),
            placed.place(path),
        )
    wanted = WANTED.get(kind, WANTED["other"])
    shown = _shown(given)
    text = Text(
        f"{shown.nl} past hier niet; schrijf {wanted.nl}",
        f"{shown.en} does not fit here; write {wanted.en}",
    )
    return Problem("does-not-fit", text, placed.place(path))


def _shown(given: object) -> Text:
    if given is None:
        return Text("niets", "nothing")
    if isinstance(given, dict):
        return Text("een rij sleutels", "a set of keys")
    if isinstance(given, list):
        return Text("een lijst", "a list")
    written = str(given)
    short = written if len(written) <= LONGEST_SHOWN else written[:LONGEST_SHOWN] + "…"
    return Text(f'"{short}"', f'"{short}"')


def _path_in_file(loc: tuple[str | int, ...], content: Plain) -> Path:
    """A pydantic location without the parts that are no key or number in the file."""
    path: list[str | int] = []
    here = content
    for place, part in enumerate(loc):
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif place < len(loc) - 1 or not isinstance(here, dict):
            continue
        path.append(part)
    return tuple(path)
