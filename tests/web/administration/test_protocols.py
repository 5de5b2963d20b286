"""Which protocol holds where from when; running cases stay on their version (CM-14)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kantelpunt.foundation.text import Language
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.services import advance
from kantelpunt.web.pages.clock import at
from kantelpunt.web.protocols.models import Assigned, ChosenSetting
from kantelpunt.web.protocols.plain_terms import in_code, in_words
from kantelpunt.web.protocols.selectors import assignment
from kantelpunt.web.protocols.services import assign
from kantelpunt.web.schools.region_tables import schools_table
from tests.regions import VO
from tests.web.administration.cases import TILBURG, open_case, running
from tests.web.administration.conftest import OTHER, journalled
from tests.web.making import make_person

TODAY = date(2026, 2, 4)
FIRST = date(2026, 3, 2)
A_DAY = timedelta(days=1)


def url(name, *args):
    return reverse(f"administration:{name}", args=args)


def told(response):
    return " ".join(response.content.decode().split())


@pytest.fixture(autouse=True)
def today(on_day):
    on_day(TODAY)


def begin(me, protocol="utrecht", where=VO, first=FIRST):
    given = {"where": where, "protocol": protocol, "first": first}
    return me.post(url("assign"), given, follow=True)


def version_on(code, day):
    (one,) = [each for each in schools_table() if each.school == code]
    return assignment().version_on(one, day).id


@pytest.mark.parametrize(
    ("day", "holds"),
    [(FIRST - A_DAY, "landelijk"), (FIRST, "utrecht"), (FIRST + A_DAY, "utrecht")],
)
def test_new_cases_go_by_the_new_row_from_its_first_day_on(me, region, day, holds):
    assert begin(me).status_code == 200
    assert version_on(VO, day) == holds
    assert version_on(OTHER, day) == "landelijk"


@pytest.mark.parametrize("day", [FIRST - A_DAY, FIRST, FIRST + A_DAY])
def test_running_cases_stay_on_their_version(me, region, day):
    case = running(region, date(2026, 2, 2))
    begin(me)
    advance(case, at(day))
    row = CaseRow.objects.get(id=case)
    assert row.version == TILBURG
    assert row.step


def test_the_page_says_how_many_cases_stay_on_their_version(me, region):
    open_case(region, date(2026, 2, 2))
    for page in (me.get(url("assign")), me.get(url("protocols"))):
        assert "Lopende dossiers die op deze versie blijven: 1." in told(page)
        assert "Lopende dossiers maken hun eigen versie af" in told(page)


def test_a_school_goes_before_its_sector(me, region):
    Assigned.objects.filter(school=OTHER).delete()
    page = told(begin(me, "tilburg-vo", "sector-vo"))
    kept = "Deze scholen houden hun eigen protocol, want een regel voor één school gaat voor: "
    assert f"{kept}De Linde." in page
    assert version_on(OTHER, FIRST) == "tilburg-vo"
    assert version_on(VO, FIRST) == "landelijk"
    assert [one.code for one in journalled()] == ["protocol-assigned"]


def test_the_list_tells_what_was_holds_and_comes(me, region):
    begin(me)
    begin(me, "tilburg-vo", VO, date(2024, 8, 1))
    page = told(me.get(url("protocols")))
    for state in ("was", "geldt nu", "komt nog"):
        assert f">{state}<" in page


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"first": date(2010, 1, 1)}, "Dit protocol geldt pas vanaf"),
        ({"protocol": "tilburg-vo", "where": "sector-po"}, "Dit protocol is voor VO"),
        ({"protocol": "nergens"}, "Kies uit de lijst"),
        ({"where": "00XX00"}, "Kies uit de lijst"),
        ({"first": "later"}, "geldige datum"),
        ({"first": date(2023, 8, 1)}, "begint hier al een protocol"),
    ],
)
def test_what_cannot_be_is_refused(me, region, given, what):
    sent = begin(me, **given)
    assert sent.status_code == 422
    assert what in told(sent)
    assert Assigned.objects.count() == 2


def test_only_what_has_not_begun_can_be_taken_back(me, region):
    begin(me)
    coming = Assigned.objects.get(first=FIRST)
    begun = Assigned.objects.get(school=VO, protocol="landelijk")
    refused = me.post(url("take_back_protocol", begun.pk))
    assert "Deze regel geldt al en blijft staan" in told(refused)
    assert me.post(url("take_back_protocol", coming.pk)).status_code == 302
    assert list(Assigned.objects.filter(school=VO)) == [begun]


def test_the_region_chooses_in_the_words_of_the_protocol(me, region):
    case = open_case(region, date(2026, 2, 2))
    page = told(me.get(url("settings", "tilburg-vo")))
    assert "Hoe de school beginnend verzuim aanpakt" in page
    assert "6/9/12 model" in page
    given = {"beginnend-verzuim": "6/9/12 model", "termijn-langdurig-melden": "5 Schooldagen"}
    sent = me.post(url("settings", "tilburg-vo"), given, follow=True)
    assert "De keuzes zijn vastgelegd" in told(sent)
    assert "Er is geen termijn verschoven" not in told(sent)  # some got their first
    chosen = ChosenSetting.objects.filter(protocol="tilburg-vo")
    assert dict(chosen.values_list("setting", "value")) == {
        **given,
        "termijn-langdurig-melden": "5 school_days",
    }
    assert 'value="5 schooldagen"' in told(me.get(url("settings", "tilburg-vo")))
    me.post(url("settings", "tilburg-vo"), {**given, "beginnend-verzuim": ""})
    assert ChosenSetting.objects.count() == 1
    assert CaseRow.objects.get(id=case).version == TILBURG


@pytest.mark.parametrize(
    "given",
    [{"beginnend-verzuim": "iets anders"}, {"termijn-langdurig-melden": "gauw"}],
)
def test_an_answer_that_cannot_be_is_refused(me, region, given):
    sent = me.post(url("settings", "tilburg-vo"), {"termijn-langdurig-melden": "2 weken", **given})
    assert sent.status_code == 422
    assert not ChosenSetting.objects.exists()


def test_who_leads_is_chosen_from_who_there_is(me, region):
    page = told(me.get(url("settings", "amstelland-meerlanden")))
    assert "Zonder keuze vraagt Kantelpunt hier niets." in page
    assert "Wie de regie heeft in niveau 1" in page
    given = {"regie-niveau-1": "verzuimcoordinator"}
    assert me.post(url("settings", "amstelland-meerlanden"), given).status_code == 302
    assert me.get(url("settings", "nergens")).status_code == 404


def test_a_mandate_that_nobody_can_use_is_a_gap(me, region):
    assign("utrecht", date(2024, 8, 1), school=VO)
    page = told(me.get(url("mandates")))
    assert "niemand" in page
    assert "Mandaten die nu niemand kan gebruiken" in page
    make_person(region.office, "partnership_director", name="Dora Directeur")
    page = told(me.get(url("mandates")))
    assert "Dora Directeur" in page
    assert "Mandaten die nu niemand" not in page


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("5 schooldagen", "5 school_days"),
        ("1 Week", "1 weeks"),
        ("4 keer per schooljaar", "4 times a school_year"),
        ("2 times a calendar year", "2 times a calendar_year"),
        ("6 weeks", "6 weeks"),
        ("gauw", "gauw"),
        ("3 keer per eeuw", "3 keer per eeuw"),
    ],
)
def test_terms_are_written_as_people_do(written, code):
    assert in_code(written) == code
    assert in_code(in_words(code, Language.NL)) == code
    assert in_code(in_words(code, Language.EN)) == code
