"""The work list: what is asked of whom, in what order, and what does it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kantelpunt.casework.events.work import TaskSet
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.models import Asked, CaseRow
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.pages.clock import at
from kantelpunt.web.pages.ids import new_id
from kantelpunt.web.people.models import Position
from kantelpunt.web.people.services import add_organisation, replace
from kantelpunt.web.register.detecting import detect_all
from kantelpunt.web.register.models import FoundSignal, SignalState
from kantelpunt.web.work.tasks import tasks_of, together
from tests.regions import lessons, whole_days
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, open_case, signed_in, tell
from tests.web.making import make_person, make_pupil, register_absence
from tests.web.work.conftest import PROTOCOL, text_of

TODAY_QUERIES, TASKS_QUERIES = 50, 30


def tasks(region, function, day=TODAY):
    viewer = Viewer.of(region.people[function], day)
    return tasks_of(viewer, at(day))


def put_due(case, *days):
    """Ask things of the coordinator by these days, one each."""
    row = CaseRow.objects.get(id=case)
    Asked.objects.filter(case=case).delete()
    for number, day in enumerate(days):
        Asked.objects.create(
            case=row,
            key=f"task t{number}",
            due=day,
            overdue=bool(day and day < TODAY),
            organisation=row.organisation,
            function="absence_coordinator",
        )


def today_page(browser_of, function="absence_coordinator"):
    return text_of(browser_of(function).get(reverse("work:today")))


def part(page, heading):
    """What stands under a heading."""
    after = page.split(f">{heading}</h2>")[1]
    return after.split("</section>")[0]


def test_late_comes_first_then_this_week_each_where_it_belongs(browser_of, case):
    put_due(case, date(2026, 3, 5), TODAY, date(2026, 3, 15), date(2026, 3, 16), None)
    page = today_page(browser_of)
    assert "2 schooldagen te laat" in part(page, "Te laat")
    week = part(page, "Vandaag en deze week")
    assert "2 dingen" in week
    assert "Volgende week: 1 taak." in week
    assert page.index("Te laat</h2>") < page.index("deze week</h2>")
    assert "1 te laat, 2 deze week" in page


@pytest.mark.parametrize(
    ("function", "imports"), [("absence_coordinator", True), ("mentor", False)]
)
def test_who_hands_in_absence_finds_where(browser_of, region, function, imports):
    page = today_page(browser_of, function)
    assert "zodra verzuim is ingelezen" in page
    assert (reverse("register:imports") in page) is imports


def test_nothing_asked_says_what_will_stand_there(browser_of, region):
    page = today_page(browser_of)
    assert "Niets te laat, niets deze week, geen nieuwe signalen." in page
    assert "Wat een termijn heeft, komt hier vanzelf te staan" in page
    assert "Te laat</h2>" not in page


def test_the_oldest_is_first_and_a_case_stands_in_a_block_once(region, case):
    put_due(case, date(2026, 3, 4), date(2026, 3, 2))
    region.pupil = make_pupil("p-bas", last_name="Aker")
    other = open_case(region, PROTOCOL)
    put_due(other, date(2026, 3, 3))
    found = together(tasks(region, "absence_coordinator"))
    assert [one.first.case for one in found] == [case, other]
    assert [task.day.day for task in found[0].tasks] == [2, 4]


def test_the_same_thing_asked_in_two_functions_stands_there_once(region, case):
    (row,) = CaseRow.objects.filter(id=case)
    put_due(case, TODAY)
    asked = Asked.objects.get(case=case)
    asked.pk, asked.function = None, "support_coordinator"
    asked.save()
    Position.objects.create(
        person_id=region.people["absence_coordinator"],
        organisation_id=row.organisation,
        function="support_coordinator",
        first=date(2023, 8, 1),
    )
    assert len(tasks(region, "absence_coordinator")) == 1


def test_a_task_of_the_case_is_finished_with_one_button(browser_of, region, case):
    tell(
        region,
        case,
        "absence_coordinator",
        TaskSet("ouders-bellen", ("mentor",), date(2026, 3, 10)),
    )
    page = today_page(browser_of, "mentor")
    assert "De afgesproken taak ‘ouders-bellen’" in page
    assert f"/dossiers/{case}/doe/taak/?taak=" in page
    assert "Taak afronden" in page


def test_what_is_asked_is_told_in_the_words_of_the_protocol(browser_of, region, case):
    found = tasks(region, "support_coordinator")
    assert found
    assert all("steps." not in one.what for one in found)
    assert all(one.step == "Stap 2, het ondersteuningsteam aan zet" for one in found)


def test_a_block_has_twenty_rows_and_leads_to_all(browser_of, region):
    for number in range(22):
        region.pupil = make_pupil(f"p-{number}", last_name=f"Naam{number}")
        put_due(open_case(region, PROTOCOL), TODAY)
    week = part(today_page(browser_of), "Vandaag en deze week")
    assert week.count("<li>") == 21
    assert "en nog 2 leerlingen" in week
    assert "Alle 22 taken" in week
    all_of_them = text_of(browser_of("absence_coordinator").get(reverse("work:tasks")))
    assert "Alle 22 regels" in all_of_them


def test_new_signals_are_there_for_who_judges_them(browser_of, region):
    signal(region)
    page = today_page(browser_of)
    assert "17 lesuren ongeoorloofd" in part(page, "Nieuwe signalen")
    assert "Registratie van Lyceum De Linde loopt tot en met vr 6 maart." in page
    assert "Beoordelen" in page
    other = today_page(browser_of, "attendance_officer")
    assert "Nieuwe signalen" not in other
    assert "Registratie" not in other


def test_a_withdrawn_signal_stands_there_with_the_reason_until_it_was_seen(browser_of, region):
    signal(region)
    FoundSignal.objects.update(
        state=SignalState.WITHDRAWN,
        withdrawn_on=TODAY,
        withdrawn_because={"nl": "na correctie: 14 lesuren, norm 16", "en": "corrected"},
        withdrawal_seen=False,
    )
    new = part(today_page(browser_of), "Nieuwe signalen")
    assert "ingetrokken" in new
    assert "na correctie: 14 lesuren" in new
    FoundSignal.objects.update(withdrawal_seen=True)
    assert "ingetrokken" not in today_page(browser_of)


@pytest.mark.parametrize(
    ("day", "told"), [(date(2026, 1, 5), "ma 5 januari<"), (date(2025, 12, 15), "ma 15 dec 2025<")]
)
def test_a_signal_of_another_year_says_its_year(browser_of, region, day, told):
    signal(region)
    FoundSignal.objects.update(fired_on=day)
    assert told in part(today_page(browser_of), "Nieuwe signalen")


def test_the_new_signals_of_a_pupil_stand_together(browser_of, region):
    signal(region)
    row = FoundSignal.objects.filter(state=SignalState.NEW, warning=False).first()
    FoundSignal.objects.filter(warning=False).exclude(id=row.id).delete()
    row.pk, row.fired_on = new_id(), date(2026, 2, 20)
    row.save(force_insert=True)
    new = part(today_page(browser_of), "Nieuwe signalen")
    assert "2 signalen" in new
    assert new.count("Beoordelen<") == 1
    assert "2 nieuwe signalen" in today_page(browser_of)


def signal(region):
    """A signal of the pupil for more than sixteen hours."""
    rows = [
        *whole_days("2026-03-02", "2026-03-03", pupil=region.pupil),
        *lessons("2026-03-04", 1, 2, 3, pupil=region.pupil),
    ]
    register_absence(rows, until="2026-03-06")
    detect_all(at(TODAY))


def test_cm_10_who_leads_and_is_away_without_replacement_is_a_loose_end(browser_of, region, case):
    assert "is afwezig" not in today_page(browser_of)
    position = Position.objects.get(person_id=region.people["absence_coordinator"])
    replace(position.id, date(2026, 3, 2), by=None, last=date(2026, 3, 27))
    ends = part(today_page(browser_of, "school_leader"), "Losse eindjes")
    assert "is afwezig tot en met vr 27 maart 2026; er is nog geen vervanger" in ends


def test_with_a_replacement_it_is_none(browser_of, region, case):
    position = Position.objects.get(person_id=region.people["absence_coordinator"])
    replace(position.id, date(2026, 3, 2), by=region.people["school_leader"])
    assert "is afwezig" not in today_page(browser_of, "school_leader")


def test_who_left_is_a_loose_end_too(browser_of, region, case):
    Position.objects.filter(person_id=region.people["absence_coordinator"]).update(
        last=date(2026, 2, 27)
    )
    assert "werkt hier niet meer" in today_page(browser_of, "school_leader")


@pytest.mark.parametrize("function", ["mentor", "youth_doctor", "youth_help"])
def test_loose_ends_are_for_those_who_can_mend_them(browser_of, region, case, function):
    Position.objects.filter(person_id=region.people["absence_coordinator"]).update(
        last=date(2026, 2, 27)
    )
    assert "Losse eindjes" not in today_page(browser_of, function)


def test_nobody_sees_what_is_asked_in_cases_of_others(region, case):
    make_pupil("p-bas", group="4b", last_name="Aker")
    elsewhere = add_organisation("Andere jeugdzorg", PartyKind.YOUTH_HELP, ["Elders"])
    region.people["stranger"] = make_person(elsewhere, "youth_help", name="Vreemde")
    assert tasks(region, "stranger") == []


@pytest.mark.parametrize(
    ("function", "way"), [("privacy_officer", "/inzage/"), ("administrator", "/beheer/")]
)
def test_who_meets_no_pupils_is_led_to_the_own_work(region, function, way):
    office = add_organisation("Samenwerkingsverband", PartyKind.PARTNERSHIP)
    page = text_of(signed_in(make_person(office, function)).get(reverse("work:today")))
    assert "In uw functie ziet u geen leerlingen." in page
    assert f'href="{way}"' in page


def test_who_holds_no_function_is_told_whom_to_ask(region):
    nobody = region.people["mentor"]
    Position.objects.filter(person_id=nobody).delete()
    page = text_of(signed_in(nobody).get(reverse("work:today")))
    assert "Vraag de beheerder" in page


@pytest.mark.parametrize(("dated", "shown"), [(0, True), (4, True), (5, False)])
def test_what_has_no_date_is_shown_where_little_else_is_asked(browser_of, region, dated, shown):
    put_due(open_case(region, PROTOCOL), None, *[TODAY] * dated)
    assert ("zonder datum</h2>" in today_page(browser_of)) is shown


def test_what_nobody_else_has_to_do_comes_first_of_what_has_no_date(browser_of, region):
    cases = sorted(open_case(region, PROTOCOL) for _ in range(2))
    for case in cases:
        put_due(case, None)
    row = Asked.objects.get(case=cases[0])
    Asked.objects.create(case=row.case, key=row.key, overdue=False, organisation="elders")
    page = part(today_page(browser_of), "Ook gevraagd, zonder datum")
    assert page.index(cases[1]) < page.index(cases[0])


def test_cm_22_what_is_shown_is_in_the_journal(browser_of, case):
    put_due(case, TODAY)
    today_page(browser_of)
    entry = Entry.objects.filter(action="list", kind="case").last()
    assert {case, "p-anna"} <= set(entry.subjects)


def test_time_passes_before_the_list_is_shown(browser_of, case):
    row = CaseRow.objects.get(id=case)
    before = row.sequence
    noon_of(date(2026, 6, 1))
    today_page(browser_of)
    row.refresh_from_db()
    assert row.sequence > before


@pytest.mark.parametrize(
    ("name", "most"), [("work:today", TODAY_QUERIES), ("work:tasks", TASKS_QUERIES)]
)
def test_more_rows_ask_no_more_of_the_database(browser_of, region, name, most):
    put_due(open_case(region, PROTOCOL), TODAY)
    browser = browser_of("absence_coordinator")
    browser.get(reverse(name))
    few = queries(browser, name)
    for number in range(6):
        region.pupil = make_pupil(f"p-{number}", last_name=f"Naam{number}")
        put_due(open_case(region, PROTOCOL), TODAY, date(2026, 3, 4))
    assert queries(browser, name) <= few <= most


def queries(browser, name):
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(reverse(name)).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("kind", "count"), [("laat", 1), ("komt", 1), ("zonder", 1), ("", 3)])
def test_the_whole_list_can_be_narrowed(browser_of, case, kind, count):
    put_due(case, date(2026, 3, 5), date(2026, 4, 5), None)
    page = text_of(browser_of("absence_coordinator").get(reverse("work:tasks"), {"wanneer": kind}))
    assert ("Deze regel" if count == 1 else f"Alle {count} regels") in page


def test_the_whole_list_is_saved_and_journalled(browser_of, case):
    put_due(case, TODAY)
    response = browser_of("absence_coordinator").get(reverse("work:tasks"), {"als": "csv"})
    assert "Jansen" in response.content.decode("utf-8-sig")
    entry = Entry.objects.filter(action="export").last()
    assert {case, "p-anna"} <= set(entry.subjects)


def test_in_english_too(browser_of, case):
    put_due(case, date(2026, 3, 5))
    browser = browser_of("absence_coordinator")
    browser.post(reverse("pages:language"), {"language": "en", "next": "/"})
    page = text_of(browser.get(reverse("work:today")))
    assert "2 school days late" in page
    assert "1 late, nothing this week" in page
