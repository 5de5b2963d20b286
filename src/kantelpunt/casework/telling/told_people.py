"""Sentences about who leads, takes part and consents; roles only, never people."""

from kantelpunt.casework.events import people
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.casework.telling.named import because, day, to_whom, who
from kantelpunt.protocol.telling.wording.teller import Teller


def _director(teller: Teller, what: people.DirectorAssigned) -> str:
    role = who(teller, [what.role])
    return teller.say(
        f"De regie ligt voortaan bij {role}.", f"From now on the case is led by {role}."
    )


def _contact(teller: Teller, what: people.ContactAssigned) -> str:
    role = who(teller, [what.role])
    return teller.say(
        f"Ouders en leerling kunnen terecht bij {role}.", f"Parents and pupil can reach {role}."
    )


def _party_added(teller: Teller, what: people.PartyAdded) -> str:
    party = who(teller, [what.party])
    return teller.say(
        f"Doet mee: {party} ({_ground(teller, what.ground)}).",
        f"Takes part: {party} ({_ground(teller, what.ground)}).",
    )


def _ground(teller: Teller, ground: str) -> str:
    match ground:
        case "legal_base":
            return teller.say("wettelijke grond", "legal base")
        case "consent":
            return teller.say("toestemming", "consent")
    reason = ground.removeprefix(people.WITHOUT_CONSENT)
    if reason != ground:
        return teller.say(f"zonder toestemming, omdat: {reason}", f"without consent, as: {reason}")
    return ground


def _party_removed(teller: Teller, what: people.PartyRemoved) -> str:
    party = who(teller, [what.party])
    return teller.say(
        f"Doet niet meer mee: {party} ({what.reason}).",
        f"No longer takes part: {party} ({what.reason}).",
    )


def _consent_given(teller: Teller, what: people.ConsentGiven) -> str:
    by, to = who(teller, [what.by]), to_whom(teller, what.to)
    told = teller.say(
        f"Toestemming gegeven door {by}, voor {to}; doel: {what.purpose}",
        f"Consent given by {by}, for {to}; purpose: {what.purpose}",
    )
    if what.until:
        until = day(teller, what.until)
        told += teller.say(f"; tot en met {until}", f"; until {until}")
    return f"{told}."


def _consent_refused(teller: Teller, what: people.ConsentRefused) -> str:
    by, to = who(teller, [what.by]), to_whom(teller, what.to)
    return teller.say(
        f"Toestemming geweigerd door {by}, voor {to}.", f"Consent refused by {by}, for {to}."
    )


def _consent_withdrawn(teller: Teller, what: people.ConsentWithdrawn) -> str:
    by, to = who(teller, [what.by]), to_whom(teller, what.to)
    return teller.say(
        f"Toestemming ingetrokken door {by}, voor {to}.", f"Consent withdrawn by {by}, for {to}."
    )


def _shared(teller: Teller, what: people.InformationShared) -> str:
    party = who(teller, [what.party])
    ground = because(teller, _ground(teller, what.ground))
    return teller.say(
        f"Gedeeld met {party}: {what.about}{ground}.", f"Shared with {party}: {what.about}{ground}."
    )


SENTENCES: Sentences = {
    people.DirectorAssigned: _director,
    people.ContactAssigned: _contact,
    people.PartyAdded: _party_added,
    people.PartyRemoved: _party_removed,
    people.ConsentGiven: _consent_given,
    people.ConsentRefused: _consent_refused,
    people.ConsentWithdrawn: _consent_withdrawn,
    people.InformationShared: _shared,
}
