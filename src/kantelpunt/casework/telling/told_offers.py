"""Sentences about offers, arbitration and the judicial way."""

from kantelpunt.casework.events import justice, offers
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.casework.telling.named import day, who
from kantelpunt.protocol.telling.wording.teller import Teller


def _proposed(teller: Teller, what: offers.OfferProposed) -> str:
    by = who(teller, [what.by])
    told = teller.say(
        f"Aanbod ‘{what.offer}’ gedaan door {by}: {what.what}",
        f"Offer ‘{what.offer}’ made by {by}: {what.what}",
    )
    if what.starts_on:
        starts = day(teller, what.starts_on)
        told += teller.say(f"; het kan beginnen op {starts}", f"; it can start on {starts}")
    return f"{told}."


def _accepted(teller: Teller, what: offers.OfferAccepted) -> str:
    return teller.say(
        f"Leerling en ouders nemen aanbod ‘{what.offer}’ aan: het is gerealiseerd.",
        f"Pupil and parents take offer ‘{what.offer}’: it is realised.",
    )


def _started(teller: Teller, what: offers.OfferStarted) -> str:
    on = day(teller, what.on)
    return teller.say(
        f"De leerling is met aanbod ‘{what.offer}’ begonnen, op {on}.",
        f"The pupil began with offer ‘{what.offer}’, on {on}.",
    )


def _ended(teller: Teller, what: offers.OfferEnded) -> str:
    return teller.say(
        f"Aanbod ‘{what.offer}’ is beëindigd: {what.reason}.",
        f"Offer ‘{what.offer}’ came to an end: {what.reason}.",
    )


def _asked(teller: Teller, what: justice.ArbitrationAsked) -> str:
    of = who(teller, what.of)
    return teller.say(f"Arbitrage is gevraagd aan {of}.", f"Arbitration was asked of {of}.")


def _agreed(teller: Teller, what: justice.ArbitrationAgreed) -> str:
    by = who(teller, [what.by])
    return teller.say(f"Ingestemd met arbitrage door {by}.", f"Arbitration accepted by {by}.")


def _refused(teller: Teller, what: justice.ArbitrationRefused) -> str:
    by = who(teller, [what.by])
    return teller.say(f"Arbitrage geweigerd door {by}.", f"Arbitration refused by {by}.")


def _decided(teller: Teller, what: justice.ArbitrationDecided) -> str:
    by = who(teller, what.accepted_by)
    told = teller.say(
        f"Er is een uitspraak. Wie haar aanvaarden: {by}", f"There is a ruling. Who accept it: {by}"
    )
    if what.ruling:
        key = what.ruling[:8]
        told += teller.say(f"; de tekst staat apart ({key}…)", f"; the text stands apart ({key}…)")
    return f"{told}."


def _proces_verbaal(teller: Teller, what: justice.ProcesVerbaalMade) -> str:
    told = teller.say("Er is proces-verbaal opgemaakt", "A proces-verbaal was made")
    if what.received_on:
        on = day(teller, what.received_on)
        told += teller.say(f"; het OM ontving het op {on}", f"; the OM received it on {on}")
    return f"{told}."


def _hearing_planned(teller: Teller, what: justice.HearingPlanned) -> str:
    on = day(teller, what.on)
    return teller.say(
        f"Zitting gepland op {on}: {what.court}.", f"Hearing planned on {on}: {what.court}."
    )


def _hearing_held(teller: Teller, what: justice.HearingHeld) -> str:
    return teller.say(
        f"Zitting gehouden: {what.court}; uitkomst: {what.outcome}.",
        f"Hearing held: {what.court}; outcome: {what.outcome}.",
    )


SENTENCES: Sentences = {
    offers.OfferProposed: _proposed,
    offers.OfferAccepted: _accepted,
    offers.OfferStarted: _started,
    offers.OfferEnded: _ended,
    justice.ArbitrationAsked: _asked,
    justice.ArbitrationAgreed: _agreed,
    justice.ArbitrationRefused: _refused,
    justice.ArbitrationDecided: _decided,
    justice.ProcesVerbaalMade: _proces_verbaal,
    justice.HearingPlanned: _hearing_planned,
    justice.HearingHeld: _hearing_held,
}
