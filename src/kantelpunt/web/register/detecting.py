"""Looks for signals in what is registered, and keeps the difference with what stood."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, datetime

import numpy as np
from django.db import transaction

from kantelpunt.absence.register import Register, load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import SignalFindings, among, detect
from kantelpunt.detection.person_receipts import person_receipts
from kantelpunt.detection.persons import detect_persons
from kantelpunt.detection.receipts import receipts, standing_warnings
from kantelpunt.foundation.numbers import plain
from kantelpunt.protocol.fired_signals import Receipt
from kantelpunt.protocol.signal_rules import AverageOf
from kantelpunt.web.protocols.selectors import assignment, signals_in_force
from kantelpunt.web.register.changes import signals_changed
from kantelpunt.web.register.models import FoundSignal
from kantelpunt.web.register.receipts import receipt_of_signal, receipt_of_warning
from kantelpunt.web.register.region import region_of, registered_days
from kantelpunt.web.register.standing import Found, LookedAt, keep_difference
from kantelpunt.web.schools.region_tables import Whose, ever_at


def detect_all(now: datetime) -> Found:
    """Look at every pupil, up to and with a day.

    Raises:
        CalendarEnds: when school vacations are not known for all the years needed.
    """
    return _detect(None, now)


def detect_school(school: str, now: datetime) -> Found:
    """Look at everybody who is or was enrolled at a school.

    A signal that is held against the average of the region is looked at for all pupils.
    """
    return _detect(ever_at(school), now)


def detect_pupils(pupils: Collection[str], now: datetime) -> Found:
    """Look at some pupils; see `detect_school`."""
    return _detect(pupils, now)


@transaction.atomic
def _detect(whose: Whose, now: datetime) -> Found:
    """Look at some pupils; where an average counts, beside all others of whom it is taken."""
    judged, until = assignment(), now.date()
    rules = [signal.rule for signal in signals_in_force(judged, until)]
    averages = {rule.signal: rule.average.of for rule in rules if rule.average}
    of_all = frozenset(name for name, of in averages.items() if of is AverageOf.REGION)
    looked_at = LookedAt(whose, of_all, until)
    found = keep_difference(
        looked_at, list(_holding(looked_at, None if averages else whose, judged))
    )
    signals_changed.send(Found, found=found, now=now)
    return found


def _holding(looked_at: LookedAt, beside: Whose, judged: Assignment) -> Iterator[FoundSignal]:
    """Every signal and warning that holds, as rows that are not kept yet.

    Args:
        looked_at: of whom.
        beside: these and all others with whom they are compared.
        judged: which protocol counts where.
    """
    register = load_register(region_of(beside), looked_at.until, kept=registered_days())
    own = None if looked_at.whose is None else set(looked_at.whose)
    yield from _of_children(register, judged, looked_at.until, own)
    wanted = None
    if own is not None and beside is None:
        wanted = np.array([one in own for one in register.pupils], dtype=np.bool_)
    for found in detect(register, judged, warnings=True):
        if wanted is not None and found.rule.signal not in looked_at.of_all:
            found = among(found, wanted)
        for receipt in receipts(register, found, judged):
            yield _signal(receipt)
        yield from _warnings(register, found, judged)


def _of_children(
    register: Register, judged: Assignment, until: date, own: Collection[str] | None
) -> Iterator[FoundSignal]:
    """Signals about children and not about lesson days: without a school, or exempt."""
    for found in detect_persons(register, judged, until):
        for receipt in person_receipts(register, found, judged):
            if own is None or receipt.firing.pupil in own:
                # What is kept in a database stands on no line of a file.
                yield _signal(replace(receipt, places=()))


def _signal(receipt: Receipt) -> FoundSignal:
    firing, version = receipt.firing, receipt.version
    return FoundSignal(
        pupil=firing.pupil,
        school=firing.school,
        version=f"{version.id}@{version.first.isoformat()}",
        signal=firing.rule.signal,
        fired_on=firing.fired_on,
        first_day=firing.window_from,
        value=plain(firing.value),
        threshold=plain(firing.threshold),
        comparison=firing.rule.comparison.value,
        receipt=receipt_of_signal(receipt),
    )


def _warnings(
    register: Register, found: SignalFindings, judged: Assignment
) -> Iterator[FoundSignal]:
    schools = register.region.schools
    for place, warning in zip(
        found.warned_pupil.tolist(), standing_warnings(register, found), strict=True
    ):
        last = int(register.times.last[place])
        school = schools[int(register.lines.school[last])]
        version = judged.version_on(school, warning.since)
        if register.last_day is not None:
            version = judged.version_on(school, register.last_day) or version
        if version is not None:
            yield FoundSignal(
                pupil=warning.pupil,
                school=school.school,
                version=f"{version.id}@{version.first.isoformat()}",
                signal=warning.rule.signal,
                warning=True,
                fired_on=warning.since,
                first_day=warning.since,
                value=plain(warning.value),
                threshold=plain(warning.rule.threshold),
                comparison=warning.rule.comparison.value,
                receipt=receipt_of_warning(
                    warning, version, in_lessons=school.sector.counts_lessons
                ),
            )
