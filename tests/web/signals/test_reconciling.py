"""A correction reaches the case: what no longer holds is told to it, and shown until seen."""

import re
from datetime import date

import pytest

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_calendar import CalendarChange
from kantelpunt.casework.events.course import Closed, ClosedBecause, SignalAttached, SignalWithdrawn
from kantelpunt.web.administration.changing_calendars import tell as tell_days
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.services import Teller, tell
from kantelpunt.web.dossiers.store import events_of
from kantelpunt.web.people.selectors import held_by
from kantelpunt.web.register.importing import Period, take_in
from kantelpunt.web.register.models import FoundSignal, SignalState
from kantelpunt.web.register.reading import read_absences
from tests.regions import VO
from tests.web.making import moment
from tests.web.signals.conftest import LEGAL, NOW, signals_of, text_of

HEADER = "pupil,school,date,lesson,minutes,reason\n"
TOMORROW = moment("2026-03-10")
WEEK = Period(date(2026, 3, 2), date(2026, 3, 6))


@pytest.fixture
def case(coordinator):
    """A case about Anna with her signal in it."""
    ids = [one.id for one in signals_of("anna")]
    coordinator.post("/signalen/beoordelen/", {"signaal": ids, "doen": "1", "decision": "casus"})
    return CaseRow.objects.get(pupil="anna").id


@pytest.fixture
def import_rows(region):
    """Hand in other rows of the week."""

    def done(*rows, period=WEEK):
        content = (HEADER + "".join(f"{row}\n" for row in rows)).encode()
        handed = read_absences(content, VO, HolidayRegion.MIDDEN, NOW.date())
        return take_in(VO, content, handed, period, region["coordinator"], TOMORROW)

    return done


@pytest.fixture
def close_school(case):
    """The school was closed on some days after all."""

    def done(first, last):
        tell_days(VO, CalendarChange(first, last, is_open=False, reason="storm"), TOMORROW)

    return done


def whole(day, pupil="anna"):
    return f"{pupil},{VO},2026-03-{day:02d},,,O"


def kinds_in(case):
    wanted = (SignalAttached, SignalWithdrawn)
    told = [event.what for event in events_of(case) if isinstance(event.what, wanted)]
    return [one for one in told if one.signal == LEGAL]


def test_a_case_hears_at_once_that_a_signal_was_withdrawn_and_nobody_told_it(case, import_rows):
    import_rows(whole(2))
    event = next(one for one in events_of(case) if isinstance(one.what, SignalWithdrawn))
    assert event.actor is None
    assert "Na correctie: 7 lesuren" in event.what.reason
    assert FoundSignal.objects.get(case=case).case_knows


def test_it_is_shown_as_withdrawn_until_it_is_seen(case, import_rows, coordinator):
    import_rows(whole(2))
    (one,) = signals_of("anna")
    page = text_of(coordinator.get("/signalen/?toestand=ingetrokken"))
    assert "Anna Bos" in page
    detail = text_of(coordinator.get(f"/signalen/{one.id}/"))
    assert "Na correctie: 7 lesuren" in detail
    coordinator.post(f"/signalen/{one.id}/gezien/")
    assert signals_of("anna")[0].withdrawal_seen


def test_its_timeline_says_that_it_comes_from_the_registrations(case, import_rows, coordinator):
    import_rows(whole(2))
    page = text_of(coordinator.get(f"/dossiers/{case}/tijdlijn/?soort=vanzelf"))
    assert "Vanzelf, uit de verzuimregistratie" in page


def test_what_happened_by_a_rule_leads_to_it_in_the_protocol(case, coordinator):
    version = CaseRow.objects.get(id=case).version
    page = text_of(coordinator.get(f"/dossiers/{case}/tijdlijn/?soort=vanzelf"))
    (rule,) = set(re.findall(rf'href="/protocol/{version}/#([^"]+)"', page))
    assert rule == f"signals-{LEGAL}"
    assert f'id="{rule}"' in text_of(coordinator.get(f"/protocol/{version}/"))


def test_a_closed_case_hears_nothing_and_the_import_goes_on(case, import_rows, region):
    who = Teller(region["coordinator"], held_by(region["coordinator"], NOW.date()))
    tell(case, [Closed(ClosedBecause.MOVED)], who, TOMORROW)
    import_rows(whole(2))
    assert not any(isinstance(one.what, SignalWithdrawn) for one in events_of(case))
    assert not FoundSignal.objects.get(case=case).case_knows


def test_a_case_hears_at_once_what_a_change_of_the_calendar_does(case, close_school):
    close_school(date(2026, 3, 2), date(2026, 3, 4))
    assert [type(one) for one in kinds_in(case)] == [SignalAttached, SignalWithdrawn]


def test_an_import_without_differences_tells_the_case_nothing(case, import_rows):
    before = len(events_of(case))
    rows = [f"anna,{VO},2026-03-04,{lesson},,O" for lesson in (1, 2, 3)]
    import_rows(whole(2), whole(3), *rows)
    assert len(events_of(case)) == before


def test_a_signal_that_moves_is_withdrawn_and_joined_on_its_new_day(case, import_rows):
    import_rows(whole(2), whole(3), whole(5))
    (before, withdrawn, after) = kinds_in(case)
    assert (before.fired_on, withdrawn.fired_on) == (date(2026, 3, 4), date(2026, 3, 4))
    assert after.fired_on == date(2026, 3, 5)
    (one,) = signals_of("anna")
    assert (one.state, one.moved_from) == (SignalState.IN_CASE, date(2026, 3, 4))


def test_a_signal_that_holds_again_is_joined_again(case, import_rows):
    import_rows(whole(2))
    rows = [f"anna,{VO},2026-03-04,{lesson},,O" for lesson in (1, 2, 3)]
    import_rows(whole(2), whole(3), *rows)
    assert [type(one) for one in kinds_in(case)] == [
        SignalAttached,
        SignalWithdrawn,
        SignalAttached,
    ]
    assert signals_of("anna")[0].state == SignalState.IN_CASE


def test_a_signal_that_nobody_judged_changes_no_case(case, import_rows):
    import_rows(
        whole(2), whole(3), *(f"anna,{VO},2026-03-04,{lesson},,O" for lesson in (1, 2, 3)),
        whole(2, "bas"),
    )  # fmt: skip
    assert signals_of("bas")[0].state == SignalState.WITHDRAWN
    assert [type(one) for one in kinds_in(case)] == [SignalAttached]
