"""Occurrences to and from plain values, by the name of their kind and of their fields."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from kantelpunt.casework.events.kinds import KINDS, kind_of
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.written.forms import FORMS, FieldForm, Plain
from kantelpunt.casework.written.values import plain_value, value_of
from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text


def plain_fields(what: Occurrence) -> dict[str, Plain]:
    """The fields of an occurrence as plain values, all of them."""
    return {
        form.name: plain_value(form, getattr(what, form.attribute))
        for form in FORMS[kind_of(type(what))]
    }


def occurrence_from(
    kind: str,
    written: Mapping[str, object],
    place: Callable[[str | None], Place],
    called: Mapping[str, str] | None = None,
) -> Occurrence | list[Problem]:
    """The occurrence that plain values stand for, or everything that is wrong with them.

    A field that lacks gets its default, so that histories of earlier versions stay readable.

    Args:
        kind: its name in files: `task done`.
        written: its fields by name.
        place: where a field stands; given None, where the whole stands.
        called: the keys of fields that are called otherwise here.
    """
    made: Callable[..., Occurrence] | None = KINDS.get(kind)
    if made is None:
        return [unknown_kind(kind, place(None))]
    keys = called or {}
    forms = tuple(replace(form, name=keys.get(form.name, form.name)) for form in FORMS[kind])
    problems = [
        _superfluous(kind, name, forms, place(name))
        for name in written
        if name not in {form.name for form in forms}
    ]
    values = {}
    for form in forms:
        if form.name in written:
            value = value_of(form, written[form.name], place(form.name))
            if isinstance(value, Problem):
                problems.append(value)
            values[form.attribute] = value
        elif form.required:
            problems.append(_lacks(kind, form.name, place(None)))
    return problems or made(**values)


def unknown_kind(given: str, place: Place) -> Problem:
    """Something that this version of the program does not know."""
    near = get_close_matches(given, list(KINDS), n=1, cutoff=0.5)
    known = ", ".join(KINDS)
    nl, en = (
        (f'bedoelde u "{near[0]}"?', f'did you mean "{near[0]}"?')
        if near
        else (f"bekend: {known}", f"known: {known}")
    )
    text = Text(
        f'"{given}" is geen bekende gebeurtenis; {nl}', f'"{given}" is no known event; {en}'
    )
    return Problem("unknown-kind", text, place)


def _superfluous(kind: str, given: str, forms: tuple[FieldForm, ...], place: Place) -> Problem:
    names = [form.name for form in forms]
    near = get_close_matches(given, names, n=1, cutoff=0.5)
    nl_hint, en_hint = (
        (f'; bedoelde u "{near[0]}"?', f'; did you mean "{near[0]}"?') if near else ("", "")
    )
    known = ", ".join(names)
    text = Text(
        f'"{kind}" heeft geen sleutel "{given}"{nl_hint} (mogelijk: {known})',
        f'"{kind}" has no key "{given}"{en_hint} (possible: {known})',
    )
    return Problem("field-superfluous", text, place)


def _lacks(kind: str, name: str, place: Place) -> Problem:
    text = Text(
        f'bij "{kind}" ontbreekt de sleutel "{name}"', f'the key "{name}" is missing in "{kind}"'
    )
    return Problem("field-missing", text, place)
