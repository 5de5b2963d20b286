"""The school vacations of a region that are still to come, or run: what a school adds to."""

from datetime import date, timedelta

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import vacation_days
from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.short_days import short_day

_A_DAY = timedelta(days=1)
_ENGLISH = {
    "Herfstvakantie": "Autumn vacation",
    "Kerstvakantie": "Christmas vacation",
    "Voorjaarsvakantie": "Spring vacation",
    "Meivakantie": "May vacation",
    "Zomervakantie": "Summer vacation",
}


def vacations_told(region: HolidayRegion, today: date) -> list[tuple[Text, Text]]:
    """Name and days of each, up to the end of the summer after this school year."""
    year = SchoolYear.of(today)
    known = vacation_days(region, year) | vacation_days(region, SchoolYear(year.start_year + 1))
    stretches: list[tuple[str, date, date]] = []
    for day, name in sorted(known.items()):
        if stretches and stretches[-1][0] == name and stretches[-1][2] == day - _A_DAY:
            stretches[-1] = (name, stretches[-1][1], day)
        else:
            stretches.append((name, day, day))
    return [
        (Text(name, _ENGLISH.get(name, name)), _days(first, last))
        for name, first, last in stretches
        if last >= today and first <= year.last
    ]


def _days(first: date, last: date) -> Text:
    begins, ends = short_day(first), short_day(last)
    return Text(f"{begins.nl} tot en met {ends.nl}", f"{begins.en} up to and including {ends.en}")
