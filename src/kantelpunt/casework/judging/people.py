"""Who leads, who takes part, who consents, and with whom may be shared."""

from datetime import date

from kantelpunt.casework.events.people import (
    WITHOUT_CONSENT,
    ConsentGiven,
    ConsentRefused,
    ConsentWithdrawn,
    ContactAssigned,
    DirectorAssigned,
    InformationShared,
    PartyAdded,
    PartyRemoved,
)
from kantelpunt.casework.judging.rules import forbidden
from kantelpunt.casework.judging.told import (
    Judging,
    Told,
    called,
    listed,
    not_yours,
    refused,
    unknown,
)
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.taking_part import FAMILY, consents_awaited
from kantelpunt.foundation.text import Text

_PARTY = Text("partij van dit protocol", "party of this protocol")
_ROLE = Text("rol van dit protocol", "role of this protocol")


def _director(what: DirectorAssigned, told: Told) -> Refusal | None:
    known = _everyone(told)
    if what.role not in known:
        return unknown(what, _ROLE, what.role, known)
    main = told.agreement.main(told.case)
    lead = told.agreement.lead(told.case, main) if main else None
    if main and lead and not told.agreement.may_lead(told.case, main, what.role):
        name = told.agreement.actors.name(lead)
        return refused(
            what,
            "other-lead",
            Text(
                f"in deze stap leidt volgens het protocol: {name}",
                f"by the protocol this step is led by: {name}",
            ),
            Text("Wijs iemand aan in die rol", "Name someone in that role"),
        )
    return None


def _contact(what: ContactAssigned, told: Told) -> Refusal | None:
    known = _everyone(told)
    return None if what.role in known else unknown(what, _ROLE, what.role, known)


def _everyone(told: Told) -> list[str]:
    actors = told.agreement.actors
    return [*actors.roles, *actors.parties, *actors.bodies]


def _added(what: PartyAdded, told: Told) -> Refusal | None:
    return _may_know(what, told, what.party)


def _shared(what: InformationShared, told: Told) -> Refusal | None:
    """Who is allowed to share without consent gives a reason; all else holds for them too."""
    refusal = _may_know(what, told, what.party)
    reason = what.ground.removeprefix(WITHOUT_CONSENT)
    if refusal and refusal.code == "no-consent" and what.ground != reason and reason.strip():
        return None
    return refusal


def _may_know(what: PartyAdded | InformationShared, told: Told, given: str) -> Refusal | None:
    """A party knows of a case by law or covenant, or with consent (CM-20, CM-21)."""
    party = told.agreement.parties.get(given)
    if party is None:
        return unknown(what, _PARTY, given, list(told.agreement.parties))
    if party.no_cases:
        return refused(
            what,
            "no-cases",
            Text(
                f"{party.name} krijgt van geen leerling iets te horen",
                f"{party.name} is told of no pupil",
            ),
            Text("Deel alleen cijfers zonder namen", "Share figures without names only"),
        )
    if refusal := forbidden(what, told, given):
        return refusal
    if party.kind in FAMILY and not party.by_consent:
        return None
    lacking = consents_awaited(given, told.case, told.agreement, told.today)
    if not lacking:
        return None
    names = ", ".join(called(told.agreement.actors.name, one) for one in lacking)
    return refused(
        what,
        "no-consent",
        Text(
            f"voor {party.name} is er geen wettelijke grond in het protocol en geen toestemming",
            f"for {party.name} there is no legal base in the protocol and no consent",
        ),
        Text(
            f"Vraag toestemming, en leg die vast, van: {names}",
            f"Ask for consent, and record it, of: {names}",
        ),
    )


def _removed(what: PartyRemoved, told: Told) -> Refusal | None:
    parties = told.agreement.protocol.parties
    if what.party in told.case.parties:
        return None
    if what.party not in parties:
        return unknown(what, _PARTY, what.party, list(told.case.parties))
    name = parties[what.party].name
    added = listed([called(told.agreement.actors.name, one) for one in told.case.parties])
    return refused(
        what,
        "never-added",
        Text(
            f"niemand liet {name} meedoen: dat volgt uit het protocol of de toestemming",
            f"nobody added {name}: that follows from the protocol or from consent",
        ),
        Text(
            f"Trek de toestemming in, of kies wie later is toegevoegd: {added.nl}",
            f"Withdraw the consent, or choose who was added later: {added.en}",
        ),
    )


def _consent(what: ConsentGiven | ConsentRefused | ConsentWithdrawn, told: Told) -> Refusal | None:
    protocol = told.agreement.protocol
    givers = [name for name, party in protocol.parties.items() if party.kind in FAMILY]
    if what.by not in givers:
        kind = Text("ouder of leerling van dit protocol", "parent or pupil of this protocol")
        return unknown(what, kind, what.by, givers)
    known = [*protocol.parties, *(one.id for one in protocol.consent)]
    if what.to not in known:
        kind = Text("partij of toestemming van dit protocol", "party or consent of this protocol")
        return unknown(what, kind, what.to, known)
    until: date | None = what.until if isinstance(what, ConsentGiven) else None
    if until is not None and until < told.today:
        return refused(
            what,
            "day-that-was",
            Text(f"{until} is voorbij", f"{until} has passed"),
            Text("Noem een latere dag, of geen", "Name a later day, or none"),
        )
    if isinstance(what, ConsentWithdrawn) and not told.case.consents.get((what.to, what.by)):
        given = [f"{to} ({by})" for to, by in told.case.consents]
        kind = Text("toestemming die is gegeven", "consent that was given")
        return unknown(what, kind, f"{what.to} ({what.by})", given)
    return None


def _may_lead(what: DirectorAssigned, told: Told) -> Refusal | None:
    refusal = _director(what, told)
    if refusal or told.leads() or told.case.director is None:
        return refusal
    main = told.agreement.main(told.case)
    lead = (told.agreement.lead(told.case, main),) if main else ()
    chosen_by = [
        who
        for one in lead
        if (role := told.agreement.actors.roles.get(one))
        for who in role.chosen_by
    ]
    if chosen_by and not told.speaks_for(*chosen_by):
        return not_yours(what, told, tuple(chosen_by))
    return None


JUDGING: Judging = {
    DirectorAssigned: _may_lead,
    ContactAssigned: _contact,
    PartyAdded: _added,
    PartyRemoved: _removed,
    ConsentGiven: _consent,
    ConsentRefused: _consent,
    ConsentWithdrawn: _consent,
    InformationShared: _shared,
}
