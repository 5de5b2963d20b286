"""Rows may stand in any order; a pupil's records come by day, and of equal rows the last stays."""

import pytest

from kantelpunt.absence import fates
from kantelpunt.absence.register import load_register
from tests.regions import absent, enrolled, region

DAYS = [f"2026-03-{day:02}" for day in (2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20)]


def records(here):
    """Pupil, day and row of every record, in the order of the register."""
    register = load_register(here)
    settled, lines = register.settled, register.lines
    return [
        (register.pupils[pupil], int(lines.day[settled.place[record]]), int(settled.row[record]))
        for pupil, (first, last) in enumerate(zip(settled.first, settled.last, strict=True))
        for record in range(first, last)
    ]


@pytest.mark.parametrize("step", [1, 8, 19, 104])
@pytest.mark.parametrize("count", [6, 105])
def test_records_come_by_pupil_and_day_whatever_their_order(step, count):
    """Few and many rows are sorted in different ways."""
    given = [absent(day, lesson) for day in DAYS for lesson in range(1, 8)][:count]
    order = [place * step % count for place in range(count)] if count > 6 else [3, 0, 5, 1, 4, 2]
    rows = [given[place] for place in order]
    found = records(region(rows))
    assert [day for _, day, _ in found] == sorted(day for _, day, _ in found)
    assert sorted(row for *_, row in found) == list(range(count))


def test_of_many_rows_with_one_key_the_last_in_file_order_stays():
    rows = [absent(day, 1) for day in DAYS] * 10
    register = load_register(region(rows))
    fate = register.settled.fate.tolist()
    assert fate == [fates.JOINED] * (9 * len(DAYS)) + [fates.KEPT] * len(DAYS)


def test_pupils_may_take_turns():
    pupils = [enrolled(pupil="anna"), enrolled(pupil="bram")]
    rows = [absent(day, 1, pupil=pupil) for day in DAYS for pupil in ("bram", "anna")]
    found = records(region(rows, pupils=pupils))
    assert [pupil for pupil, *_ in found] == ["anna"] * len(DAYS) + ["bram"] * len(DAYS)
    assert [row for *_, row in found] == [*range(1, 30, 2), *range(0, 30, 2)]
