"""Fields of a form in the clothes of the design system: `{{ field|utrecht }}`."""

from django import forms, template
from django.forms.boundfield import BoundField, BoundWidget
from django.utils.safestring import SafeString

register = template.Library()

_IN_SIGHT, _FEW = 15, 5
"""So many choices are in sight; fewer than a few are not worth folding away."""

_CLASSES: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.CheckboxSelectMultiple, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.RadioSelect, "utrecht-radio-button utrecht-radio-button--html-input"),
    (forms.CheckboxInput, "utrecht-checkbox utrecht-checkbox--html-input"),
    (forms.Textarea, "utrecht-textarea utrecht-textarea--html-textarea"),
    (forms.Select, "utrecht-select utrecht-select--html-select"),
    (forms.FileInput, "k-file"),
    (forms.Widget, "utrecht-textbox utrecht-textbox--html-input"),
)


@register.filter
def utrecht(field: BoundField) -> SafeString:
    """The input of a field, with its class; help text and errors are linked by Django."""
    return field.as_widget(attrs={"class": _class_of(field)})


@register.filter
def choices(field: BoundField) -> tuple[list[BoundWidget], list[BoundWidget]]:
    """The ticks or rounds of a field with several choices: those in sight, and those folded away.

    What is chosen already is in sight, and so are all where only a few would be folded away.
    """
    found = list(field.subwidgets)
    for one in found:
        one.data["attrs"]["class"] = _class_of(field)
    chosen = [number for number, one in enumerate(found, 1) if one.data["selected"]]
    cut = max([_IN_SIGHT, *chosen])
    if len(found) - cut < _FEW:
        cut = len(found)
    return found[:cut], found[cut:]


@register.filter
def is_choice(field: BoundField) -> bool:
    """Whether a field shows all its choices at once."""
    return isinstance(field.field.widget, forms.RadioSelect)


@register.filter
def is_tick(field: BoundField) -> bool:
    """Whether a field is one tick: its label comes after it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def first_id(field: BoundField) -> str:
    """Where the link of a mistake leads: the input, or the first of several."""
    if is_choice(field) and field.subwidgets:
        return field.subwidgets[0].id_for_label
    return field.id_for_label or field.auto_id


def _class_of(field: BoundField) -> str:
    widget = field.field.widget
    invalid = bool(field.errors)
    base = next(name for kind, name in _CLASSES if isinstance(widget, kind))
    given = widget.attrs.get("class", "")
    marked = f"{base} {base.split()[0]}--invalid" if invalid else base
    return f"{marked} {given}".strip()
