"""Every number of the model of how people act: all of them are assumptions.

No public Dutch figures were found on how fast people act or how often a step helps. Two national
totals bound the outcome (see `docs/reference/behaviour-model.md`); all else is assumed, so that a
difference between two protocols says more than either figure by itself.
"""

from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TypeAlias

from kantelpunt.foresight.behaviour.spread import Spread
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.steps import Rung


@dataclass(frozen=True)
class PerRung:
    """A chance for each rung of the common ladder, and one for situations beside it.

    Attributes:
        rungs: rung and chance, in the order of the ladder.
        situation: the chance in a situation.
    """

    rungs: tuple[tuple[Rung, float], ...]
    situation: float

    @cached_property
    def _by_rung(self) -> dict[Rung, float]:
        return dict(self.rungs)

    def on(self, rung: Rung | None) -> float:
        """The chance on a rung; None stands for a situation."""
        return self.situation if rung is None else self._by_rung[rung]

    def __str__(self) -> str:
        told = [f"{rung.value}: {chance:.0%}" for rung, chance in self.rungs]
        return ", ".join([*told, f"situatie: {self.situation:.0%}"])


Assumed: TypeAlias = float | int | Spread | PerRung
ASSUMED = Text("aangenomen", "assumed")
_TUNED = Text(
    "aangenomen, bijgesteld op landelijke totalen (2017-2018)",
    "assumed, tuned to national totals (2017-2018)",
)


def _per_rung(*chances: float, situation: float) -> PerRung:
    return PerRung(tuple(zip(Rung, chances, strict=True)), situation)


def _told(nl: str, en: str, source: Text = ASSUMED) -> dict[str, Text]:
    return {"about": Text(nl, en), "source": source}


