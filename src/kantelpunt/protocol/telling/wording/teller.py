"""Who tells: a version of a protocol, the language, and the names in it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel

from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.wording.names import Names, names_of

MISSING = Text("staat niet in de tekst", "is not in the text")
"""What stands on a page where a text leaves something open."""


@dataclass(frozen=True)
class Teller:
    """Tells one version of a protocol in one language; what people wrote in it stays Dutch."""

    version: ProtocolVersion
    language: Language

    @property
    def protocol(self) -> Protocol:
        """What is told."""
        return self.version.protocol

    @cached_property
    def names(self) -> Names:
        """The names in it."""
        return names_of(self.protocol)

    @cached_property
    def main_source(self) -> str:
        """The text on which most rests; of it only the place is told. Empty without such a text."""
        named = [clause.in_ for clause in clauses_in(self.protocol)]
        most = Counter(named).most_common(1)
        return most[0][0] if most and 2 * most[0][1] > len(named) and len(named) > 1 else ""

    def say(self, nl: str, en: str) -> str:
        """The one in the language that is told in."""
        return Text(nl, en).in_(self.language)

    @property
    def missing(self) -> str:
        """That something is not in the text."""
        return MISSING.in_(self.language)

    def listed(self, words: Iterable[str]) -> str:
        """`a, b en c`."""
        return self._joined(list(words), self.say("en", "and"))

    def one_of(self, words: Iterable[str]) -> str:
        """`a, b of c`."""
        return self._joined(list(words), self.say("of", "or"))

    def _joined(self, words: list[str], last: str) -> str:
        if len(words) < 2:
            return "".join(words)
        return f"{', '.join(words[:-1])} {last} {words[-1]}"


def clauses_in(thing: object) -> Iterator[Clause]:
    """Every place in a text that is named somewhere in a part of a protocol."""
    if isinstance(thing, Clause):
        yield thing
    elif isinstance(thing, BaseModel):
        for name in type(thing).model_fields:
            yield from clauses_in(getattr(thing, name))
    elif isinstance(thing, tuple | dict):
        for one in thing.values() if isinstance(thing, dict) else thing:
            yield from clauses_in(one)


def sentence(text: str) -> str:
    """The text with a capital at the beginning and a stop at the end."""
    text = text.strip()
    if not text:
        return text
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!:…" or text.endswith((".)", ".’", "]")) else f"{text}."
