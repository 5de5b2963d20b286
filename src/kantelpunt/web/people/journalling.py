"""Signing in and out, and what was refused, in the journal: by opaque id, never by address."""

from allauth.account import signals as account
from allauth.mfa import signals as second_factor
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth import signals as auth
from django.http import HttpRequest

from kantelpunt.web.journal.services import Who, look
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now
from kantelpunt.web.people.models import Person
from kantelpunt.web.people.second_factor import STRONG, is_strong


def listen() -> None:
    """Connect everything here to the signals of Django and allauth."""
    auth.user_logged_in.connect(_signed_in, dispatch_uid="journal")
    auth.user_logged_out.connect(_signed_out, dispatch_uid="journal")
    auth.user_login_failed.connect(_refused_password, dispatch_uid="journal")
    account.user_logged_in.connect(_came_strongly, dispatch_uid="journal")
    second_factor.authentication_failed.connect(_refused_code, dispatch_uid="journal")
    second_factor.authenticator_added.connect(_added, dispatch_uid="journal")
    second_factor.authenticator_removed.connect(_removed, dispatch_uid="journal")
    second_factor.authenticator_reset.connect(_renewed, dispatch_uid="journal")
    for signal in (account.password_changed, account.password_set, account.password_reset):
        signal.connect(_new_password, dispatch_uid="journal")


def _write(
    request: HttpRequest | None,
    action: Action,
    person: str,
    *,
    code: str = "",
    actor: str = "",
    result: Result = Result.ALLOWED,
) -> None:
    address = request.META.get("REMOTE_ADDR", "") if request else ""
    look(
        Who(person=actor, address=address),
        action,
        Kind.SESSION,
        [person] if person else [],
        now=now(),
        result=result,
        code=code,
    )


def _signed_in(sender: object, request: HttpRequest, user: Person, **_: object) -> None:
    del sender
    _write(request, Action.SIGN_IN, user.pk, actor=user.pk)


def _came_strongly(
    sender: object, request: HttpRequest, sociallogin: SocialLogin | None = None, **_: object
) -> None:
    del sender
    if is_strong(sociallogin):
        request.session[STRONG] = True


def _signed_out(sender: object, request: HttpRequest, user: Person | None, **_: object) -> None:
    del sender
    if user is not None:
        ended = getattr(request, "ended_for", "") == user.pk
        code = "session-ended" if ended else ""
        _write(request, Action.SIGN_OUT, user.pk, actor=user.pk, code=code)


def _refused_password(
    sender: object,
    credentials: dict[str, str],
    request: HttpRequest | None = None,
    **_: object,
) -> None:
    del sender
    address = credentials.get("email") or credentials.get("username") or ""
    tried = Person.objects.filter(email__iexact=address).values_list("pk", flat=True).first()
    _write(request, Action.REFUSED, tried or "", code="password", result=Result.REFUSED)


def _refused_code(sender: object, request: HttpRequest, user: Person, **_: object) -> None:
    del sender
    _write(request, Action.REFUSED, user.pk, code="second-factor", result=Result.REFUSED)


def _added(sender: object, request: HttpRequest, user: Person, **_: object) -> None:
    del sender
    _write(request, Action.CHANGE, user.pk, actor=user.pk, code="second-factor-added")


def _removed(sender: object, request: HttpRequest, user: Person, **_: object) -> None:
    del sender
    _write(request, Action.CHANGE, user.pk, actor=user.pk, code="second-factor-removed")


def _renewed(sender: object, request: HttpRequest, user: Person, **_: object) -> None:
    del sender
    _write(request, Action.CHANGE, user.pk, actor=user.pk, code="recovery-codes-renewed")


def _new_password(sender: object, request: HttpRequest, user: Person, **_: object) -> None:
    del sender
    _write(request, Action.CHANGE, user.pk, actor=user.pk, code="password")
