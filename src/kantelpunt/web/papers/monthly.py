"""The monthly list of an attendance office or a partnership, and its figures without names."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.compiling import compiled
from kantelpunt.web.papers.parties import Sender


@dataclass(frozen=True)
class ListedCase:
    """One pupil on the list; what is not known is left out.

    Attributes:
        absent: how the pupil is away, since when and for how long, in a few words.
        led_by: who leads, in which role, of which organisation.
        next_on: the next day on which something must be done.
        promise: when the three months end, and how that stands.
        told: what was reported and decided in the month, a sentence each.
    """

    name: str
    absent: str
    step: str = ""
    led_by: str = ""
    next_on: date | None = None
    promise_on: date | None = None
    promise: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedSchool:
    """The pupils of one school."""

    name: str
    cases: tuple[ListedCase, ...]


@dataclass(frozen=True)
class MonthlyListPaper:
    """The list of a month: `maart 2026`, up to and including a day."""

    sender: Sender
    month: str
    until: date
    schools: tuple[ListedSchool, ...]
    written_on: date


@dataclass(frozen=True)
class Counted:
    """A number that may be told; in words where it is too small for that."""

    name: str
    number: str


@dataclass(frozen=True)
class CountedPart:
    """Numbers that belong together."""

    name: str
    counts: tuple[Counted, ...]


@dataclass(frozen=True)
class MonthlyFiguresPaper:
    """The figures of a month, in which nobody is named."""

    sender: Sender
    month: str
    until: date
    parts: tuple[CountedPart, ...]
    written_on: date


def monthly_list(paper: MonthlyListPaper, language: Language) -> bytes:
    """The list as a tagged PDF (PDF/UA-1) on A4."""
    return compiled("monthly_list", paper, language)


def monthly_figures(paper: MonthlyFiguresPaper, language: Language) -> bytes:
    """The figures as a tagged PDF (PDF/UA-1) on A4."""
    return compiled("monthly_figures", paper, language)
