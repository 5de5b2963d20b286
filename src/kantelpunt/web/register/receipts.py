"""What explains a signal, as it is kept beside it and shown: numbers, texts, registrations."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from kantelpunt.detection.explanation import sentences, signal_name
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol import words
from kantelpunt.protocol.fired_signals import CountedRecord, Receipt, StandingWarning
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion

Kept: TypeAlias = dict[str, object]
"""A receipt as JSON.

Keys: `name`, `sentences`, `norm`, `unit` (texts are objects with `nl` and `en`); `opens`,
`counted_from`, `lesson_days`, `unknown_days` of the window; `records`, each with `day`, `lesson`,
`minutes`, `whole`, `reason`, `category`, `authorised`; `clause`, the place in the protocol;
`source` with `title`, `at`, `says`; `readings`; `local`.
"""


def receipt_of_signal(receipt: Receipt) -> Kept:
    """What is kept of the receipt of a signal."""
    firing, version = receipt.firing, receipt.version
    signal = version.signal(firing.rule.signal)
    return {
        **_grounds(version, signal),
        "sentences": _both(sentences(receipt)),
        "norm": _pair(words.norm(firing.rule)),
        "in_lessons": receipt.in_lessons,
        "opens": receipt.opens.isoformat(),
        "counted_from": firing.counted_from.isoformat() if firing.counted_from else None,
        "lesson_days": receipt.lesson_days,
        "unknown_days": receipt.unknown_days,
        "records": [_record(one) for one in receipt.records],
    }


def receipt_of_warning(
    warning: StandingWarning, version: ProtocolVersion, *, in_lessons: bool
) -> Kept:
    """What is kept of a threshold that is near."""
    rule = warning.rule
    value = words.counted(rule, warning.value, in_lessons=in_lessons)
    window, norm = words.within(rule.window), words.norm(rule)
    told = Text(
        f"{value.nl}{window.nl} ({norm.nl})",
        f"{value.en}{window.en} ({norm.en})",
    )
    return {
        **_grounds(version, version.signal(rule.signal)),
        "sentences": _both([told]),
        "norm": _pair(norm),
        "in_lessons": in_lessons,
        "records": [],
    }


def _grounds(version: ProtocolVersion, signal: Signal) -> Kept:
    source = version.protocol.sources[signal.source.in_]
    return {
        "name": _pair(signal_name(signal)),
        "clause": f"signals.{signal.id}",
        "content_hash": version.content_hash,
        "source": {"title": source.title, "at": signal.source.at, "says": signal.source.says},
        "readings": [one.text for one in signal.reading],
        "local": bool(signal.local),
    }


def _record(one: CountedRecord) -> Kept:
    return {
        "day": one.day.isoformat(),
        "lesson": one.lesson,
        "minutes": plain(one.minutes),
        "whole": one.whole,
        "reason": one.reason,
        "category": one.category.value,
        "authorised": one.authorised,
    }


def _pair(text: Text) -> dict[str, str]:
    return {language.value: text.in_(language) for language in Language}


def _both(texts: Iterable[Text]) -> list[dict[str, str]]:
    return [_pair(one) for one in texts]


def text_in(kept: Mapping[str, str]) -> Text:
    """A text that is kept with a receipt."""
    return Text(kept["nl"], kept["en"])
