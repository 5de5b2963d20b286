"""Steps: asked for, going on to the next one, stagnation, and the answers to questions."""

from collections.abc import Iterator, Sequence

from kantelpunt.casework.clock import DECIDE
from kantelpunt.casework.events.course import (
    EscalationDecided,
    StagnationRecognised,
    StepAsked,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.ways import WayOn
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import GIVEN, Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    WITHOUT_NAMES,
    Options,
    ask,
    offer,
    one,
    one_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import stage_options, stages_now
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_ASKED = Text("Welke stap of situatie vraagt u aan?", "Which step or situation do you ask for?")
_ON = Text("Waarheen gaat het verder?", "Where does it go on to?")
_WHICH = Text("Welke stap zal niet helpen?", "Which step will not help?")
_WHY = Text("Waarom niet?", "Why not?")
_YET = Text("Is dat nu al zo?", "Is that so already?")
_NOW = Text("Ja, het staat nu stil", "Yes, it stands still now")
_SOON = Text("Nog niet, maar ik verwacht het", "Not yet, but I expect it")


def is_open(setting: Setting) -> bool:
    """Whether the case is not closed."""
    return setting.dossier.case.closed is None


def _others(setting: Setting) -> list[str]:
    """Steps and situations that people may ask for; any, where the case is in none yet."""
    case, stages = setting.dossier.case, setting.dossier.agreement.stages
    return [
        name
        for name, stage in stages.items()
        if name not in case.stages
        and (not case.stages or stage.rank < 0 or any(way.asked_by for way in stage.ways_in))
    ]


class StepAskedForm(ActForm):
    """Which step."""

    step = one_field()

    def prepare(self) -> None:
        """Steps that people may ask for."""
        options = stage_options(self.setting, _others(self.setting))
        offer(self, "step", _ASKED, options, first=self.setting.given.get("stap"))


def _asked(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [StepAsked(one(cleaned["step"]))]


def _ways(setting: Setting) -> Iterator[tuple[str, WayOn]]:
    """Ways on of which people decide, each with the step it leaves."""
    for stage in stages_now(setting):
        for way in stage.ways_on:
            if way.decided_by:
                yield stage.id, way


def _way_options(setting: Setting) -> Options:
    ways = [(way.key, way.to) for _, way in _ways(setting)]
    names = dict(stage_options(setting, [to for _, to in ways]))
    return [(key, names[to]) for key, to in ways]


class EscalationForm(ActForm):
    """Which way on."""

    way = one_field()

    def prepare(self) -> None:
        """The ways of which people decide."""
        asked = self.setting.given.get("weg", "").removesuffix(DECIDE)
        offer(self, "way", _ON, _way_options(self.setting), first=asked)


def _decided(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    return [
        EscalationDecided(stage, way.to)
        for stage, way in _ways(setting)
        if way.key == one(cleaned["way"])
    ]


class StagnationForm(ActForm):
    """Which step does not help, and why."""

    step = one_field()
    grounds = words_field()
    when = one_field()

    def prepare(self) -> None:
        """The steps the case is in."""
        options = stage_options(self.setting, [stage.id for stage in stages_now(self.setting)])
        offer(self, "step", _WHICH, options, first=self.setting.given.get("stap"))
        ask(self, "grounds", _WHY, WITHOUT_NAMES)
        yes_or_soon = [(key, said(text)) for key, text in (("now", _NOW), ("soon", _SOON))]
        offer(self, "when", _YET, yes_or_soon, first="now")


def _stagnates(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    expected = cleaned["when"] == "soon"
    return [StagnationRecognised(one(cleaned["step"]), one(cleaned["grounds"]), expected)]


ACTS = (
    Act(
        "stap",
        Text("Stap of situatie aanvragen", "Ask for a step or situation"),
        Text("De stap is aangevraagd.", "The step is asked for."),
        Part.TIMELINE,
        StepAskedForm,
        _asked,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(_others(setting)),
        lambda setting: [StepAsked(step) for step in _others(setting)],
    ),
    Act(
        "verder",
        Text("Besluiten om op te schalen", "Decide to go on to the next step"),
        Text("Het besluit is vastgelegd.", "The decision is recorded."),
        Part.TIMELINE,
        EscalationForm,
        _decided,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(_way_options(setting)),
        lambda setting: [EscalationDecided(step, way.to) for step, way in _ways(setting)],
    ),
    Act(
        "stagnatie",
        Text("Vastleggen dat een stap niet helpt", "Record that a step does not help"),
        Text("Dat de stap niet helpt, is vastgelegd.", "That the step does not help is recorded."),
        Part.TIMELINE,
        StagnationForm,
        _stagnates,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(stages_now(setting)),
        lambda setting: [StagnationRecognised(one.id, GIVEN) for one in stages_now(setting)],
    ),
)
