"""Imports in the words of their pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.foundation.errors import MOST_SHOWN, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.importing import Changed
from kantelpunt.web.schools.selectors import SchoolInfo, pupils

_OLD = timedelta(days=14)
_WORDS = {
    "raised": (Text("nieuw", "new"), "info"),
    "moved": (Text("verschoven", "moved"), "warn"),
    "withdrawn": (Text("vervalt", "withdrawn"), "late"),
    "restored": (Text("geldt weer", "holds again"), "info"),
}


@dataclass(frozen=True)
class Freshness:
    """Up to when a school is known.

    Attributes:
        until: the last day; None when nothing was handed in.
        parked: how many rows wait for what they lack.
    """

    school: SchoolInfo
    until: date | None
    parked: int
    today: date

    @property
    def is_old(self) -> bool:
        """Whether it is longer ago than two weeks, or nothing was handed in."""
        return self.until is None or self.today - self.until > _OLD


@dataclass(frozen=True)
class Mistake:
    """A mistake in a file: where, and what to do."""

    where: str
    what: str


def shown_mistakes(problems: Sequence[Problem]) -> list[Mistake]:
    """The first hundred mistakes."""
    return [Mistake(_where(one), said(one.text)) for one in problems[:MOST_SHOWN]]


def _where(one: Problem) -> str:
    if one.at is None or one.at.line is None:
        return one.at.file if one.at else ""
    nl, en = f"{one.at.file}, regel {one.at.line}", f"{one.at.file}, line {one.at.line}"
    if one.at.name:
        nl, en = f"{nl}, kolom {one.at.name}", f"{en}, column {one.at.name}"
    return said(Text(nl, en))


@dataclass(frozen=True)
class ShownChange:
    """A signal that comes, goes or moves."""

    pupil: str
    name: str
    signal: str
    fired_on: date
    word: str
    tag: str


def shown_changes(changes: Iterable[Changed], today: date) -> list[ShownChange]:
    """Changes with the names of the pupils."""
    rows = list(changes)
    known = pupils([one.pupil for one in rows], today)
    found = []
    for one in rows:
        word, tag = _WORDS[one.what]
        name = known[one.pupil].name if one.pupil in known else one.pupil
        found.append(ShownChange(one.pupil, name, said(one.name), one.fired_on, said(word), tag))
    return found
