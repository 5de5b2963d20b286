"""What tests of the pages share: tellers, and every text that people wrote in a protocol."""

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel

from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.values import fields_of, is_free_text
from tests.reference_example import read_example

# Told in other words (numbers, dates, kinds), or not told as text of its own.
_NOT_TEXT = {
    "id",
    "covers",
    "otherwise",
    "protocol",
    "based_on",
    "due",
    "kind",
    "default",
    "choices",
    "summary_en",
    "name_en",
}


def shipped() -> list[ProtocolVersion]:
    """Every protocol that is shipped, and the example of the reference page."""
    return [*read_shelf().versions, read_example(first=date(2026, 8, 1))]


def teller(version: ProtocolVersion, language: Language = Language.NL) -> Teller:
    return Teller(version, language)


def plain(text: str) -> str:
    """Text without regard to capitals, line ends and a last stop."""
    return " ".join(text.split()).lower().rstrip(".")


def written_texts(thing: BaseModel, place: str = "") -> Iterator[tuple[str, str]]:
    """Every text that people wrote in a part of a protocol, with its place."""
    for key, field, value in fields_of(thing):
        if key in _NOT_TEXT:
            continue
        for name, one in _each(value):
            at = f"{place}.{key}.{name}".rstrip(".")
            if isinstance(one, BaseModel):
                yield from written_texts(one, at)
            elif is_free_text(field, one):
                yield at, str(one)


def covered(thing: BaseModel) -> Iterator[str]:
    """Every requirement that is named somewhere."""
    for key, _, value in fields_of(thing):
        for _, one in _each(value):
            if key == "covers":
                yield str(one)
            elif isinstance(one, BaseModel):
                yield from covered(one)


def _each(value: object) -> list[tuple[str, object]]:
    if isinstance(value, dict):
        return [(str(name), one) for name, one in value.items()]
    if isinstance(value, tuple):
        return [(str(number), one) for number, one in enumerate(value)]
    return [("", value)]
