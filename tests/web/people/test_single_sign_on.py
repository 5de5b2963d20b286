"""Single sign-on: for people who are known, by an address that the issuer checked."""

from urllib.parse import parse_qs, urlsplit

import environ
import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from kantelpunt.web.people.models import Person
from kantelpunt.web.site.modes import Mode
from kantelpunt.web.site.sign_in_settings import issuer_name, sign_in_settings
from tests.web.people.issuer import CLIENT, Issuer
from tests.web.people.signing_in import ADDRESS, SIGN_IN, give_code, is_signed_in, text_of

pytestmark = pytest.mark.usefixtures("own_pages")


@pytest.fixture
def issuer(settings, monkeypatch):
    """The issuer, in the settings as the environment would bring it there."""
    issuer = Issuer()
    monkeypatch.setenv("KANTELPUNT_OIDC_ISSUER", issuer.url)
    monkeypatch.setenv("KANTELPUNT_OIDC_CLIENT", CLIENT)
    monkeypatch.setenv("KANTELPUNT_OIDC_SECRET", "secret")
    monkeypatch.setenv("KANTELPUNT_OIDC_NAME", "Gemeente Ergens")
    env = environ.Env()
    for name, value in sign_in_settings(env, Mode.TEST).items():
        if name.startswith("SOCIALACCOUNT"):
            setattr(settings, name, value)
    settings.SINGLE_SIGN_ON = issuer_name(env)
    issuer.claims = {"email": ADDRESS, "email_verified": True}
    yield issuer
    issuer.close()


def come_by(client, after="/"):
    """Follow the link, sign in over there, and come back."""
    there = client.get(f"{reverse('openid_connect_login')}?next={after}")
    asked = parse_qs(urlsplit(there.url).query)
    assert asked["code_challenge_method"] == ["S256"]
    back = {"state": asked["state"][0], "code": "once"}
    return client.get(reverse("openid_connect_callback"), back)


def test_the_page_offers_it_by_name(client, issuer):
    page = text_of(client.get(f"{SIGN_IN}?next=/gesprek/"))
    assert "Aanmelden via Gemeente Ergens" in page
    assert "/aanmelden/sso/?next=%2Fgesprek%2F" in page


def test_without_settings_there_is_none(client, db):
    assert "/aanmelden/sso/" not in text_of(client.get(SIGN_IN))
    assert client.get(reverse("openid_connect_login")).status_code == 404


def test_a_second_factor_is_asked_when_the_issuer_did_not_ask_for_one(client, with_app, issuer):
    assert come_by(client).url == reverse("mfa_authenticate")
    assert not is_signed_in(client)
    give_code(client)
    assert is_signed_in(client)


def test_who_has_none_yet_sets_one_up(client, person, issuer):
    come_by(client)
    assert client.get("/gesprek/").url == reverse("mfa_index")


@pytest.mark.parametrize("told", [{"amr": ["pwd", "mfa"]}, {"acr": "substantial"}])
def test_it_is_not_asked_again_when_the_issuer_says_it_did(client, person, issuer, settings, told):
    settings.SINGLE_SIGN_ON_STRONG = frozenset({"substantial"})
    issuer.claims |= told
    assert come_by(client, after="/gesprek/").url == "/gesprek/"
    assert is_signed_in(client)
    assert client.get("/gesprek/").status_code == 200


def test_an_unknown_level_is_not_strong(client, with_app, issuer):
    issuer.claims |= {"acr": "low", "amr": "pwd"}
    come_by(client)
    assert not is_signed_in(client)


@pytest.mark.parametrize(
    "told",
    [
        {"email": "niemand@school.example"},
        {"email_verified": False},
        {"email_verified": None},
        {"email": ""},
    ],
)
def test_who_is_not_known_by_a_checked_address_does_not_come_in(client, person, issuer, told):
    issuer.claims |= told
    answer = come_by(client)
    assert answer.status_code == 403
    assert "Vraag de beheerder" in text_of(answer)
    assert not is_signed_in(client)
    assert Person.objects.count() == 1, "nobody is added"
    assert not SocialAccount.objects.exists()


def test_who_left_does_not_come_in(client, person, issuer):
    Person.objects.filter(pk=person.pk).update(is_active=False)
    assert come_by(client).status_code == 403


def test_people_of_the_demonstration_do_not_come_in(client, person, issuer):
    Person.objects.filter(pk=person.pk).update(demo=True)
    assert come_by(client).status_code == 403


def test_a_refusal_by_the_issuer_leads_back_with_what_to_do(client, person, issuer):
    answer = client.get(reverse("openid_connect_callback"), {"error": "access_denied"}, follow=True)
    assert answer.redirect_chain[-1][0] == SIGN_IN
    assert "Aanmelden via Gemeente Ergens is niet gelukt" in text_of(answer)


def test_coming_back_without_having_left_is_refused(client, person, issuer):
    answer = client.get(reverse("openid_connect_callback"), {"state": "made up", "code": "once"})
    assert answer.url == SIGN_IN
    assert not is_signed_in(client)
