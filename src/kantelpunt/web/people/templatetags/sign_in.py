"""What the page for signing in offers besides a password."""

from dataclasses import dataclass

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode

register = template.Library()


@dataclass(frozen=True)
class Issuer:
    """Where single sign-on begins, and what it is called."""

    name: str
    url: str


@register.simple_tag(takes_context=True)
def single_sign_on(context: template.Context) -> Issuer | None:
    """The single sign-on, when there is one: it leads back to the page that was asked for."""
    if not settings.SINGLE_SIGN_ON:
        return None
    request: HttpRequest = context["request"]
    url = reverse("openid_connect_login")
    back = request.GET.get("next")
    return Issuer(settings.SINGLE_SIGN_ON, f"{url}?{urlencode({'next': back})}" if back else url)


@register.simple_tag
def mail_works() -> bool:
    """Whether the installation can send mail."""
    return bool(settings.MAIL_WORKS)
