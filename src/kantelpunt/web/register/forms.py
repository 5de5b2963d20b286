"""Forms for what a school hands in."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.protocol import words
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.importing import Period
from kantelpunt.web.schools.selectors import SchoolInfo

MOST_BYTES = 25 * 1024 * 1024
_TOO_LARGE = Text(
    "Dit bestand is groter dan 25 MB. Lever een kortere periode aan.",
    "This file is larger than 25 MB. Hand in a shorter period.",
)
_ENDS_BEFORE = Text(
    "De laatste dag ligt voor de eerste. Verbeter een van beide.",
    "The last day lies before the first. Correct one of the two.",
)

_NO_MEANING = Text("Kies wat deze code betekent.", "Choose what this code means.")
_CONTRADICTS = Text(
    "U koos ongeoorloofd. Kies hier nee, of kies een andere betekenis.",
    "You chose unauthorised. Choose no here, or choose another meaning.",
)


class UploadForm(forms.Form):
    """A file of one school."""

    use_required_attribute = False
    school = forms.ChoiceField()
    file = forms.FileField(allow_empty_file=True)

    def __init__(self, *args: Any, schools: Sequence[SchoolInfo], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        school, file = self.fields["school"], self.fields["file"]
        assert isinstance(school, forms.ChoiceField)
        school.label = said(Text("School", "School"))
        school.choices = [(one.code, one.name) for one in schools]
        file.label = said(Text("Bestand met verzuim (absences.csv)", "File (absences.csv)"))
        file.help_text = said(
            Text(
                "Tekstbestand met komma's en de kolommen pupil, school, date, lesson, minutes en "
                "reason. Bijvoorbeeld: L0001040,61AC00,2026-03-09,1,50,O",
                "Text file with commas and the columns pupil, school, date, lesson, minutes and "
                "reason. For example: L0001040,61AC00,2026-03-09,1,50,O",
            )
        )

    def clean_file(self) -> bytes:
        """The content, when it is not too large."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(said(_TOO_LARGE))
        content: bytes = file.read()
        return content


def _day() -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class PeriodForm(forms.Form):
    """Which days the file covers."""

    use_required_attribute = False
    first, last = _day(), _day()

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["first"].label = said(Text("Eerste dag", "First day"))
        self.fields["last"].label = said(Text("Laatste dag", "Last day"))
        self.fields["last"].help_text = said(
            Text(
                "Tot en met deze dag is het verzuim compleet.",
                "Up to and including this day the registrations are complete.",
            )
        )

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", said(_ENDS_BEFORE))
        return cleaned

    @property
    def period(self) -> Period:
        """The days, once the form is found in order."""
        return Period(self.cleaned_data["first"], self.cleaned_data["last"])


class MeaningForm(forms.Form):
    """What a code means at a school."""

    use_required_attribute = False
    category = forms.ChoiceField()
    authorised = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        category, authorised = self.fields["category"], self.fields["authorised"]
        assert isinstance(category, forms.ChoiceField)
        assert isinstance(authorised, forms.ChoiceField)
        category.label = said(Text("Wat betekent deze code?", "What does this code mean?"))
        category.choices = [
            ("", said(Text("Kies een betekenis", "Choose a meaning"))),
            *((one.value, said(words.CATEGORIES[one])) for one in Category),
        ]
        category.error_messages["required"] = said(_NO_MEANING)
        authorised.label = said(Text("Is het geoorloofd?", "Is it authorised?"))
        authorised.choices = [
            ("true", said(Text("Ja, geoorloofd", "Yes, authorised"))),
            ("false", said(Text("Nee, ongeoorloofd", "No, unauthorised"))),
        ]

    def clean(self) -> dict[str, Any]:
        """What is called unauthorised is not authorised."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        unauthorised = cleaned.get("category") == Category.UNAUTHORISED.value
        if unauthorised and cleaned.get("authorised") == "true":
            self.add_error("authorised", said(_CONTRADICTS))
        return cleaned
