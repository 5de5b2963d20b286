"""What a rule counts for one pupil on one day, whether its signal fires there or not."""

from datetime import date
from fractions import Fraction

from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.detection.reference.kept_records import SchoolDay, kept_enrolments, kept_records
from kantelpunt.detection.reference.kept_records import school_day as day_of_school
from kantelpunt.detection.reference.measures import record_order, value_on
from kantelpunt.detection.reference.pupil_days import pupil_days
from kantelpunt.protocol.signal_rules import SignalRule


def value_on_day(
    region: Region, pupil: str, rule: SignalRule, day: date, counted_from: date | None = None
) -> Fraction | None:
    """The value, by the reference; None where the day is no lesson day or not handed in.

    Args:
        region: holds this pupil, and better no others.
        pupil: the id.
        rule: what is counted.
        day: at the end of which day.
        counted_from: the first day whose registrations count; None for all.
    """
    enrolments = [one for one in kept_enrolments(region) if one.pupil == pupil]
    if not enrolments or not rule.measure.is_absence:
        return None
    days = pupil_days(region, enrolments, SchoolYear.of(day).previous.first, day)
    by_day = {one.day: one for one in days.days}
    place = next((place for place, one in enumerate(days.days) if one.day == day), None)
    if place is None or not days.days[place].known:
        return None

    def lesson_day(whose: str, wanted: date) -> SchoolDay | None:
        if wanted in by_day:
            return by_day[wanted]
        return day_of_school(region, enrolments, wanted) if whose == pupil else None

    records = [
        one
        for one in kept_records(region, lesson_day)
        if one.pupil == pupil
        and one.day <= day
        and (counted_from is None or one.day >= counted_from)
    ]
    found = value_on(rule, days, sorted(records, key=record_order), place)
    return None if found is None else found.number
