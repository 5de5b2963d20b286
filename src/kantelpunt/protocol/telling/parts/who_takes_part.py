"""Who takes part: parties and what they may know, roles, bodies with their seats."""

from collections.abc import Iterator

from kantelpunt.protocol.model.people import Body, Party, PartyKind, Role, Seat
from kantelpunt.protocol.telling.document import Item, Labelled, Listing, Section
from kantelpunt.protocol.telling.parts.grounds import grounded
from kantelpunt.protocol.telling.parts.rows import each, people, row, together
from kantelpunt.protocol.telling.wording.enum_words import word
from kantelpunt.protocol.telling.wording.phrases import all_hold, any_of, sectors, who
from kantelpunt.protocol.telling.wording.teller import Teller

_OWN_CASE = (PartyKind.PUPIL, PartyKind.PARENTS, PartyKind.SCHOOL)


def who_takes_part(teller: Teller) -> Section:
    """The parties, the roles in which people act, and the tables at which they sit."""
    protocol = teller.protocol
    parties = tuple(_party(teller, *pair) for pair in protocol.parties.items())
    roles = tuple(_role(teller, *pair) for pair in protocol.roles.items())
    bodies = tuple(_body(teller, body) for body in protocol.bodies)
    parts = (
        (teller.say("Partijen", "Parties"), "partijen", parties),
        (teller.say("Functies", "Roles"), "functies", roles),
        (teller.say("Overlegtafels en teams", "Tables and teams"), "tafels", bodies),
    )
    return Section(
        title=teller.say("Wie meedoet", "Who takes part"),
        anchor="wie",
        sections=tuple(
            Section(title, anchor, (Listing(items),)) for title, anchor, items in parts if items
        ),
    )


def _party(teller: Teller, party_id: str, party: Party) -> Item:
    sort = word(party.kind).in_(teller.language)
    details = together(
        row(teller.say("Soort", "Kind"), "" if sort.lower() == party.name.lower() else sort),
        people(teller, "Hoort bij", "Part of", [party.part_of] if party.part_of else []),
        row(teller.say("Weet van een leerling", "Knows of a pupil"), _may_know(teller, party)),
        row(teller.say("Alleen voor", "Only for"), sectors(teller, party.sector)),
        each(teller, "Spreekt af", "Agrees", party.agrees),
    )
    return _item(teller, party.name, party_id, "parties", party, details)


def _may_know(teller: Teller, party: Party) -> str:
    parts: list[str] = []
    if party.no_cases:
        parts.append(
            teller.say("niets; alleen afspraken en cijfers", "nothing; agreements and figures only")
        )
    if party.legal_base:
        parts.append(
            teller.say(
                f"wat nodig is, op grond van: {party.legal_base}",
                f"what is needed, on the basis of: {party.legal_base}",
            )
        )
    if party.by_consent:
        parts.append(teller.say("alleen met toestemming", "only with consent"))
    if not parts and party.kind in _OWN_CASE:
        return teller.say("het gaat om de eigen leerling", "it is about their own pupil")
    return "; ".join(parts) or teller.say(
        f"waarom deze partij iets mag weten, {teller.missing}",
        f"why this party may know anything, {teller.missing}",
    )


def _role(teller: Teller, role_id: str, role: Role) -> Item:
    details = together(
        people(teller, "Hoort bij", "Belongs to", role.party),
        people(teller, "Aangewezen door", "Named by", role.chosen_by),
        row(teller.say("Gekozen uit", "Chosen from"), any_of(teller, role.among)),
    )
    return _item(teller, role.name, role_id, "roles", role, details)


def _body(teller: Teller, body: Body) -> Item:
    per_school = teller.say("elke school heeft er een", "every school has one")
    details = together(
        row(teller.say("Taak", "Task"), body.task or ""),
        row(teller.say("Waar", "Where"), per_school if body.per_school else ""),
        row(teller.say("Aan tafel", "At the table"), *_seats(teller, body)),
        people(teller, "In opdracht van", "Commissioned by", body.commissioned_by),
        people(teller, "Legt uit aan", "Reports to", body.reports_to),
        people(teller, "Komt uit", "Drawn from", body.part_of),
    )
    return _item(teller, body.name, body.id, "bodies", body, details)


def _seats(teller: Teller, body: Body) -> Iterator[str]:
    for seat in body.seats:
        yield _seat(teller, seat)


def _seat(teller: Teller, seat: Seat) -> str:
    told = any_of(teller, seat.who)
    if seat.number:
        members = ("lid", "member") if seat.number == 1 else ("leden", "members")
        told += teller.say(f" ({seat.number} {members[0]})", f" ({seat.number} {members[1]})")
    if seat.chair:
        told += teller.say(", voorzitter", ", in the chair")
    if seat.named_by:
        named = who(teller, seat.named_by)
        told += teller.say(f", aangewezen door {named}", f", named by {named}")
    if seat.optional:
        told += teller.say(", als het nodig is", ", where needed")
    if seat.when:
        told += teller.say(", als ", ", if ") + all_hold(teller, seat.when)
    return f"{told}. {seat.note}" if seat.note else told


def _item(
    teller: Teller,
    name: str,
    own_id: str,
    part: str,
    rule: Party | Role | Body,
    details: tuple[Labelled, ...],
) -> Item:
    place = f"{part}.{own_id}"
    return grounded(teller, name, details, rule, place)
