"""A protocol as a page that people read: what it is, when absence is a signal, on what it rests."""

import textwrap
from collections.abc import Iterator

from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol import words
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import Rearm, SignalRule

WIDTH = 80


def page(version: ProtocolVersion, language: Language) -> str:
    """The protocol as text, at most eighty characters wide."""
    return "\n".join(_lines(version, language))


def _lines(version: ProtocolVersion, language: Language) -> Iterator[str]:
    protocol = version.protocol
    since, sectors = written_day(version.first), ", ".join(protocol.sector)
    yield protocol.title
    yield "=" * min(len(protocol.title), WIDTH)
    told = Text(
        f"Protocol {version.id}, geldig vanaf {since.nl}, voor {sectors}.",
        f"Protocol {version.id}, in force from {since.en}, for {sectors}.",
    )
    yield from _wrapped(told.in_(language))
    yield from _wrapped(protocol.summary_en, "In English: " if language is Language.NL else "")
    yield ""
    yield Text("Wanneer is verzuim een signaal?", "When is absence a signal?").in_(language)
    for number, signal in enumerate(protocol.signals, start=1):
        yield ""
        yield from _signal(number, signal, version, language)
    yield ""
    yield Text("Bronnen", "Sources").in_(language)
    for name, source in protocol.sources.items():
        year = f" ({source.published})" if source.published else ""
        yield from _wrapped(f"{name}: {source.title}{year}", "  - ")


def _signal(
    number: int, signal: Signal, version: ProtocolVersion, language: Language
) -> Iterator[str]:
    name = Text(signal.name, signal.name_en or signal.name).in_(language)
    yield from _wrapped(f"{name} [{signal.id}]", f"{number}. ")
    for told in (*_when(signal.rule), *_grounds(signal, version)):
        yield from _wrapped(told.in_(language), "   ")


def _when(rule: SignalRule) -> Iterator[Text]:
    kind = words.kind(rule.of, rule.day_absent)
    window, limit = words.within(rule.window), words.limit(rule)
    yield Text(
        f"Telt: {kind.nl}. Signaal bij {limit.nl}{window.nl}.",
        f"Counts: {kind.en}. Signal at {limit.en}{window.en}.",
    )
    if rule.warn_at is not None:
        share = int(rule.warn_at * 100)
        yield Text(f"Waarschuwt vanaf {share}% daarvan.", f"Warns from {share}% of that.")
    yield _AGAIN[rule.rearm]
    if rule.at_most_every is not None:
        yield Text(
            f"Hoogstens eens per {rule.at_most_every} dagen.",
            f"At most once in {rule.at_most_every} days.",
        )


_AGAIN = {
    Rearm.WHEN_BELOW: Text(
        "Kan opnieuw afgaan nadat het onder de norm is geweest.",
        "May fire again after it has been below the norm.",
    ),
    Rearm.RESTART: Text(
        "Na het signaal begint het tellen opnieuw.", "After the signal counting starts anew."
    ),
    Rearm.SCHOOL_YEAR: Text("Gaat eens per schooljaar af.", "Fires once in a school year."),
}


def _grounds(signal: Signal, version: ProtocolVersion) -> Iterator[Text]:
    source = version.protocol.sources[signal.source.in_]
    says = f" {signal.source.says}" if signal.source.says else ""
    yield Text(
        f"Bron: {source.title}: {signal.source.at}.{says}",
        f"Source: {source.title}: {signal.source.at}.{says}",
    )
    for reading in signal.reading:
        yield Text(f"Zo gelezen: {reading.text}", f"Reading: {reading.text}")
    if signal.local:
        yield Text("Plaatselijke afspraak, geen wet.", "Local agreement, not the law.")


def _wrapped(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_on_hyphens=False,
    )
