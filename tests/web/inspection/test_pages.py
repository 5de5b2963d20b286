"""What the privacy officer sees of the journal, and what it leaves in the journal itself."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from kantelpunt.casework.payloads import DestroyedBecause
from kantelpunt.foundation.text import Language
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.gate.parts import PART_NAMES, Part
from kantelpunt.web.inspection.words import code_name, part_name
from kantelpunt.web.journal.selectors import entries, entry
from kantelpunt.web.journal.services import Who, destroy_detail, look
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.people.services import add_organisation
from tests.regions import VO
from tests.web.making import make_person, make_pupil, make_school

WORDS_OF_DATA = re.compile(r"<[^>]*>|van den Berg|De Linde")
NOW = datetime(2026, 3, 9, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture
def region(db):
    """A school, a mentor and a privacy officer, and pupils."""
    school = make_school(name="De Linde")
    office = add_organisation("Regio", PartyKind.MUNICIPALITY)
    make_pupil("pupil-1", first_name="Noor", prefix="van den", last_name="Berg")
    make_pupil("pupil-2", first_name="Sam", prefix="van den", last_name="Berg")
    return {
        "school": school,
        "mentor": make_person(school, "mentor", name="Marieke Jansen"),
        "officer": make_person(office, "privacy_officer", name="Fatma Yilmaz"),
    }


@pytest.fixture
def look_of_mentor(region):
    """The mentor does something."""

    def done(action=Action.LOOK, subjects=("case-1", "pupil-1"), **more):
        who = Who(region["mentor"], "mentor", region["school"], "192.0.2.7")
        return look(who, action, Kind.CASE, subjects, **{"now": NOW} | more)

    return done


@pytest.fixture
def officer(client, region, django_user_model):
    client.force_login(django_user_model.objects.get(pk=region["officer"]))
    return client


def page(client, name, *args, query="", **given):
    return client.get(reverse(f"inspection:{name}", args=args) + query, **given)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("name", ["journal", "search", "verify", "about", "entry"])
def test_cm_22_only_an_officer_reads_the_journal(
    client, region, django_user_model, look_of_mentor, name
):
    look_of_mentor()
    args = {"about": ["pupil-1"], "entry": [1]}.get(name, [])
    assert page(client, name, *args).status_code == 302
    client.force_login(django_user_model.objects.get(pk=region["mentor"]))
    assert page(client, name, *args).status_code == 403
    client.force_login(django_user_model.objects.get(pk=region["officer"]))
    assert page(client, name, *args).status_code == 200


def test_the_list_tells_who_did_what_and_names_no_pupil(officer, look_of_mentor):
    look_of_mentor()
    look_of_mentor(Action.REFUSED, result=Result.REFUSED)
    told = text_of(page(officer, "journal"))
    assert "Marieke Jansen" in told
    assert "Mentor, De Linde" in told
    assert "niet toegestaan" in told
    assert "geweigerd" in told
    assert "Noor" not in told
    assert "pupil-1" not in told


def test_the_list_asks_the_database_no_more_for_more_entries(
    officer, look_of_mentor, django_assert_max_num_queries
):
    for _ in range(60):
        look_of_mentor()
    page(officer, "journal")
    with django_assert_max_num_queries(30) as few:
        page(officer, "journal")
    for _ in range(60):
        look_of_mentor()
    with django_assert_max_num_queries(len(few.captured_queries)):
        page(officer, "journal")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?wat=export&soort=case", {2}),
        ("?uitkomst=refused&soort=case", {3}),
        ("?dag-tot=2026-03-09&soort=case", {1, 3}),
        ("?dag-van=2026-03-10&soort=case", {2}),
        ("?wie=nobody-known&soort=case", {1, 2, 3}),
        ("?pagina=x&volgorde=x&als=x&dag-van=x&soort=case", {1, 2, 3}),
    ],
)
def test_the_list_is_narrowed(officer, look_of_mentor, query, shown):
    first = look_of_mentor()
    look_of_mentor(Action.EXPORT, now=NOW + timedelta(days=1))
    look_of_mentor(Action.REFUSED, result=Result.REFUSED)
    table = page(officer, "journal", query=query).context["table"]
    assert {int(row.id) - first + 1 for row in table.rows} == shown


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_cm_22_handing_out_the_journal_stands_in_the_journal(officer, look_of_mentor, form):
    look_of_mentor()
    answer = page(officer, "about", "pupil-1", query=f"?als={form}")
    assert "attachment" in answer["Content-Disposition"]
    last = entries().first()
    assert (last.action, last.kind, last.subjects) == ("export", "journal", ["pupil-1"])


def test_cm_22_reading_the_journal_stands_in_the_journal(officer, region, look_of_mentor):
    number = look_of_mentor()
    page(officer, "journal")
    page(officer, "about", "pupil-1")
    page(officer, "entry", number)
    officer.post(reverse("inspection:verify"))
    own = entries(person=region["officer"], kind=Kind.JOURNAL).order_by("number")
    assert [(one.action, one.kind, one.subjects, one.role) for one in own] == [
        ("list", "journal", [], "privacy_officer"),
        ("look", "journal", ["pupil-1"], "privacy_officer"),
        ("look", "journal", ["case-1", "pupil-1"], "privacy_officer"),
        ("look", "journal", [], "privacy_officer"),
    ]


def test_who_looked_at_a_pupil_is_told_in_short_and_in_full(officer, look_of_mentor):
    look_of_mentor()
    look_of_mentor()
    look_of_mentor(subjects=["pupil-2"])
    answer = page(officer, "about", "pupil-1")
    told = text_of(answer)
    assert "Wie keek naar Noor van den Berg?" in told
    assert {(name, one.times) for name, _, one in answer.context["seen_by"]} == {
        ("Fatma Yilmaz", 1),
        ("Marieke Jansen", 2),
    }
    assert answer.context["table"].total == 3


@pytest.mark.parametrize("subject", ["x" * 65, "pupil\n1", "pupil\x00"])
def test_what_can_be_no_reference_is_not_found(officer, subject):
    assert page(officer, "about", subject).status_code == 404


def test_one_entry_tells_all_it_says_but_no_address(officer, look_of_mentor):
    number = look_of_mentor(
        Action.OVERRIDE, parts=["plan"], code="emergency", detail="Moeder belde: <spoed>"
    )
    told = text_of(page(officer, "entry", number))
    for words in ("Marieke Jansen", "Noor van den Berg", "plan", "emergency", "&lt;spoed&gt;"):
        assert words in told
    assert "192.0.2.7" not in told
    destroy_detail(Who(), number, DestroyedBecause.RETENTION, now=NOW)
    told = text_of(page(officer, "entry", number))
    assert "Moeder" not in told
    assert "vernietigd op ma 9 maart 2026" in told
    assert page(officer, "entry", 999).status_code == 404


def test_case_and_school_have_names_and_parts_and_acts_have_words(officer, region, look_of_mentor):
    case = CaseRow.objects.create(
        pupil="pupil-1",
        school=VO,
        organisation=region["school"],
        sector="vo",
        version="landelijk@2009-08-01",
        opened_on=NOW.date(),
    )
    told_in = {
        ("gesprek", "restricted"): ("Gesprek vastleggen", "notities voor enkelen"),
        ("in_case", "names.csv"): ("signaal bij een casus gevoegd", "names.csv"),
    }
    for (code, part), words in told_in.items():
        number = look_of_mentor(
            Action.CHANGE, subjects=[case.id, VO, "weg"], parts=[part], code=code
        )
        told = text_of(page(officer, "entry", number))
        for each in ("casus van Noor van den Berg", "De Linde", "kenmerk weg", *words):
            assert each in told
        assert f"<code>{code}</code>" not in told
    assert "Gesprek vastleggen" in text_of(page(officer, "journal"))


@pytest.mark.parametrize("language", list(Language))
def test_every_part_has_words(language):
    names = {part_name(one).in_(language) for one in Part}
    assert len(names) == len(Part)
    assert set(PART_NAMES) == set(Part)


@pytest.mark.parametrize(
    ("written", "name"),
    [("replaced", "vervanging vastgelegd"), ("password", "wachtwoord"), ("entry:12", None)],
)
def test_what_was_done_has_a_name_or_stays_as_it_is(written, name):
    told = code_name(written)
    assert (told.nl if told else None) == name


def test_a_pupil_is_found_by_name_and_the_name_stays_out_of_the_address(officer, look_of_mentor):
    look_of_mentor()
    two = officer.post(reverse("inspection:search"), {"who": "berg"})
    assert [(one.name, where) for one, where in two.context["found"]] == [
        ("Noor van den Berg", "klas 3a · De Linde"),
        ("Sam van den Berg", "klas 3a · De Linde"),
    ]
    assert entries().first().subjects == ["pupil-1", "pupil-2"]
    one = officer.post(reverse("inspection:search"), {"who": "noor berg"})
    assert one.url == reverse("inspection:about", args=["pupil-1"])
    case = officer.post(reverse("inspection:search"), {"who": " case-1 "})
    assert case.url == reverse("inspection:about", args=["case-1"])


@pytest.mark.parametrize(
    ("words", "told"), [("", "Vul een naam of een kenmerk in."), ("nergens", "Niemand gevonden.")]
)
def test_a_search_that_finds_nothing_says_what_to_do(officer, words, told):
    assert told in text_of(officer.post(reverse("inspection:search"), {"who": words}))


def test_the_journal_is_verified_on_a_page(officer, look_of_mentor):
    number = look_of_mentor()
    assert "Kijk na" in text_of(page(officer, "verify"))
    told = text_of(officer.post(reverse("inspection:verify")))
    assert f"De laatste {number} regels zijn nagekeken" in told
    assert f"{number}:{entry(number).hash}" in told


@pytest.mark.parametrize("name", ["journal", "search", "verify", "about", "entry"])
def test_every_page_speaks_english_too(officer, look_of_mentor, name):
    look_of_mentor()
    officer.post(reverse("pages:language"), {"language": "en"})
    args = {"about": ["pupil-1"], "entry": [1]}.get(name, [])
    told = text_of(page(officer, name, *args))
    assert '<html lang="en"' in told
    assert not re.search(r"\b(de|het|een|van|regel|logboek)\b", WORDS_OF_DATA.sub("", told))


def test_a_broken_journal_says_what_is_wrong_and_what_to_do(officer, look_of_mentor, tamper):
    look_of_mentor()
    tamper("UPDATE journal_entry SET actor = 'x' WHERE number = 1")
    told = text_of(officer.post(reverse("inspection:verify")))
    assert "Het logboek is niet heel" in told
    assert "Regel 1 is gewijzigd. Verander niets" in told
