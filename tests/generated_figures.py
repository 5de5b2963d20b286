"""Measures a region the plain way: one square of pupils by days, from the tables alone.

It shares no code with the generator nor with detection. Hours are those of the region package:
lessons where a lesson lasts an hour at most, otherwise clock hours; a day counts for no more
than its schedule. A share is lesson time missed of lesson time scheduled.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from kantelpunt.absence.columns import (
    AFTERNOON,
    MORNING,
    NO_LESSON,
    NO_MINUTES,
    day_number,
    day_of,
)
from kantelpunt.absence.entities import Category, Sector
from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.calendar.school_years import SchoolYear

SECTORS = list(Sector)
CATEGORIES = list(Category)


@dataclass(frozen=True)
class Square:
    """Pupils by days of the school year (1 August is day 0).

    Attributes:
        hours: scheduled on each day for each pupil, 0 without lessons.
        authorised, unauthorised: hours missed, capped at the day's schedule.
        sick: whether there is a sick record.
        sector: per pupil, of the first enrolment.
        birth_day: per pupil.
        times: lesson-week time per pupil and day, -1 on days without lessons.
    """

    first_day: int
    hours: np.ndarray
    authorised: np.ndarray
    unauthorised: np.ndarray
    sick: np.ndarray
    sector: np.ndarray
    birth_day: np.ndarray
    times: np.ndarray


def schedules(region: Region, year: SchoolYear) -> np.ndarray:
    """Lessons or minutes, shape (schools, groups, days)."""
    days = (year.last - year.first).days + 1
    groups = list(region.enrolments.group.values)
    own = {}
    for row in region.schedule:
        amount = row.lessons if row.lessons is not None else row.minutes
        own[row.school, row.group, row.weekday] = amount
    table = np.zeros((len(region.schools), len(groups), days), dtype=np.int16)
    weekday = np.array([day_of(day_number(year.first) + n).isoweekday() for n in range(days)])
    for place, school in enumerate(region.schools):
        changes = [
            CalendarChange(row.first, row.last, row.is_open)
            for row in region.calendar
            if row.school == school.school
        ]
        calendar = SchoolCalendar(school.holiday_region, changes)
        opened = [day_number(day) for day in calendar.open_days(year.first, year.last)]
        is_open = np.isin(np.arange(days) + day_number(year.first), opened)
        default = (
            school.lessons_per_day if school.sector.counts_lessons else school.day_minutes
        ) or 0
        for at, group in enumerate(groups):
            week = np.zeros(8, dtype=np.int16)
            for day in range(1, 8):
                week[day] = own.get(
                    (school.school, group, day), own.get((school.school, "", day), default)
                )
            table[place, at] = np.where(is_open, week[weekday], 0)
    return table


def _per_school(region: Region, value) -> np.ndarray:
    return np.array([value(school) for school in region.schools])


def hours_per_unit(region: Region) -> np.ndarray:
    """Per school the hours of one lesson (VO) or one minute (PO)."""
    return _per_school(
        region,
        lambda school: (
            max(1.0, school.lesson_minutes / 60) if school.sector.counts_lessons else 1 / 60
        ),
    )


def meanings(region: Region) -> tuple[np.ndarray, np.ndarray]:
    """Category and authorised of each code at each school, shape (schools, codes)."""
    table = {(row.school, row.code): row for row in region.reasons}
    category = np.full((len(region.schools), len(region.absences.reason.values)), -1)
    authorised = np.zeros(category.shape, dtype=bool)
    for place, school in enumerate(region.schools):
        for at, code in enumerate(region.absences.reason.values):
            row = table.get((school.school, code)) or table.get(("", code))
            if row is not None:
                category[place, at] = CATEGORIES.index(row.category)
                authorised[place, at] = row.authorised
    return category, authorised


def scheduled(region: Region, year: SchoolYear) -> tuple[np.ndarray, np.ndarray]:
    """Lessons or minutes, and hours, scheduled per pupil and day of the year."""
    table = schedules(region, year)
    days = table.shape[2]
    enrolled = region.enrolments
    units = np.zeros((len(enrolled.pupil.values), days), dtype=np.int16)
    hours = np.zeros(units.shape, dtype=np.float32)
    unit_hours = hours_per_unit(region)
    first_day = day_number(year.first)
    for row in range(len(enrolled)):
        start = max(enrolled.first[row] - first_day, 0)
        end = min(enrolled.last[row] - first_day, days - 1)
        pupil, school = enrolled.pupil.codes[row], enrolled.school.codes[row]
        own = table[school, enrolled.group.codes[row], start : end + 1]
        units[pupil, start : end + 1] = own
        hours[pupil, start : end + 1] = own * unit_hours[school]
    return units, hours


def record_hours(region: Region, units: np.ndarray, first_day: int) -> np.ndarray:
    """The hours of each record before the cap, by the rules of the region package."""
    rows = region.absences
    day_units = units[rows.pupil.codes, rows.day - first_day].astype(float)
    counts_lessons = _per_school(region, lambda school: school.sector.counts_lessons)
    lesson_minutes = _per_school(region, lambda school: school.lesson_minutes or 1)
    morning = _per_school(
        region, lambda school: school.morning_minutes or (school.day_minutes or 0) / 2
    )
    school = rows.school.codes
    with_minutes = rows.minutes != NO_MINUTES
    lessons = np.where(
        rows.lesson != NO_LESSON,
        1.0,
        np.where(with_minutes, rows.minutes / lesson_minutes[school], day_units),
    )
    am = np.minimum(morning[school], day_units)
    part = np.select(
        [rows.lesson == MORNING, rows.lesson == AFTERNOON], [am, day_units - am], day_units
    )
    minutes = np.where(with_minutes, np.minimum(rows.minutes, day_units), part)
    return np.where(counts_lessons[school], lessons, minutes) * hours_per_unit(region)[school]


def lesson_week_times(units: np.ndarray, first: date) -> np.ndarray:
    """Lesson-week time per pupil and day; -1 on days without lessons."""
    days = units.shape[1]
    weekday = (np.arange(days) + first.weekday()) % 7
    week = (np.arange(days) + first.weekday()) // 7
    has = np.zeros((len(units), week[-1] + 1), dtype=bool)
    for number in range(week[-1] + 1):
        has[:, number] = (units[:, week == number] > 0).any(axis=1)
    before = np.cumsum(has, axis=1) - has
    return np.where(units > 0, 7 * before[:, week] + weekday, -1).astype(np.int16)


def square(region: Region, year: SchoolYear) -> Square:
    """Lay a region out."""
    first_day = day_number(year.first)
    units, hours = scheduled(region, year)
    enrolled = region.enrolments
    starts = np.unique(enrolled.pupil.codes, return_index=True)[1]
    sectors = _per_school(region, lambda school: SECTORS.index(school.sector))
    category, authorised = meanings(region)
    rows = region.absences
    kind = category[rows.school.codes, rows.reason.codes]
    allowed = authorised[rows.school.codes, rows.reason.codes]
    counted = kind != CATEGORIES.index(Category.LATE)
    value = record_hours(region, units, first_day)
    place = rows.pupil.codes.astype(np.int64) * units.shape[1] + (rows.day - first_day)

    def total(which):
        summed = np.bincount(place[which], weights=value[which], minlength=units.size)
        return np.minimum(summed.reshape(units.shape), hours).astype(np.float32)

    sick = np.zeros(units.size, dtype=bool)
    sick[place[kind == CATEGORIES.index(Category.SICK)]] = True
    return Square(
        first_day,
        hours,
        total(counted & allowed),
        total(counted & ~allowed),
        sick.reshape(units.shape),
        sectors[enrolled.school.codes[starts]],
        enrolled.birth_day[starts],
        lesson_week_times(units, year.first),
    )


def most_in_four_lesson_weeks(laid: Square) -> np.ndarray:
    """Per pupil the most unauthorised hours in any four lesson weeks."""
    width = int(laid.times.max()) + 1
    by_time = np.zeros((len(laid.times), width), dtype=np.float32)
    pupil, day = np.nonzero(laid.unauthorised)
    by_time[pupil, laid.times[pupil, day]] = laid.unauthorised[pupil, day]
    running = np.cumsum(by_time, axis=1, dtype=np.float64)
    running[:, 28:] -= running[:, :-28].copy()
    return running.max(axis=1)


def sick_spells(laid: Square) -> np.ndarray:
    """Per pupil the number of maximal runs of lesson days with a sick record."""
    spells = np.zeros(len(laid.sick), dtype=int)
    going = np.zeros(len(laid.sick), dtype=bool)
    for day in range(laid.sick.shape[1]):
        lessons = laid.hours[:, day] > 0
        starts = lessons & laid.sick[:, day] & ~going
        spells += starts
        going = np.where(lessons, laid.sick[:, day], going)
    return spells


def longest_unauthorised_run(laid: Square) -> np.ndarray:
    """Per pupil the most lesson weeks in a row of whole days without permission."""
    start = np.full(len(laid.times), -1)
    longest = np.zeros(len(laid.times))
    whole = (laid.hours > 0) & (laid.unauthorised >= laid.hours - 1e-4)
    for day in range(laid.times.shape[1]):
        lessons, time = laid.hours[:, day] > 0, laid.times[:, day]
        start = np.where(lessons & whole[:, day] & (start < 0), time, start)
        start = np.where(lessons & ~whole[:, day], -1, start)
        weeks = np.where(lessons & (start >= 0), (time - start + 1) / 7, 0)
        longest = np.maximum(longest, weeks)
    return longest


def absolutely_absent(region: Region, year: SchoolYear) -> int:
    """Residents of compulsory age who at the end of June have neither school nor exemption."""
    day = day_number(date(year.start_year + 1, 6, 30))
    enrolled = {
        region.enrolments.pupil[row]
        for row in np.flatnonzero(
            (region.enrolments.first <= day) & (region.enrolments.last >= day)
        )
    }
    exempt = {region.exemptions.pupil[row] for row in range(len(region.exemptions.first))}
    living = region.residents
    age = (living.birth_day > day_number(date(year.start_year - 18, 10, 1))) & (
        living.birth_day <= day_number(date(year.start_year - 5, 10, 1))
    )
    at_home = np.flatnonzero(age & (living.last >= day))
    settled = enrolled | exempt
    return sum(living.pupil[row] not in settled for row in at_home)


def of_compulsory_age(laid: Square, year: SchoolYear) -> np.ndarray:
    """From 5 up to and including 17 years old on 1 October."""
    oldest = day_number(date(year.start_year - 18, 10, 1))
    youngest = day_number(date(year.start_year - 5, 10, 1))
    return (laid.birth_day > oldest) & (laid.birth_day <= youngest)


def share(part: np.ndarray, whole: np.ndarray) -> float:
    """A percentage."""
    return 100 * float(part.sum()) / float(whole.sum())


GROUPS = {
    "primary": (Sector.PO,),
    "secondary": (Sector.VO,),
    "special": (Sector.SO, Sector.VSO),
}


def figures(region: Region, year: SchoolYear) -> dict[str, float]:
    """Every figure of docs/reference/generated-regions.md, by name."""
    laid = square(region, year)
    missed = laid.authorised + laid.unauthorised
    most = most_in_four_lesson_weeks(laid)
    spells = sick_spells(laid)
    sick_days = (laid.sick & (laid.hours > 0)).sum(axis=1)
    pupils_share = missed.sum(axis=1) / np.maximum(laid.hours.sum(axis=1), 1e-9)
    compulsory = of_compulsory_age(laid, year)
    days_absent = (missed > 0).sum(axis=1)
    over = days_absent.var() - days_absent.mean()
    found = {
        "days absent, median": float(np.median(days_absent)),
        "days absent, k": float(days_absent.mean() ** 2 / over),
        "records per pupil": len(region.absences) / len(laid.sector),
        "sixteen hours per 1000": 1000 * float((most[compulsory] >= 16).mean()),
        "four weeks at home per 1000": 1000
        * float((longest_unauthorised_run(laid)[compulsory] > 4).mean()),
        "absolute per 1000": 1000 * absolutely_absent(region, year) / int(compulsory.sum()),
        "severe": 100 * float((pupils_share >= 0.5).mean()),
    }
    weekday = np.array([day_of(laid.first_day + n).weekday() for n in range(laid.hours.shape[1])])
    month = np.array([day_of(laid.first_day + n).month for n in range(laid.hours.shape[1])])
    for name, sectors in {**GROUPS, "all": tuple(Sector)}.items():
        rows = np.isin(laid.sector, [SECTORS.index(sector) for sector in sectors])
        if not rows.any():
            continue
        hours, away, own = laid.hours[rows], missed[rows], pupils_share[rows]
        on = [share(away[:, weekday == day], hours[:, weekday == day]) for day in range(5)]
        winter, september = np.isin(month, [12, 1, 2]), month == 9
        allowed = laid.authorised[rows].sum(axis=1)
        found |= {
            f"{name} absent": share(away, hours),
            f"{name} unauthorised": share(laid.unauthorised[rows], hours),
            f"{name} ten percent": 100 * float((own >= 0.1).mean()),
            f"{name} severe": 100 * float((own >= 0.5).mean()),
            f"{name} ever sick": 100 * float((sick_days[rows] > 0).mean()),
            f"{name} extensive sick": 100
            * float(((sick_days[rows] > 9) | (spells[rows] >= 4)).mean()),
            f"{name} friday": on[4] - on[2],
            f"{name} monday": on[0] - on[2],
            f"{name} winter": share(away[:, winter], hours[:, winter])
            / share(away[:, september], hours[:, september]),
            f"{name} 64 authorised": 100 * float((allowed >= 64).mean()),
            f"{name} over 100 authorised": 100 * float((allowed > 100).mean()),
            f"{name} sixteen per 1000": 1000 * float((most[rows & compulsory] >= 16).mean()),
            f"{name} year hours": float(hours.sum(axis=1).mean()),
        }
    return found
