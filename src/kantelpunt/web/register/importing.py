"""Takes in what a school hands in: its registrations of a period are replaced, or nothing is."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from kantelpunt.absence.parking import ParkedFor
from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.web.register.detecting import detect_school
from kantelpunt.web.register.models import (
    Absence,
    FoundSignal,
    Import,
    ParkedRow,
    Reason,
    Submission,
)
from kantelpunt.web.register.parking import keep, key_of, mend, parked_places
from kantelpunt.web.register.reading import FILE, HandedIn, HandedRow
from kantelpunt.web.register.receipts import text_in
from kantelpunt.web.register.standing import NOTHING_FOUND, Found
from kantelpunt.web.schools.calendars import calendar_of

_AT_ONCE = 500


@dataclass(frozen=True)
class Period:
    """The days that a file covers, both counted."""

    first: date
    last: date


@dataclass(frozen=True)
class Changed:
    """A signal that an import would raise, move, withdraw or restore (`what`)."""

    what: str
    pupil: str
    name: Text
    fired_on: date


@dataclass(frozen=True)
class Outcome:
    """What an import does, or would do.

    Attributes:
        before: the import by which the same file came in already; then nothing is done.
        replaced: registrations of the period that stood there before.
        parked: rows that cannot be placed, with why.
        gap: lesson days before the period of which nothing was handed in.
    """

    kept: int = 0
    replaced: int = 0
    parked: tuple[tuple[HandedRow, ParkedFor], ...] = ()
    found: Found = NOTHING_FOUND
    changed: tuple[Changed, ...] = ()
    gap: tuple[date, ...] = ()
    before: Import | None = None


class _Undone(Exception):
    """Ends a transaction of which nothing may stay."""


def foreseen(
    school: str, content: bytes, handed: HandedIn, period: Period, now: datetime
) -> Outcome:
    """What an import would do; nothing of it stays.

    Raises:
        InputRefused: when rows lie outside the period.
    """
    found = []
    try:
        with transaction.atomic():
            found.append(_take_in(school, content, handed, period, "", now))
            raise _Undone
    except _Undone:
        return found[0]


@transaction.atomic
def take_in(
    school: str, content: bytes, handed: HandedIn, period: Period, by: str, now: datetime
) -> Outcome:
    """Replace the registrations of a school for a period, look for signals, and tell of them.

    Raises:
        InputRefused: when rows lie outside the period.
    """
    return _take_in(school, content, handed, period, by, now)


@transaction.atomic
def give_meaning(
    school: str, code: str, category: Category, *, authorised: bool, now: datetime
) -> tuple[int, Found]:
    """A code means this at a school from now on; rows parked for it come in.

    Returns:
        How many came in, and what that changed.
    """
    Reason.objects.update_or_create(
        school=school,
        code=code,
        defaults={"category": category.value, "authorised": authorised},
    )
    return mend_all([school], now)


@transaction.atomic
def mend_all(schools: Sequence[str], now: datetime) -> tuple[int, Found]:
    """Take in whatever parked rows of schools can be placed now."""
    mended, found = 0, NOTHING_FOUND
    for school in schools:
        mended += mend(school)
        found = found.and_(detect_school(school, now))
    return mended, found


def digest_of(content: bytes) -> str:
    """By which the same file is known again."""
    return hashlib.sha256(content).hexdigest()


def _take_in(
    school: str, content: bytes, handed: HandedIn, period: Period, by: str, now: datetime
) -> Outcome:
    _refuse_outside(handed, period)
    digest = digest_of(content)
    before = _same_before(school, digest, period)
    if before is not None:
        return Outcome(before=before)
    gap = _gap(school, period)
    stood = Absence.objects.filter(school=school, day__range=(period.first, period.last))
    replaced, _ = stood.delete()
    ParkedRow.objects.filter(source__school=school, day__range=(period.first, period.last)).delete()
    parked = parked_places(school, handed.rows)
    kept = [row for place, row in enumerate(handed.rows) if place not in parked]
    source = Import.objects.create(
        school=school,
        number=Import.objects.filter(school=school).count() + 1,
        by=by,
        at=now,
        first=period.first,
        last=period.last,
        digest=digest,
    )
    keep(school, kept)
    _park(source, handed.rows, parked)
    _hand_in(school, min(period.last, now.date()))
    found = detect_school(school, now)
    source.counts = {
        "rows": len(handed.rows),
        "kept": len(kept),
        "parked": len(parked),
        "raised": len(found.raised),
        "withdrawn": len(found.withdrawn),
    }
    source.save(update_fields=["counts"])
    aside = tuple((handed.rows[place], cause) for place, cause in sorted(parked.items()))
    return Outcome(len(kept), replaced, aside, found, _changes(found), gap)


def _refuse_outside(handed: HandedIn, period: Period) -> None:
    problems = [
        Problem(
            "outside-period",
            Text(
                f"{row.day} ligt buiten de periode van {period.first} tot en met {period.last}; "
                "kies een ruimere periode",
                f"{row.day} lies outside the period from {period.first} to {period.last}; choose "
                "a wider period",
            ),
            Place(FILE, row.line, name="date"),
        )
        for row in handed.rows
        if not period.first <= row.day <= period.last
    ]
    if problems:
        raise InputRefused(problems)


def _same_before(school: str, digest: str, period: Period) -> Import | None:
    """The last import over these days, when it was of the same file for the same period."""
    over = Import.objects.filter(
        school=school, first__lte=period.last, last__gte=period.first
    ).order_by("-number")
    latest = over.first()
    same = latest is not None and (latest.digest, latest.first, latest.last) == (
        digest,
        period.first,
        period.last,
    )
    return latest if same else None


def _gap(school: str, period: Period) -> tuple[date, ...]:
    known = Submission.objects.filter(school=school).first()
    if known is None or period.first <= known.submitted_until + timedelta(days=1):
        return ()
    begin, end = known.submitted_until + timedelta(days=1), period.first - timedelta(days=1)
    return tuple(calendar_of(school).open_days(begin, end))


def _hand_in(school: str, until: date) -> None:
    known = Submission.objects.filter(school=school).first()
    if known is None or known.submitted_until < until:
        Submission.objects.update_or_create(school=school, defaults={"submitted_until": until})


def _park(source: Import, rows: Sequence[HandedRow], parked: dict[int, ParkedFor]) -> None:
    last = {key_of(row): place for place, row in enumerate(rows) if place not in parked}
    ParkedRow.objects.bulk_create(
        (
            ParkedRow(
                source=source,
                line=rows[place].line,
                pupil=rows[place].pupil,
                day=rows[place].day,
                lesson=rows[place].lesson,
                minutes=rows[place].minutes,
                reason=rows[place].reason,
                why=cause.value,
                superseded=last.get(key_of(rows[place]), -1) > place,
            )
            for place, cause in sorted(parked.items())
        ),
        batch_size=_AT_ONCE,
    )


def _changes(found: Found) -> tuple[Changed, ...]:
    kinds = {
        one: what
        for what in ("raised", "moved", "withdrawn", "restored")
        for one in getattr(found, what)
    }
    ids, rows = list(kinds), list[FoundSignal]()
    for first in range(0, len(ids), _AT_ONCE):
        rows += FoundSignal.objects.filter(id__in=ids[first : first + _AT_ONCE])
    changes = [
        Changed(kinds[row.id], row.pupil, text_in(row.receipt["name"]), row.fired_on)
        for row in rows
    ]
    return tuple(sorted(changes, key=lambda one: (one.what, one.fired_on, one.pupil)))
