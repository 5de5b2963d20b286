"""The school year runs from 1 August up to and including 31 July."""

from datetime import date

import pytest

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Language


@pytest.mark.parametrize(
    ("day", "start_year"),
    [
        (date(2025, 7, 31), 2024),
        (date(2025, 8, 1), 2025),
        (date(2025, 12, 31), 2025),
        (date(2026, 1, 1), 2025),
        (date(2028, 2, 29), 2027),
    ],
)
def test_school_year_of_a_day(day, start_year):
    assert SchoolYear.of(day) == SchoolYear(start_year)


def test_school_years_join_end_to_start():
    year = SchoolYear(2025)
    assert (year.first, year.last) == (date(2025, 8, 1), date(2026, 7, 31))
    assert year.previous.last.toordinal() + 1 == year.first.toordinal()
    assert year.previous < year


def test_a_school_year_is_read_as_it_is_written():
    assert SchoolYear.parse("2025-2026") == SchoolYear(2025)
    assert str(SchoolYear.parse("2025-2026")) == "2025-2026"


@pytest.mark.parametrize(
    "written", ["", "2025", "2025-26", "2025-2027", "2026-2025", "2025/2026", "jaar-jaar"]
)
def test_what_is_no_school_year_is_refused_with_an_example(written):
    with pytest.raises(InputRefused) as refused:
        SchoolYear.parse(written)
    for language, words in ((Language.NL, "geen schooljaar"), (Language.EN, "no school year")):
        message = refused.value.message(language)
        assert f'"{written}"' in message
        assert words in message
        assert "2025-2026" in message
