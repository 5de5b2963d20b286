"""Settings of signing in: allauth, the second factor, single sign-on and mail."""

from environ import Env

from kantelpunt.web.site.modes import Mode

PROVIDER = "sso"


def sign_in_settings(env: Env, mode: Mode) -> dict[str, object]:
    """All settings of signing in, by name; see docs/reference/settings.md."""
    return _account() | _second_factor(mode) | _single_sign_on(env) | _mail(env)


def issuer_name(env: Env) -> str:
    """What the single sign-on is called; empty when there is none."""
    if not env("KANTELPUNT_OIDC_ISSUER", default=""):
        return ""
    return str(env("KANTELPUNT_OIDC_NAME", default="single sign-on"))


def _account() -> dict[str, object]:
    return {
        "ACCOUNT_ADAPTER": "kantelpunt.web.people.adapters.AccountAdapter",
        "ACCOUNT_LOGIN_METHODS": {"email"},
        "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*", "password2*"],
        "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
        # Addresses are written down by the administrator; nobody adds one.
        "ACCOUNT_EMAIL_VERIFICATION": "none",
        "ACCOUNT_PREVENT_ENUMERATION": True,
        "ACCOUNT_LOGIN_ON_PASSWORD_RESET": True,
        "ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE": False,
        "ACCOUNT_SESSION_REMEMBER": True,
        "ACCOUNT_REAUTHENTICATION_TIMEOUT": 5 * 60,
        "ACCOUNT_EMAIL_SUBJECT_PREFIX": "Kantelpunt: ",
        "ACCOUNT_FORMS": {
            "login": "kantelpunt.web.people.forms.SignIn",
            "reauthenticate": "kantelpunt.web.people.forms.PasswordAgain",
            "change_password": "kantelpunt.web.people.forms.ChangePassword",
            "set_password": "kantelpunt.web.people.forms.SetPassword",
            "reset_password": "kantelpunt.web.people.forms.ForgotPassword",
            "reset_password_from_key": "kantelpunt.web.people.forms.NewPassword",
        },
    }


def _second_factor(mode: Mode) -> dict[str, object]:
    return {
        "MFA_ADAPTER": "kantelpunt.web.people.adapters.SecondFactorAdapter",
        "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
        "MFA_ALLOW_UNVERIFIED_EMAIL": True,
        "MFA_PASSKEY_LOGIN_ENABLED": True,
        "MFA_TOTP_ISSUER": "Kantelpunt",
        # Clocks of telephones are some seconds off.
        "MFA_TOTP_TOLERANCE": 1,
        # A browser gives passkeys over http to localhost alone.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": mode is not Mode.SERVE,
        "MFA_FORMS": {
            "authenticate": "kantelpunt.web.people.forms.Code",
            "reauthenticate": "kantelpunt.web.people.forms.CodeAgain",
            "activate_totp": "kantelpunt.web.people.forms.FirstCode",
            "add_webauthn": "kantelpunt.web.people.forms.AddPasskey",
            "edit_webauthn": "kantelpunt.web.people.forms.RenamePasskey",
        },
    }


def _single_sign_on(env: Env) -> dict[str, object]:
    issuer = env("KANTELPUNT_OIDC_ISSUER", default="")
    provider: dict[str, object] = {"OAUTH_PKCE_ENABLED": True, "APPS": []}
    if issuer:
        provider["APPS"] = [
            {
                "provider_id": PROVIDER,
                "name": issuer_name(env),
                "client_id": env("KANTELPUNT_OIDC_CLIENT"),
                "secret": env("KANTELPUNT_OIDC_SECRET"),
                "settings": {"server_url": issuer},
            }
        ]
    return {
        "SOCIALACCOUNT_ADAPTER": "kantelpunt.web.people.adapters.SingleSignOnAdapter",
        "SOCIALACCOUNT_PROVIDERS": {"openid_connect": provider},
        "SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX": "",
        # A link and no form: the content security policy lets forms go nowhere else.
        "SOCIALACCOUNT_LOGIN_ON_GET": True,
        "SOCIALACCOUNT_STORE_TOKENS": False,
    }


def _mail(env: Env) -> dict[str, object]:
    known: dict[str, object] = env.email_url("KANTELPUNT_MAIL", default="dummymail://")
    sender = env("KANTELPUNT_MAIL_FROM", default="kantelpunt@localhost")
    return known | {"DEFAULT_FROM_EMAIL": sender}
