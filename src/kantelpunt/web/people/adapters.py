"""What is different here from how allauth signs people in."""

# mypy: disallow-subclassing-any=False
# allauth has no types.

import time
from typing import ClassVar

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import redirect, render

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.language import keep_language
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.models import Person
from kantelpunt.web.people.sealing import opened, sealed
from kantelpunt.web.people.wording import spoken

_TOO_MANY = spoken(
    Text(
        "Te veel pogingen. Wacht vijf minuten en probeer het dan opnieuw.",
        "Too many attempts. Wait five minutes and try again.",
    )
)
_WRONG_CODE = spoken(
    Text(
        "Deze code klopt niet of is verlopen. Kijk welke code de app nu laat zien.",
        "This code is not right or has expired. Look which code the app shows now.",
    )
)
_WRONG = spoken(
    Text(
        "Dit e-mailadres en dit wachtwoord horen niet bij elkaar. Probeer het opnieuw.",
        "This e-mail address and this password do not belong together. Try again.",
    )
)
_WRONG_PASSWORD = spoken(
    Text(
        "Dit wachtwoord klopt niet. Probeer het opnieuw.",
        "This password is not right. Try again.",
    )
)
_SAID = {
    "account/messages/password_changed.txt": Text(
        "Uw wachtwoord is gewijzigd.", "Your password has been changed."
    ),
    "account/messages/password_set.txt": Text(
        "Uw wachtwoord is ingesteld.", "Your password has been set."
    ),
    "mfa/messages/totp_activated.txt": Text("De app is gekoppeld.", "The app has been connected."),
    "mfa/messages/totp_deactivated.txt": Text(
        "De app is niet meer gekoppeld.", "The app is not connected any more."
    ),
    "mfa/messages/webauthn_added.txt": Text(
        "De toegangssleutel is toegevoegd.", "The passkey has been added."
    ),
    "mfa/messages/webauthn_removed.txt": Text(
        "De toegangssleutel is verwijderd.", "The passkey has been removed."
    ),
    "mfa/messages/recovery_codes_generated.txt": Text(
        "U hebt nieuwe herstelcodes. Bewaar ze goed.",
        "You have new recovery codes. Keep them well.",
    ),
}
_OTHER_WAYS = {
    "reauthenticate": Text("Met uw wachtwoord", "With your password"),
    "mfa_reauthenticate": Text("Met een code uit de app", "With a code from the app"),
    "mfa_reauthenticate:webauthn": Text("Met een toegangssleutel", "With a passkey"),
}


class AccountAdapter(DefaultAccountAdapter):
    """Passwords: nobody signs up, and messages tell nothing about who is known."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _WRONG,
        "incorrect_password": _WRONG_PASSWORD,
        "enter_current_password": _WRONG_PASSWORD,
        "incorrect_code": _WRONG_CODE,
        "too_many_login_attempts": _TOO_MANY,
        "rate_limited": _TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the administrator writes people down."""
        del request
        return False

    def get_login_stages(self) -> list[str]:
        """The one stage between a password and being signed in."""
        return ["kantelpunt.web.people.second_factor.SecondFactorStage"]

    def logout(self, request: HttpRequest) -> None:
        """Sign out; the page that follows speaks the same language."""
        with keep_language(request):
            super().logout(request)

    def reauthenticate(self, user: Person, password: str) -> bool:
        """Whether this is the password of who is signed in."""
        return user.check_password(password)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not for who signed in less than five minutes ago, second factor included."""
        if not super().is_reauthentication_required(app=app):
            return False
        records = get_authentication_records(self.request, self.request.user)
        latest = max((one["at"] for one in records), default=0)
        # allauth writes these moments down by the same clock.
        return bool(time.time() - latest > account_settings.REAUTHENTICATION_TIMEOUT)  # noqa: TID251

    def get_reauthentication_methods(self, user: Person) -> list[dict[str, object]]:
        """In which ways somebody may prove once more who it is."""
        ways = super().get_reauthentication_methods(user)
        return [one | {"description": said(_OTHER_WAYS[one["id"]])} for one in ways]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, object] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say what happened in our own words; what needs no words is not said."""
        del message_context
        words = message or said(_SAID.get(message_template or "", Text("", "")))
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second factor: its secrets are sealed in the database."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {"incorrect_code": _WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """A secret, as the database keeps it."""
        return sealed(text, "second factor")

    def decrypt(self, encrypted_text: str) -> str:
        """And back."""
        return opened(encrypted_text, "second factor")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """For which application a passkey is."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Kantelpunt"}


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Single sign-on: for people who are known here, by an address that the issuer checked."""

    error_messages: ClassVar = DefaultSocialAccountAdapter.error_messages

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        del request, sociallogin
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find who it is.

        Raises:
            ImmediateHttpResponse: a page that says what to do, when nobody is found.
        """
        checked = [one.email for one in sociallogin.email_addresses if one.verified is True]
        known = [
            person
            for email in checked
            for person in Person.objects.filter(email__iexact=email, is_active=True, demo=False)
        ]
        if len(known) != 1:
            page = render(request, "people/not_known.html", status=403)
            raise ImmediateHttpResponse(page)
        sociallogin.user = known[0]

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: object,
        error: object = None,
        exception: Exception | None = None,
        extra_context: dict[str, object] | None = None,
    ) -> None:
        """Back to where one signs in, with what to do.

        Raises:
            ImmediateHttpResponse: always.
        """
        del provider, error, exception, extra_context
        failed = Text(
            "Aanmelden via {name} is niet gelukt. Probeer het opnieuw, of gebruik uw wachtwoord.",
            "Signing in by {name} failed. Try again, or use your password.",
        )
        messages.error(request, said(failed).format(name=settings.SINGLE_SIGN_ON))
        raise ImmediateHttpResponse(redirect("account_login"))
