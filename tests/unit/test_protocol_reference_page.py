"""The reference page of the language names every key, and its examples are a protocol."""

from enum import StrEnum
from typing import get_args

import pytest
from pydantic import BaseModel

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.protocol.agreed_terms import TermKind
from kantelpunt.protocol.known_keys import model_in
from kantelpunt.protocol.model.protocol import Protocol
from tests.reference_example import example_text, page_text, read_example


def parts(model: type[BaseModel], seen: dict[str, type[BaseModel]]) -> dict[str, type[BaseModel]]:
    """Every part of the language that stands somewhere in another."""
    if model.__name__ not in seen:
        seen[model.__name__] = model
        for field in model.model_fields.values():
            if under := model_in(field.annotation):
                parts(under, seen)
    return seen


def fixed_words(annotation: object) -> set[str]:
    """The words of the enumerations in an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {str(member) for member in annotation}
    return {word for part in get_args(annotation) for word in fixed_words(part)}


MODELS = parts(Protocol, {})


def test_the_examples_together_are_a_protocol():
    version = read_example()
    assert version.id == "voorbeeld"
    assert "signals.zestien-uur" in version.inherited


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_every_key_is_explained_and_stands_in_an_example(model):
    keys = [field.alias or name for name, field in model.model_fields.items()]
    assert keys
    assert [key for key in keys if f"`{key}`" not in page_text()] == []
    assert [key for key in keys if f"{key}:" not in example_text()] == []


@pytest.mark.parametrize("model", MODELS.values(), ids=list(MODELS))
def test_every_fixed_word_is_named(model):
    words = {
        word for field in model.model_fields.values() for word in fixed_words(field.annotation)
    }
    assert sorted(word for word in words if f"`{word}`" not in page_text()) == []


def test_every_unit_and_word_of_a_term_is_named():
    words = {*TermUnit, *TermKind} - {TermKind.NUMBER, TermKind.SETTING}
    assert sorted(str(word) for word in words if f"`{word}`" not in page_text()) == []
