"""The monthly list: whom it shows, how each stands, and how it is handed out."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from pypdf import PdfReader

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.work import ReportSent
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.schools.models import Enrolment, Exemption, Pupil
from tests.web.days import noon_of
from tests.web.dossiers.cases import BEGAN, TODAY, make_region, open_case, signed_in, tell
from tests.web.making import make_person

PROTOCOL = "tilburg-vo"


@pytest.fixture
def region(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    return make_region(PROTOCOL)


@pytest.fixture
def case(region):
    return open_case(region, PROTOCOL, StepAsked("ondersteuningsteam"))


@pytest.fixture
def officer(region):
    return signed_in(region.people["attendance_officer"])


def monthly(client, name="monthly", **asked):
    return client.get(reverse(f"municipality:{name}", query=asked or None))


def row_of(client, **asked):
    """The one line of the list as it is handed out, by its heads; None without a line."""
    content = monthly(client, als="csv", **asked).content.decode("utf-8-sig")
    return next(csv.DictReader(io.StringIO(content)), None)


def change(case, **fields):
    CaseRow.objects.filter(id=case).update(**fields)


def words_of(response):
    return " ".join(one.extract_text() for one in PdfReader(io.BytesIO(response.content)).pages)


def test_it_tells_where_a_pupil_stands_and_who_leads(case, officer):
    row = row_of(officer)
    assert row["Leerling"] == "P-Anna Jansen"
    assert row["Soort"] == "relatief verzuim"
    assert (row["Afwezig sinds"], row["Dagen"]) == ("2026-02-23", "14")
    assert row["Regie"].startswith("absence_coordinator")
    assert row["Organisatie"] == "Lyceum De Linde"
    assert row["Drie maanden"] == "2026-05-23"


@pytest.mark.parametrize("function", ["partnership_contact", "case_director"])
def test_the_partnership_has_the_cases_in_which_it_takes_part(region, case, function):
    row = row_of(signed_in(region.people[function]))
    assert row["Leerling"] == "P-Anna Jansen"


@pytest.mark.parametrize("function", ["mentor", "absence_coordinator", "youth_doctor"])
def test_it_is_not_for_others(region, case, function):
    browser = signed_in(region.people[function])
    for name in ("monthly", "monthly_paper", "figures_paper", "figures_file"):
        assert monthly(browser, name).status_code == 403


@pytest.mark.parametrize(("lives_in", "listed"), [("Ergens", True), ("", True), ("Elders", False)])
def test_only_pupils_of_the_own_municipalities(region, case, officer, lives_in, listed):
    Pupil.objects.update(municipality=lives_in)
    assert bool(row_of(officer)) is listed


def test_another_office_sees_nothing_of_it(region, case):
    elsewhere = add_organisation("Elders", PartyKind.ATTENDANCE_OFFICE, ["Elders"])
    browser = signed_in(make_person(elsewhere, "attendance_officer"))
    assert row_of(browser) is None
    assert "P-Anna" not in monthly(browser).content.decode()


@pytest.mark.parametrize(
    ("month", "opened", "closed", "listed"),
    [
        ("2026-02", date(2026, 2, 28), None, True),
        ("2026-02", date(2026, 3, 1), None, False),
        ("2026-02", date(2026, 1, 5), date(2026, 2, 1), True),
        ("2026-02", date(2026, 1, 5), date(2026, 1, 31), False),
        ("2026-03", date(2026, 3, 9), None, True),
    ],
)
def test_a_case_that_ran_on_one_day_of_the_month_is_on_it(
    case, officer, month, opened, closed, listed
):
    change(case, opened_on=opened, closed_on=closed, closed="restored" if closed else "")
    assert bool(row_of(officer, maand=month)) is listed


@pytest.mark.parametrize("month", ["", "2026-04", "1999-01", "x"])
def test_without_a_month_that_is_shown_it_is_the_one_that_runs(case, officer, month):
    assert "Maandlijst maart 2026" in monthly(officer, maand=month).content.decode()


def test_an_earlier_month_counts_until_its_last_day(case, officer):
    assert row_of(officer, maand="2026-02")["Dagen"] == "5"


@pytest.mark.parametrize(
    ("days", "told"),
    [(-1, "zijn voorbij"), (0, "naderen"), (28, "naderen"), (29, "lopen nog")],
)
def test_how_the_three_months_stand(case, officer, days, told):
    change(case, offer_due=TODAY + timedelta(days=days))
    assert row_of(officer)["Stand van de drie maanden"] == told


def test_an_offer_ends_the_three_months(case, officer):
    change(case, offer_due=TODAY - timedelta(days=1), offered=True)
    assert row_of(officer)["Stand van de drie maanden"] == "er is een aanbod"


def test_a_pupil_who_is_enrolled_nowhere(case, officer):
    Enrolment.objects.update(last=TODAY - timedelta(days=1))
    assert row_of(officer)["Soort"] == "niet ingeschreven"


@pytest.mark.parametrize(
    ("last", "kind"),
    [
        (None, "vrijgesteld"),
        (TODAY, "vrijgesteld"),
        (TODAY - timedelta(days=1), "relatief verzuim"),
    ],
)
def test_a_pupil_who_is_exempt_until_the_last_day(region, case, officer, last, kind):
    Exemption.objects.create(pupil_id=region.pupil, article="5a", first=BEGAN, last=last)
    assert row_of(officer)["Soort"] == kind


def test_a_report_stands_in_its_month_alone(region, case, officer):
    tell(region, case, "absence_coordinator", ReportSent("melding-wettelijk-verzuim", ("duo",)))
    assert "DUO" in row_of(officer, maand="2026-02")["Gemeld in de maand"]
    assert row_of(officer)["Gemeld in de maand"] == ""


def test_it_is_chosen_by_kind_step_school_and_municipality(case, officer):
    fits = {"soort": "relatief", "stap": "ondersteuningsteam", "gemeente": "Ergens"}
    assert row_of(officer, **fits)
    assert row_of(officer, soort="absoluut") is None


def test_by_school_and_then_by_name_unless_somebody_asks(case, officer):
    told = monthly(officer).context["table"]
    assert [one.code for one in told.orders if one.is_chosen] == ["school"]


def test_tb_63_the_list_on_paper_names_everybody_and_is_in_the_journal(case, officer):
    response = monthly(officer, "monthly_paper")
    told = words_of(response)
    for words in ("Maandlijst maart 2026", "Lyceum De Linde", "P-Anna Jansen", "14 dagen"):
        assert words in told
    entry = Entry.objects.filter(action="export").last()
    assert entry.subjects == [case]


def test_cm_22_looking_and_handing_out_are_in_the_journal(case, officer):
    monthly(officer)
    monthly(officer, als="xlsx")
    entries = Entry.objects.filter(kind="case")
    assert [one.action for one in entries] == ["list", "export"]
    assert all(one.subjects == [case] for one in entries)
