"""What people read: every message in Dutch, with English beside it."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language in which messages are written."""

    NL = "nl"
    EN = "en"


@dataclass(frozen=True)
class Text:
    """One message in both languages."""

    nl: str
    en: str

    def in_(self, language: Language) -> str:
        """The message in the language asked for."""
        return self.nl if language is Language.NL else self.en
