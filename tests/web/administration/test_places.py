"""Organisations, schools and codes: changed as a whole, or refused with what to do."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.people.models import Organisation
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.register.models import FoundSignal, Reason, SignalState
from tests.regions import VO, lessons, whole_days
from tests.web.administration.cases import running
from tests.web.administration.conftest import journalled
from tests.web.making import make_person, register_absence

SIXTEEN = [
    *whole_days("2026-03-02", "2026-03-03", pupil="noor"),
    *lessons("2026-03-04", 1, 2, pupil="noor"),
]


def url(name, *args):
    return reverse(f"administration:{name}", args=args)


def told(response):
    return " ".join(response.content.decode().split())


def test_an_organisation_is_added_and_changed(me, region):
    given = {"name": "Leerplicht Ergens", "kind": "attendance_office", "municipalities": ["Ergens"]}
    assert me.post(url("add_organisation"), {**given, "others": ""}).status_code == 302
    row = Organisation.objects.get(name="Leerplicht Ergens")
    assert row.municipalities == ["Ergens"]
    assert row.sectors == []
    given = {**given, "name": "Leerplicht", "others": "Verderop, Ergens,", "sectors": ["vo"]}
    assert me.post(url("organisation", row.id), given).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.municipalities) == ("Leerplicht", ["Ergens", "Verderop"])
    assert row.sectors == ["vo"]
    assert "Leerplicht" in told(me.get(url("organisations")))
    assert [one.code for one in journalled()] == ["organisation-added", "organisation-changed"]


def test_other_municipalities_change_who_takes_part_in_cases(me, region, on_day):
    on_day(date(2026, 2, 4))
    office = add_organisation("Leerplicht", PartyKind.ATTENDANCE_OFFICE, ["Elders"])
    case = running(region, date(2026, 2, 2))
    assert not TakesPart.objects.filter(case=case, organisation=office).exists()
    given = {"name": "Leerplicht", "kind": "attendance_office", "municipalities": ["Ergens"]}
    me.post(url("organisation", office), {**given, "others": ""})
    assert TakesPart.objects.filter(case=case, organisation=office).exists()


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"name": "de es"}, "Er is al een organisatie met deze naam"),
        ({"kind": "municipality"}, "Hier hoort een school bij"),
        ({"kind": "municipality"}, "Mentor"),
        ({"name": " "}, "Dit veld is verplicht"),
        ({"kind": "court"}, "Kies uit de lijst"),
    ],
)
def test_what_cannot_be_is_refused(me, region, given, what):
    given = {"name": "De Linde", "kind": "school", "municipalities": [], "others": "", **given}
    sent = me.post(url("organisation", region.school), given)
    assert sent.status_code == 422
    assert what in told(sent)
    assert Organisation.objects.get(id=region.school).name == "De Linde"


def test_schools_stand_with_organisation_and_holiday_region(me, region):
    page = told(me.get(url("schools")))
    assert "De Linde" in page
    assert "Midden" in page
    assert "nog niets ingelezen" in page
    assert "De Linde" not in told(me.get(url("schools") + "?vakantie=noord"))
    assert me.get(url("school", "00XX99")).status_code == 404


def test_another_meaning_of_a_code_works_signals_out_anew(me, region, on_day):
    on_day(date(2026, 3, 9))
    register_absence(SIXTEEN, until="2026-03-06")
    code = Reason.objects.get(code="O")
    page = told(me.get(url("change_reason", code.pk) + f"?school={VO}"))
    assert "alle signalen van deze school worden meteen opnieuw bepaald" in page
    assert "registraties van De Linde hebben deze code" in page
    given = {"category": "unauthorised", "authorised": "nee"}
    me.post(url("change_reason", code.pk) + f"?school={VO}", given)
    assert FoundSignal.objects.get(signal="zestien-uur", warning=False).state == SignalState.NEW
    given = {"category": "medical", "authorised": "ja"}
    sent = me.post(url("change_reason", code.pk) + f"?school={VO}", given, follow=True)
    assert "1 ingetrokken" in told(sent)
    code.refresh_from_db()
    assert (code.school, code.category) == ("", "unauthorised")
    assert Reason.objects.get(school=VO, code="O").category == "medical"
    assert "deze school" in told(me.get(url("reasons", VO)))
    assert [one.code for one in journalled()] == ["meaning", "meaning"]


def test_a_new_code_gets_a_meaning(me, region):
    given = {"code": "ZZ", "category": "sick", "authorised": "ja"}
    assert me.post(url("add_reason", VO), given).status_code == 302
    assert Reason.objects.get(school=VO, code="ZZ").authorised
    sent = me.post(url("add_reason", VO), {"code": "", "category": "ziek", "authorised": ""})
    assert sent.status_code == 422
    assert "Kies uit de lijst" in told(sent)
    assert Reason.objects.count() == 1


@pytest.mark.parametrize("name", ["organisations", "schools"])
def test_lists_ask_the_database_no_more_for_more_rows(
    me, region, name, django_assert_max_num_queries
):
    for number in range(60):
        add_organisation(f"Bureau {number}", PartyKind.YOUTH_HELP)
    make_person(region.other, "mentor", groups=["1a"])
    with django_assert_max_num_queries(12):
        me.get(url(name))
