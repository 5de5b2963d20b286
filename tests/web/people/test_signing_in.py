"""Signing in: a password and a second factor, and no word about who is known."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from kantelpunt.web.people.invitations import invitation_path
from kantelpunt.web.people.models import Person
from tests.web.people.signing_in import (
    ADDRESS,
    PASSWORD,
    SECRET,
    SIGN_IN,
    code_now,
    give_code,
    give_password,
    is_signed_in,
    sign_in,
    text_of,
)


def test_a_password_alone_does_not_sign_in(client, with_app):
    response = give_password(client)
    assert response.url == reverse("mfa_authenticate")
    assert not is_signed_in(client)


def test_cm_24_password_and_code_sign_in_and_lead_to_the_page_that_was_asked_for(client, with_app):
    response = sign_in(client, after="/dossiers/")
    assert is_signed_in(client)
    assert response.url == "/dossiers/"


def test_after_signing_in_nobody_is_led_to_another_site(client, with_app):
    assert sign_in(client, after="https://elders.example/").url == "/"


def test_a_wrong_code_is_refused_and_says_what_to_do(client, with_app):
    give_password(client)
    wrong = f"{(int(code_now()) + 1) % 1_000_000:06}"
    response = give_code(client, wrong)
    assert not is_signed_in(client)
    assert "Kijk welke code de app nu laat zien" in text_of(response)


def test_a_code_works_once(client, with_app):
    sign_in(client)
    client.post(reverse("account_logout"))
    sign_in(client)
    assert not is_signed_in(client)


def test_a_recovery_code_signs_in_once(client, recovery_code):
    give_password(client)
    give_code(client, recovery_code)
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    give_password(client)
    give_code(client, recovery_code)
    assert not is_signed_in(client)


def test_without_a_second_factor_every_page_leads_to_setting_one_up(client, person):
    give_password(client)
    assert is_signed_in(client)
    for page in ("/", "/vandaag/", "/dossiers/"):
        assert client.get(page).url == reverse("mfa_index")
    assert "Kies eerst een tweede stap" in text_of(client.get(reverse("mfa_index")))


def test_connecting_an_app_opens_the_way(client, person):
    give_password(client)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    response = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert response.url == reverse("mfa_view_recovery_codes")
    codes = re.findall(r"<code>(\d{8})</code>", text_of(client.get(response.url)))
    assert len(codes) == 10
    assert client.get("/").url != reverse("mfa_index")


def test_the_secret_of_an_app_is_sealed_in_the_database(with_app):
    assert SECRET not in str(Authenticator.objects.get(user=with_app).data)


def test_who_has_a_second_factor_shows_it_again_before_changing_it(client, with_app):
    sign_in(client)
    session = client.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 3600
    session.save()
    response = client.get(reverse("mfa_deactivate_totp"))
    assert response.url.startswith(reverse("account_reauthenticate"))
    again = client.post(response.url, {"password": PASSWORD})
    assert again.url == reverse("mfa_deactivate_totp")
    client.post(again.url)
    assert client.get("/").url == reverse("mfa_index")


def test_unknown_and_known_addresses_get_the_same_answer(client, with_app):
    def answer(email):
        response = give_password(client, email, "niet het goede wachtwoord")
        shown = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text_of(response))
        return response.status_code, shown.replace(email, "")

    assert answer(ADDRESS) == answer("niemand@school.example")


def test_asking_for_a_new_password_tells_nothing_about_who_is_known(client, person):
    def answer(email):
        response = client.post(reverse("account_reset_password"), {"email": email})
        return response.status_code, response.url

    assert answer(ADDRESS) == answer("niemand@school.example")
    assert "/aanmelden/wachtwoord/nieuw/" in mail.outbox[0].body
    assert "niemand bekend" in mail.outbox[1].body


def test_after_five_wrong_passwords_the_right_one_has_to_wait(client, with_app):
    for _ in range(5):
        give_password(client, password="niet het goede wachtwoord")
    response = give_password(client)
    assert not is_signed_in(client)
    assert "Wacht vijf minuten" in text_of(response)
    cache.clear()
    assert give_password(client).url == reverse("mfa_authenticate")


def test_after_five_wrong_codes_the_right_one_has_to_wait(client, with_app):
    give_password(client)
    wrong = f"{(int(code_now()) + 1) % 1_000_000:06}"
    for _ in range(5):
        give_code(client, wrong)
    response = give_code(client)
    assert not is_signed_in(client)
    assert "Wacht vijf minuten" in text_of(response)


def test_an_invitation_sets_a_first_password_once(client, db):
    new = Person.objects.create_user("nieuw@school.example", name="Nieuw")
    link = invitation_path(new.pk)
    page = client.get(link)
    assert "set-password" in page.url, "the key does not stay in the address"
    given = {"password1": PASSWORD, "password2": PASSWORD}
    client.post(page.url, given)
    assert is_signed_in(client)
    assert client.get("/").url == reverse("mfa_index")
    client.post(reverse("account_logout"))
    assert "werkt niet meer" in text_of(client.get(link))


def test_a_password_is_at_least_twelve_characters(client, db):
    new = Person.objects.create_user("nieuw@school.example", name="Nieuw")
    page = client.get(invitation_path(new.pk))
    client.post(page.url, {"password1": "korter", "password2": "korter"})
    assert not is_signed_in(client)


def test_people_of_the_demonstration_are_nobody_elsewhere(client, with_app, settings):
    with_app.demo = True
    with_app.save()
    settings.DEMO_PEOPLE = False
    give_password(client)
    assert not is_signed_in(client)
    client.force_login(with_app)
    assert client.get("/").url.startswith(SIGN_IN), "nor with a session from before"


def test_who_left_is_out_at_once(client, with_app):
    sign_in(client)
    with_app.is_active = False
    with_app.save()
    assert client.get("/").url.startswith(SIGN_IN)


@pytest.mark.parametrize("path", ["signup/", "email/", "3rdparty/", "sso/", "sessions/", "login/"])
def test_what_is_not_needed_is_not_there(client, db, path):
    assert client.get(f"/aanmelden/{path}").status_code == 404


def test_nobody_signs_up(client, db):
    given = {"email": "nieuw@school.example", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_signup"), given).status_code == 404
    assert not Person.objects.exists()


def test_the_page_speaks_the_language_that_was_chosen_also_after_signing_out(client, with_app):
    assert "Wachtwoord vergeten" in text_of(client.get(SIGN_IN))
    client.post(reverse("pages:language"), {"language": "en", "next": SIGN_IN})
    page = text_of(client.get(SIGN_IN))
    assert "Forgot your password" in page
    assert '<html lang="en"' in page
    assert "do not belong together" in text_of(give_password(client, password="mis"))
    cache.clear()
    sign_in(client)
    client.post(reverse("account_logout"))
    assert "Forgot your password" in text_of(client.get(SIGN_IN))


def test_from_one_place_attempts_are_limited_whoever_they_name(client, with_app, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "3/m/ip"}
    for number in range(3):
        give_password(client, f"iemand{number}@school.example", "een willekeurig wachtwoord")
    refused = give_password(client)
    assert refused.status_code == 429
    assert "Te veel pogingen" in text_of(refused)
    assert not is_signed_in(client)


def test_the_menu_leads_to_how_one_signs_in(client, with_app):
    sign_in(client)
    assert "Zo meldt u zich aan</a>" in text_of(client.get(reverse("account_change_password")))
