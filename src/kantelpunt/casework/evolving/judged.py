"""Answers, hope, the rung, the four factors."""

from kantelpunt.casework.case import Case
from kantelpunt.casework.events.judged import (
    FactJudged,
    FactLapsed,
    FactorsJudged,
    HopeRecorded,
    RungSet,
)
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolving.forms import Evolving, without


def _fact_judged(case: Case, what: FactJudged, event: Event) -> None:
    case.facts = {**case.facts, what.fact: what.true}
    if what.true:
        case.moments = {**case.moments, f"fact {what.fact}": event.moment}
    if what.fact in case.lasting:
        case.lasting = without(case.lasting, what.fact)


def _hope_recorded(case: Case, what: HopeRecorded, event: Event) -> None:
    case.facts = {**case.facts, what.fact: True}
    case.moments = {**case.moments, f"fact {what.fact}": event.moment}
    case.lasting = {**case.lasting, what.fact: what.until}


def _fact_lapsed(case: Case, what: FactLapsed, event: Event) -> None:
    case.facts = {**case.facts, what.fact: False}
    case.lasting = without(case.lasting, what.fact)


def _rung_set(case: Case, what: RungSet, event: Event) -> None:
    case.rung = what.rung


def _factors_judged(case: Case, what: FactorsJudged, event: Event) -> None:
    case.factors = what.factors


EVOLVING: Evolving = {
    FactJudged: _fact_judged,
    HopeRecorded: _hope_recorded,
    FactLapsed: _fact_lapsed,
    RungSet: _rung_set,
    FactorsJudged: _factors_judged,
}
