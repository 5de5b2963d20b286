"""A receipt told to people: the sentence, the registrations, the window, the text it rests on."""

import textwrap
from collections.abc import Iterator

from kantelpunt.detection.explained_conditions import conditions, of_child
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol import words
from kantelpunt.protocol.fired_signals import CountedRecord, Receipt, StandingWarning
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import Measure, Rearm

MOST_RECORDS = 60
_ANOTHER = Text("daarvoor gold een andere afspraak", "before that another agreement held")
_REPORTED = Text(
    "daarvoor is al gemeld, of gold een andere afspraak",
    "before that it was reported, or another agreement held",
)
WIDTH = 80


def explained(receipt: Receipt, language: Language) -> str:
    """Every reason for a firing, as lines of text."""
    lines = (line for text in _told(receipt) for line in _wrapped(text.in_(language)))
    return "\n".join(lines)


def _wrapped(line: str) -> list[str]:
    """A line within the width of a terminal, what follows standing in a little further."""
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(
        line.strip(),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        replace_whitespace=False,
        drop_whitespace=True,
        break_on_hyphens=False,
    )


def explained_warning(
    warning: StandingWarning, name: Text, language: Language, *, in_lessons: bool
) -> str:
    """What is near, by how much, and since when."""
    rule = warning.rule
    value = words.counted(rule, warning.value, in_lessons=in_lessons)
    window, norm, since = words.within(rule.window), words.norm(rule), written_day(warning.since)
    line = Text(
        f"Bijna: {name.nl}. {value.nl}{window.nl} ({norm.nl}), sinds {since.nl}.",
        f"Nearly: {name.en}. {value.en}{window.en} ({norm.en}), since {since.en}.",
    )
    return "\n".join(_wrapped(line.in_(language)))


def sentences(receipt: Receipt) -> tuple[Text, ...]:
    """What was counted against which norm, and over which days: without names or registrations."""
    told = [*_value(receipt), *_waited(receipt)]
    if receipt.firing.rule.measure.is_absence:
        told += _window(receipt)
    else:
        told += of_child(receipt)
    return tuple(Text(one.nl.strip(), one.en.strip()) for one in told)


def signal_name(signal: Signal) -> Text:
    """The name of a signal; in English the Dutch one where it has no other."""
    return Text(signal.name, signal.name_en or signal.name)


def _told(receipt: Receipt) -> Iterator[Text]:
    signal = receipt.version.signal(receipt.firing.rule.signal)
    name = signal_name(signal)
    yield Text(f"{name.nl} [{signal.id}]", f"{name.en} [{signal.id}]")
    yield from _what(receipt)
    if receipt.firing.rule.measure.is_absence:
        yield from _window(receipt)
        yield from _records(receipt)
    else:
        yield from of_child(receipt)
    yield from _grounds(receipt.version, signal)


def _what(receipt: Receipt) -> Iterator[Text]:
    yield from _value(receipt)
    firing = receipt.firing
    fired = written_day(firing.fired_on)
    school = Text(f", school {firing.school}", f", school {firing.school}")
    if not firing.school:
        school = Text("", "")
    yield Text(
        f"  Leerling {firing.pupil}{school.nl}, signaal op {fired.nl}",
        f"  Pupil {firing.pupil}{school.en}, signal on {fired.en}",
    )
    yield from _waited(receipt)


def _value(receipt: Receipt) -> Iterator[Text]:
    rule = receipt.firing.rule
    value = words.counted(rule, receipt.firing.value, in_lessons=receipt.in_lessons)
    window, norm = words.within(rule.window), words.norm(rule)
    yield Text(
        f"  {value.nl}{window.nl} ({norm.nl})",
        f"  {value.en}{window.en} ({norm.en})",
    )
    yield from conditions(receipt)


def _waited(receipt: Receipt) -> Iterator[Text]:
    firing, reached = receipt.firing, written_day(receipt.firing.reached_on)
    if firing.reached_on != firing.fired_on:
        least = firing.rule.at_most_every
        yield Text(
            f"  Al bereikt op {reached.nl}; gewacht tot {least} dagen na het vorige signaal",
            f"  Reached on {reached.en} already; waited until {least} days after the signal before",
        )


