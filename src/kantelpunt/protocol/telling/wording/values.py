"""A single value of a protocol in words, whatever key it stands under."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kantelpunt.calendar.terms import Term
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol import words
from kantelpunt.protocol.agreed_terms import AgreedTerm, Interval
from kantelpunt.protocol.agreed_words import length as length_of
from kantelpunt.protocol.model.closed import NOT_IN_TEXT, Names
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.model.people import ConsentByAge
from kantelpunt.protocol.model.signals import Ages
from kantelpunt.protocol.signal_rules import Window
from kantelpunt.protocol.telling.wording.dates import by_then
from kantelpunt.protocol.telling.wording.enum_words import word
from kantelpunt.protocol.telling.wording.labels import label
from kantelpunt.protocol.telling.wording.phrases import actor, all_hold, sectors, signal, stage
from kantelpunt.protocol.telling.wording.signal_sentences import ages
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import length, moment, rhythm
from kantelpunt.protocol.written import Amount

SILENT = ("id", "name", "ask", "covers", "reading", "source")
"""Keys that are not told where a whole thing, named already, is told in one line."""


def told(teller: Teller, field: FieldInfo, key: str, value: object) -> str:
    """A value in words.

    Args:
        teller: who tells; it knows the names.
        field: the field of the model that holds the value.
        key: the key in the file.
        value: as the model holds it.
    """
    if isinstance(value, tuple | list):
        return "; ".join(told(teller, field, key, one) for one in value)
    if isinstance(value, BaseModel):
        return in_one_line(teller, value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {one}" for name, one in value.items())
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return _text(teller, _kind(field), key, value)
    return _typed(teller, value)


def is_free_text(field: FieldInfo, value: object) -> bool:
    """Whether a value is what people wrote, and neither a name, a number nor a fixed word."""
    return isinstance(value, str) and not isinstance(value, StrEnum) and not _kind(field)


def in_one_line(teller: Teller, thing: BaseModel) -> str:
    """Everything that a thing says, each with its label."""
    if (known := _known_line(teller, thing)) is not None:
        return known
    parts = [
        f"{label(key).in_(teller.language)}: {told(teller, field, key, value)}"
        for key, field, value in fields_of(thing)
        if key not in SILENT and value != field.get_default(call_default_factory=True)
    ]
    return "; ".join(parts)


def _known_line(teller: Teller, thing: BaseModel) -> str | None:
    """What is told shorter than by its keys."""
    match thing:
        case ConsentByAge():
            named = teller.listed(actor(teller, one) for one in thing.by)
            return f"{ages(teller, thing.from_, thing.under)}: {named}"
        case Ages():
            return ages(teller, thing.from_, thing.under)
        case Clause():
            return f"{teller.names.sources[thing.in_]}, {thing.at}"
    return None


def fields_of(thing: BaseModel) -> list[tuple[str, FieldInfo, object]]:
    """The keys of a thing with their values, in the order of the model."""
    return [
        (field.alias or name, field, getattr(thing, name))
        for name, field in type(thing).model_fields.items()
    ]


def _typed(teller: Teller, value: object) -> str:
    match value:
        case None:
            return teller.say("niets", "nothing")
        case bool():
            return teller.say("ja", "yes") if value else teller.say("nee", "no")
        case AgreedTerm():
            return length(teller, value)
        case Interval():
            return rhythm(teller, value)
        case Window():
            return words.within(value).in_(teller.language).strip()
        case Fraction():
            return f"{plain(value * 100)}%".replace(".", teller.say(",", "."))
        case Amount():
            return _amount(teller, value)
        case Sector():
            return sectors(teller, [value])
        case Category():
            return words.CATEGORIES[value].in_(teller.language)
        case StrEnum():
            return word(value).in_(teller.language)
        case date():
            return str(value)
    return str(value)


def _amount(teller: Teller, value: Amount) -> str:
    if value.is_average:
        return teller.say("het gemiddelde", "the average")
    if value.unit is not None:
        return length_of(Term(int(value.number), value.unit)).in_(teller.language)
    number = plain(value.number).replace(".", teller.say(",", "."))
    return f"{number}%" if value.is_percentage else number


def _kind(field: FieldInfo) -> str:
    marks = [*field.metadata, *_metadata(field.annotation)]
    return next((mark.kind for mark in marks if isinstance(mark, Names)), "")


def _metadata(annotation: object) -> list[object]:
    found = list(getattr(annotation, "__metadata__", ()))
    for part in get_args(annotation):
        found += _metadata(part)
    return found


def _text(teller: Teller, kind: str, key: str, value: str) -> str:
    if value == NOT_IN_TEXT:
        return teller.missing
    match kind:
        case "actor" | "party":
            return actor(teller, value)
        case "step":
            return stage(teller, value)
        case "signal":
            return signal(teller, value)
        case "condition":
            return all_hold(teller, [value])
        case "moment":
            return moment(teller, value)
        case "mandate":
            return teller.names.mandates[value]
        case "product":
            return teller.names.products[value]
        case "rhythm":
            return teller.names.rhythms[value]
        case "theme":
            return teller.names.themes[value]
        case "source":
            return teller.names.sources[value]
    return by_then(value).in_(teller.language) if key == "due" else value
