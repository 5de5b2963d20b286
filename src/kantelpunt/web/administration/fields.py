"""Fields of the forms of administration, with their words in both languages."""

from collections.abc import Iterable
from typing import cast

from django import forms

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said

_LONGEST = 120
NOTHING = Text("", "")
_OF_THE_LIST = Text("Kies uit de lijst: dit is er niet.", "Choose from the list: there is no such.")


def _told(words: Text) -> str:
    """Templates say a pair of texts in the language of the page; Django takes it as it is."""
    return cast("str", words)


def words(
    label: Text, *, required: bool = True, help_text: Text = NOTHING, longest: int = _LONGEST
) -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=_told(label), required=required, help_text=_told(help_text), max_length=longest
    )


def day(label: Text, *, required: bool = True, help_text: Text = NOTHING) -> forms.DateField:
    """A day."""
    return forms.DateField(
        label=_told(label),
        required=required,
        help_text=_told(help_text),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )


def choice(label: Text, *, required: bool = True, help_text: Text = NOTHING) -> forms.ChoiceField:
    """One of some, which are given by `offer`."""
    return forms.ChoiceField(label=_told(label), required=required, help_text=_told(help_text))


def rounds(label: Text, *, help_text: Text = NOTHING) -> forms.ChoiceField:
    """One of a few that all stand on the page."""
    return forms.ChoiceField(
        label=_told(label), help_text=_told(help_text), widget=forms.RadioSelect
    )


def ticks(
    label: Text, *, required: bool = False, help_text: Text = NOTHING
) -> forms.MultipleChoiceField:
    """Any of some."""
    return forms.MultipleChoiceField(
        label=_told(label),
        required=required,
        help_text=_told(help_text),
        widget=forms.CheckboxSelectMultiple,
    )


def offer(
    form: forms.Form,
    name: str,
    options: Iterable[tuple[str, Text | str]],
    empty: Text | None = None,
) -> None:
    """Give a field what can be chosen; `empty` stands in front, for no choice."""
    found = [(code, said(one) if isinstance(one, Text) else one) for code, one in options]
    field = cast("forms.ChoiceField", form.fields[name])
    field.error_messages["invalid_choice"] = said(_OF_THE_LIST)
    field.choices = [("", said(empty)), *found] if empty else found