def _window(receipt: Receipt) -> Iterator[Text]:
    firing = receipt.firing
    opens, until = written_day(receipt.opens), written_day(firing.fired_on)
    yield Text(
        f"  Gekeken van {opens.nl} tot en met {until.nl}: {_days_nl(receipt.lesson_days)}, "
        f"{_unknown_nl(receipt.unknown_days)}",
        f"  Looked at from {opens.en} to {until.en}: {_days_en(receipt.lesson_days)}, "
        f"{_unknown_en(receipt.unknown_days)}",
    )
    if firing.counted_from is not None:
        counted, why = written_day(firing.counted_from), _ANOTHER
        if firing.rule.rearm is Rearm.RESTART:
            why = _REPORTED
        yield Text(
            f"  Geteld vanaf {counted.nl}: {why.nl}", f"  Counted from {counted.en}: {why.en}"
        )


def _days_nl(count: int) -> str:
    return "1 lesdag" if count == 1 else f"{count} lesdagen"


def _days_en(count: int) -> str:
    return "1 lesson day" if count == 1 else f"{count} lesson days"


def _unknown_nl(count: int) -> str:
    return "alle bekend" if count == 0 else f"waarvan {count} nog niet aangeleverd"


def _unknown_en(count: int) -> str:
    return "all known" if count == 0 else f"{count} of them not handed in yet"


def _records(receipt: Receipt) -> Iterator[Text]:
    records = receipt.records
    count = len(records)
    yield Text(
        f"  Meegeteld: {count} {'registratie' if count == 1 else 'registraties'}",
        f"  Counted: {count} {'registration' if count == 1 else 'registrations'}",
    )
    with_minutes = receipt.firing.rule.measure is not Measure.TIMES
    yield from (_record(one, with_minutes=with_minutes) for one in records[:MOST_RECORDS])
    if count > MOST_RECORDS:
        more = count - MOST_RECORDS
        yield Text(f"    … en nog {more}", f"    … and {more} more")


def _record(record: CountedRecord, *, with_minutes: bool) -> Text:
    day, category = written_day(record.day), words.CATEGORIES[record.category]
    part = _part(record, with_minutes=with_minutes)
    return Text(
        f"    {day.nl:<21} {part.nl:<18} {record.reason} ({category.nl}), regel {record.line}",
        f"    {day.en:<22} {part.en:<17} {record.reason} ({category.en}), line {record.line}",
    )


def _part(record: CountedRecord, *, with_minutes: bool) -> Text:
    """Which lesson, or which part of the day and how long."""
    names = {
        "am": Text("ochtend", "morning"),
        "pm": Text("middag", "afternoon"),
        "": Text("hele dag", "whole day"),
    }
    name = names.get(record.lesson) or Text(f"lesuur {record.lesson}", f"lesson {record.lesson}")
    minutes = plain(record.minutes)
    if record.lesson == "" and not record.whole:
        return Text(f"{minutes} minuten", f"{minutes} minutes")
    if not with_minutes or name.nl.startswith("lesuur"):
        return Text("", "") if not with_minutes and record.lesson == "" else name
    return Text(f"{name.nl}, {minutes} min", f"{name.en}, {minutes} min")


def _grounds(version: ProtocolVersion, signal: Signal) -> Iterator[Text]:
    protocol, first = version.protocol, written_day(version.first)
    source = protocol.sources[signal.source.in_]
    yield Text(
        f"  Grond: {source.title}: {signal.source.at}",
        f"  Ground: {source.title}: {signal.source.at}",
    )
    if signal.source.says:
        yield Text(f"    {signal.source.says}", f"    {signal.source.says}")
    for reading in signal.reading:
        yield Text(f"  Zo gelezen: {reading.text}", f"  Reading: {reading.text}")
    if signal.local:
        yield Text("  Plaatselijke afspraak, geen wet", "  Local agreement, not the law")
    hashed = version.content_hash[:12]
    yield Text(
        f"  Protocol: {protocol.title} ({version.id}), versie van {first.nl}, inhoud {hashed}",
        f"  Protocol: {protocol.title} ({version.id}), version of {first.en}, content {hashed}",
    )
