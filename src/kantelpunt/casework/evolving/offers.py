"""Offers, arbitration and the judicial way."""

from kantelpunt.casework.case import Case, Offer
from kantelpunt.casework.events.justice import (
    ArbitrationAgreed,
    ArbitrationAsked,
    ArbitrationDecided,
    ArbitrationRefused,
    HearingHeld,
    HearingPlanned,
    ProcesVerbaalMade,
)
from kantelpunt.casework.events.offers import OfferAccepted, OfferEnded, OfferProposed, OfferStarted
from kantelpunt.casework.events.recorded import Event, Occurrence
from kantelpunt.casework.evolving.forms import Evolving, without


def _proposed(case: Case, what: OfferProposed, event: Event) -> None:
    offer = Offer(what.by, event.moment.date(), what.starts_on)
    case.offers = {**case.offers, what.offer: offer}


def _accepted(case: Case, what: OfferAccepted, event: Event) -> None:
    offer = case.offers[what.offer]._replace(accepted=event.moment.date())
    case.offers = {**case.offers, what.offer: offer}


def _started(case: Case, what: OfferStarted, event: Event) -> None:
    offer = case.offers[what.offer]._replace(started=what.on)
    case.offers = {**case.offers, what.offer: offer}


def _ended(case: Case, what: OfferEnded, event: Event) -> None:
    offer = case.offers[what.offer]._replace(ended=event.moment.date())
    case.offers = {**case.offers, what.offer: offer}


def _in_justice(case: Case, what: Occurrence, event: Event) -> None:
    """When it was is kept, so that terms may run from it."""
    case.moments = {**case.moments, type(what).__name__: event.moment}


def _hearing_planned(case: Case, what: HearingPlanned, event: Event) -> None:
    _in_justice(case, what, event)
    case.hearings = {**case.hearings, what.court: what.on}
    case.passed = without(case.passed, f"hearing {what.court}")


def _hearing_held(case: Case, what: HearingHeld, event: Event) -> None:
    _in_justice(case, what, event)
    case.hearings = without(case.hearings, what.court)
    case.passed = without(case.passed, f"hearing {what.court}")


EVOLVING: Evolving = {
    OfferProposed: _proposed,
    OfferAccepted: _accepted,
    OfferStarted: _started,
    OfferEnded: _ended,
    ArbitrationAsked: _in_justice,
    ArbitrationAgreed: _in_justice,
    ArbitrationRefused: _in_justice,
    ArbitrationDecided: _in_justice,
    ProcesVerbaalMade: _in_justice,
    HearingPlanned: _hearing_planned,
    HearingHeld: _hearing_held,
}
