"""What the attendance office sees of children without a school and of exemptions."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.schools.legal_status import FILES
from kantelpunt.web.schools.models import Exemption, HandedIn, School
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, signed_in
from tests.web.making import make_child, make_person, make_school

CHILDREN, EXEMPTIONS = "municipality:without_school", "municipality:exemptions"


@pytest.fixture
def region(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    HandedIn.objects.bulk_create(HandedIn(file=one) for one in FILES)
    make_school(protocol="sluitende-aanpak")


@pytest.fixture
def officer(region):
    office = add_organisation("Leerplicht Ergens", PartyKind.ATTENDANCE_OFFICE, ["Ergens"])
    return signed_in(make_person(office, "attendance_officer"))


def told(client, name, query=""):
    return " ".join(client.get(reverse(name) + query).content.decode().split())


def test_children_of_the_own_municipality_with_their_signals(officer):
    make_child("noor", since=date(2026, 2, 28))
    make_child("sam", "Elders")
    detect_all(at(TODAY))
    page = told(officer, CHILDREN)
    assert "Noor" in page
    assert "Sam" not in page
    assert 'data-label="Dagen"> 10 <' in page
    assert "Nergens ingeschreven op een school" in page
    assert 'href="/gemeente/"' in page


def test_the_name_leads_to_who_it_is_and_no_further(officer):
    make_child("noor")
    make_child("sam", "Elders")
    assert officer.get(reverse("work:pupil", args=["noor"])).status_code == 200
    assert officer.get(reverse("work:pupil", args=["sam"])).status_code == 403


@pytest.mark.parametrize(
    ("last", "state"),
    [
        (date(2026, 5, 4), "eindigt binnen 8 weken"),
        (date(2026, 5, 5), "geldt"),
        (None, "geldt"),
    ],
)
def test_an_exemption_that_ends_within_eight_weeks_says_so(officer, last, state):
    make_child("noor", exempt="5b")
    Exemption.objects.update(last=last)
    page = told(officer, EXEMPTIONS)
    assert "artikel 5b: bezwaar tegen de richting van scholen" in page
    assert state in page.split("<tbody")[1]


def test_what_ends_first_stands_first_and_an_article_can_be_chosen(officer):
    make_child("noor", exempt="5a")
    make_child("sam", exempt="15")
    Exemption.objects.filter(article="15").update(last=date(2026, 4, 1))
    page = told(officer, EXEMPTIONS).split("<tbody")[1]
    assert page.index("Sam") < page.index("Noor")
    assert "Sam" not in told(officer, EXEMPTIONS, "?artikel=5a").split("<tbody")[1]


@pytest.mark.parametrize("name", [CHILDREN, EXEMPTIONS])
@pytest.mark.parametrize("lacks", FILES[:2])
def test_where_a_file_lacks_nothing_is_counted_or_handed_out(officer, name, lacks):
    make_child("noor", exempt="5a")
    HandedIn.objects.filter(file=lacks).delete()
    for query in ("", "?als=csv"):
        page = told(officer, name, query)
        assert f"Niet te berekenen, want er ontbreekt een bestand: {lacks}" in page
        assert "<tbody" not in page
    assert "niet te berekenen" in told(officer, "municipality:home")


def test_cm_22_who_was_shown_or_handed_out_is_in_the_journal(officer):
    make_child("noor")
    told(officer, CHILDREN)
    told(officer, CHILDREN, "?als=csv")
    entries = Entry.objects.filter(kind="pupil").order_by("number")
    assert [(one.action, one.subjects) for one in entries] == [
        ("list", ["noor"]),
        ("export", ["noor"]),
    ]


def test_the_way_there_tells_how_many(officer):
    make_child("noor")
    make_child("sam", exempt="5a")
    page = told(officer, "municipality:home")
    assert page.count('k-rows__action">1<') == 2


def test_the_partnership_finds_the_monthly_list_and_no_children(region):
    where = add_organisation("Samenwerkingsverband", PartyKind.PARTNERSHIP)
    contact = signed_in(make_person(where, "partnership_contact"))
    page = told(contact, "municipality:home")
    assert reverse("municipality:monthly") in page
    assert reverse(CHILDREN) not in page
    assert contact.get(reverse(CHILDREN)).status_code == 403


def test_signals_of_protocols_that_do_not_hold_where_a_child_lives_are_left_out(officer):
    make_school("00VO01", protocol="utrecht")
    School.objects.filter(code="00VO01").update(municipality="Verderop")
    make_child("noor")
    detect_all(at(TODAY))
    page = told(officer, CHILDREN)
    assert "Nergens ingeschreven op een school" in page
    assert "Thuiszitter" not in page
