"""Promises over every start date of a year (CM-41): counts, worst dates, readings, the picture."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_calendar import SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import is_working_day
from kantelpunt.foresight.promises.keeping import DEFAULT, WITHOUT_HOPE
from kantelpunt.foresight.promises.outcome import Holds
from kantelpunt.foresight.promises.picture import picture
from kantelpunt.foundation.text import Language
from tests.promised import POINT, kept, promising

YEAR = SchoolYear(2025)


def open_days(region):
    return SchoolCalendar(region).open_days(YEAR.first, SchoolYear(2026).last)


def walked(start, lessons, *, school_weeks, working_days):
    """Day by day: the last day of the last term, for a case that stays as long as it may."""
    in_weeks, day = 0, start
    monday = start - timedelta(days=start.weekday())
    # School weeks: a week counts when it holds a lesson; then the same weekday, or the next lesson.
    while True:
        day += timedelta(days=1)
        if day not in lessons:
            continue
        own = day - timedelta(days=day.weekday())
        if own != monday:
            monday, in_weeks = own, in_weeks + 1
        if (in_weeks, day.weekday()) >= (school_weeks, start.weekday()):
            break
    entered = day + timedelta(days=1)
    day = entered + timedelta(hours=48)
    while working_days:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day


@settings(max_examples=12, deadline=None)
@given(
    weeks=st.integers(1, 9),
    days=st.integers(1, 15),
    within=st.sampled_from(["9 weeks", "10 weeks", "3 months", "80 days"]),
)
def test_failing_start_dates_are_those_of_a_slow_walk(weeks, days, within):
    found = kept(
        promising(
            ("after: 6 school_weeks", f"after: {weeks} school_weeks"),
            ("within: 10 working_days", f"within: {days} working_days"),
            ("within: 10 weeks", f"within: {within}"),
        )
    )
    slow = {}
    for region in HolidayRegion:
        lessons = set(open_days(region))
        starts = [day for day in lessons if YEAR.first <= day <= YEAR.last]
        slow[region] = {
            start
            for start in starts
            if walked(start, lessons, school_weeks=weeks, working_days=days) > due(start, within)
        }
    assert found.outcome.failing == slow
    assert found.outcome.failures == sum(map(len, slow.values()))
    assert found.outcome.holds is (Holds.BROKEN if any(slow.values()) else Holds.KEPT)


def due(start, within):
    number, unit = within.split()
    if unit == "months":
        month = start.month - 1 + int(number)
        year, month = start.year + month // 12, month % 12 + 1
        for day in range(start.day, 27, -1):
            try:
                return date(year, month, day)
            except ValueError:
                continue
        return date(year, month, start.day)
    return start + timedelta(days=int(number) * (7 if unit == "weeks" else 1))


def test_a_promise_that_holds_but_for_a_vacation_in_between():
    """Six school weeks, a day, 48 hours, 10 working days: 59 days without a vacation, 70 allowed.

    With one week of vacation in between it is 66, with the two of Christmas 73 and more.
    """
    found = kept(promising())
    failing = found.outcome.failing[HolidayRegion.MIDDEN]
    assert found.outcome.holds is Holds.BROKEN
    assert date(2025, 9, 8) not in failing
    assert date(2025, 11, 24) in failing
    worst = found.outcome.worst
    assert (worst.path.end - worst.due).days == max(
        (walked(start, set(open_days(region)), school_weeks=6, working_days=10)
         - start - timedelta(weeks=10)).days
        for region, days in found.outcome.failing.items()
        for start in days
    )  # fmt: skip
    assert worst.days == (worst.path.end - worst.path.start).days


def test_a_promise_ends_with_its_own_last_day():
    """A term of 70 days from the first day is kept in ten weeks, one of 71 on no start date."""
    for days, holds, failing in ((70, Holds.KEPT, 0), (71, Holds.BROKEN, 603)):
        last = f"within: {days} days, from: first_day_of_absence"
        changes = (
            ("within: 48 hours", "within: 1 days"),
            ("within: 10 working_days, from: task plan", last),
            (POINT, "      after: 1 weeks\n"),
        )
        outcome = kept(promising(*changes)).outcome
        assert (outcome.holds, outcome.starts, outcome.failures) == (holds, 603, failing)


def test_hope_lasts_until_the_end_of_the_promise_and_no_longer():
    point = f"{POINT}      unless: hersteld\n"
    hoping = point.replace("unless: hersteld", "unless: [hersteld, hoop]")
    short = (point, hoping.replace("6 school_weeks", "1 weeks"))
    found = kept(promising(short))
    assert (found.outcome.holds, found.outcome.failures) == (Holds.BROKEN, 603)
    assert found.outcome.depends_on == ("facts.hoop",)
    path = found.outcome.worst.path
    assert path.legs[0].until == path.start + timedelta(weeks=10)
    assert [(one.id, one.holds) for one in found.readings] == [
        (DEFAULT, Holds.BROKEN),
        (WITHOUT_HOPE, Holds.KEPT),
    ]


SECOND = """\
  - id: later
    name: Langer weg
    measure: consecutive_days
    absent: whole_day
    reaches: 4
    rearm: when_below
    opens: tafel
    source: {in: tekst, at: "2"}
