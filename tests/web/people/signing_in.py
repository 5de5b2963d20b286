"""What somebody does to sign in."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.urls import reverse

PASSWORD = "lange wandeling langs de sloot"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
SIGN_IN = "/aanmelden/"
ADDRESS = "noor@school.example"


def code_now(secret=SECRET):
    """What the app shows now: the middle of the codes that are taken."""
    counters = list(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counters[len(counters) // 2]))


def give_password(client, email=ADDRESS, password=PASSWORD, after=""):
    address = f"{SIGN_IN}?next={after}" if after else SIGN_IN
    return client.post(address, {"login": email, "password": password})


def give_code(client, code=None):
    return client.post(reverse("mfa_authenticate"), {"code": code or code_now()})


def sign_in(client, after=""):
    """Password and code."""
    give_password(client, after=after)
    return give_code(client)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def text_of(response):
    return response.content.decode()
