"""The forms of actions that concern no case, on the page of a meeting that was held."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from django import forms
from django.http import QueryDict

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.asking import day_field, one_field
from kantelpunt.web.meetings.general_actions import NewAction, ToldInGeneral, general_shown
from kantelpunt.web.meetings.kinds import WITH_GENERAL_ACTIONS
from kantelpunt.web.meetings.models import Meeting
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_day

_ROWS = 3
_LONGEST = 200
_MONTH = timedelta(weeks=4)
_NOBODY = Text("Kies wie dit doet", "Choose who does this")
_INCOMPLETE = Text(
    "Noem bij een actie wat er gebeurt, wie het doet en wanneer het klaar is.",
    "Name with an action what is done, who does it and when it is ready.",
)


class GeneralRow(forms.Form):
    """An action, or none."""

    what = forms.CharField(required=False, max_length=_LONGEST)
    by = one_field(required=False)
    due = day_field(required=False)

    def __init__(
        self, data: QueryDict | None, number: int, people: Sequence[tuple[str, str]], today: date
    ) -> None:
        super().__init__(data, prefix=f"algemeen{number}", initial={"due": today + _MONTH})
        fields = cast("dict[str, Any]", self.fields)
        fields["by"].choices = [("", said(_NOBODY)), *people]
        fields["what"].label = said(Text("Wat wordt er gedaan?", "What is done?"))
        fields["what"].help_text = said(
            Text(
                "Voor een school, een groep of de hele regio. Geen namen van leerlingen.",
                "For a school, a group or the whole region. No names of pupils.",
            )
        )
        fields["by"].label = said(Text("Wie doet dat?", "Who does it?"))
        fields["due"].label = said(Text("Uiterlijk wanneer?", "By when?"))

    def clean(self) -> dict[str, Any]:
        """All of it, or nothing."""
        cleaned = super().clean() or {}
        given = [bool(cleaned.get("what")), bool(cleaned.get("by"))]
        if any(given) and not (all(given) and cleaned.get("due")):
            self.add_error(None, said(_INCOMPLETE))
        return cleaned

    def agreed(self) -> NewAction | None:
        """The action that was agreed."""
        cleaned = self.cleaned_data
        return NewAction(**cleaned) if cleaned["what"] else None


class DoneForm(forms.Form):
    """Which earlier actions are done."""

    done = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, data: QueryDict | None, meeting: Meeting) -> None:
        super().__init__(data, prefix="algemeen")
        field = cast("Any", self.fields["done"])
        field.label = said(Text("Wat is klaar?", "What is done?"))
        field.choices = [
            (one.id, f"{one.what} ({one.by}, {said(short_day(one.due))})")
            for one in general_shown(meeting).earlier
        ]


@dataclass(frozen=True)
class GeneralForms:
    """All of them; none for a meeting at which no such actions are agreed."""

    done: DoneForm | None = None
    rows: tuple[GeneralRow, ...] = ()

    @property
    def forms(self) -> tuple[forms.Form, ...]:
        """Every form of it."""
        return (self.done, *self.rows) if self.done else self.rows

    def told(self) -> ToldInGeneral:
        """What was agreed, and what is done; the forms are filled in well."""
        return ToldInGeneral(
            tuple(filter(None, (row.agreed() for row in self.rows))),
            tuple(self.done.cleaned_data["done"]) if self.done else (),
        )


def general_forms(
    data: QueryDict | None, meeting: Meeting, people: Sequence[tuple[str, str]], today: date
) -> GeneralForms:
    """The forms for a meeting, with the people who may take an action."""
    if meeting.kind not in WITH_GENERAL_ACTIONS:
        return GeneralForms()
    done = DoneForm(data, meeting)
    rows = tuple(GeneralRow(data, number, people, today) for number in range(1, _ROWS + 1))
    return GeneralForms(done if cast("Any", done.fields["done"]).choices else None, rows)
