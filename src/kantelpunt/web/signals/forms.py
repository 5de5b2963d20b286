"""Forms for judging signals and for a concern."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.selectors import FoundSignal
from kantelpunt.web.signals.grouping import PupilSignals

CASE, LEAVE = "casus", "laten"
_CHOOSE = Text(
    "Kies of u een casus opent, of niet.",
    "Choose whether you open a case or not.",
)
_TICK = Text("Kies een of meer signalen.", "Choose one or more signals.")
_JUDGED = Text(
    "Een ander beoordeelde een van deze signalen. Kijk wat er nog staat, en kies opnieuw.",
    "Somebody else judged one of these signals. See what is left, and choose again.",
)
_WHY = Text(
    "Schrijf kort waarom, zodat een ander het later begrijpt.",
    "Write briefly why, so that others understand it later.",
)
_FROM_HERE = Text(
    "Vanaf deze dag telt de klok van drie maanden. Dit is de eerste dag die voor een signaal "
    "meetelt. Begon dit verzuim later? Kies dan die dag.",
    "From this day the clock of three months counts. This is the first day that counts for a "
    "signal. Did this absence begin later? Then choose that day.",
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
    signaal = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    decision = forms.ChoiceField(widget=forms.RadioSelect)
    note = _lines(_LONGEST_NOTE)
    reason = _lines(_LONGEST_REASON)

    def __init__(self, *args: Any, groups: Sequence[PupilSignals], **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        self.groups = groups
        self._offer_signals()
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
        reason = self.fields["reason"]
        reason.required = not self.is_bound or self.data.get("decision") == LEAVE
        reason.error_messages["required"] = said(_WHY)
        reason.label = said(Text("Geen casus nodig: waarom niet?", "No case needed: why not?"))
        reason.help_text = said(Text("Alleen als u geen casus opent.", "Only if you open no case."))
        self.order_fields(
            ["signaal", "decision", *(f"first_{n}" for n in range(len(groups))), "note"]
        )

    def _offer_signals(self) -> None:
        """All are ticked; where there is one, nothing is asked."""
        field = self.fields["signaal"]
        assert isinstance(field, forms.MultipleChoiceField)
        offered = [(group, one) for group in self.groups for one in group.signals]
        field.choices = [(one.id, said(_told(group, one))) for group, one in offered]
        field.initial = [one.id for _, one in offered]
        field.label = said(Text("Welke signalen?", "Which signals?"))
        field.error_messages["required"] = said(_TICK)
        field.error_messages["invalid_choice"] = said(_JUDGED)
        if len(offered) == 1:
            field.widget = forms.MultipleHiddenInput()

    def _ask_first_day(self, number: int, group: PupilSignals) -> None:
        field = self.fields[f"first_{number}"] = _day()
        field.initial = group.first_day
        field.label = said(
            Text(
                f"Eerste dag van deze periode van verzuim van {group.pupil.name}",
                f"First day of this period of absence of {group.pupil.name}",
            )
        )
        if number == 0:
            field.help_text = said(_FROM_HERE)

    def chosen(self) -> list[PupilSignals]:
        """The signals that are ticked, by pupil."""
        found = (group.only(self.cleaned_data["signaal"]) for group in self.groups)
        return [group for group in found if group.signals]

    def first_days(self) -> dict[str, date]:
        """Per pupil the first day, where another one was named than the signals tell."""
        return {
            group.pupil.id: day
            for number, group in enumerate(self.groups)
            if (day := self.cleaned_data.get(f"first_{number}")) and day != group.first_day
        }


def _told(group: PupilSignals, one: FoundSignal) -> Text:
    """As `Anna Bos, wo 4 maart 2026: 17 lesuren in 4 lesweken`."""
    day, name = written_day(one.fired_on), group.pupil.name
    return Text(f"{name}, {day.nl}: {one.told.nl}", f"{name}, {day.en}: {one.told.en}")


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
