"""The period of absence and the end of a case: begun, restored, closed, learned from, reopened."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from kantelpunt.casework.events.course import (
    AbsenceBegun,
    AttendanceRestored,
    Closed,
    ClosedBecause,
    Evaluated,
    Reopened,
    StepEvaluated,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    APART,
    WITHOUT_NAMES,
    ask,
    day_field,
    offer,
    one,
    one_field,
    text_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import capital, stage_options
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_FIRST = Text("Wat is de eerste dag van dit verzuim?", "What is the first day of this absence?")
_BACK = Text("Vanaf welke dag gaat de leerling weer?", "From which day is the pupil back?")
_BECAUSE = Text("Waarom sluit dit dossier?", "Why is this case closed?")
_EXITS = Text(
    "Terug op school, een plek, een vrijstelling of een overdracht sluiten het dossier vanzelf: "
    "beantwoord dan de vraag van deze stap.",
    "Back at school, a place, an exemption or a referral close the case by themselves: answer the "
    "question of this step then.",
)
_OF_WHAT = Text("Waarvan is er geleerd?", "From what was something learned?")
_WHOLE = Text("Van het hele dossier", "From the whole case")
_LEARNED = Text("Wat is er geleerd?", "What was learned?")
_WHY = Text("Waarom gaat het dossier weer open?", "Why is the case opened again?")
_NEW = Text("Eerste dag van het nieuwe verzuim", "First day of the new absence")
_STEP = Text("In welke stap gaat het verder?", "In which step does it go on?")
_SAME = Text("De stap waarin het was", "The step it was in")
_BY_PEOPLE = (
    ClosedBecause.MOVED,
    ClosedBecause.NO_LONGER_OF_SCHOOL_AGE,
    ClosedBecause.CLOSED,
)


class AbsenceForm(ActForm):
    """The first day."""

    first_day = day_field()

    def prepare(self) -> None:
        """What is known, or today."""
        first = self.setting.dossier.case.first_day or self.setting.now.date()
        ask(self, "first_day", _FIRST, first=first)


def _begun(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [AbsenceBegun(cast("date", cleaned["first_day"]))]


class RestoredForm(ActForm):
    """From which day."""

    on = day_field()

    def prepare(self) -> None:
        """Today."""
        ask(self, "on", _BACK, first=self.setting.now.date())


def _restored(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [AttendanceRestored(cast("date", cleaned["on"]))]


class CloseForm(ActForm):
    """Why."""

    because = one_field()

    def prepare(self) -> None:
        """Reasons that people name; the others follow from the protocol."""
        options = [(why.value, capital(said(case_word(why)))) for why in _BY_PEOPLE]
        offer(self, "because", _BECAUSE, options, _EXITS)


def _closed(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [Closed(ClosedBecause(one(cleaned["because"])))]


def _behind(setting: Setting) -> list[str]:
    """The steps that were left; the last one first."""
    case = setting.dossier.case
    left = setting.dossier.agreement.left(case)
    return sorted(left, key=lambda step: case.moments[f"step {step}"], reverse=True)


class EvaluateForm(ActForm):
    """Of what something was learned, and what."""

    step = one_field(required=False)
    lesson = text_field(required=True)

    def prepare(self) -> None:
        """The whole of a closed case, or a step that was left."""
        whole = [("", said(_WHOLE))] if _is_closed(self.setting) else []
        steps = [*whole, *stage_options(self.setting, _behind(self.setting))]
        offer(self, "step", _OF_WHAT, steps, first=steps[0][0] if steps else None)
        ask(self, "lesson", _LEARNED, APART)


def _evaluated(_: Setting, cleaned: Cleaned, texts: Texts) -> Sequence[Occurrence]:
    step, lesson = one(cleaned["step"]), texts.seal(one(cleaned["lesson"])) or ""
    return [StepEvaluated(step, lesson) if step else Evaluated(lesson)]


class ReopenForm(ActForm):
    """Why, since when, and in which step."""

    reason = words_field()
    first_day = day_field()
    step = one_field(required=False)

    def prepare(self) -> None:
        """Today, in the step it was in."""
        ask(self, "reason", _WHY, WITHOUT_NAMES)
        first = self.setting.dossier.case.first_day or self.setting.now.date()
        ask(self, "first_day", _NEW, first=first)
        stages = stage_options(self.setting, self.setting.dossier.agreement.stages)
        offer(self, "step", _STEP, [("", said(_SAME)), *stages], first="")


def _reopened(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    first_day = cast("date", cleaned["first_day"])
    return [Reopened(one(cleaned["reason"]), first_day, one(cleaned["step"]) or None)]


def _is_closed(setting: Setting) -> bool:
    return not is_open(setting)


ACTS = (
    Act(
        "afwezig",
        Text("Eerste dag van het verzuim vastleggen", "Record the first day of absence"),
        Text("De eerste dag is vastgelegd.", "The first day is recorded."),
        Part.TIMELINE,
        AbsenceForm,
        _begun,
        Group.CASE,
        is_open,
    ),
    Act(
        "terug",
        Text("Vastleggen dat de leerling weer gaat", "Record that the pupil is back"),
        Text("De terugkeer is vastgelegd.", "The return is recorded."),
        Part.TIMELINE,
        RestoredForm,
        _restored,
        Group.CASE,
        lambda setting: is_open(setting) and setting.dossier.case.first_day is not None,
    ),
    Act(
        "sluiten",
        Text("Dossier sluiten", "Close the case"),
        Text("Het dossier is gesloten.", "The case is closed."),
        Part.TIMELINE,
        CloseForm,
        _closed,
        Group.CASE,
        is_open,
        lambda _: [Closed(because) for because in _BY_PEOPLE],
    ),
    Act(
        "evaluatie",
        Text("Vastleggen wat er geleerd is", "Record what was learned"),
        Text("Wat er geleerd is, is bewaard.", "What was learned is kept."),
        Part.TIMELINE,
        EvaluateForm,
        _evaluated,
        Group.CASE,
        lambda setting: _is_closed(setting) or bool(_behind(setting)),
    ),
    Act(
        "heropenen",
        Text("Dossier heropenen", "Reopen the case"),
        Text("Het dossier is weer open.", "The case is open again."),
        Part.TIMELINE,
        ReopenForm,
        _reopened,
        Group.CASE,
        _is_closed,
    ),
)
