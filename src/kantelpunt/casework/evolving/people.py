"""Who leads, takes part and consents."""

from kantelpunt.casework.case import Case, Person
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    ContactAssigned,
    DirectorAssigned,
    InformationShared,
    PartyAdded,
    PartyRemoved,
)
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolving.forms import Evolving, without

ANSWERED = "consent "
"""Before a consent and who answered, as a moment of a case: `consent ID ouders`."""


def _director_assigned(case: Case, what: DirectorAssigned, event: Event) -> None:
    case.director = Person(what.person, what.role)


def _contact_assigned(case: Case, what: ContactAssigned, event: Event) -> None:
    case.contact = Person(what.person, what.role)


def _party_added(case: Case, what: PartyAdded, event: Event) -> None:
    case.parties = {**case.parties, what.party: what.ground}
    case.moments = without(case.moments, f"removed {what.party}")


def _party_removed(case: Case, what: PartyRemoved, event: Event) -> None:
    case.parties = without(case.parties, what.party)
    case.moments = {**case.moments, f"removed {what.party}": event.moment}


def _consent_given(case: Case, what: ConsentGiven, event: Event) -> None:
    case.consents = {**case.consents, (what.to, what.by): what.until or True}
    case.moments = {**case.moments, f"{ANSWERED}{what.to} {what.by}": event.moment}


def _consent_denied(case: Case, what: ConsentRefused | ConsentWithdrawn, event: Event) -> None:
    case.consents = {**case.consents, (what.to, what.by): False}
    case.moments = {**case.moments, f"{ANSWERED}{what.to} {what.by}": event.moment}


def _shared(case: Case, what: InformationShared, event: Event) -> None:
    """What was shared stands in the timeline."""


EVOLVING: Evolving = {
    DirectorAssigned: _director_assigned,
    ContactAssigned: _contact_assigned,
    PartyAdded: _party_added,
    PartyRemoved: _party_removed,
    ConsentGiven: _consent_given,
    ConsentRefused: _consent_denied,
    ConsentWithdrawn: _consent_denied,
    InformationShared: _shared,
}
