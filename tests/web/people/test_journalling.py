"""The journal tells who signed in and out, and what was refused; by opaque id alone."""

import logging

import pytest
from django.urls import reverse

from kantelpunt.web.journal.models import Entry
from kantelpunt.web.people.second_factor import forget_second_factor
from tests.web.people.signing_in import (
    ADDRESS,
    give_code,
    give_password,
    is_signed_in,
    sign_in,
)

pytestmark = pytest.mark.usefixtures("own_pages")


def told():
    return [
        (one.action, one.code, one.actor, one.subjects) for one in Entry.objects.order_by("number")
    ]


def test_signing_in_and_out_is_told(client, with_app):
    sign_in(client)
    client.post(reverse("account_logout"))
    person = with_app.pk
    assert told() == [("sign_in", "", person, [person]), ("sign_out", "", person, [person])]


def test_a_password_alone_is_no_sign_in_to_tell(client, with_app):
    give_password(client)
    assert told() == []


def test_what_is_refused_is_told_without_addresses(client, with_app):
    give_password(client, password="niet het goede")
    give_password(client, "niemand@school.example", "niet het goede")
    give_password(client)
    give_code(client, "000000")
    assert told() == [
        ("refused", "password", "", [with_app.pk]),
        ("refused", "password", "", []),
        ("refused", "second-factor", "", [with_app.pk]),
    ]
    assert all(entry.result == "refused" for entry in Entry.objects.all())
    written = str(list(Entry.objects.values()))
    assert ADDRESS not in written
    assert "niemand" not in written
    assert "127.0.0.1" not in written


def test_the_end_of_a_session_is_told(client, with_app, clock):
    sign_in(client)
    clock.forward(hours=1)
    client.get("/")
    assert told()[-1] == ("sign_out", "session-ended", with_app.pk, [with_app.pk])


def test_logs_hold_no_address_after_a_refusal(client, with_app, caplog):
    with caplog.at_level(logging.DEBUG):
        give_password(client, password="niet het goede")
    assert ADDRESS not in caplog.text


def test_an_administrator_makes_somebody_choose_a_second_factor_anew(client, with_app):
    forget_second_factor(with_app.pk)
    give_password(client)
    assert is_signed_in(client)
    assert client.get("/").url == reverse("mfa_index")