@dataclass(frozen=True)
class Behaviour:
    """How people act. Days are calendar days; what falls on a day without lessons moves on."""

    taken_up: PerRung = field(
        default=_per_rung(0.02, 0.10, 1, 1, 1, 1, 1, 1, situation=0.25),
        metadata=_told(
            "Kans dat een kind met een signaal een dossier krijgt, per trede die dat opent; "
            "de anderen zijn geholpen zonder dossier",
            "Chance that a child with a signal gets a case, by the rung that the signal opens; the "
            "others are helped without a case",
        ),
    )
    again: float = field(
        default=0.30,
        metadata=_told(
            "Kans dat na een gesloten dossier een nieuw signaal weer een dossier wordt",
            "Chance that after a closed case another signal becomes a case again",
        ),
    )
    days_to_case: Spread = field(
        default=Spread((1, 3, 7, 14), (0.25, 0.40, 0.25, 0.10)),
        metadata=_told(
            "Dagen van een signaal tot iemand het oppakt",
            "Days from a signal until somebody takes it up",
        ),
    )
    early: float = field(
        default=0.30,
        metadata=_told(
            "Deel van de taken en besluiten met een termijn dat halverwege klaar is",
            "Share of tasks and decisions with a term that is done halfway",
        ),
    )
    on_time: float = field(
        default=0.45,
        metadata=_told(
            "Deel dat op de laatste dag klaar is",
            "Share that is done on the last day",
        ),
    )
    late: Spread = field(
        default=Spread((3, 7, 14), (0.40, 0.35, 0.25)),
        metadata=_told(
            "Dagen te laat, voor wie te laat is",
            "Days late, for those who are late",
        ),
    )
    not_done: float = field(
        default=0.05,
        metadata=_told(
            "Deel van de taken en besluiten dat nooit gebeurt",
            "Share of tasks and decisions that are never done",
        ),
    )
    without_term: Spread = field(
        default=Spread((5, 10, 21, 42), (0.25, 0.30, 0.25, 0.15)),
        metadata=_told(
            "Dagen tot een taak of besluit zonder termijn klaar is",
            "Days until a task or decision without a term is done",
        ),
    )
    restores: PerRung = field(
        default=_per_rung(0.70, 0.65, 0.50, 0.35, 0.30, 0.25, 0.15, 0.20, situation=0.50),
        metadata=_told(
            "Kans dat een stap de schoolgang herstelt, als hij lang genoeg duurt",
            "Chance that a step restores attendance, when it lasts long enough",
            _TUNED,
        ),
    )
    restores_after: Spread = field(
        default=Spread((7, 14, 28, 56, 84), (0.20, 0.25, 0.25, 0.20, 0.10)),
        metadata=_told(
            "Dagen vanaf het begin van de stap tot de schoolgang is hersteld",
            "Days from the begin of the step until attendance is restored",
        ),
    )
    offers: PerRung = field(
        default=_per_rung(0, 0.05, 0.40, 0.45, 0.50, 0.60, 0.50, 0.30, situation=0.50),
        metadata=_told(
            "Kans dat er in een stap een aanbod komt",
            "Chance that an offer is made in a step",
            _TUNED,
        ),
    )
    offers_after: Spread = field(
        default=Spread((14, 28, 56), (0.30, 0.40, 0.30)),
        metadata=_told(
            "Dagen vanaf het begin van de stap tot het aanbod",
            "Days from the begin of the step until the offer",
        ),
    )
    consents: float = field(
        default=0.85,
        metadata=_told(
            "Kans dat ouders instemmen met een aanbod",
            "Chance that parents consent to an offer",
        ),
    )
    realised: float = field(
        default=0.90,
        metadata=_told(
            "Kans dat een aanbod waarmee is ingestemd ook begint",
            "Chance that an offer to which was consented begins indeed",
        ),
    )
    waits: float = field(
        default=0.50,
        metadata=_told(
            "Kans dat op een aanbod gewacht moet worden",
            "Chance that one must wait for an offer",
        ),
    )
    waits_for: Spread = field(
        default=Spread((14, 42, 84, 168), (0.20, 0.35, 0.30, 0.15)),
        metadata=_told(
            "Dagen wachten op een aanbod, als er gewacht moet worden",
            "Days of waiting for an offer, when one must wait",
        ),
    )
    answers_yes: float = field(
        default=0.10,
        metadata=_told(
            "Kans dat het antwoord op een vraag van een stap ja is",
            "Chance that the answer to a question of a step is yes",
        ),
    )
    answers_after: Spread = field(
        default=Spread((7, 21, 42), (0.40, 0.40, 0.20)),
        metadata=_told(
            "Dagen vanaf het begin van de stap tot dat antwoord",
            "Days from the begin of the step until that answer",
        ),
    )
    goes_on: float = field(
        default=0.70,
        metadata=_told(
            "Kans dat mensen een dossier verder laten gaan, waar niet de tijd maar zij beslissen",
            "Chance that people decide that a case goes on, where they decide and not time",
        ),
    )
    goes_on_after: Spread = field(
        default=Spread((3, 7, 14), (0.40, 0.40, 0.20)),
        metadata=_told(
            "Dagen tot dat besluit, vanaf het verstrijken van de termijn; zonder termijn vanaf het "
            "begin van de stap",
            "Days until that decision, from the passing of the term; without one from the begin of "
            "the step",
        ),
    )
    plan_after: int = field(
        default=14,
        metadata=_told(
            "Dagen tot er in een stap een plan is, waar de termijn van het plan geldt",
            "Days until there is a plan in a step, where the term of the plan counts",
        ),
    )
    plan_lasts: int = field(
        default=42,
        metadata=_told(
            "Dagen dat een plan loopt",
            "Days for which a plan runs",
        ),
    )


@dataclass(frozen=True)
class Chances:
    """With what chance is filled in: how people act, and the seed of their luck."""

    behaviour: Behaviour
    seed: int


@dataclass(frozen=True)
class Assumption:
    """A number of the model, as people read it.

    Attributes:
        name: in the code.
        about: what it is.
        source: where it comes from.
    """

    name: str
    value: Assumed
    about: Text
    source: Text


def assumptions(behaviour: Behaviour) -> tuple[Assumption, ...]:
    """Every number of a model, in its order."""
    return tuple(
        Assumption(
            one.name, getattr(behaviour, one.name), one.metadata["about"], one.metadata["source"]
        )
        for one in fields(behaviour)
    )
