"""Regions full of absence, and many signals at once, from a seeded generator.

Drawn regions are small and mostly quiet, which finds boundaries but seldom an average that is
exceeded or a third month away. Here children are away often and long.
"""

from datetime import date, timedelta
from fractions import Fraction

from numpy.random import Generator

from kantelpunt.absence.region import Region
from kantelpunt.calendar.terms import TermUnit
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.signal_rules import (
    Average,
    AverageAmong,
    AverageOf,
    Bound,
    Comparison,
    DayAbsent,
    LegalStatus,
    Limits,
    Measure,
    Rearm,
    RecordFilter,
    SignalRule,
    Window,
    WindowUnit,
)
from tests.regions import (
    absent,
    enrolled,
    exempt,
    lives,
    po,
    qualified,
    region,
    submitted,
    vo,
)

BASE = date(2026, 1, 12)
SPAN = 150
PUPILS = {
    "anna": "2010-02-28",
    "bo": "2009-08-01",
    "cas": "2008-02-29",
    "dia": "2021-01-31",
    "emil": "2022-03-10",
}
SCHOOLS = ["00VO00", "00PO00"]
HIGHEST = {Measure.LESSON_HOURS: 30, Measure.SHARE: 100, Measure.DAYS: 8}


def dense_region(rng: Generator) -> Region:
    """Five children over five months; files may lack, and a school may be late."""
    moved = [enrolled_at(rng, pupil, born) for pupil, born in PUPILS.items()]
    records = [
        absent(day, "", reason=str(rng.choice(["S", "O", "V"])), pupil=pupil, school=school)
        for pupil in PUPILS
        for school in SCHOOLS
        for day in stretches(rng)
    ]
    handed_in = [submitted(day(rng), school=SCHOOLS[0])] if rng.random() < 0.3 else []
    home = [lives(*between(rng), pupil=pupil, born=born) for pupil, born in PUPILS.items()]
    freed = [
        exempt(*between(rng), pupil=str(rng.choice(list(PUPILS))), article=article)
        for article in ("5a", "15", "11g")
    ]
    return region(
        records,
        schools=[vo(lesson_minutes=50), po(minutes=331)],
        pupils=[row for rows in moved for row in rows],
        submissions=handed_in,
        residents=home if rng.random() < 0.9 else None,
        exemptions=freed if rng.random() < 0.9 else None,
        qualifications=[qualified(day(rng), pupil="cas")] if rng.random() < 0.7 else None,
    )


def day(rng: Generator) -> str:
    return str(BASE + timedelta(int(rng.integers(0, SPAN))))


def between(rng: Generator) -> list[str | None]:
    first, last = sorted([day(rng), day(rng)])
    return [first, None if rng.random() < 0.3 else last]


def enrolled_at(rng: Generator, pupil: str, born: str):
    first, last = sorted([day(rng), day(rng)])
    before = rng.choice(["2025-10-20", "2025-12-01", first])
    rows = [enrolled(str(before), last, pupil=pupil, school=str(rng.choice(SCHOOLS)), born=born)]
    if rng.random() < 0.6:
        again = str(date.fromisoformat(last) + timedelta(int(rng.integers(1, 30))))
        rows.append(enrolled(again, pupil=pupil, school=str(rng.choice(SCHOOLS)), born=born))
    return rows


def stretches(rng: Generator) -> list[str]:
    days = set()
    for _ in range(int(rng.integers(0, 5))):
        first, length = int(rng.integers(0, SPAN)), int(rng.choice([1, 3, 10, 40, 100]))
        days |= {BASE + timedelta(n) for n in range(first, min(first + length, SPAN))}
    return sorted(str(one) for one in days)


def dense_rules(rng: Generator) -> list[SignalRule]:
    """Eight signals of every kind; the second and third may be named by those before."""
    counted = [absence_rule(rng, f"s{number}", number) for number in range(6)]
    return [*counted, person_rule(rng, "p1"), person_rule(rng, "p2")]


def absence_rule(rng: Generator, signal: str, number: int) -> SignalRule:
    measure = Measure(str(rng.choice([one for one in Measure if one.is_absence])))
    if rng.random() < 0.3:
        measure = Measure.CONSECUTIVE_TIME
    is_average = number not in (1, 2) and rng.random() < 0.4
    amount, unit = threshold(rng, measure)
    comparison = Comparison(str(rng.choice(list(Comparison))))
    unless = tuple(f"s{other}" for other in (1, 2) if other > number and rng.random() < 0.6)
    window = Window(int(rng.integers(1, 6)), WindowUnit(str(rng.choice(list(WindowUnit)))))
    return SignalRule(
        signal,
        measure,
        DayAbsent(str(rng.choice(list(DayAbsent)))) if measure.judges_days else None,
        RecordFilter(None, [None, None, True, False][int(rng.integers(4))]),
        None if measure.is_run else window,
        Comparison.EXCEEDS if is_average else comparison,
        Fraction(0) if is_average else amount,
        Rearm(
            str(
                rng.choice(["when_below", "school_year", "when_below" if is_average else "restart"])
            )
        ),
        int(rng.integers(1, 15)) if rng.random() < 0.3 else None,
        Fraction(3, 4) if not is_average and rng.random() < 0.5 else None,
        None if is_average else unit,
        average_of(rng) if is_average else None,
        bound(rng, measure) if rng.random() < 0.4 else None,
        unless,
        limits(rng, with_sector=True) if rng.random() < 0.5 else Limits(),
    )


def average_of(rng: Generator) -> Average:
    return Average(
        AverageOf(str(rng.choice(list(AverageOf)))),
        AverageAmong(str(rng.choice(list(AverageAmong)))),
    )


def person_rule(rng: Generator, signal: str) -> SignalRule:
    measure = [Measure.NOT_ENROLLED, Measure.EXEMPT][int(rng.integers(2))]
    amount, unit = threshold(rng, measure)
    return SignalRule(
        signal,
        measure,
        None,
        RecordFilter(),
        None,
        Comparison(str(rng.choice(list(Comparison)))),
        amount,
        Rearm.WHEN_BELOW,
        unit=unit,
        bound=bound(rng, measure) if rng.random() < 0.3 else None,
        only=limits(rng, with_sector=False) if rng.random() < 0.6 else Limits(),
        articles=frozenset({"5a"} if measure is Measure.EXEMPT and rng.random() < 0.5 else ()),
    )


def threshold(rng: Generator, measure: Measure) -> tuple[Fraction, TermUnit | None]:
    if measure.is_time:
        unit = [TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS][int(rng.integers(3))]
        most = {TermUnit.DAYS: 30, TermUnit.WEEKS: 6, TermUnit.MONTHS: 3}[unit]
        return Fraction(int(rng.integers(1, most + 1))), unit
    return Fraction(int(rng.integers(1, HIGHEST.get(measure, 4) + 1))), None


def bound(rng: Generator, measure: Measure) -> Bound:
    amount, unit = threshold(rng, measure)
    return Bound(2 * amount, bool(rng.integers(2)), unit)


def limits(rng: Generator, *, with_sector: bool) -> Limits:
    status = frozenset(one for one in LegalStatus if rng.random() < 0.5)
    young, old = [(None, None), (16, None), (None, 18), (4, 5), (5, 17)][int(rng.integers(5))]
    sectors = frozenset({Sector.VO} if with_sector and rng.random() < 0.3 else ())
    return Limits(status, young, old, sectors)
