"""Why a signal no longer holds: what is counted now, and which registrations changed."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from kantelpunt.absence.columns import AFTERNOON, MORNING, NO_LESSON, day_of
from kantelpunt.absence.region import Region
from kantelpunt.detection.value_on_day import value_on_day
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol import words
from kantelpunt.web.protocols.selectors import version_called
from kantelpunt.web.register.models import FoundSignal
from kantelpunt.web.register.region import region_of

_MOST_COUNTED = 40
_MOST_DAYS = 3
_PARTS = {NO_LESSON: "", MORNING: "am", AFTERNOON: "pm"}


def why_withdrawn(rows: Sequence[FoundSignal]) -> list[Text]:
    """A sentence per signal; beyond a number of them only that registrations changed."""
    told = [_why(row, region_of([row.pupil])) for row in rows[:_MOST_COUNTED]]
    return told + [_CHANGED] * (len(rows) - len(told))


_CHANGED = Text(
    "Na een correctie van het verzuim geldt dit signaal niet meer.",
    "After absence was put right this signal no longer holds.",
)
_FILES_CHANGED = Text(
    "Na nieuwe gegevens over inschrijving, woonplaats of vrijstelling geldt dit signaal niet meer.",
    "After new data about enrolment, residence or exemption this signal no longer holds.",
)


def _why(row: FoundSignal, region: Region) -> Text:
    receipt = row.receipt
    try:
        rule = version_called(row.version).signal(row.signal).rule
    except KeyError:
        return _CHANGED
    counted_from = receipt.get("counted_from")
    first = date.fromisoformat(counted_from) if counted_from else None
    if not rule.measure.is_absence:
        return _FILES_CHANGED
    value = value_on_day(region, row.pupil, rule, row.fired_on, first)
    gone = _gone(row, region)
    if value is None:
        return Text(f"{_CHANGED.nl}{gone.nl}", f"{_CHANGED.en}{gone.en}")
    counted = words.counted(rule, value, in_lessons=bool(receipt.get("in_lessons")))
    window, norm = words.within(rule.window), words.norm(rule)
    return Text(
        f"Na correctie: {counted.nl}{window.nl} ({norm.nl}).{gone.nl}",
        f"After correction: {counted.en}{window.en} ({norm.en}).{gone.en}",
    )


def _gone(row: FoundSignal, region: Region) -> Text:
    """Which of the registrations that counted are not there any more, or otherwise."""
    table = region.absences
    there = {
        (day_of(int(day)).isoformat(), _PARTS.get(int(lesson), str(lesson)), reason)
        for day, lesson, reason in zip(table.day, table.lesson, table.reason.texts(), strict=True)
    }
    records = cast("list[dict[str, str]]", row.receipt.get("records", []))
    days = [
        one["day"] for one in records if (one["day"], one["lesson"], one["reason"]) not in there
    ]
    if not days:
        return Text("", "")
    count, shown = len(days), list(dict.fromkeys(days))
    names = [written_day(date.fromisoformat(day)) for day in shown[:_MOST_DAYS]]
    more = " …" if len(shown) > _MOST_DAYS else ""
    nl, en = ", ".join(one.nl for one in names), ", ".join(one.en for one in names)
    return Text(
        f" Gewijzigd: {count} {'registratie' if count == 1 else 'registraties'} ({nl}{more}).",
        f" Changed: {count} {'registration' if count == 1 else 'registrations'} ({en}{more}).",
    )
