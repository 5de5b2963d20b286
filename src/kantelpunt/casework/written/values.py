"""Values of fields to and from their plain form; what does not fit is told, never guessed."""

from collections.abc import Callable
from datetime import date

from kantelpunt.casework.written.forms import FieldForm, Plain, Shape
from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text

_LONGEST_SHOWN = 60
_WANTED = {
    Shape.TEXT: Text("een tekst, een getal tussen ''", "a text, a number between ''"),
    Shape.NUMBER: Text("een heel getal", "a whole number"),
    Shape.YES_NO: Text("true of false", "true or false"),
    Shape.DAY: Text("een dag, zoals 2026-03-09", "a day, such as 2026-03-09"),
    Shape.LIST: Text("een lijst van teksten", "a list of texts"),
    Shape.PAIRS: Text("een lijst van paren van teksten", "a list of pairs of texts"),
}


def plain_value(form: FieldForm, value: object) -> Plain:
    """The plain form of the value of a field."""
    if value is None:
        return None
    match form.shape:
        case Shape.DAY:
            return str(value)
        case Shape.WORD:
            return str(value)
        case Shape.LIST | Shape.PAIRS if isinstance(value, tuple):
            return [list(one) if isinstance(one, tuple) else one for one in value]
    assert isinstance(value, str | int)
    return value


def value_of(form: FieldForm, written: object, place: Place) -> object | Problem:
    """The value that a plain form stands for, or what is wrong with it.

    Args:
        form: of the field.
        written: what stands there.
        place: where it stands.
    """
    if written is None and form.may_be_none:
        return None
    value = _READ[form.shape](form, written)
    return Problem("field-value", _misfit(form, written), place) if value is None else value


def _text(_: FieldForm, written: object) -> object:
    return written if isinstance(written, str) else None


def _number(_: FieldForm, written: object) -> object:
    return written if isinstance(written, int) and not isinstance(written, bool) else None


def _yes_no(_: FieldForm, written: object) -> object:
    return written if isinstance(written, bool) else None


def day_of(written: object) -> date | None:
    """The day that a text such as 2026-03-09 stands for; None when it stands for none."""
    try:
        day = date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return day if day is not None and day.isoformat() == written else None


def _day(_: FieldForm, written: object) -> object:
    return day_of(written)


def _word(form: FieldForm, written: object) -> object:
    known = {str(one): one for one in form.words} if form.words else {}
    return known.get(written) if isinstance(written, str) else None


def _list(_: FieldForm, written: object) -> object:
    return _texts(written)


def _pairs(_: FieldForm, written: object) -> object:
    pairs = [_texts(one) for one in written] if isinstance(written, list) else [None]
    return tuple(pairs) if all(one and len(one) == 2 for one in pairs) else None


def _texts(written: object) -> tuple[str, ...] | None:
    if not isinstance(written, list):
        return None
    texts = [one for one in written if isinstance(one, str)]
    return tuple(texts) if len(texts) == len(written) else None


_READ: dict[Shape, Callable[[FieldForm, object], object]] = {
    Shape.TEXT: _text,
    Shape.NUMBER: _number,
    Shape.YES_NO: _yes_no,
    Shape.DAY: _day,
    Shape.WORD: _word,
    Shape.LIST: _list,
    Shape.PAIRS: _pairs,
}


def _misfit(form: FieldForm, written: object) -> Text:
    given = _shown(written)
    if form.words is not None:
        known = ", ".join(form.words)
        wanted = Text(f"een van: {known}", f"one of: {known}")
    else:
        wanted = _WANTED[form.shape]
    return Text(
        f"{given.nl} past niet bij {form.name}; schrijf {wanted.nl}",
        f"{given.en} does not fit {form.name}; write {wanted.en}",
    )


def _shown(written: object) -> Text:
    if written is None:
        return Text("niets", "nothing")
    if isinstance(written, dict):
        return Text("een rij sleutels", "a set of keys")
    if isinstance(written, list):
        return Text("deze lijst", "this list")
    told = str(written).lower() if isinstance(written, bool) else str(written)
    cut = told if len(told) <= _LONGEST_SHOWN else f"{told[:_LONGEST_SHOWN]}…"
    return Text(f'"{cut}"', f'"{cut}"')
