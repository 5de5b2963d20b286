"""Going on to the next step, where people decide on it."""

from collections.abc import Iterator, Sequence

from kantelpunt.casework.clock import DECIDE
from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.events.course import EscalationDecided
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.ways import WayOn
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import Options, offer, one, one_field
from kantelpunt.web.dossiers.acts.naming import stage_options, stages_now
from kantelpunt.web.dossiers.acts.questions import NOT_YET, answered_first
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_ON = Text("Waarheen gaat het verder?", "Where does it go on to?")


def _ways(setting: Setting) -> Iterator[tuple[str, WayOn]]:
    """Ways on of which people decide, each with the step it leaves."""
    for stage in stages_now(setting):
        for way in stage.ways_on:
            if way.decided_by:
                yield stage.id, way


def _lacking(setting: Setting, way: WayOn) -> list[Condition]:
    """What must be established before it can go on."""
    case = setting.dossier.case
    return [one for one in way.needs if not one.holds(case.facts, case.moments)]


def _options(setting: Setting) -> Options:
    """Each way on; those that cannot be gone yet say so."""
    ways = [way for _, way in _ways(setting)]
    names = dict(stage_options(setting, [way.to for way in ways]))
    return [
        (way.key, f"{names[way.to]} ({said(NOT_YET)})" if _lacking(setting, way) else names[way.to])
        for way in ways
    ]


class EscalationForm(ActForm):
    """Which way on."""

    way = one_field()

    def prepare(self) -> None:
        """The ways of which people decide."""
        asked = self.setting.given.get("weg", "").removesuffix(DECIDE)
        offer(self, "way", _ON, _options(self.setting), first=asked)
        ways = [way for _, way in _ways(self.setting)]
        lacking = [each for way in ways for each in _lacking(self.setting, way)]
        self.first = tuple(answered_first(self.setting, lacking))


def _decided(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    return [
        EscalationDecided(stage, way.to)
        for stage, way in _ways(setting)
        if way.key == one(cleaned["way"])
    ]


ACTS = (
    Act(
        "verder",
        Text("Besluiten om op te schalen", "Decide to go on to the next step"),
        Text("Het besluit is vastgelegd.", "The decision is recorded."),
        Part.TIMELINE,
        EscalationForm,
        _decided,
        Group.STEPS,
        lambda setting: is_open(setting) and bool(_options(setting)),
        lambda setting: [EscalationDecided(step, way.to) for step, way in _ways(setting)],
    ),
)
