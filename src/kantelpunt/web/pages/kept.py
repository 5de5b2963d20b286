"""What somebody wrote in a form before the session ended, and how it is put back."""

from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict


@dataclass
class KeptForm:
    """What was written.

    Attributes:
        fields: as the form sent it.
        had_files: files were with it; these must be chosen once more.
        shown: a form took it over.
    """

    fields: QueryDict
    had_files: bool
    shown: bool = False


def put_back(kept: KeptForm, form: forms.BaseForm) -> bool:
    """Fill a form that was not sent yet with what was kept, when it comes from this form."""
    if kept.shown or form.is_bound or not _comes_from(kept, form):
        return False
    for name, field in form.fields.items():
        if isinstance(field.widget, forms.FileInput):
            continue
        form.initial[name] = field.widget.value_from_datadict(
            kept.fields, MultiValueDict(), form.add_prefix(name)
        )
    kept.shown = True
    return True


def _comes_from(kept: KeptForm, form: forms.BaseForm) -> bool:
    """A browser sends all fields of a form but files, and rounds and ticks that are not chosen."""
    always = [
        (field.widget, form.add_prefix(name))
        for name, field in form.fields.items()
        if not isinstance(field.widget, forms.FileInput | forms.RadioSelect)
    ]
    missing = [
        name for widget, name in always if widget.value_omitted_from_data(kept.fields, {}, name)
    ]
    return not missing and any(
        sent.startswith(form.add_prefix(name)) for sent in kept.fields for name in form.fields
    )
