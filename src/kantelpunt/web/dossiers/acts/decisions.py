"""Decisions on a mandate (CM-17)."""

from collections.abc import Iterator, Sequence

from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import DecisionTaken, NoteKind, NoteWritten
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.steps import Decision, Option
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    APART,
    Options,
    ask,
    offer,
    one,
    one_field,
    text_field,
)
from kantelpunt.web.dossiers.acts.naming import actor_options, stages_now
from kantelpunt.web.dossiers.acts.questions import NOT_YET, answered_first
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_OPTION = Text("Wat is besloten?", "What was decided?")
_MANDATE = Text("Op welk mandaat?", "On which mandate?")
_GIVEN = Text("gegeven door", "given by")
_HELD = Text("van", "of")
_WHY = Text("Hoe kwam men hiertoe?", "How was it reached?")


def _decisions(setting: Setting) -> Iterator[Decision]:
    """The decisions of the steps the case is in; the one that is asked first."""
    asked = setting.given.get("besluit")
    found = [one for stage in stages_now(setting) for one in stage.written.decisions]
    yield from sorted(found, key=lambda one: one.id != asked)


def _options(setting: Setting) -> Options:
    """Each option of each decision; those that may not be taken yet say so."""
    found = []
    for decision in _decisions(setting):
        for number, option in enumerate(decision.options, 1):
            may = not _lacking(setting, decision, option)
            words = f"{decision.ask} – {option.name}"
            found.append(
                (f"{decision.id}:{number}", words if may else f"{words} ({said(NOT_YET)})")
            )
    return found


def _lacking(setting: Setting, decision: Decision, option: Option) -> list[Condition]:
    """What must be established before an option may be taken."""
    case = setting.dossier.case
    wanted = setting.dossier.agreement.conditions((*decision.when, *option.when))
    return [one for one in wanted if not one.holds(case.facts, case.moments)]


def _mandates(setting: Setting) -> Options:
    """The mandates that these decisions ask, and those that may stand in for them."""
    written = setting.dossier.agreement.protocol.mandates
    asked = {decision.mandate for decision in _decisions(setting)}
    return [
        (mandate.id, _in_words(setting, mandate.name, mandate.holder, mandate.given_by))
        for mandate in sorted(written, key=lambda one: one.id not in asked)
        if mandate.id in asked or mandate.when
    ]


def _in_words(setting: Setting, name: str, holder: Sequence[str], given_by: Sequence[str]) -> str:
    held = ", ".join(name for _, name in actor_options(setting, holder))
    given = ", ".join(name for _, name in actor_options(setting, given_by))
    whose = f"{said(_HELD)} {held}" if held else ""
    by = f"{said(_GIVEN)} {given}" if given else ""
    return f"{name} ({'; '.join(filter(None, (whose, by)))})"


class DecisionForm(ActForm):
    """What was decided, on which mandate, and how it was reached."""

    option = one_field()
    mandate = one_field(required=False)
    text = text_field()

    def prepare(self) -> None:
        """A mandate is asked only where a decision rests on one."""
        offer(self, "option", _OPTION, _options(self.setting))
        ask(self, "text", _WHY, APART)
        lacking = [
            each
            for decision in _decisions(self.setting)
            for option in decision.options
            for each in _lacking(self.setting, decision, option)
        ]
        self.first = tuple(answered_first(self.setting, lacking))
        if any(decision.mandate for decision in _decisions(self.setting)):
            offer(self, "mandate", _MANDATE, _mandates(self.setting))
        else:
            del self.fields["mandate"]


def _decided(_: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    decision, number = one(cleaned["option"]).rsplit(":", 1)
    mandate = one(cleaned.get("mandate")) or None
    told: list[Occurrence] = []
    note = texts.seal(one(cleaned["text"]))
    if note:
        told.append(NoteWritten(NoteKind.GENERAL, note))
    return [*told, DecisionTaken(decision, int(number), mandate)]


ACTS = (
    Act(
        "besluit",
        Text("Besluit vastleggen", "Record a decision"),
        Text("Het besluit is vastgelegd.", "The decision is recorded."),
        Part.TASKS,
        DecisionForm,
        _decided,
        Group.STEPS,
        lambda setting: is_open(setting) and any(_decisions(setting)),
        lambda setting: [
            DecisionTaken(decision.id, 1, mandate)
            for decision in _decisions(setting)
            for mandate in (None, *(name for name, _ in _mandates(setting)))
        ],
    ),
)
