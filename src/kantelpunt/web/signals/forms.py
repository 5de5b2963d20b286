"""Forms for judging signals and for a concern."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said
from kantelpunt.web.signals.grouping import PupilSignals

CASE, LEAVE = "casus", "laten"
_CHOOSE = Text(
    "Kies of u een casus opent, of niet.",
    "Choose whether you open a case or not.",
)
_LONGEST_REASON = 300
_LONGEST_NOTE = 10_000


def _day() -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(required=False, widget=widget)


def _lines(longest: int) -> forms.CharField:
    return forms.CharField(
        required=False, max_length=longest, widget=forms.Textarea(attrs={"rows": 3})
    )


class JudgeForm(forms.Form):
    """What becomes of one or more signals: into a case, or left for a reason."""

    use_required_attribute = False
    decision = forms.ChoiceField(widget=forms.RadioSelect)
    note = _lines(_LONGEST_NOTE)
    reason = _lines(_LONGEST_REASON)

    def __init__(self, *args: Any, groups: Sequence[PupilSignals], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.groups = groups
        decision = self.fields["decision"]
        assert isinstance(decision, forms.ChoiceField)
        decision.label = said(Text("Wat doet u ermee?", "What do you do with it?"))
        decision.error_messages["required"] = said(_CHOOSE)
        decision.choices = [
            (CASE, said(_into(groups))),
            (LEAVE, said(Text("Geen casus nodig", "No case needed"))),
        ]
        for number, group in enumerate(groups):
            if not group.case:
                self._ask_first_day(number, group)
        self.fields["note"].label = said(Text("Notitie in de casus", "Note in the case"))
        self.fields["reason"].label = said(
            Text("Geen casus nodig: waarom niet?", "No case needed: why not?")
        )
        self.fields["reason"].help_text = said(
            Text("Nodig als u geen casus opent.", "Needed if you open no case.")
        )
        self.order_fields(["decision", *(f"first_{n}" for n in range(len(groups))), "note"])

    def _ask_first_day(self, number: int, group: PupilSignals) -> None:
        field = self.fields[f"first_{number}"] = _day()
        field.initial = group.first_day
        field.label = said(
            Text(
                f"Eerste dag van deze periode van verzuim van {group.pupil.name}",
                f"First day of this period of absence of {group.pupil.name}",
            )
        )

    def clean(self) -> dict[str, Any]:
        """Leaving a signal needs a reason."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") == LEAVE and not (cleaned.get("reason") or "").strip():
            self.add_error(
                "reason",
                said(
                    Text(
                        "Schrijf kort waarom, zodat een ander het later begrijpt.",
                        "Write briefly why, so that others understand it later.",
                    )
                ),
            )
        return cleaned

    def first_days(self) -> dict[str, date]:
        """Per pupil the first day that was named."""
        return {
            group.pupil.id: day
            for number, group in enumerate(self.groups)
            if (day := self.cleaned_data.get(f"first_{number}"))
        }

    def days_asked(self) -> Iterator[BoundField]:
        """The fields of first days."""
        yield from (self[name] for name in self.fields if name.startswith("first_"))


def _into(groups: Sequence[PupilSignals]) -> Text:
    if all(group.case for group in groups):
        return Text("Bij de open casus voegen", "Join to the open case")
    if any(group.case for group in groups):
        return Text(
            "Casus openen, of bij de open casus voegen", "Open a case, or join to the open one"
        )
    return Text("Casus openen", "Open a case")


class SearchForm(forms.Form):
    """Whom it is about."""

    use_required_attribute = False
    words = forms.CharField(max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.fields["words"].label = said(
            Text("Om welke leerling gaat het?", "Which pupil is it about?")
        )
        self.fields["words"].help_text = said(
            Text("Zoek op voornaam of achternaam.", "Search by first or last name.")
        )


class ConcernForm(forms.Form):
    """What is the matter; nothing of it has to be filled in."""

    first_day = _day()
    text = _lines(_LONGEST_NOTE)

    def __init__(self, *args: Any, has_case: bool, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        if has_case:
            del self.fields["first_day"]
        else:
            self.fields["first_day"].label = said(
                Text("Eerste dag van het verzuim, als dat er is", "First day of absence, if any")
            )
        self.fields["text"].label = said(Text("Wat valt u op?", "What do you notice?"))
