"""A case for a child that no school knows: the office where it lives stands in the place of one."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.models import Asked, CaseRow
from kantelpunt.web.dossiers.services import sweep
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.register.models import FoundSignal
from kantelpunt.web.schools.legal_status import FILES
from kantelpunt.web.schools.models import HandedIn, School
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, signed_in
from tests.web.making import make_child, make_person, make_pupil, make_school

PROTOCOLS = ("sluitende-aanpak", "tilburg-vo", "utrecht", "amstelland-meerlanden", "landelijk")


@pytest.fixture
def office(db, settings):
    """The attendance office of Ergens; nobody there is of a school."""
    settings.DEMO = True
    noon_of(TODAY)
    HandedIn.objects.bulk_create(HandedIn(file=one) for one in FILES)
    return add_organisation("Leerplicht Ergens", PartyKind.ATTENDANCE_OFFICE, ["Ergens"])


@pytest.fixture
def officer(office):
    return make_person(office, "attendance_officer")


def report(officer, pupil="thuis", **told):
    where = reverse("signals:concern_about", args=[pupil])
    return signed_in(officer).post(where, {"first_day": "", "text": "", **told}, follow=True)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_who_opens_it_sees_it_leads_it_and_finds_every_page(office, officer, protocol):
    make_school(protocol=protocol)
    make_child(since=date(2026, 2, 16))
    detect_all(at(TODAY))
    assert report(officer).status_code == 200
    row = CaseRow.objects.get()
    assert (row.school, row.organisation) == ("", office)
    assert row.version.startswith(f"{protocol}@")
    assert Part.TIMELINE in parts_seen(Viewer.of(officer, TODAY), [row.id])[row.id]
    asked = Asked.objects.filter(case=row)
    assert set(asked.values_list("organisation", flat=True)) <= {office}
    client = signed_in(officer)
    for tab in ("case", "timeline", "absence", "plan", "sharing", "documents", "move"):
        assert client.get(reverse(f"dossiers:{tab}", args=[row.id])).status_code == 200
    for page in ("work:today", "work:tasks", "dossiers:list", "municipality:monthly"):
        assert client.get(reverse(page)).status_code == 200
    sweep(at(date(2026, 6, 1)))


def test_its_page_says_so_and_begins_a_case(officer):
    make_school(protocol="landelijk")
    make_child(since=date(2026, 2, 16))
    client = signed_in(officer)
    page = client.get(reverse("work:pupil", args=["thuis"])).content.decode()
    assert "geen school" in page
    assert "Dossier beginnen" in page
    where = reverse("signals:concern_about", args=["thuis"])
    assert "Dossier beginnen" in client.get(where).content.decode()


def test_its_signals_go_along_and_the_day_is_the_one_they_tell(officer):
    make_school(protocol="sluitende-aanpak")
    make_child(since=date(2026, 2, 16))
    detect_all(at(TODAY))
    report(officer)
    signal = FoundSignal.objects.get()
    row = CaseRow.objects.get()
    assert (signal.state, signal.case) == ("in_case", row.id)
    assert row.first_day == date(2026, 2, 16)
    assert row.director == officer


@pytest.mark.parametrize(
    ("born", "sector", "protocol"),
    [
        (date(2014, 3, 10), Sector.PO, "sluitende-aanpak"),
        (date(2014, 3, 9), Sector.VO, "tilburg-vo"),
    ],
)
def test_the_protocol_is_that_of_schools_of_its_age(officer, born, sector, protocol):
    make_school(protocol="tilburg-vo")
    make_school("00PO00", protocol="sluitende-aanpak", sector="po")
    make_child(birth_date=born)
    report(officer)
    row = CaseRow.objects.get()
    assert (row.sector, row.version.partition("@")[0]) == (sector, protocol)


def test_schools_where_it_lives_go_before_others(officer):
    make_school(protocol="tilburg-vo")
    School.objects.update(municipality="Verderop")
    make_school("00VO01", protocol="utrecht")
    make_child()
    report(officer)
    assert CaseRow.objects.get().version.startswith("utrecht@")


def test_without_a_protocol_none_is_opened_and_it_says_what_to_do(officer):
    make_school(protocol="")
    make_child()
    response = report(officer)
    assert response.status_code == 422
    assert "Vraag de beheerder een protocol te kiezen" in response.content.decode()
    assert not CaseRow.objects.exists()


def test_a_second_time_adds_a_note(officer):
    make_school()
    make_child()
    report(officer)
    report(officer, text="Nog niets gehoord")
    assert CaseRow.objects.count() == 1


@pytest.mark.parametrize("where", ["at school", "elsewhere"])
def test_only_for_children_of_the_own_municipality_without_a_school(officer, where):
    make_school()
    if where == "elsewhere":
        make_child("anna", "Elders")
    else:
        make_pupil()
    assert report(officer, "anna").status_code == 403


def test_the_page_of_the_child_offers_it(officer):
    make_child()
    page = signed_in(officer).get(reverse("work:pupil", args=["thuis"])).content.decode()
    assert reverse("signals:concern_about", args=["thuis"]) in page
