"""Signals as a file: CSV rows, or JSON with a receipt for each."""

import json
from collections.abc import Sequence
from fractions import Fraction
from typing import TextIO

from kantelpunt.absence.columns import Coded
from kantelpunt.detection.rows import HEADER, SignalRows
from kantelpunt.detection.tiers import SchoolTiers
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.csv_lines import csv_lines
from kantelpunt.interchange.tallies import Tally
from kantelpunt.protocol.fired_signals import CountedRecord, Receipt, StandingWarning


def write_csv(columns: Sequence[Coded], file: TextIO) -> None:
    """Write the columns of signals under their header; lines end in LF."""
    for lines in csv_lines(HEADER, columns):
        file.write(lines)


def write_json(
    file: TextIO,
    *,
    rows: SignalRows,
    receipts: Sequence[Receipt],
    warnings: Sequence[StandingWarning],
    counts: dict[str, int],
    aside: Sequence[Tally],
    notes: Sequence[Text],
    tiers: Sequence[SchoolTiers] = (),
) -> None:
    """Write signals with their receipts, warnings that stand, counts, and what was set aside.

    Args:
        file: where to write.
        rows: the signals.
        receipts: one per row, in the same order.
        warnings: the warnings.
        counts: what was read and what became of it.
        aside: registrations that do not count, each with file and line.
        notes: what else a reader should know.
        tiers: pupils per school and tier; the key is there where a protocol has tiers.
    """
    content: dict[str, object] = {
        "signals": [
            {**_row(row), "receipt": _receipt(receipt)}
            for row, receipt in zip(rows.texts(), receipts, strict=True)
        ],
        "warnings": [_warning(warning) for warning in warnings],
        "counts": counts,
        "set_aside": [
            {
                "kind": tally.kind,
                "file": tally.places[0].file,
                "lines": [place.line for place in tally.places],
            }
            for tally in aside
        ],
        "notes": [{"nl": note.nl, "en": note.en} for note in notes],
    }
    if tiers:
        content["tiers"] = [_tiers(one) for one in tiers]
    json.dump(content, file, ensure_ascii=False, indent=1)
    file.write("\n")


def _warning(warning: StandingWarning) -> dict[str, object]:
    return {
        "pupil": warning.pupil,
        "signal": warning.rule.signal,
        "since": warning.since.isoformat(),
        "value": _number(warning.value),
        "threshold": _number(warning.rule.threshold),
    }


def _tiers(one: SchoolTiers) -> dict[str, object]:
    return {
        "school": one.school,
        "protocol": one.protocol,
        "day": one.day.isoformat(),
        "tiers": [
            {
                "tier": count.tier,
                "name": count.name,
                "pupils": count.pupils,
                "percentage": None if count.share is None else _number(count.share),
                "goal": count.goal or None,
                "met": count.met,
            }
            for count in one.tiers
        ],
        "unknown": one.unknown,
        "in_no_tier": one.in_no_tier,
    }


def _row(row: Sequence[str]) -> dict[str, str | int | float]:
    named: dict[str, str | int | float] = dict(zip(HEADER, row, strict=True))
    for name in ("value", "threshold"):
        named[name] = _as_number(str(named[name]))
    return named


def _number(value: Fraction) -> int | float:
    return _as_number(plain(value))


def _as_number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _receipt(receipt: Receipt) -> dict[str, object]:
    firing, version = receipt.firing, receipt.version
    signal = version.signal(firing.rule.signal)
    return {
        "protocol": version.id,
        "version": version.first.isoformat(),
        "content_hash": version.content_hash,
        "signal": signal.id,
        "name": signal.name,
        "unit": firing.rule.unit.value if firing.rule.unit else None,
        "average": _average(receipt),
        "window": str(firing.rule.window) if firing.rule.window else None,
        "window_opens": receipt.opens.isoformat(),
        "counted_from": firing.counted_from.isoformat() if firing.counted_from else None,
        "lesson_days": receipt.lesson_days,
        "unknown_days": receipt.unknown_days,
        "records": [_record(record) for record in receipt.records],
        "rows": [{"file": place.file, "line": place.line} for place in receipt.places],
        "source": {
            "title": version.protocol.sources[signal.source.in_].title,
            "at": signal.source.at,
            "says": signal.source.says,
        },
        "reading": " ".join(reading.text for reading in signal.reading) or None,
    }


def _average(receipt: Receipt) -> dict[str, object] | None:
    """Of whom an average is that was the threshold; the average itself is the threshold."""
    group = receipt.firing.rule.average
    if group is None:
        return None
    return {"of": group.of.value, "among": group.among.value, "pupils": receipt.averaged}


def _record(record: CountedRecord) -> dict[str, object]:
    return {
        "date": record.day.isoformat(),
        "lesson": record.lesson,
        "minutes": _number(record.minutes),
        "reason": record.reason,
        "category": record.category,
        "authorised": record.authorised,
        "line": record.line,
    }
