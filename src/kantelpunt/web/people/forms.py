"""The forms of signing in, in words of our own."""

# mypy: disallow-subclassing-any=False
# allauth has no types.

from collections.abc import Mapping
from typing import ClassVar

from allauth.account import forms as account
from allauth.mfa.base import forms as second_factor
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkeys
from django import forms

from kantelpunt.foundation.text import Text

_EMAIL = Text("E-mailadres", "E-mail address")
_PASSWORD = Text("Wachtwoord", "Password")
_NEW = Text("Nieuw wachtwoord", "New password")
_AGAIN = Text("Nieuw wachtwoord, nog een keer", "New password, once more")
_LONG_ENOUGH = Text(
    "Minstens 12 tekens. Een zin van een paar woorden is goed en makkelijk te onthouden.",
    "At least 12 characters. A sentence of some words is good, and easy to remember.",
)
_CODE = Text("Code", "Code")
_SIX_DIGITS = Text(
    "De zes cijfers uit de app op uw telefoon, of een van uw herstelcodes.",
    "The six digits from the app on your telephone, or one of your recovery codes.",
)


class _OurWords(forms.Form):
    """Labels above the fields, and nothing greyed inside them."""

    words: ClassVar[Mapping[str, Text]] = {}
    help_words: ClassVar[Mapping[str, Text]] = {}

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            # Our template says a pair of texts in the language of the page.
            field.label = self.words.get(name, field.label)  # type: ignore[assignment]
            field.help_text = self.help_words.get(name, "")  # type: ignore[assignment]


class SignIn(_OurWords, account.LoginForm):
    """Address and password."""

    words: ClassVar = {"login": _EMAIL, "password": _PASSWORD}


class PasswordAgain(_OurWords, account.ReauthenticateForm):
    """The password once more, before something important."""

    words: ClassVar = {"password": _PASSWORD}


class ForgotPassword(_OurWords, account.ResetPasswordForm):
    """To which address a new link goes."""

    words: ClassVar = {"email": _EMAIL}


class NewPassword(_OurWords, account.ResetPasswordKeyForm):
    """A password, by a link that was sent or given."""

    words: ClassVar = {"password1": _NEW, "password2": _AGAIN}
    help_words: ClassVar = {"password1": _LONG_ENOUGH}


class ChangePassword(_OurWords, account.ChangePasswordForm):
    """Another password."""

    words: ClassVar = {
        "oldpassword": Text("Huidig wachtwoord", "Present password"),
        "password1": _NEW,
        "password2": _AGAIN,
    }
    help_words: ClassVar = {"password1": _LONG_ENOUGH}


class SetPassword(_OurWords, account.SetPasswordForm):
    """A first password, for who signed in otherwise."""

    words: ClassVar = {"password1": _NEW, "password2": _AGAIN}
    help_words: ClassVar = {"password1": _LONG_ENOUGH}


class Code(_OurWords, second_factor.AuthenticateForm):
    """The second factor: digits of the app, or a recovery code."""

    words: ClassVar = {"code": _CODE}
    help_words: ClassVar = {"code": _SIX_DIGITS}


class CodeAgain(_OurWords, second_factor.ReauthenticateForm):
    """The same, before something important."""

    words: ClassVar = {"code": _CODE}
    help_words: ClassVar = {"code": _SIX_DIGITS}


class FirstCode(_OurWords, totp.ActivateTOTPForm):
    """The first digits of the app: proof that it works."""

    words: ClassVar = {"code": _CODE}
    help_words: ClassVar = {
        "code": Text(
            "De zes cijfers die de app nu laat zien.", "The six digits that the app shows now."
        )
    }


class AddPasskey(_OurWords, passkeys.AddWebAuthnForm):
    """A passkey or security key."""

    words: ClassVar = {
        "name": Text("Naam, zodat u hem herkent", "Name, so that you recognise it"),
        "passwordless": Text(
            "Hiermee wil ik zonder wachtwoord kunnen aanmelden",
            "I want to sign in with it without a password",
        ),
    }


class RenamePasskey(_OurWords, passkeys.EditWebAuthnForm):
    """Another name for it."""

    words: ClassVar = {"name": Text("Naam", "Name")}
