"""Consent: of each parent with authority apart, and of the pupil by age (CM-21)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django import forms

from kantelpunt.casework.consenting import consent_lacking
from kantelpunt.casework.events.people import ConsentGiven, ConsentRefused, ConsentWithdrawn
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten
from kantelpunt.casework.taking_part import legal_base
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    Options,
    ask,
    day_field,
    offer,
    one,
    one_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import actor_options, outside_parties, teller_of
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.dossiers.consent_answers import NO, NOT_YET, YES, answers_kept, written
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said
from kantelpunt.web.schools.selectors import parents_of, pupil

_TO = Text("Waarvoor is toestemming gevraagd?", "For what was consent asked?")
_PURPOSE = Text("Met welk doel?", "To what end?")
_UNTIL = Text("Tot en met welke dag?", "Until which day?")
_LACKS = Text("nog nodig", "still needed")
_COMPLETE = Text("compleet", "complete")
_PARENT = Text("Ouder met gezag: {}", "Parent with authority: {}")
_PARENTS = Text("Ouders met gezag", "Parents with authority")
_PUPIL = Text("Leerling: {}", "Pupil: {}")
_SAID = {
    YES: Text("Ja", "Yes"),
    NO: Text("Nee, of niet meer", "No, or no longer"),
    NOT_YET: Text("Nog geen antwoord", "No answer yet"),
}
_NOBODY = Text("Vul van minstens één persoon het antwoord in.", "Fill in at least one answer.")
_PURPOSE_HELP = Text(
    "Nodig als iemand ja zegt. In een paar woorden, zonder namen: dit staat in de tijdlijn.",
    "Needed when somebody says yes. In a few words, without names: this stands in the timeline.",
)
_NO_PURPOSE = Text("Zeg waarvoor er ja is gezegd.", "Say to what end yes was said.")
_ALL = Text(
    "De toestemming van de ouders geldt pas als ieder met gezag ja zegt.",
    "The consent of the parents holds only once each with authority says yes.",
)


@dataclass(frozen=True)
class Asked:
    """Somebody of whom consent is asked.

    Attributes:
        field: of the form.
        by: as the protocol calls them: `ouders`, `leerling`.
        name: of the person; what is kept of the answer goes under it.
    """

    field: str
    by: str
    name: str
    label: Text


def asked_of(setting: Setting) -> list[Asked]:
    """Each parent with authority, or the parents where none are known, and the pupil by age."""
    return [*_parents(setting), *_pupil(setting)]


def _parents(setting: Setting) -> Iterator[Asked]:
    known = [one.name for one in parents_of(setting.dossier.row.pupil) if one.authority]
    for by in _of_kind(setting, PartyKind.PARENTS):
        for number, name in enumerate(known, 1):
            label = Text(_PARENT.nl.format(name), _PARENT.en.format(name))
            yield Asked(f"parent_{number}", by, name, label)
        if not known:
            yield Asked("parents", by, _PARENTS.nl, _PARENTS)


def _pupil(setting: Setting) -> Iterator[Asked]:
    who = pupil(setting.dossier.row.pupil, setting.now.date())
    name = who.name if who else setting.dossier.row.pupil
    asked = {by for to, _ in _what_for(setting) for by in _needed(setting, to)}
    for by in _of_kind(setting, PartyKind.PUPIL):
        if by in asked:
            yield Asked("pupil", by, name, Text(_PUPIL.nl.format(name), _PUPIL.en.format(name)))


def _of_kind(setting: Setting, kind: PartyKind) -> list[str]:
    parties = setting.dossier.agreement.protocol.parties
    return [name for name, party in parties.items() if party.kind is kind][:1]


def _what_for(setting: Setting) -> Options:
    """Parties that know of a pupil with consent alone, and the consents of the protocol."""
    dossier = setting.dossier
    with_consent = [
        option
        for option in outside_parties(setting)
        if not legal_base(option[0], dossier.agreement)
    ]
    others = teller_of(setting).names.others
    written_down = [
        (one.id, others.get(one.id, one.name)) for one in dossier.agreement.protocol.consent
    ]
    return [*written_down, *with_consent]


def _needed(setting: Setting, to: str) -> list[str]:
    """Whose consent is needed, as if nobody had given any."""
    blank = setting.dossier.case.copied()
    blank.consents = {}
    return consent_lacking(blank, setting.dossier.agreement, to, setting.now.date())


def _options(setting: Setting) -> Options:
    """Those that wait for consent and those of which something was said come first."""
    kept = answers_kept(setting.dossier.row.id)
    waits = {one.party for one in setting.dossier.shares if one.waits_for}
    begun = {*kept, *waits, *(to for to, _ in setting.dossier.case.consents)}
    found = sorted(_what_for(setting), key=lambda option: option[0] not in begun)
    return [
        (to, f"{name} ({_lacking(setting, to, kept.get(to, {}))})" if to in begun else name)
        for to, name in found
    ]


def _lacking(setting: Setting, to: str, kept: Mapping[str, str]) -> str:
    """What still lacks, in words: each parent who has not said yes by name."""
    dossier = setting.dossier
    lacking = consent_lacking(dossier.case, dossier.agreement, to, setting.now.date())
    if not lacking:
        return said(_COMPLETE)
    names = []
    for by in lacking:
        people = [one.name for one in asked_of_party(setting, by) if kept.get(one.name) != YES]
        names += people or [name for _, name in actor_options(setting, [by])]
    return f"{said(_LACKS)}: {', '.join(names)}"


def asked_of_party(setting: Setting, by: str) -> list[Asked]:
    """The people behind `ouders`; of a party with one voice nobody apart."""
    return [one for one in _parents(setting) if one.by == by and one.field != "parents"]


class ConsentForm(ActForm):
    """For what, and what each of those who are asked says."""

    to = one_field()
    purpose = words_field(required=False)
    until = day_field(required=False)

    def prepare(self) -> None:
        """Each choice tells what still lacks."""
        offer(self, "to", _TO, _options(self.setting), first=self.setting.given.get("voor"))
        ask(self, "purpose", _PURPOSE, _PURPOSE_HELP)
        ask(self, "until", _UNTIL)
        for asked in asked_of(self.setting):
            self.fields[asked.field] = one_field()
            answers = [(key, said(text)) for key, text in _SAID.items()]
            help_text = _ALL if asked.field.startswith("parent_") else None
            offer(self, asked.field, asked.label, answers, help_text, first=NOT_YET)

    def clean(self) -> dict[str, object]:
        """Somebody answered; who says yes, says it to an end."""
        cleaned = super().clean() or {}
        answers = {cleaned.get(asked.field, NOT_YET) for asked in asked_of(self.setting)}
        if answers <= {NOT_YET}:
            raise forms.ValidationError(said(_NOBODY))
        if YES in answers and not cleaned.get("purpose"):
            self.add_error("purpose", said(_NO_PURPOSE))
        return cleaned


def _told(setting: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    """What each said is kept as a text; the engine is told of those whose answer is complete."""
    to, everybody = one(cleaned["to"]), asked_of(setting)
    before = answers_kept(setting.dossier.row.id).get(to, {})
    now = {asked.name: one(cleaned[asked.field]) for asked in everybody}
    after = {**before, **{name: answer for name, answer in now.items() if answer != NOT_YET}}
    name = dict(_what_for(setting))[to]
    note = texts.seal(
        written(to, name, {one.name: after.get(one.name, NOT_YET) for one in everybody})
    )
    told: list[Occurrence] = [NoteWritten(NoteKind.GENERAL, note or "")]
    for by in dict.fromkeys(asked.by for asked in everybody):
        names = [asked.name for asked in everybody if asked.by == by]
        if all(now[one] == NOT_YET for one in names):
            continue
        found = _answer(setting, to, by, {one: after.get(one, NOT_YET) for one in names}, cleaned)
        told += [found] if found else []
    return told


def _answer(
    setting: Setting, to: str, by: str, answers: Mapping[str, str], cleaned: Cleaned
) -> Occurrence | None:
    """One voice of all who are asked: yes when all say yes, no when one says no."""
    if NO in answers.values():
        given = setting.dossier.case.consents.get((to, by))
        return ConsentWithdrawn(to, by) if given else ConsentRefused(to, by)
    if NOT_YET in answers.values():
        return None
    return ConsentGiven(to, by, one(cleaned["purpose"]), cast("date | None", cleaned["until"]))


ACTS = (
    Act(
        "toestemming",
        Text("Toestemming vastleggen", "Record consent"),
        Text("Het antwoord op de vraag om toestemming is bewaard.", "The answer is kept."),
        Part.SHARING,
        ConsentForm,
        _told,
        Group.PEOPLE,
        lambda setting: is_open(setting) and bool(_what_for(setting)),
    ),
)
