"""Whom or what the officer looks for."""

from django import forms

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said

_FILL_IN = Text("Vul een naam of een kenmerk in.", "Fill in a name or a reference.")


class SearchForm(forms.Form):
    """A pupil by name, or anything by its reference."""

    who = forms.CharField(
        max_length=80,
        label=Text("Naam van de leerling, of kenmerk", "Name of the pupil, or reference"),  # type: ignore[arg-type]
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["who"].error_messages["required"] = said(_FILL_IN)
