"""People, their functions and who stands in: kept, or refused with what to do."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kantelpunt.web.people.models import Person, Position, Replacement
from kantelpunt.web.people.selectors import held_by
from tests.web.administration.conftest import journalled
from tests.web.making import make_person

TODAY = timezone.localdate()
LATER = TODAY + timedelta(days=30)


def url(name, *args):
    return reverse(f"administration:{name}", args=args)


def position_of(person):
    return Position.objects.get(person_id=person)


def said(response):
    return " ".join(response.content.decode().split())


def give(me, person, organisation, **given):
    address = url("add_position", person) + f"?organisatie={organisation}"
    return me.post(address, {"first": TODAY, **given})


def test_somebody_new_gets_a_function_and_an_invitation(me, region):
    sent = me.post(url("add_person"), {"name": "Jo Nieuw", "email": "Jo@School.example"})
    new = Person.objects.get(email="jo@school.example")
    assert sent.url == url("person", new.id)
    page = said(me.get(sent.url))
    assert "Zonder functie ziet iemand niets" in page
    assert "heeft nog geen wachtwoord gekozen" in page
    gone = give(me, new.id, region.school, function="mentor", groups=["3a", "3b"])
    assert gone.status_code == 302
    (held,) = held_by(new.id, TODAY)
    assert (held.function, held.groups) == ("mentor", ("3a", "3b"))
    invited = me.post(url("invite", new.id))
    assert "http://testserver/aanmelden/wachtwoord/nieuw/" in said(invited)
    assert "no-store" in invited["Cache-Control"]
    assert "wachtwoord/nieuw" not in said(me.get(url("person", new.id)))
    assert [one.code for one in journalled()] == ["added", "position", "invited"]


def test_nobody_is_invited_into_an_account_that_is_in_use(me, region):
    person = Person.objects.create_user("jo@school.example", "a long enough sentence", name="Jo")
    assert me.post(url("invite", person.id)).status_code == 404
    page = said(me.get(url("person", person.id)))
    assert "kan aanmelden" in page
    assert "Uitnodiging maken" not in page


def test_administrators_change_their_own_name_but_not_their_functions(me, region):
    page = said(me.get(url("person", region.me)))
    assert url("change_person", region.me) in page
    assert "Functie geven" not in page
    given = {"name": "Anna van Beheer", "email": Person.objects.get(id=region.me).email}
    assert me.post(url("change_person", region.me), given).status_code == 302
    assert Person.objects.get(id=region.me).name == "Anna van Beheer"


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_kept(me, region):
    sent = me.post(url("add_person"), {"name": "  ", "email": "Mia.Mentor@demo.example"})
    assert sent.status_code == 422
    sent = me.post(url("add_person"), {"name": "Mia", "email": "Mia.Mentor@demo.example"})
    assert "Er is al iemand met dit e-mailadres" in said(sent)
    sent = give(me, region.mentor, region.school, function="mentor", last=TODAY - timedelta(days=1))
    assert sent.status_code == 422
    assert "De laatste dag ligt voor de eerste" in said(sent)
    assert "Kies van welke groepen" in said(sent)
    assert "Deze functie loopt hier al" in said(sent)
    assert Position.objects.count() == 3
    assert not journalled()


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"function": "mentor", "groups": ["9z"]}, "Kies uit de lijst"),
        ({"function": "attendance_officer"}, "Kies uit de lijst"),
        ({"function": "absence_coordinator", "groups": ["3a"]}, "Laat de groepen leeg"),
    ],
)
def test_a_function_that_does_not_fit_is_refused(me, region, given, told):
    sent = give(me, region.coordinator, region.school, **given)
    assert sent.status_code == 422
    assert told in said(sent)
    assert Position.objects.filter(person=region.coordinator).count() == 1


def test_the_day_after_it_ended_a_function_can_be_given_again(me, region):
    row = position_of(region.coordinator)
    assert me.post(url("end_position", row.id), {"last": TODAY}).status_code == 302
    again = {"function": "absence_coordinator", "first": TODAY}
    assert "Deze functie loopt hier al" in said(
        give(me, region.coordinator, region.school, **again)
    )
    again["first"] = TODAY + timedelta(days=1)
    assert give(me, region.coordinator, region.school, **again).status_code == 302


def test_a_function_counts_on_its_last_day_and_not_after(me, region):
    me.post(url("end_position", position_of(region.coordinator).id), {"last": LATER})
    assert held_by(region.coordinator, LATER)
    assert not held_by(region.coordinator, LATER + timedelta(days=1))


def test_who_stands_in_does_so_no_longer_than_the_function_lasts(me, region):
    row = position_of(region.mentor)
    given = {"first": TODAY, "last": "", "who": region.coordinator}
    assert me.post(url("replace", row.id), given).status_code == 302
    assert len(held_by(region.coordinator, LATER)) == 2
    ended = me.post(url("end_position", row.id), {"last": TODAY}, follow=True)
    assert "De vervanging eindigt nu ook op die dag" in said(ended)
    assert len(held_by(region.coordinator, LATER)) == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"last": TODAY - timedelta(days=1)}, "De laatste dag ligt voor de eerste"),
        ({"first": date(2020, 1, 1)}, "valt buiten de functie"),
        ({"who": "mentor"}, "Kies uit de lijst"),
    ],
)
def test_a_replacement_that_cannot_be_is_refused(me, region, given, told):
    given = {"first": TODAY, "last": LATER, "who": "", **given}
    given["who"] = region.mentor if given["who"] == "mentor" else given["who"]
    sent = me.post(url("replace", position_of(region.mentor).id), given)
    assert sent.status_code == 422
    assert told in said(sent)
    assert not Replacement.objects.exists()


def test_two_replacements_do_not_overlap_and_somebody_can_be_named_later(me, region):
    row = position_of(region.mentor)
    me.post(url("replace", row.id), {"first": TODAY, "last": LATER, "who": ""})
    twice = me.post(url("replace", row.id), {"first": LATER, "last": "", "who": ""})
    assert "is er al een vervanging" in said(twice)
    (one,) = Replacement.objects.all()
    page = said(me.get(url("person", region.mentor)))
    assert "nog geen vervanger" in page
    given = {"first": TODAY, "last": LATER, "who": region.coordinator}
    me.post(url("change_replacement", one.id), given)
    assert "vervangen door Cor Zorg" in said(me.get(url("person", region.mentor)))


def test_somebody_of_elsewhere_does_not_stand_in(me, region):
    stranger = make_person(region.other, "mentor", name="Vera Vreemd", groups=["1a"])
    row = position_of(region.mentor)
    sent = me.post(url("replace", row.id), {"first": TODAY, "last": "", "who": stranger})
    assert sent.status_code == 422


def test_the_last_administrator_stays(me, region, signed_in):
    second = make_person(region.office, "administrator", name="Ben Beheer")
    row = position_of(second)
    row.last = LATER
    row.save()
    other = signed_in(second)
    sent = other.post(url("end_position", position_of(region.me).id), {"last": TODAY})
    assert "Dit is de laatste beheerder" in said(sent)
    sent = other.post(url("activity", region.me))
    assert "Dit is de laatste beheerder" in said(sent)
    assert Person.objects.get(pk=region.me).is_active


def test_nobody_changes_the_own_functions(me, region):
    make_person(region.office, "administrator", name="Ben Beheer")
    sent = give(me, region.me, region.school, function="school_leader")
    assert "Uw eigen functies wijzigt u niet zelf" in said(sent)
    sent = me.post(url("end_position", position_of(region.me).id), {"last": TODAY})
    assert "Uw eigen functies wijzigt u niet zelf" in said(sent)
    assert "Uw eigen functies" in said(me.post(url("activity", region.me)))
    assert "Beëindigen" not in said(me.get(url("person", region.me)))


def test_who_can_no_longer_sign_in_is_out_at_once(me, region, signed_in):
    theirs = signed_in(region.coordinator)
    assert theirs.get("/dossiers/").status_code == 200
    assert me.post(url("activity", region.coordinator)).status_code == 302
    assert theirs.get("/dossiers/").status_code == 302
    assert "cannot" not in said(me.get(url("person", region.coordinator)))
    sent = give(me, region.coordinator, region.school, function="school_leader")
    assert "kan niet meer aanmelden" in said(sent)
    me.post(url("activity", region.coordinator))
    assert signed_in(region.coordinator).get("/dossiers/").status_code == 200


def test_the_list_asks_the_database_no_more_for_more_people(
    me, region, django_assert_max_num_queries
):
    for number in range(40):
        make_person(region.school, "mentor", name=f"Mentor {number}", groups=["3a"])
    with django_assert_max_num_queries(14):
        page = me.get(url("people"))
    assert "Mia Mentor" in said(page)
    only = me.get(url("people") + f"?organisatie={region.office}&functie=administrator")
    assert "Anna Beheer" in said(only)
    assert "Mia Mentor" not in said(only)


def test_the_list_is_exported_and_that_is_journalled(me, region):
    file = me.get(url("people") + "?als=csv").content.decode()
    assert "Mia Mentor" in file
    (entry,) = journalled()
    assert (entry.action, entry.kind) == ("export", "person")
