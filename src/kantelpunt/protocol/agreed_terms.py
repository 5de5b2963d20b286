"""Terms, intervals and dates as agreements write them: also when they give no number."""

import re
from dataclasses import dataclass
from enum import StrEnum

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.written import mistake


class TermKind(StrEnum):
    """In which of the ways a text gives a term."""

    NUMBER = "number"
    PLAN_TERM = "plan_term"
    AT_ONCE = "at_once"
    SOON = "as_soon_as_possible"
    NOT_IN_TEXT = "not_in_text"
    SETTING = "setting"


@dataclass(frozen=True)
class AgreedTerm:
    """A term: a number with a unit, or what the text says instead of one.

    Attributes:
        term: the term, or the longest one of a range such as `6-8 weeks`.
        least: the shortest one of a range, or None.
        setting: the id of the setting that gives the term, or None.
    """

    kind: TermKind
    term: Term | None = None
    least: Term | None = None
    setting: str | None = None

    def __str__(self) -> str:
        if self.least and self.term:
            return f"{self.least.amount}-{self.term}"
        if self.setting:
            return f"setting {self.setting}"
        return str(self.term) if self.term else str(self.kind)


class IntervalKind(StrEnum):
    """In which of the ways a text says how often."""

    TERM = "term"
    TIMES = "times"
    SEVERAL_TIMES = "several_times"
    NOT_IN_TEXT = "not_in_text"
    SETTING = "setting"


@dataclass(frozen=True)
class Interval:
    """How often something comes back.

    Attributes:
        term: every so long, or None.
        times: so often in a year, or None.
        per: `school_year` or `calendar_year` for both kinds of times, else empty.
        setting: the id of the setting that gives the interval, or None.
    """

    kind: IntervalKind
    term: Term | None = None
    times: int | None = None
    per: str = ""
    setting: str | None = None

    def __str__(self) -> str:
        match self.kind:
            case IntervalKind.TIMES:
                return f"{self.times} times a {self.per}"
            case IntervalKind.SEVERAL_TIMES:
                return f"several times a {self.per}"
            case IntervalKind.SETTING:
                return f"setting {self.setting}"
        return str(self.term) if self.term else str(self.kind)


_RANGE = re.compile(r"(\d+)-(\d+) (.+)")
_SETTING = re.compile(r"setting ([a-z0-9][a-z0-9-]*)")
_TIMES = re.compile(r"(\d+|several) times a (school_year|calendar_year)")
_WORDS = (TermKind.PLAN_TERM, TermKind.AT_ONCE, TermKind.SOON, TermKind.NOT_IN_TEXT)
_UNITS = "|".join(TermUnit)
TERM_PATTERN = rf"^(\d+(-\d+)? ({_UNITS})|{'|'.join(_WORDS)}|setting [a-z0-9][a-z0-9-]*)$"
INTERVAL_PATTERN = (
    rf"^(\d+ ({_UNITS})|(\d+|several) times a (school_year|calendar_year)|not_in_text"
    r"|setting [a-z0-9][a-z0-9-]*)$"
)
DUE_PATTERN = (
    r"^(\d{4}(-\d{2}(-\d{2})?)?|(spring|summer|autumn|winter) \d{4}|every (\d{2}(-\d{2})?))$"
)


def agreed_term_from(written: object) -> AgreedTerm:
    """Read `4 school_weeks`, `6-8 weeks`, `plan_term`, `at_once`, `not_in_text`, `setting ID`."""
    if isinstance(written, AgreedTerm):
        return written
    text = str(written).strip()
    if text in _WORDS:
        return AgreedTerm(TermKind(text))
    if found := _SETTING.fullmatch(text):
        return AgreedTerm(TermKind.SETTING, setting=found[1])
    if found := _RANGE.fullmatch(text):
        least, most = _term(f"{found[1]} {found[3]}"), _term(f"{found[2]} {found[3]}")
        return AgreedTerm(TermKind.NUMBER, most, least)
    return AgreedTerm(TermKind.NUMBER, _term(text))


def interval_from(written: object) -> Interval:
    """Read `6 weeks`, `4 times a school_year`, `several times a calendar_year`, `setting ID`."""
    if isinstance(written, Interval):
        return written
    text = str(written).strip()
    if text == IntervalKind.NOT_IN_TEXT:
        return Interval(IntervalKind.NOT_IN_TEXT)
    if found := _SETTING.fullmatch(text):
        return Interval(IntervalKind.SETTING, setting=found[1])
    if found := _TIMES.fullmatch(text):
        if found[1] == "several":
            return Interval(IntervalKind.SEVERAL_TIMES, per=found[2])
        return Interval(IntervalKind.TIMES, times=int(found[1]), per=found[2])
    return Interval(IntervalKind.TERM, _term(text))


def _term(text: str) -> Term:
    try:
        return Term.parse(text)
    except InputRefused as refused:
        said = refused.problems[0].text
        also_nl = ", of plan_term, at_once, as_soon_as_possible, not_in_text, setting ID"
        also_en = ", or plan_term, at_once, as_soon_as_possible, not_in_text, setting ID"
        raise mistake("term", Text(said.nl + also_nl, said.en + also_en)) from refused
