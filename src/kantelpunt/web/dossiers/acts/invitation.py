"""An invitation to a talk: one letter for each household, and one for the pupil."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import cast

from django import forms

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.telling.named import who
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import Options, ask, day_field, offer, one, one_field
from kantelpunt.web.dossiers.acts.naming import teller_of
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import held_for
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.pages.saying import said
from kantelpunt.web.papers.invitation import InvitationPaper, Reader
from kantelpunt.web.papers.parties import Contact, Person, Sender
from kantelpunt.web.people.selectors import names_of
from kantelpunt.web.schools.selectors import parents_of, pupil

_FOR = Text("Voor wie is de brief?", "For whom is the letter?")
_EACH = Text(
    "Elk huishouden krijgt een eigen brief: maak ze één voor één. Er staat geen adres in.",
    "Each household gets a letter of its own: make them one by one. No address is printed.",
)
_ON = Text("Op welke dag?", "On which day?")
_AT = Text("Hoe laat?", "At what time?")
_LONG = Text("Hoeveel minuten duurt het?", "How many minutes will it take?")
_WHERE = Text("Waar?", "Where?")
_ABOUT = Text("Waarom is er een gesprek? In één of twee zinnen", "Why a talk? In a sentence or two")
_PARENTS, _PUPIL = Text("Ouders", "Parents"), Text("Leerling: {}", "Pupil: {}")
_KNOW_PARENTS = {Part.PLAN, Part.MEDICAL}
_HALF_AN_HOUR = 30
_AND = Text("en", "and")


def households(setting: Setting) -> Options:
    """The parents of each household together, then the pupil; numbers, no names, as values.

    Whoever sees neither the plan nor medical notes does not learn who the parents are.
    """
    homes: dict[str, list[str]] = {}
    parents = parents_of(setting.dossier.row.pupil) if setting.parts & _KNOW_PARENTS else []
    for number, parent in enumerate(parents):
        homes.setdefault(parent.household or f"{number}", []).append(parent.name)
    found = [(str(number), _joined(names)) for number, names in enumerate(homes.values(), 1)]
    child = _child(setting)
    return [*(found or [("parents", said(_PARENTS))]), ("pupil", said(_PUPIL).format(child))]


def _joined(names: Sequence[str]) -> str:
    return f" {said(_AND)} ".join(names)


def _child(setting: Setting) -> str:
    found = pupil(setting.dossier.row.pupil, setting.now.date())
    return found.name if found else setting.dossier.row.pupil


class InvitationForm(ActForm):
    """For whom, when, where, and why."""

    to = one_field()
    on = day_field()
    at = forms.TimeField(widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    minutes = forms.IntegerField(min_value=5, max_value=480)
    place = forms.CharField(max_length=200)
    about = forms.CharField(widget=forms.Textarea, required=False, max_length=1_000)

    def prepare(self) -> None:
        """Half an hour."""
        offer(self, "to", _FOR, households(self.setting), _EACH)
        ask(self, "on", _ON)
        ask(self, "at", _AT)
        ask(self, "minutes", _LONG, first=_HALF_AN_HOUR)
        ask(self, "place", _WHERE)
        ask(self, "about", _ABOUT)


def paper_of(setting: Setting, cleaned: Cleaned) -> InvitationPaper:
    """The letter: from the organisation of whoever makes it."""
    to, viewer = one(cleaned["to"]), setting.viewer
    held = next(iter(held_for(viewer, setting.dossier.row.id)))
    to_pupil, child = to == "pupil", _child(setting)
    known = to not in ("pupil", "parents")
    greeting = dict(households(setting))[to] if known else ""
    starts = datetime.combine(cast("date", cleaned["on"]), cast("time", cleaned["at"]), AMSTERDAM)
    return InvitationPaper(
        sender=Sender(held.organisation_name),
        pupil=child,
        starts=starts,
        place=one(cleaned["place"]),
        reader=Reader.PUPIL if to_pupil else Reader.PARENTS,
        addressed_to=(greeting,) if known else (),
        greeting=greeting,
        written_on=setting.now.date(),
        minutes=cast("int", cleaned["minutes"]),
        about=one(cleaned["about"]),
        contact=_contact(setting),
        signed_by=Person(viewer.name, said(function_name(held.function))),
    )


def _contact(setting: Setting) -> Contact | None:
    contact = setting.dossier.case.contact
    name = names_of([contact.person]).get(contact.person, "") if contact else ""
    return Contact(name, who(teller_of(setting), [contact.role])) if contact and name else None


def _nothing(_: Setting, __: Cleaned, ___: Texts) -> Sequence[Occurrence]:
    """A letter tells nothing of the case: the talk does, once it was held."""
    return []


ACTS = (
    Act(
        "uitnodiging",
        Text("Uitnodiging voor een gesprek maken", "Make an invitation to a talk"),
        Text("De uitnodiging is gemaakt.", "The invitation is made."),
        Part.TASKS,
        InvitationForm,
        _nothing,
        Group.WORK,
        is_open,
    ),
)
