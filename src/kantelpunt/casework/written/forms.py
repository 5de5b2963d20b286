"""In which form each field of an occurrence is written as a plain value."""

from dataclasses import MISSING, dataclass, fields
from datetime import date
from enum import Enum, StrEnum, auto
from typing import TypeAlias, get_args, get_origin, get_type_hints

from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.events.recorded import Occurrence

Plain: TypeAlias = "str | int | bool | list[Plain] | dict[str, Plain] | None"
"""A value as JSON and YAML have it, without numbers that have a point."""


class Shape(Enum):
    """In which form a value is written."""

    TEXT = auto()
    NUMBER = auto()
    YES_NO = auto()
    DAY = auto()
    WORD = auto()
    LIST = auto()
    PAIRS = auto()


@dataclass(frozen=True)
class FieldForm:
    """A field of a kind of occurrence, as it is written.

    Attributes:
        name: in files; `with_` in the code is `with`.
        attribute: in the code.
        shape: in which form its value is written.
        words: the fixed words of which it is one; empty for other shapes.
        required: whether it must be there.
        may_be_none: whether nothing may stand there.
    """

    name: str
    attribute: str
    shape: Shape
    words: type[StrEnum] | None
    required: bool
    may_be_none: bool


def _forms_of(kind: type[Occurrence]) -> tuple[FieldForm, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _form(field.name, hints[field.name], required=field.default is MISSING)
        for field in fields(kind)  # type: ignore[arg-type]  # every kind is a dataclass
    )


def _form(attribute: str, hint: object, *, required: bool) -> FieldForm:
    parts = [part for part in get_args(hint) if part is not type(None)]
    may_be_none = type(None) in get_args(hint)
    inner = parts[0] if may_be_none else hint
    words = inner if isinstance(inner, type) and issubclass(inner, StrEnum) else None
    name = attribute.rstrip("_")
    return FieldForm(name, attribute, _shape(inner), words, required, may_be_none)


def _shape(hint: object) -> Shape:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Shape.WORD
    for known, shape in ((str, Shape.TEXT), (bool, Shape.YES_NO), (int, Shape.NUMBER)):
        if hint is known:
            return shape
    if hint is date:
        return Shape.DAY
    if get_origin(hint) is tuple:
        return Shape.LIST if get_args(hint)[0] is str else Shape.PAIRS
    raise TypeError(hint)


FORMS: dict[str, tuple[FieldForm, ...]] = {name: _forms_of(kind) for name, kind in KINDS.items()}
"""Per kind of occurrence, by its name in files, its fields in their order."""
