"""A scenario is tried out: what it expects is set beside what the protocol does."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kantelpunt.absence.columns import day_of
from kantelpunt.absence.register import Register, load_register
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.decide import Surroundings
from kantelpunt.casework.due import Terms
from kantelpunt.casework.written.occurrences import occurrence_from
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.persons import detect_persons
from kantelpunt.detection.rows import signal_rows
from kantelpunt.foresight.scenarios.course import Course, Happened, Told, course
from kantelpunt.foresight.scenarios.invented_region import (
    PUPIL,
    calendar_of,
    days_of,
    invented_region,
    last_day,
)
from kantelpunt.foresight.scenarios.model import Expected, Happening, Scenario
from kantelpunt.foresight.scenarios.reader import CALLED, answer_key
from kantelpunt.foresight.scenarios.standing import standing_failures
from kantelpunt.foundation.errors import InputRefused, Place
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.decision_tree import choose
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.shelf import ProtocolShelf


@dataclass(frozen=True)
class Fired:
    """A signal of the pupil, with its value as the signals file writes it."""

    signal: str
    on: date
    value: str


@dataclass(frozen=True)
class Tried:
    """A scenario that was tried.

    Attributes:
        failures: what was expected and what was found, a sentence each; empty when it holds.
    """

    scenario: Scenario
    failures: tuple[Text, ...]


def try_scenario(version: ProtocolVersion, scenario: Scenario) -> Tried:
    """Try a scenario on a protocol version, whatever the day on which that takes effect.

    Raises:
        CalendarEnds: when the scenario plays in a year of which no vacations are known.
    """
    fired: list[Fired] = []
    played: Course | None = None
    failures: list[Text] = []
    if any(one.choice is None for one in scenario.then):
        region = invented_region(scenario, version.protocol.sector)
        register = load_register(region, last_day(scenario))
        failures += _impossible(register)
        fired = _fired(version, register, last_day(scenario))
        played = _played(version, scenario, fired)
        failures += played.refusals
    failures += [
        failure
        for expected in scenario.then
        for failure in _failures(expected, scenario, version.protocol, fired, played)
    ]
    return Tried(scenario, tuple(failures))


def _impossible(register: Register) -> Iterator[Text]:
    """Registrations that cannot be at the school: nothing a scenario tells is passed over."""
    count = sum(len(parked.lines) for parked in register.parked)
    if count:
        sector = register.region.schools[0].sector
        nl, en = (
            ("telt lesuren; schrijf lessons, zoals 1-7", "counts lessons; write lessons, as in 1-7")
            if sector.counts_lessons
            else (
                "telt geen lesuren; schrijf part: am of pm, of minutes",
                "counts no lessons; write part: am or pm, or minutes",
            )
        )
        yield Text(
            f"{count} registraties kunnen niet: een school in deze sector {nl}",
            f"{count} registrations cannot be: a school of this sector {en}",
        )


def _fired(version: ProtocolVersion, register: Register, last: date) -> list[Fired]:
    always = replace(version, first=date.min)
    assignment = Assignment(ProtocolShelf.of([always]), version.id)
    rows = signal_rows(register, detect(register, assignment))
    of_absence = [
        Fired(row[2], date.fromisoformat(row[3]), row[5]) for row in rows.texts() if row[0] == PUPIL
    ]
    of_children = [
        Fired(found.rule.signal, day_of(day), str(value))
        for found in (one.of(PUPIL) for one in detect_persons(register, assignment, last))
        for day, value in zip(found.fired, found.value, strict=True)
    ]
    return of_absence + of_children


def _played(version: ProtocolVersion, scenario: Scenario, fired: Sequence[Fired]) -> Course:
    calendar, last = calendar_of(scenario), last_day(scenario)
    year = SchoolYear.of(last)
    days = LessonDays.of(calendar.open_days(year.previous.first, _end_of(year)))
    signals: dict[date, list[str]] = {}
    facts: dict[date, dict[str, bool]] = {}
    done: dict[date, list[str]] = {}
    opened: dict[date, list[str]] = {}
    for one in fired:
        signals.setdefault(one.on, []).append(one.signal)
    absent = []
    for happening in scenario.when:
        for day in days_of(happening, calendar):
            if happening.fact:
                facts.setdefault(day, {})[happening.fact] = happening.is_
            if happening.done:
                done.setdefault(day, []).append(happening.done)
            if happening.enters:
                opened.setdefault(day, []).append(happening.enters)
            if happening.absent and happening.classmate is None:
                absent.append(day)
    told: dict[date, list[Told]] = {}
    for happening in scenario.when:
        if happening.told and happening.on:
            told.setdefault(happening.on, []).append(_told(happening))
    happened = Happened(
        signals, facts, done, opened, min(absent, default=None), told, scenario.given.born
    )
    sector = scenario.given.sector or version.protocol.sector[0]
    surroundings = Surroundings(Agreement.of(version, sector), Terms(days))
    looked_at = {one.on for one in scenario.then if one.on}
    return course(happened, surroundings, last, looked_at)


def _told(happening: Happening) -> Told:
    """What a line tells; the reader has seen that it can be told."""
    nowhere = Place("")
    what = occurrence_from(str(happening.told), happening.fields, lambda _: nowhere, CALLED)
    if isinstance(what, list):
        raise InputRefused(what)
    hours, _, minutes = (happening.at or "").partition(":")
    at = timedelta(hours=int(hours), minutes=int(minutes)) if happening.at else None
    return Told(what, str(happening.by), at, happening.refused)


def _end_of(year: SchoolYear) -> date:
    """The last day of the school year after, so that terms can end in it."""
    return SchoolYear(year.start_year + 1).last


def _failures(
    expected: Expected,
    scenario: Scenario,
    protocol: Protocol,
    fired: Sequence[Fired],
    played: Course | None,
) -> Iterator[Text]:
    entered = [*played.entered()] if played else []
    if expected.signal:
        yield from _signal(expected, fired)
    if expected.never:
        days = [one.on for one in fired if one.signal == expected.never]
        if days:
            wanted = f'"{expected.never}"'
            yield _found(f"signaal {wanted} nooit", f"signal {wanted} never", days)
    if expected.enters:
        days = [on for step, on in entered if step == expected.enters]
        if expected.on not in days:
            on = _on(expected.on)
            wanted = f'"{expected.enters}"'
            yield _found(f"{wanted} begint {on.nl}", f"{wanted} begins {on.en}", days)
    if expected.never_enters:
        days = [on for step, on in entered if step == expected.never_enters]
        if days:
            wanted = f'"{expected.never_enters}"'
            yield _found(f"{wanted} begint nooit", f"{wanted} never begins", days)
    stood = played.standing.get(expected.on) if played and expected.on else None
    on = _on(expected.on)
    for should, instead in standing_failures(expected, stood):
        yield Text(
            f"verwacht: {on.nl} {should.nl}; gevonden: {instead.nl}",
            f"expected: {on.en} {should.en}; found: {instead.en}",
        )
    if expected.choice:
        answers = {key: answer_key(one) for key, one in scenario.given.answers.items()}
        choice = choose(protocol, answers)
        if choice.id != expected.choice:
            yield Text(
                f'verwacht: de beslisboom kiest "{expected.choice}"; gevonden: "{choice.id}" '
                f"({choice.reason.nl})",
                f'expected: the decision tree chooses "{expected.choice}"; found: "{choice.id}" '
                f"({choice.reason.en})",
            )


def _signal(expected: Expected, fired: Sequence[Fired]) -> Iterator[Text]:
    of_signal = [one for one in fired if one.signal == expected.signal]
    on = _on(expected.on)
    wanted = f'"{expected.signal}"'
    on_day = [one for one in of_signal if one.on == expected.on]
    if not on_day:
        days = [one.on for one in of_signal]
        yield _found(f"signaal {wanted} {on.nl}", f"signal {wanted} {on.en}", days)
    elif expected.value is not None and float(on_day[0].value) != float(expected.value):
        yield Text(
            f"verwacht: signaal {wanted} {on.nl} met waarde {expected.value}; gevonden: "
            f"{on_day[0].value}",
            f"expected: signal {wanted} {on.en} with value {expected.value}; found: "
            f"{on_day[0].value}",
        )


def _on(day: date | None) -> Text:
    if day is None:
        return Text("ooit", "ever")
    written = written_day(day)
    return Text(f"op {written.nl}", f"on {written.en}")


def _found(nl: str, en: str, days: Sequence[date]) -> Text:
    if not days:
        return Text(f"verwacht: {nl}; gevonden: niet", f"expected: {en}; found: not")
    listed = [written_day(day) for day in days[:5]]
    return Text(
        f"verwacht: {nl}; gevonden: op {', '.join(day.nl for day in listed)}",
        f"expected: {en}; found: on {', '.join(day.en for day in listed)}",
    )
