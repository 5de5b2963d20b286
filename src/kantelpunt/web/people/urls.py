"""Addresses of signing in: what is not named here does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount.providers.openid_connect import views as single_sign_on
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, re_path


def _closed(_: HttpRequest) -> HttpResponse:
    """What allauth knows by name, and nobody can do here.

    Raises:
        Http404: always.
    """
    raise Http404


_KEY = r"^wachtwoord/nieuw/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$"
_PROVIDER = {"provider_id": settings.SINGLE_SIGN_ON_PROVIDER}

_sign_in = [
    path("", account.login, name="account_login"),
    path("af/", account.logout, name="account_logout"),
    path("gesloten/", account.account_inactive, name="account_inactive"),
    path("opnieuw/", account.reauthenticate, name="account_reauthenticate"),
]
_password = [
    path("wachtwoord/", account.password_change, name="account_change_password"),
    path("wachtwoord/eerste/", account.password_set, name="account_set_password"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    re_path(_KEY, account.password_reset_from_key, name="account_reset_password_from_key"),
    path(
        "wachtwoord/klaar/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]
_second_factor = [
    path("tweede/", second_factor.index, name="mfa_index"),
    path("tweede/code/", second_factor.authenticate, name="mfa_authenticate"),
    path("tweede/opnieuw/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("herstelcodes/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "herstelcodes/nieuw/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "herstelcodes/bestand/",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
]
_passkeys = [
    path("sleutels/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("sleutels/nieuw/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("sleutels/aanmelden/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sleutels/opnieuw/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sleutels/<int:pk>/naam/", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("sleutels/<int:pk>/weg/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
_single_sign_on = [
    path("sso/", single_sign_on.login, _PROVIDER, name="openid_connect_login"),
    path("sso/terug/", single_sign_on.callback, _PROVIDER, name="openid_connect_callback"),
]
_nobody_signs_up = [path("nieuw/", _closed, name="account_signup")]
urlpatterns = [
    *_nobody_signs_up,
    *_sign_in,
    *_password,
    *_second_factor,
    *_passkeys,
    *_single_sign_on,
]
