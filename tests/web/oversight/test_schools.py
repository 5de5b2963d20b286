"""Schools: levels with their goals, who moved, how fresh it is, the list for the meeting."""

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.oversight.levels import levels_of
from kantelpunt.web.oversight.listing import school_rows
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.services import add_position
from kantelpunt.web.protocols.services import assign
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.register.models import Submission
from kantelpunt.web.schools.selectors import all_schools, school
from tests.regions import VO, whole_days
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in
from tests.web.making import make_pupil, make_school, register_absence

SCHOOL_QUERIES = 45


@pytest.fixture
def region(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    return make_region("tilburg-vo")


@pytest.fixture
def leader(region):
    return signed_in(region.people["school_leader"])


def text_of(response):
    return " ".join(response.content.decode().split())


def away(pupil, *days):
    """Absent without leave; the school has handed in until Friday."""
    register_absence(whole_days(*days, pupil=pupil), until="2026-03-06")
    detect_all(at(TODAY))


def page(client):
    return client.get(reverse("oversight:school", args=[VO]))


def levels(day=TODAY):
    row = Submission.objects.filter(school=VO).first()
    return levels_of(school(VO), row.submitted_until if row else None, day)


def test_who_has_one_school_goes_there_at_once(leader):
    response = leader.get(reverse("oversight:schools"))
    assert response["Location"] == reverse("oversight:school", args=[VO])


def test_schools_stand_by_name_and_by_nothing_else(region, leader):
    other = make_school("00VO01", protocol="tilburg-vo", name="Avonturijn")
    add_position(region.people["school_leader"], other, "school_leader", date(2023, 8, 1))
    told = text_of(leader.get(reverse("oversight:schools")))
    rows = told.split("<tbody")[1]
    assert rows.index("Avonturijn") < rows.index("Lyceum De Linde")
    assert set(re.findall(r"volgorde=([\w-]+)", told)) <= {"school", "-school"}


@pytest.mark.parametrize("function", ["mentor", "attendance_officer", "youth_doctor"])
def test_only_for_who_sees_all_pupils_of_the_school(region, function):
    browser = signed_in(region.people[function])
    for name in ("oversight:school", "oversight:list"):
        assert browser.get(reverse(name, args=[VO])).status_code == 403


def test_nobody_sees_another_school(region, leader):
    make_school("00VO01", protocol="tilburg-vo")
    assert leader.get(reverse("oversight:school", args=["00VO01"])).status_code == 403


def test_nothing_handed_in_is_unknown_and_never_a_figure(leader):
    told = text_of(page(leader))
    assert "nog niets ingelezen" in told
    assert "<polygon" not in told
    assert levels().unknown == 1


def test_hr_60_the_levels_and_goals_of_the_protocol(region):
    assign("holland-rijnland", date(2023, 8, 2), school=VO)
    for number in range(3):
        make_pupil(f"p-{number}")
    days = [f"2026-02-{day:02d}" for day in (23, 24, 25, 26, 27)]
    away("p-0", *days, *(f"2026-03-0{day}" for day in (2, 3, 4, 5, 6)))
    found = levels()
    assert found.of_protocol
    assert found.day == date(2026, 3, 6)
    assert sum(one.pupils for one in found.levels) == 4
    assert [one.goal.nl for one in found.levels] == [
        "hoogstens 5%",
        "hoogstens 15%",
        "meer dan 80%",
    ]
    assert [(one.pupil, one.up) for one in found.moved] == [("p-0", True)]


def test_a_protocol_without_levels_spreads_by_what_runs(region, leader):
    make_pupil("p-0", first_name="Noor")
    away("p-0", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    open_case(region, "tilburg-vo")
    found = levels()
    assert not found.of_protocol
    assert [one.pupils for one in found.levels] == [1, 1, 0]
    assert {one.pupil for one in found.moved} == {"p-0", region.pupil}
    told = text_of(page(leader))
    assert "noemt geen niveaus" in told
    assert "loopt meer" in told
    assert "hoger niveau" not in told
    assert reverse("work:pupil", args=["p-0"]) in told
    assert "Noor" in told


def test_the_picture_says_the_same_as_the_table(region, leader):
    away(region.pupil, "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    told = text_of(page(leader))
    assert re.search(r"<title[^>]*>Leerlingen per niveau</title>", told)
    assert "Met een signaal van de laatste 30 dagen: 1 (100%)" in told
    assert told.count("100%") == 3


def test_how_fresh_it_is_and_what_is_unknown(region, leader):
    away(region.pupil, "2026-03-02")
    told = text_of(page(leader))
    assert "vr 6 maart 2026" in told
    assert "3 dagen geleden; latere dagen zijn onbekend" in told


def test_cm_22_looking_is_in_the_journal_with_who_was_shown(region, leader):
    away(region.pupil, "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    page(leader)
    entry = Entry.objects.filter(action="look", kind="school").last()
    assert entry.subjects == [VO, region.pupil]


def test_the_list_for_the_meeting_is_a_pdf_with_who_leads_and_what_is_asked(region, leader):
    case = open_case(region, "tilburg-vo")
    response = leader.get(reverse("oversight:list", args=[VO]))
    told = " ".join(one.extract_text() for one in PdfReader(io.BytesIO(response.content)).pages)
    assert "Jansen" in told
    assert "absence_coordinator" in told
    assert "Jansen" not in response["Content-Disposition"]
    entry = Entry.objects.filter(action="export").last()
    assert {VO, case, region.pupil} <= set(entry.subjects)


def test_more_pupils_ask_no_more_of_the_database(region, leader):
    away(region.pupil, "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    page(leader)
    with CaptureQueriesContext(connection) as few:
        page(leader)
    for number in range(8):
        make_pupil(f"p-{number}")
        away(f"p-{number}", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05")
    with CaptureQueriesContext(connection) as many:
        page(leader)
    assert len(many) == len(few) <= SCHOOL_QUERIES


def test_figures_of_many_schools_take_as_many_queries_as_of_one(region):
    with CaptureQueriesContext(connection) as few:
        school_rows(all_schools()[:1], TODAY)
    for number in range(5):
        make_school(f"00AB0{number}")
    with CaptureQueriesContext(connection) as many:
        rows = school_rows(all_schools(), TODAY)
    assert len(rows) == 6
    assert len(many) == len(few)
    assert Viewer.of(region.people["school_leader"], TODAY).may_open("schools")
