"""Meetings and reports as a calendar: what comes back most often stands first."""

from collections.abc import Iterator

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.protocol.agreed_terms import Interval, IntervalKind
from kantelpunt.protocol.model.agreements import Meeting, Report
from kantelpunt.protocol.telling.document import Item, Listing, Section
from kantelpunt.protocol.telling.parts.grounds import grounded
from kantelpunt.protocol.telling.parts.rows import each, people, row, together
from kantelpunt.protocol.telling.wording.dates import by_then
from kantelpunt.protocol.telling.wording.phrases import actor, one_holds, sectors
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.times import after, rhythm, when_due

_DAYS = {
    TermUnit.HOURS: 1 / 24,
    TermUnit.DAYS: 1,
    TermUnit.SCHOOL_DAYS: 1.5,
    TermUnit.WORKING_DAYS: 1.4,
    TermUnit.WEEKS: 7,
    TermUnit.LESSON_WEEKS: 9,
    TermUnit.SCHOOL_WEEKS: 9,
    TermUnit.MONTHS: 30.4,
}
_YEAR = 365
_SELDOM = 10_000
_NO_RHYTHM = 20_000


def rhythms(teller: Teller) -> Section:
    """Every meeting and report under its rhythm; without one, under the moment or date."""
    found: list[Meeting | Report] = [*teller.protocol.meetings, *teller.protocol.reports]
    headings: dict[str, list[Meeting | Report]] = {}
    for one in sorted(found, key=_days_between):
        headings.setdefault(_heading(teller, one), []).append(one)
    sections = tuple(
        Section(heading, f"ritme-{number}", (Listing(tuple(_items(teller, ones))),))
        for number, (heading, ones) in enumerate(headings.items(), start=1)
    )
    title = teller.say("Overleg en rapportages: de kalender", "Meetings and reports: the calendar")
    return Section(title, "kalender", (), sections)


def _days_between(one: Meeting | Report) -> float:
    interval = one.every
    if interval is None:
        return _NO_RHYTHM
    if interval.kind is IntervalKind.TERM and interval.term:
        return interval.term.amount * _DAYS[interval.term.unit]
    return _times(interval)


def _times(interval: Interval) -> float:
    if interval.kind is IntervalKind.TIMES and interval.times:
        return _YEAR / interval.times
    return _YEAR / 2 if interval.kind is IntervalKind.SEVERAL_TIMES else _SELDOM


def _heading(teller: Teller, one: Meeting | Report) -> str:
    if one.every is None:
        return teller.say("Eenmalig of als er aanleiding is", "Once, or when there is cause")
    if one.every.kind in (IntervalKind.SETTING, IntervalKind.NOT_IN_TEXT):
        return teller.say("Zonder vast ritme in de tekst", "Without a set rhythm in the text")
    told = rhythm(teller, one.every)
    return told[0].upper() + told[1:]


def _items(teller: Teller, ones: list[Meeting | Report]) -> Iterator[Item]:
    for one in ones:
        yield _meeting(teller, one) if isinstance(one, Meeting) else _report(teller, one)


def _meeting(teller: Teller, one: Meeting) -> Item:
    where = teller.say("op elke school", "at every school") if one.per_school else ""
    details = together(
        row(teller.say("Wanneer", "When"), _when(teller, one)),
        row(teller.say("Waar", "Where"), where),
        people(teller, "Bijeengeroepen door", "Called by", one.called_by),
        row(teller.say("Voorzitter", "Chair"), actor(teller, one.chair) if one.chair else ""),
        people(teller, "Aan tafel", "Present", one.participants),
        people(teller, "Als het nodig is", "Where needed", one.optional),
        each(teller, "Waarover", "About", one.about),
        each(teller, "Wordt vastgelegd", "Is kept", one.records),
        row(teller.say("Alleen voor", "Only for"), sectors(teller, one.sector)),
    )
    name = teller.say(f"Overleg: {one.name}", f"Meeting: {one.name}")
    return grounded(teller, sentence(name), details, one, f"meetings.{one.id}")


def _when(teller: Teller, one: Meeting) -> str:
    parts = [
        rhythm(teller, one.every) if one.every else "",
        after(teller, one.on).strip("; ") if one.on else "",
        by_then(one.due).in_(teller.language) if one.due else "",
    ]
    return ", ".join(part for part in parts if part)


def _cause(teller: Teller, one: Report) -> str:
    return teller.say("als ", "once ") + one_holds(teller, one.on) if one.on else ""


def _report(teller: Teller, one: Report) -> Item:
    nameless = teller.say("ja", "yes") if one.anonymous else ""
    beside = teller.listed(f"‘{teller.names.rhythms[other]}’" for other in one.together_with)
    details = together(
        people(teller, "Van", "From", one.by),
        people(teller, "Aan", "To", one.to),
        row(teller.say("Aanleiding", "Cause"), _cause(teller, one)),
        row(teller.say("Hoe vaak", "How often"), rhythm(teller, one.every) if one.every else ""),
        row(teller.say("Wanneer", "When"), when_due(teller, one)),
        row(teller.say("Tegelijk met", "Along with"), beside),
        each(teller, "Waarover", "About", one.about),
        row(teller.say("Soort melding bij DUO", "Kind at DUO"), one.kind or ""),
        row(teller.say("Zonder namen", "Without names"), nameless),
        people(teller, "Vooraf besproken met", "Talked over with", one.consulted),
        row(teller.say("Alleen voor", "Only for"), sectors(teller, one.sector)),
    )
    name = teller.say(f"Rapportage: {one.name}", f"Report: {one.name}")
    return grounded(teller, sentence(name), details, one, f"reports.{one.id}")
