"""Nobody works here with a password alone."""

# mypy: disallow-subclassing-any=False
# allauth has no types.

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

STRONG = "signed_in_strongly"
"""Key of the session: the issuer of the single sign-on asked for a second factor already."""

_BEFORE = ("/aanmelden/", "/static/", "/taal/", "/gezond/", "/demo/")
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(person: str) -> bool:
    """Whether somebody set up an app or a passkey; recovery codes alone are none."""
    return bool(Authenticator.objects.filter(user_id=person, type__in=_FACTORS).exists())


def forget_second_factor(person: str) -> None:
    """Take away app, passkeys and recovery codes of somebody who lost them."""
    Authenticator.objects.filter(user_id=person).delete()


def is_strong(login: SocialLogin | None) -> bool:
    """Whether the issuer of a single sign-on says that it asked for more than a password.

    It says so by `amr` with `mfa` (RFC 8176), or by an `acr` which the settings name.
    """
    if login is None:
        return False
    told = login.account.extra_data.get("id_token") or {}
    means = told.get("amr") or []
    named = [means] if isinstance(means, str) else means
    return "mfa" in named or told.get("acr") in settings.SINGLE_SIGN_ON_STRONG


class SecondFactorStage(AuthenticateStage):
    """Asks for the second factor, unless the issuer of the single sign-on did."""

    def _should_handle(self, request: HttpRequest) -> bool:
        by = (self.login.signal_kwargs or {}).get("sociallogin")
        return not is_strong(by) and bool(super()._should_handle(request))


class SecondFactorMiddleware:
    """Until a second factor is set up, every page leads to where that is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or lead there."""
        if _must_set_up(request):
            return redirect("mfa_index")
        return self.get_response(request)


def _must_set_up(request: HttpRequest) -> bool:
    user = request.user
    if not user.is_authenticated or user.demo or request.path.startswith(_BEFORE):
        return False
    return not request.session.get(STRONG) and not has_second_factor(user.pk)
