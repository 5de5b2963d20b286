"""Texts that are kept sealed, with a key that follows from the secret of the installation."""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
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


def _key(purpose: str) -> MultiFernet:
    """Keys of the secret and of earlier ones; the first one seals."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([_key_of(secret, purpose) for secret in secrets])


def _key_of(secret: str, purpose: str) -> Fernet:
    salt = f"kantelpunt.web.people.sealing:{purpose}"
    material = salted_hmac(salt, "key", secret=secret, algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(material))
