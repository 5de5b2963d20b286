"""The rows of `routes.yaml`: who may ask for what, and what is answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = Path(__file__).parent / "routes.yaml"
OUTSIDE, ALLOWED, FORBIDDEN = "outside", "allowed", 403
_KEYS = {"needs", "opens", "open", "given", "posts", "answers", "shows", "once", "also"}


@dataclass(frozen=True)
class Row:
    """One way of asking for an address.

    Attributes:
        name: of the row; `route` without what tells it from other rows of the same address.
        given: per argument the name of a thing, or `=value`.
        posts: fields that are sent, likewise; None: the page is looked at.
        needs, opens: names of standings, and of functions; None: all.
        also: people who may besides, by function and relation.
        answers: other answers than 200 and 403.
        shows: secrets that the page may tell to whom it is for, whatever the standing.
    """

    name: str
    given: Mapping[str, str]
    posts: Mapping[str, str] | None
    needs: str | None
    opens: str | None
    open: bool
    once: bool
    also: tuple[tuple[str, str], ...]
    answers: Mapping[str, int]
    shows: frozenset[str]

    @property
    def route(self) -> str:
        """The name of the address."""
        return self.name.partition("#")[0]


@dataclass(frozen=True)
class Access:
    """Everything that the file says."""

    standings: Mapping[str, Mapping[str, str]]
    functions: Mapping[str, tuple[str, ...]]
    parts: Mapping[str, tuple[str, ...]]
    rows: tuple[Row, ...]

    def standing(self, function: str, relation: str) -> str:
        """What somebody is to the case."""
        return self.standings[function].get(relation, OUTSIDE)

    def may(self, row: Row, function: str, relation: str) -> bool:
        """Whether an address is for somebody."""
        if (function, relation) in row.also:
            return True
        if row.opens is not None and function not in self.functions[row.opens]:
            return False
        return row.needs is None or self.standing(function, relation) in self.parts[row.needs]

    def answer(self, row: Row, function: str, relation: str) -> int:
        """The status that somebody gets."""
        standing = self.standing(function, relation)
        may = self.may(row, function, relation)
        if standing in row.answers and (may or row.opens is None):
            return row.answers[standing]
        return row.answers.get(ALLOWED, 200) if may else FORBIDDEN


def access() -> Access:
    """What the file says."""
    read = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return Access(
        read["standings"],
        {name: tuple(some) for name, some in read["functions"].items()},
        {name: tuple(some) for name, some in read["parts"].items()},
        tuple(_row(name, told) for name, told in read["routes"].items()),
    )


def _row(name: str, told: Mapping[str, object]) -> Row:
    unknown = set(told) - _KEYS
    assert not unknown, f"{name}: {unknown}"
    return Row(
        name,
        told.get("given", {}),
        told.get("posts"),
        told.get("needs"),
        told.get("opens"),
        told.get("open", False),
        told.get("once", False),
        tuple(_also(told.get("also", ()))),
        told.get("answers", {}),
        frozenset(told.get("shows", ())),
    )


def _also(told: list[str]) -> Iterator[tuple[str, str]]:
    for one in told:
        function, _, relation = one.partition(" ")
        yield function, relation
