"""In which language a page speaks, and texts in that language."""

from django.utils.translation import get_language

from kantelpunt.foundation.text import Language, Text


def language_of() -> Language:
    """The language of the page that is being made."""
    return Language.EN if (get_language() or "nl").startswith("en") else Language.NL


def said(text: Text) -> str:
    """A text in that language."""
    return text.in_(language_of())
