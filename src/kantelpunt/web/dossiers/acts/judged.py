"""The rung of the common ladder, and the four factors."""

from collections.abc import Sequence

from django import forms

from kantelpunt.casework.events.judged import FactorsJudged, RungSet
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.judging.judged import FACTORS
from kantelpunt.casework.telling.case_words import FACTORS as FACTOR_WORDS
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.steps import Rung
from kantelpunt.protocol.telling.wording.enum_words import word
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import WITHOUT_NAMES, offer, one, one_field
from kantelpunt.web.dossiers.acts.naming import capital
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_RUNG = Text("Op welke trede staat dit dossier?", "On which rung does this case stand?")
_NOTHING = Text("Vul bij minstens één in wat er speelt.", "Fill in at least one.")
_LONGEST = 200


class RungForm(ActForm):
    """Which rung."""

    rung = one_field()

    def prepare(self) -> None:
        """The rung it stands on now."""
        options = [(rung.value, capital(said(word(rung)))) for rung in Rung]
        first = self.setting.dossier.seen.rung
        offer(self, "rung", _RUNG, options, first=first.value if first else None)


def _set(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [RungSet(Rung(one(cleaned["rung"])))]


class FactorsForm(ActForm):
    """What is at stake, for each factor."""

    def prepare(self) -> None:
        """What was said before stands there."""
        known = dict(self.setting.dossier.case.factors)
        for factor in FACTORS:
            self.fields[factor] = forms.CharField(
                required=False,
                max_length=_LONGEST,
                label=capital(said(FACTOR_WORDS[factor])),
                help_text=said(WITHOUT_NAMES),
                initial=known.get(factor, ""),
            )

    def clean(self) -> dict[str, object]:
        """At least one."""
        cleaned = super().clean() or {}
        if not any(cleaned.get(factor) for factor in FACTORS):
            raise forms.ValidationError(said(_NOTHING))
        return cleaned


def _judged(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    stakes = [(factor, one(cleaned[factor])) for factor in FACTORS]
    return [FactorsJudged(tuple(pair for pair in stakes if pair[1]))]


ACTS = (
    Act(
        "trede",
        Text("Trede van de ladder aanpassen", "Set the rung of the ladder"),
        Text("De trede is vastgelegd.", "The rung is recorded."),
        Part.TIMELINE,
        RungForm,
        _set,
        Group.STEPS,
        is_open,
        lambda _: [RungSet(rung) for rung in Rung],
    ),
    Act(
        "factoren",
        Text("Vastleggen wat er speelt", "Record what is at stake"),
        Text("Wat er speelt, is vastgelegd.", "What is at stake is recorded."),
        Part.TIMELINE,
        FactorsForm,
        _judged,
        Group.STEPS,
        is_open,
    ),
)
