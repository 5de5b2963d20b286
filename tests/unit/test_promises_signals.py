"""The day on which a signal must fire equals the day on which detection lets it fire."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from kantelpunt.absence.register import load_register
from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.rows import signal_rows
from kantelpunt.foresight.promises.certain_signals import firing_days
from kantelpunt.foresight.promises.clock import NEVER
from kantelpunt.foresight.scenarios.invented_region import PUPIL, invented_region
from kantelpunt.foresight.scenarios.model import Scenario
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf
from tests.calendars import lesson_days_of
from tests.protocol_texts import changed

HOURS = "measure: lesson_hours\n    of: {authorised: false}\n    window: 4 lesson_weeks\n"
STARTS = (date(2025, 9, 8), date(2025, 10, 10), date(2025, 12, 11), date(2026, 1, 30))
REGION = HolidayRegion.ZUID


def signal(measured):
    """A protocol with one signal, `uren`, of another measure."""
    measure, _, threshold = measured.partition("|")
    text = changed((HOURS, measure), ("reaches: 16", threshold), ("restart", "when_below"))
    return read_protocol(text, file="proef.yaml", first=date(2025, 8, 1))


def certain(version, *starts, sector=Sector.VO):
    rule = version.protocol.signals[0].rule
    numbered = np.array([start.toordinal() for start in starts])
    days = firing_days(rule, sector, numbered, lesson_days_of(REGION))
    return None if days is None else days.tolist()


def detected(version, start, until):
    """The first day on which detection lets the signal fire, for a pupil away up to a day."""
    away = {"from": start, "until": until, "absent": "unauthorised"}
    story = {
        "id": "weg",
        "name": "Weg",
        "given": {"sector": "vo", "holiday_region": str(REGION)},
        "when": [away],
        "then": [{"on": until, "signal": "uren"}],
    }
    region = invented_region(Scenario.model_validate(story), version.protocol.sector)
    register = load_register(region, until)
    shelf = ProtocolShelf.of([replace(version, first=date.min)])
    rows = signal_rows(register, detect(register, Assignment(shelf, version.id)))
    days = [date.fromisoformat(row[3]) for row in rows.texts() if row[0] == PUPIL]
    return min(days, default=None)


@pytest.mark.parametrize(
    "measured",
    [
        "measure: consecutive_time\n    absent: whole_day\n|exceeds: 4 weeks",
        "measure: consecutive_time\n    absent: whole_day\n|reaches: 2 weeks",
        "measure: consecutive_time\n    absent: any_part\n|exceeds: 1 months",
        "measure: consecutive_time\n    absent: whole_day\n|reaches: 1 months",
        "measure: consecutive_weeks\n    absent: whole_day\n|exceeds: 4",
        "measure: consecutive_weeks\n    absent: any_part\n|reaches: 2",
        "measure: consecutive_days\n    absent: whole_day\n|reaches: 7",
        "measure: days\n    absent: whole_day\n    window: 4 lesson_weeks\n|exceeds: 15",
        "measure: days\n    absent: any_part\n    window: 2 weeks\n|reaches: 8",
        "measure: times\n    window: 12 school_days\n|reaches: 12",
        "measure: spells\n    window: 12 lesson_weeks\n|reaches: 1",
        "measure: lesson_hours\n    window: 4 lesson_weeks\n|reaches: 16",
        "measure: lesson_hours\n    window: 4 lesson_weeks\n|exceeds: 21",
        "measure: share\n    window: 21 school_days\n|reaches: 50%",
        "measure: share\n    window: 20 school_days\n|exceeds: 50%",
    ],
)
def test_a_certain_signal_fires_on_the_day_of_detection(measured):
    version = signal(measured)
    for start, fired in zip(STARTS, certain(version, *STARTS), strict=True):
        assert detected(version, start, date(2026, 7, 10)) == date.fromordinal(fired)


@pytest.mark.parametrize(
    "measured",
    [
        "measure: lesson_hours\n    window: 4 weeks\n    average: {of: school}\n|exceeds: average",
        "measure: spells\n    window: 12 lesson_weeks\n|reaches: 2",
        "measure: share\n    window: 4 lesson_weeks\n|reaches: 50%",
        "measure: not_enrolled\n|reaches: 1 days",
        "measure: consecutive_days\n    absent: whole_day\n    of: {authorised: true}\n|reaches: 1",
        "measure: consecutive_days\n    absent: whole_day\n    only: {sector: po}\n|reaches: 1",
        "measure: spells\n    window: 4 weeks\n    only: {age: {from: 12}}\n|reaches: 1",
    ],
)
def test_no_day_is_certain_of_what_depends_on_more_than_the_start(measured):
    assert certain(signal(measured), *STARTS) is None


def test_hours_are_counted_on_an_ordinary_day_of_the_sector():
    """22 lessons: in VO 7 a day, so the fourth day; in PO 5.5 hours a day, so the fourth too."""
    version = signal("measure: lesson_hours\n    window: 4 lesson_weeks\n|reaches: 22")
    assert certain(version, STARTS[0]) == [date(2025, 9, 11).toordinal()]
    version = signal("measure: lesson_hours\n    window: 4 lesson_weeks\n|reaches: 28")
    assert certain(version, STARTS[0]) == [date(2025, 9, 11).toordinal()]
    assert certain(version, STARTS[0], sector=Sector.PO) == [date(2025, 9, 15).toordinal()]


def test_what_never_fits_in_its_window_never_fires():
    version = signal("measure: days\n    absent: whole_day\n    window: 1 weeks\n|reaches: 6")
    assert certain(version, STARTS[0]) == [NEVER]


def test_a_signal_with_an_upper_bound_may_be_passed_over_by_a_weekend():
    """Six days from Monday end on Saturday, and the next Monday is the eighth day."""
    version = signal("measure: consecutive_time\n    absent: whole_day\n    up_to: 7 days\n"
                     "|reaches: 6 days")  # fmt: skip
    wednesday = date(2025, 9, 10)
    assert certain(version, STARTS[0], wednesday) == [NEVER, date(2025, 9, 15).toordinal()]
    assert detected(version, STARTS[0], date(2025, 9, 30)) is None
    assert detected(version, wednesday, date(2025, 9, 30)) == date(2025, 9, 15)
