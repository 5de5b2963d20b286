"""A signal explained: a sentence, the days that counted, and the sentence it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kantelpunt.calendar.lesson_days import monday_of
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.telling.themes import theme_of
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.absence import WORDS, Week, weeks
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.protocols.places import place_address
from kantelpunt.web.protocols.selectors import teller, version_called
from kantelpunt.web.register.days import Registered
from kantelpunt.web.register.receipts import text_in
from kantelpunt.web.register.selectors import FoundSignal
from kantelpunt.web.schools.calendars import calendar_of


@dataclass(frozen=True)
class Counted:
    """A registration that counted, in words."""

    day: date
    what: str


@dataclass(frozen=True)
class Evidence:
    """What a signal rests on.

    Attributes:
        sentences: what was counted against which norm, and over which days.
        weeks: the days that counted, on a calendar.
        kinds: the categories on it, each by name.
        source: title, place and sentence of the text; empty where the receipt lacks it.
        protocol: the protocol by title, with the day from which this version holds.
        theme: the pillar under which the signal stands; empty without one.
        url: where the page of the protocol tells the rule; empty for a version that is not known.
    """

    sentences: tuple[str, ...]
    weeks: tuple[Week, ...]
    kinds: tuple[tuple[str, str], ...]
    counted: tuple[Counted, ...]
    source: Mapping[str, str]
    readings: tuple[str, ...]
    local: bool
    protocol: str
    since: date | None
    theme: str
    url: str


def evidence_of(row: FoundSignal) -> Evidence:
    """What a signal rests on, from its receipt: also when registrations changed since."""
    receipt = row.receipt
    days = _days(receipt.get("records", []))
    title, since = _protocol(row.version)
    kinds = {one.category for rows in days.values() for one in rows}
    return Evidence(
        tuple(said(text_in(one)) for one in receipt.get("sentences", [])),
        tuple(_weeks(row, days)) if days else (),
        tuple((kind.value, said(WORDS[kind])) for kind in WORDS if kind in kinds),
        tuple(_counted(days)),
        receipt.get("source", {}),
        tuple(receipt.get("readings", [])),
        bool(receipt.get("local")),
        title,
        since,
        _theme(row),
        place_address(row.version, f"signals.{row.signal}"),
    )


def _days(records: Iterable[Mapping[str, object]]) -> dict[date, list[Registered]]:
    found: dict[date, list[Registered]] = {}
    for one in records:
        minutes = None if one["whole"] else round(float(str(one["minutes"])))
        told = Registered(
            str(one["lesson"]), minutes, Category(str(one["category"])), bool(one["authorised"])
        )
        found.setdefault(date.fromisoformat(str(one["day"])), []).append(told)
    return found


def _weeks(row: FoundSignal, days: Mapping[date, list[Registered]]) -> Iterator[Week]:
    first, last = min(days), row.fired_on
    calendar = calendar_of(row.school)
    year = SchoolYear.of(first)
    while year.first <= last:
        for week in weeks(days, calendar, year, last, frozenset([row.fired_on])):
            if week.monday >= monday_of(first):
                yield week
        year = SchoolYear(year.start_year + 1)


_PARTS = {"am": Text("ochtend", "morning"), "pm": Text("middag", "afternoon")}


def _counted(days: Mapping[date, list[Registered]]) -> Iterator[Counted]:
    for day, rows in sorted(days.items(), reverse=True):
        yield Counted(day, "; ".join(_told(one) for one in rows))


def _told(one: Registered) -> str:
    part = _PARTS.get(one.lesson) or Text(f"lesuur {one.lesson}", f"lesson {one.lesson}")
    if not one.lesson:
        part = Text("hele dag", "whole day")
        if one.minutes is not None:
            part = Text(f"{one.minutes} minuten", f"{one.minutes} minutes")
    return f"{said(part)} {said(WORDS[one.category])}"


def _theme(row: FoundSignal) -> str:
    try:
        return theme_of(teller(row.version, language_of()), f"signals.{row.signal}")
    except KeyError:
        return ""


def _protocol(version: str) -> tuple[str, date | None]:
    try:
        found = version_called(version)
    except KeyError:
        return version, None
    return found.protocol.title, found.first
