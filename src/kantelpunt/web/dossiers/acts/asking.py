"""Fields of the forms of acts, and their words in the language of the page."""

from collections.abc import Sequence
from typing import TypeAlias, cast

from django import forms

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import ActForm, Setting
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

Options: TypeAlias = Sequence[tuple[str, str]]

WITHOUT_NAMES = Text(
    "In een paar woorden, zonder namen: dit staat in de tijdlijn.",
    "In a few words, without names: this stands in the timeline.",
)
APART = Text(
    "Namen mogen hier: deze tekst wordt apart bewaard en kan worden vernietigd.",
    "Names are allowed here: this text is kept apart and can be destroyed.",
)
_READ = Text(
    "De school leest dit, en wie verder het hele dossier ziet.",
    "The school reads this, and whoever else sees the whole case.",
)
_NOT_MEDICAL = Text(
    "De school leest dit ook. Schrijf wat medisch is in een notitie.",
    "The school reads this as well. Write what is medical in a note.",
)
_CHOOSE = Text("Kies…", "Choose…")
_MISSING = Text("Kies hier iets.", "Choose something here.")
_EMPTY = Text("Vul dit in.", "Fill this in.")
_FEW = 7


def who_reads(setting: Setting) -> Text:
    """Who reads a text that is for no few alone; youth health care is led to its own notes."""
    return _NOT_MEDICAL if Part.MEDICAL in setting.parts else _READ


def ask(
    form: ActForm,
    name: str,
    label: Text,
    help_text: Text | None = None,
    *,
    first: object = None,
) -> None:
    """Give a field its words and first value."""
    field = form.fields[name]
    field.label = said(label)
    missing = _MISSING if isinstance(field, forms.ChoiceField) else _EMPTY
    field.error_messages["required"] = said(missing)
    if help_text is not None:
        field.help_text = said(help_text)
    if first is not None:
        field.initial = first


def offer(
    form: ActForm,
    name: str,
    label: Text,
    options: Options,
    help_text: Text | None = None,
    *,
    first: object = None,
) -> None:
    """Give a field its words and what may be chosen: a few all in sight, many in a list.

    The only one is chosen already; `first` counts where it is among them.
    """
    field = cast("forms.ChoiceField", form.fields[name])
    known = {key for key, _ in options}
    several = isinstance(field, forms.MultipleChoiceField)
    if not several:
        only = options[0][0] if len(options) == 1 else None
        first = first if first in known else only
        many = len(options) > _FEW
        field.widget = forms.Select() if many else forms.RadioSelect()
        field.widget.is_required = field.required
        if many and "" not in known and (first is None or not field.required):
            options = [("", said(_CHOOSE)), *options]
    field.choices = list(options)
    ask(form, name, label, help_text, first=first)


def day_field(*, required: bool = True) -> forms.DateField:
    """A day, from the calendar of the browser or typed."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    formats = ["%Y-%m-%d", "%d-%m-%Y"]
    return forms.DateField(widget=widget, input_formats=formats, required=required)


def text_field(*, required: bool = False) -> forms.CharField:
    """A text that is kept apart."""
    return forms.CharField(widget=forms.Textarea, required=required, max_length=10_000)


def words_field(*, required: bool = True) -> forms.CharField:
    """A few words."""
    return forms.CharField(required=required, max_length=200)


def one_field(*, required: bool = True) -> forms.ChoiceField:
    """One of what is offered."""
    return forms.ChoiceField(required=required)


def several_field(*, required: bool = True) -> forms.MultipleChoiceField:
    """Some of what is offered."""
    return forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=required)


def one(cleaned: object) -> str:
    """What was chosen or written, as a text."""
    return str(cleaned or "").strip()


def several(cleaned: object) -> tuple[str, ...]:
    """What was chosen, of some."""
    return tuple(cast("list[str]", cleaned or []))
