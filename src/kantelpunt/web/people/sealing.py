"""Texts that are kept sealed, with a key that follows from the secret of the installation."""

import base64

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.utils.crypto import salted_hmac


class NotOurs(Exception):
    """The text was sealed with another secret, for something else, too long ago, or changed."""


def sealed(text: str, purpose: str) -> str:
    """A text that only this installation can read, and only for the same purpose."""
    return _key(purpose).encrypt(text.encode()).decode()


def opened(token: str, purpose: str, *, seconds: int | None = None) -> str:
    """The text that was sealed.

    Args:
        token: what `sealed` gave.
        purpose: for what it was sealed.
        seconds: how old it may be; None: any age.

    Raises:
        NotOurs: when it cannot be opened.
    """
    try:
        return _key(purpose).decrypt(token.encode(), ttl=seconds).decode()
    except InvalidToken as error:
        raise NotOurs from error


def _key(purpose: str) -> Fernet:
    material = salted_hmac(
        f"kantelpunt.web.people.sealing:{purpose}",
        "key",
        secret=settings.SECRET_KEY,
        algorithm="sha256",
    ).digest()
    return Fernet(base64.urlsafe_b64encode(material))
