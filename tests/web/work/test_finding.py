"""Search and the page of a pupil: only what one may see, and never a name in an address."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Position
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.schools.models import Enrolment, Parent
from tests.regions import lessons, whole_days
from tests.web.dossiers.cases import TODAY, open_case, signed_in
from tests.web.making import make_person, make_pupil, make_school, register_absence
from tests.web.work.conftest import PROTOCOL, text_of

SEARCH_QUERIES, PUPIL_QUERIES = 45, 40


@pytest.fixture
def search(browser_of):
    """Search as somebody; the page with results."""

    def done(words, function="absence_coordinator"):
        return browser_of(function).post(reverse("work:search"), {"q": words}, follow=True)

    return done


@pytest.fixture
def pupil_page(browser_of, region):
    """The page of the pupil as somebody sees it."""

    def done(function, pupil=""):
        return browser_of(function).get(reverse("work:pupil", args=[pupil or region.pupil]))

    return done


@pytest.mark.parametrize("words", ["jansen", "P-Anna Jans", "JANSEN p-anna", "p-anna"])
def test_a_pupil_is_found_by_the_begin_of_each_word_in_any_order(search, region, words):
    assert reverse("work:pupil", args=["p-anna"]) in text_of(search(words))


@pytest.mark.parametrize("words", ["ozturk", "ÖZTÜRK", "van der smit", "öztürk-smit"])
def test_accents_capitals_and_hyphens_do_not_matter(search, region, words):
    make_pupil("p-ay", first_name="Aylin", prefix="van der", last_name="Öztürk-Smit")
    assert "Aylin van der Öztürk-Smit" in text_of(search(words))


def test_no_name_stands_in_an_address(search, region):
    response = search("jansen")
    ((address, _),) = response.redirect_chain
    assert "jansen" not in address.lower()
    assert "anna" not in address.lower()
    assert response["Content-Type"].startswith("text/html")


def test_results_are_kept_for_this_session_alone(search, region, browser_of):
    ((address, _),) = search("jansen").redirect_chain
    other = browser_of("absence_coordinator").get(address)
    assert (other.status_code, other["Location"]) == (302, reverse("work:search"))


@pytest.mark.parametrize(("function", "there"), [("mentor", True), ("administrator", False)])
def test_who_meets_no_pupils_has_nothing_to_search(today, function, there):
    browser = signed_in(make_person(make_school("00VO77"), function))
    page = browser.get(reverse("protocols:list")).content.decode()
    assert ('role="search"' in page) is there


def test_five_searches_are_kept(browser_of):
    browser = browser_of("absence_coordinator")
    found = [browser.post(reverse("work:search"), {"q": "a"})["Location"] for _ in range(6)]
    assert browser.get(found[0]).status_code == 302
    assert browser.get(found[1]).status_code == 200


@pytest.mark.parametrize(
    ("function", "seen"),
    [("absence_coordinator", True), ("attendance_officer", False), ("youth_doctor", False)],
)
def test_cm_20_nobody_finds_pupils_whom_one_may_not_see(search, region, function, seen):
    page = text_of(search("jansen", function))
    assert (reverse("work:pupil", args=["p-anna"]) in page) is seen
    assert ("Niets gevonden" in page) is not seen


def test_a_mentor_finds_the_own_groups(search, region):
    make_pupil("p-bas", group="4b", first_name="Bas", last_name="Jansen")
    page = text_of(search("jansen", "mentor"))
    assert reverse("work:pupil", args=["p-anna"]) in page
    assert "Bas Jansen" not in page


def test_a_case_is_found_by_its_id_by_who_takes_part(search, region, case):
    address = reverse("dossiers:case", args=[case])
    assert address in text_of(search(case))
    make_school("00VO01", protocol=PROTOCOL)
    stranger = make_person(make_school("00VO02", protocol=PROTOCOL), name="Vreemde")
    page = signed_in(stranger).post(reverse("work:search"), {"q": case}, follow=True)
    assert address not in text_of(page)


def test_a_school_is_found_with_its_cases(search, region, case):
    page = text_of(search("linde"))
    assert "Lyceum De Linde</h2>" in page
    assert reverse("dossiers:case", args=[case]) in page
    assert reverse("oversight:school", args=[region.school]) in page


def test_nothing_typed_says_what_to_do(browser_of):
    response = browser_of("absence_coordinator").post(reverse("work:search"), {"q": " "})
    assert response.status_code == 422
    assert "Schrijf een naam, een school of een nummer." in text_of(response)


def test_cm_22_who_was_found_is_in_the_journal(search, region):
    search("jansen")
    entry = Entry.objects.filter(action="search").last()
    assert entry.subjects == ["p-anna"]
    assert "jansen" not in str(entry.__dict__)


def test_what_is_no_longer_seen_is_not_shown_again(browser_of, region):
    browser = browser_of("mentor")
    address = browser.post(reverse("work:search"), {"q": "jansen"})["Location"]
    assert "Jansen" in text_of(browser.get(address))
    Enrolment.objects.update(group="4b")
    assert "Niets gevonden" in text_of(browser.get(address))


def test_the_page_tells_who_it_is_with_parents_signals_and_cases(pupil_page, region, case):
    Parent.objects.filter(name="Cas Peters").update(secret_address=True)
    rows = [
        *whole_days("2026-03-02", "2026-03-03", pupil=region.pupil),
        *lessons("2026-03-04", 1, 2, 3, pupil=region.pupil),
    ]
    register_absence(rows, until="2026-03-06")
    detect_all(at(TODAY))
    page = text_of(pupil_page("absence_coordinator"))
    for told in (
        "14 jaar · klas 3a · Lyceum De Linde",
        "Bo Jansen",
        "geheim adres",
        "zonder gezag",
        "17 lesuren ongeoorloofd",
        "Verzuim dit schooljaar",
        "Stap 2, het ondersteuningsteam aan zet",
        reverse("dossiers:case", args=[case]),
    ):
        assert told in page


def test_an_earlier_case_stands_there_with_its_days(pupil_page, region, case):
    CaseRow.objects.filter(id=case).update(closed="restored", closed_on=date(2026, 3, 6))
    page = text_of(pupil_page("absence_coordinator"))
    assert "van ma 23 februari 2026 tot en met vr 6 maart 2026" in page
    assert "gesloten" in page


def test_the_doctor_sees_the_case_and_neither_absence_nor_signals(pupil_page, region, case):
    doctor = Position.objects.get(person_id=region.people["youth_doctor"])
    TakesPart.objects.create(
        case=case, pupil=region.pupil, organisation=doctor.organisation_id, part="asked"
    )
    page = text_of(pupil_page("youth_doctor"))
    assert reverse("dossiers:case", args=[case]) in page
    assert "Verzuim dit schooljaar" not in page
    assert "Signalen</h2>" not in page


def test_who_takes_no_part_sees_nothing_of_a_pupil(pupil_page, region):
    assert pupil_page("attendance_officer").status_code == 403
    assert pupil_page("absence_coordinator", "bestaat-niet").status_code == 403
    assert pupil_page("mentor").status_code == 200
    make_pupil("p-bas", group="4b")
    assert pupil_page("mentor", "p-bas").status_code == 403


def test_looking_is_in_the_journal(pupil_page, region, case):
    pupil_page("mentor")
    entry = Entry.objects.filter(action="look", kind="pupil").last()
    assert entry.subjects == ["p-anna", case]
    assert entry.parts == ["head", "absence"]


def test_more_results_ask_no_more_of_the_database(browser_of, region):
    browser = browser_of("absence_coordinator")
    open_case(region, PROTOCOL)
    queries(browser, region)
    few = queries(browser, region)
    for number in range(6):
        region.pupil = make_pupil(f"p-{number}", last_name="Jansen")
        open_case(region, PROTOCOL)
    assert queries(browser, region) == few <= SEARCH_QUERIES


def queries(browser, region):
    with CaptureQueriesContext(connection) as asked:
        browser.post(reverse("work:search"), {"q": "jansen"}, follow=True)
    return len(asked)


def test_a_pupil_with_many_registrations_asks_no_more(browser_of, region):
    browser, address = browser_of("mentor"), reverse("work:pupil", args=[region.pupil])
    browser.get(address)
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    register_absence(whole_days("2026-03-02", "2026-03-03", "2026-03-05", pupil=region.pupil))
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(many) == len(few) <= PUPIL_QUERIES
