"""Who lost everything comes back by a link from whoever runs the machine."""

from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.urls import reverse

from kantelpunt.foundation.errors import InputRefused
from kantelpunt.web.journal.models import Entry
from kantelpunt.web.people.models import Person
from kantelpunt.web.site.coming_back import invite_anew
from tests.web.people.signing_in import ADDRESS, PASSWORD, SECRET, give_password, is_signed_in

ANOTHER = "een heel andere zin van woorden"


@pytest.fixture
def person(db):
    person = Person.objects.create_user(ADDRESS, PASSWORD, name="Noor de Vries")
    TOTP.activate(person, SECRET)
    return person


def test_the_old_password_and_session_end_and_a_second_factor_is_set_up_anew(client, person):
    client.force_login(person)
    link = invite_anew("Noor@School.example")
    assert client.get("/").url.startswith("/aanmelden/"), "the session rested on the password"
    give_password(client)
    assert not is_signed_in(client)
    page = client.get(urlsplit(link).path)
    client.post(page.url, {"password1": ANOTHER, "password2": ANOTHER})
    assert client.get("/").url == reverse("mfa_index")


def test_it_stands_in_the_journal(person):
    invite_anew(ADDRESS)
    entry = Entry.objects.get()
    assert (entry.actor, entry.code, entry.subjects) == ("", "invited-anew", [person.pk])


@pytest.mark.parametrize("change", [{"is_active": False}, {"demo": True}])
def test_who_may_not_sign_in_gets_no_link(person, change):
    Person.objects.filter(pk=person.pk).update(**change)
    with pytest.raises(InputRefused) as refused:
        invite_anew(ADDRESS)
    assert refused.value.problems[0].code == "nobody-with-address"