"""
READING = """\
      reading:
        - id: twee-weken
          text: Het kan ook na twee weken.
          otherwise: {steps.gesprek.tipping_point: {after: 2 weeks}}
        - id: wie-belt
          text: Het kan ook de school zijn die belt.
          otherwise: {steps.gesprek.tasks.bellen: {by: school}}
        - id: mensen-beslissen
          text: Het kan ook een besluit zijn.
          otherwise: {steps.gesprek.tipping_point: {decided_by: mentor}}
        - id: vijftig-dagen
          text: De belofte kan ook strenger zijn.
          otherwise: {promises.belofte: {within: 20 days}}
"""


def test_each_reading_that_bears_on_a_date_is_worked_out_the_default_first():
    found = kept(promising((POINT, f"{POINT}{READING}")))
    assert [(one.id, one.holds) for one in found.readings] == [
        (DEFAULT, Holds.BROKEN),
        ("twee-weken", Holds.KEPT),
        ("mensen-beslissen", Holds.NOT_IN_TEXT),
        ("vijftig-dagen", Holds.BROKEN),
    ]
    assert [one.failing for one in found.readings][1:] == [0, 0, 603]
    national = kept(promising((POINT, f"{POINT}{READING}")), "landelijk-drie-maanden")
    assert [one.id for one in national.readings] == [DEFAULT, "twee-weken", "mensen-beslissen"]


def test_sectors_with_a_ladder_of_their_own_are_told_apart():
    both = ("sector: [vo]\n", "sector: [po, vo, vso]\n")
    only = ("    name: Tafel\n", "    name: Tafel\n    sector: [vo, vso]\n")
    here = kept(promising(both, only), "belofte (vo, vso)")
    there = kept(promising(both, only), "belofte (po)")
    assert here.outcome.holds is Holds.BROKEN
    assert there.outcome.holds is Holds.NOT_IN_TEXT
    assert kept(promising(both)).sectors == ()


def test_sectors_part_where_hours_are_reached_on_another_day_and_the_place_is_named():
    """28 hours are four days of 7 lessons in VO, and six days of 5.5 hours in PO."""
    run = "measure: consecutive_days\n    absent: whole_day\n    reaches: 1\n"
    hours = "measure: lesson_hours\n    window: 4 lesson_weeks\n    reaches: 28\n"
    version = promising(("sector: [vo]\n", "sector: [po, vo]\n"), (run, hours))
    for name, days in (("belofte (po)", 7), ("belofte (vo)", 3)):
        outcome = kept(version, name).outcome
        assert outcome.depends_on == ("signals.weg",)
        worst = outcome.worst.path
        assert (worst.legs[0].from_ - worst.start).days >= days
    assert kept(promising((run, hours.replace("28", "16")))).sectors == ()


def test_a_promise_from_the_signal_runs_from_the_first_signal():
    late = ("absent: whole_day\n    reaches: 1\n", "absent: whole_day\n    reaches: 11\n")
    promise = ("    within: 10 weeks\n", "    within: 45 days\n    from: signal_fired\n")
    worst = kept(promising(late, promise)).outcome.worst
    fired = worst.path.legs[0].from_
    assert worst.due == fired + timedelta(days=45)
    assert (fired - worst.path.start).days >= 14


def test_a_second_signal_does_not_begin_the_promise_anew():
    signals = ("signals:\n", f"signals:\n{SECOND}")
    promise = ("    within: 10 weeks\n", "    within: 45 days\n    from: signal_fired\n")
    worst = kept(promising(signals, promise)).outcome.worst
    assert worst.path.legs[0].rule == "signals.later"
    assert worst.due == worst.path.start + timedelta(days=45)


@pytest.mark.parametrize("language", Language)
def test_the_picture_has_a_row_a_month_and_a_mark_a_day(language):
    starts = {region: open_days(region)[:200] for region in HolidayRegion}
    everywhere, somewhere = date(2025, 9, 8), date(2025, 9, 9)
    failing = {region: frozenset({everywhere}) for region in HolidayRegion}
    failing[HolidayRegion.ZUID] |= {somewhere}
    ruler, *rows, legend = picture(starts, failing, language)
    assert ruler.index("1") == 10
    assert all(len(line) <= 76 for line in (ruler, *rows, legend))
    september = rows[1]
    assert september[10:].startswith("·····  █▒···  ·····")
    # The 6th and the 7th are a weekend; autumn vacation begins on different days.
    october = next(row for row in rows if row.casefold().startswith(("oktober", "october")))
    assert october[10:] == "···  ·····  ·····  ·····  ·····"
