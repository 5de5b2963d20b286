"""Offers, arbitration and the judicial way."""

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
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.judging.told import Judging, Told, not_yours, refused, unknown
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.steps import Rung


def _proposed(what: OfferProposed, told: Told) -> Refusal | None:
    if what.offer in told.case.offers:
        return refused(
            what,
            "offer-there",
            Text(f'aanbod "{what.offer}" is er al', f'offer "{what.offer}" is there already'),
            Text("Geef het een andere naam", "Give it another name"),
        )
    if what.by not in told.agreement.protocol.parties:
        kind = Text("partij van dit protocol", "party of this protocol")
        return unknown(what, kind, what.by, list(told.agreement.protocol.parties))
    return None


def _known(what: OfferAccepted | OfferStarted | OfferEnded, told: Told) -> Refusal | None:
    running = [name for name, one in told.case.offers.items() if one.ended is None]
    if what.offer not in running:
        return unknown(what, Text("lopend aanbod", "running offer"), what.offer, running)
    if isinstance(what, OfferStarted) and what.on > told.today:
        return refused(
            what,
            "day-to-come",
            Text(f"{what.on} moet nog komen", f"{what.on} is yet to come"),
            Text("Leg het begin vast als het er is", "Record the start once it is there"),
        )
    return None


def _arbitration(what: Occurrence, told: Told) -> Refusal | None:
    rungs = [one.rung for one in told.agreement.stages.values()]
    if Rung.ARBITRATION in rungs:
        return None
    return refused(
        what,
        "no-arbitration",
        Text("dit protocol kent geen arbitrage", "this protocol knows no arbitration"),
        Text(
            "Gebruik de weg die het protocol kent, of pas het protocol aan",
            "Use the way that the protocol has, or change the protocol",
        ),
    )


def _by_attendance_office(what: ProcesVerbaalMade, told: Told) -> Refusal | None:
    """Art. 16 and 22 Leerplichtwet 1969: it is for the attendance officer."""
    parties = told.agreement.protocol.parties
    if parties[told.actor.organisation].kind is PartyKind.ATTENDANCE_OFFICE:
        return None
    offices = [name for name, one in parties.items() if one.kind is PartyKind.ATTENDANCE_OFFICE]
    return not_yours(what, told, tuple(offices))


def _hearing(what: HearingPlanned | HearingHeld, told: Told) -> Refusal | None:
    if "ProcesVerbaalMade" in told.case.moments:
        return None
    return refused(
        what,
        "no-proces-verbaal",
        Text("er is geen proces-verbaal", "there is no proces-verbaal"),
        Text("Leg eerst het proces-verbaal vast", "First record the proces-verbaal"),
    )


JUDGING: Judging = {
    OfferProposed: _proposed,
    OfferAccepted: _known,
    OfferStarted: _known,
    OfferEnded: _known,
    ArbitrationAsked: _arbitration,
    ArbitrationAgreed: _arbitration,
    ArbitrationRefused: _arbitration,
    ArbitrationDecided: _arbitration,
    ProcesVerbaalMade: _by_attendance_office,
    HearingPlanned: _hearing,
    HearingHeld: _hearing,
}
