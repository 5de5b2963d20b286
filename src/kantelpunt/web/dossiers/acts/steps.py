"""Steps: asked for, and those that do not help."""

from collections.abc import Sequence

from kantelpunt.casework.events.course import (
    StagnationRecognised,
    StepAsked,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import GIVEN, Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    WITHOUT_NAMES,
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
