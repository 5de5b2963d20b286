"""Opaque ids: they tell nothing about whom or what they name."""

from django.utils.crypto import get_random_string

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_LENGTH = 12


def new_id() -> str:
    """Twelve letters and digits that are not mistaken for each other (59 bits)."""
    return get_random_string(_LENGTH, _LETTERS)
