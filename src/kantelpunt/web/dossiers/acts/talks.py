"""Talks and notes."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from django import forms

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten, TalkHeld
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.also_done import ask_tasks, tasks_done
from kantelpunt.web.dossiers.acts.asking import day_field, who_reads
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_WITH = Text("Met wie was het gesprek?", "Who took part in the talk?")
_DAY = Text("Op welke dag?", "On which day?")
_NOT_YET = Text(
    "Deze dag moet nog komen. Kies de dag van het gesprek, of plan een overleg.",
    "This day is still to come. Choose the day of the talk, or plan a meeting.",
)
_HELD_ON = Text("Gesprek van {day}.", "Talk of {day}.")
_SAID = Text("Wat is besproken en afgesproken?", "What was said and agreed?")
_NOTE = Text("Wat wilt u noteren?", "What do you want to note?")
_KIND = Text("Wie mag dit lezen?", "Who may read this?")
_KINDS = {
    NoteKind.GENERAL: Text(
        "Wie het hele dossier ziet: de school, en wat deelneemt van leerplicht en "
        "samenwerkingsverband",
        "Who sees the whole case: the school, and what takes part of attendance office and "
        "partnership",
    ),
    NoteKind.RESTRICTED: Text("Alleen de school", "The school alone"),
    NoteKind.MEDICAL: Text("Alleen de jeugdgezondheidszorg", "Youth health care alone"),
}


class TalkForm(ActForm):
    """Who was there, and what was said."""

    with_ = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    day = day_field(required=False)
    notes = forms.CharField(widget=forms.Textarea, max_length=10_000)

    def prepare(self) -> None:
        """Parents and pupil first, then whoever the protocol names and takes part."""
        agreement = self.setting.dossier.agreement
        parties = agreement.protocol.parties
        shares = {one.party for one in self.setting.dossier.shares}
        family = [
            key for key, one in parties.items() if one.kind in (PartyKind.PARENTS, PartyKind.PUPIL)
        ]
        others = [key for key in parties if key in shares and key not in family]
        field = cast("forms.MultipleChoiceField", self.fields["with_"])
        field.label = said(_WITH)
        field.choices = [(key, parties[key].name) for key in (*family, *others)]
        field.initial = family
        self.fields["day"].label = said(_DAY)
        self.fields["day"].initial = self.setting.now.date()
        self.fields["notes"].label = said(_SAID)
        self.fields["notes"].help_text = said(who_reads(self.setting))
        ask_tasks(self)

    def clean_day(self) -> date:
        """A talk that is recorded has been held."""
        day: date = self.cleaned_data["day"] or self.setting.now.date()
        if day > self.setting.now.date():
            raise forms.ValidationError(said(_NOT_YET))
        return day


def _talk(setting: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    """A talk of an earlier day says so in its text: it is recorded now."""
    people, day = cast("list[str]", cleaned["with_"]), cast("date", cleaned["day"])
    notes = str(cleaned["notes"])
    if day != setting.now.date():
        notes = f"{said(_HELD_ON).format(day=said(written_day(day)))}\n\n{notes}"
    return [TalkHeld(tuple(people), texts.seal(notes)), *tasks_done(cleaned)]


class NoteForm(ActForm):
    """What it says, and who may read it."""

    text = forms.CharField(widget=forms.Textarea, max_length=10_000)
    kind = forms.ChoiceField(widget=forms.RadioSelect)

    def prepare(self) -> None:
        """Only youth health care writes medical notes, and those come first to it."""
        parts = self.setting.parts
        wanted = [NoteKind.MEDICAL] if Part.MEDICAL in parts else []
        wanted += [NoteKind.GENERAL]
        wanted += [NoteKind.RESTRICTED] if Part.RESTRICTED in parts else []
        field = cast("forms.ChoiceField", self.fields["kind"])
        field.label, field.initial = said(_KIND), wanted[0]
        field.choices = [(one.value, said(_KINDS[one])) for one in wanted]
        self.fields["text"].label = said(_NOTE)


def _note(_: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    kind = NoteKind(str(cleaned["kind"]))
    return [NoteWritten(kind, texts.seal(str(cleaned["text"]), kind.value) or "")]


ACTS = (
    Act(
        "gesprek",
        Text("Gesprek vastleggen", "Record a talk"),
        Text("Het gesprek is vastgelegd.", "The talk is recorded."),
        Part.TASKS,
        TalkForm,
        _talk,
        Group.WORK,
    ),
    Act(
        "notitie",
        Text("Notitie schrijven", "Write a note"),
        Text("De notitie is bewaard.", "The note is kept."),
        Part.TASKS,
        NoteForm,
        _note,
        Group.WORK,
    ),
)
