"""What the case has, by name, for the choices of a form."""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.events.offers import OfferProposed
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.taking_part import Part as Share
from kantelpunt.casework.taking_part import own_school
from kantelpunt.casework.telling.named import who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.acts.asking import Options
from kantelpunt.web.pages.saying import language_of

FAMILY = (PartyKind.PARENTS, PartyKind.PUPIL)


def teller_of(setting: Setting) -> Teller:
    """Who tells the protocol of the case in the language of the page."""
    return setting.dossier.teller(language_of())


def capital(text: str) -> str:
    """The text with a capital at the beginning."""
    return text[:1].upper() + text[1:]


def stages_now(setting: Setting) -> list[Stage]:
    """The steps and situations the case is in."""
    stages = setting.dossier.agreement.stages
    return [stages[name] for name in setting.dossier.case.stages if name in stages]


def stage_options(setting: Setting, stages: Iterable[str]) -> Options:
    """Steps and situations by name."""
    names, language = teller_of(setting).names.stages, language_of()
    return [(one, capital(names[one].in_(language)) if one in names else one) for one in stages]


def family(setting: Setting) -> list[str]:
    """Parents and pupil, as the protocol calls them."""
    parties = setting.dossier.agreement.protocol.parties
    return [name for kind in FAMILY for name, one in parties.items() if one.kind is kind]


def taking_part(setting: Setting) -> list[str]:
    """The parties that take part; not those that wait for consent."""
    return [one.party for one in setting.dossier.shares if one.part is not Share.NONE]


def actor_options(setting: Setting, everyone: Iterable[str]) -> Options:
    """Roles, parties and bodies by name, each once.

    Left out are those for whom the text leaves open, and those of other sectors alone.
    """
    teller, agreement = teller_of(setting), setting.dossier.agreement
    known = dict.fromkeys(agreement.choices.resolved(one) for one in everyone)
    return [
        (one, capital(who(teller, [one])))
        for one in known
        if one != NOT_IN_TEXT and not _of_other_sectors(agreement, one)
    ]


def _of_other_sectors(agreement: Agreement, one: str) -> bool:
    theirs = set(agreement.actors.parties_of(one))
    return bool(theirs) and theirs.isdisjoint(agreement.parties)


def who_sit_in(setting: Setting, everyone: Iterable[str]) -> Iterator[str]:
    """The same, but of a body those who sit there: a team signs or reads nothing itself."""
    agreement = setting.dossier.agreement
    for one in everyone:
        body = agreement.actors.bodies.get(agreement.choices.resolved(one))
        if body is None:
            yield one
        else:
            yield from who_sit_in(setting, [who for seat in body.seats for who in seat.who])


def those_involved(setting: Setting) -> Options:
    """Parents, pupil and whoever takes part."""
    return actor_options(setting, [*family(setting), *taking_part(setting)])


def outside_parties(setting: Setting) -> Options:
    """Every party that may be told of a pupil, but the family and the own school."""
    agreement = setting.dossier.agreement
    own = own_school(agreement)
    return actor_options(
        setting,
        [
            name
            for name, party in agreement.parties.items()
            if not party.no_cases and party.kind not in FAMILY and name != own
        ],
    )


def roles_involved(setting: Setting) -> Options:
    """Whoever may be given a task: family, parties that take part, and roles of people there."""
    agreement = setting.dossier.agreement
    protocol = agreement.protocol
    parties = {*taking_part(setting), *family(setting)}
    held = [one.roles_in(protocol.protocol)[:1] for one in functions().by_id.values()]
    roles = dict.fromkeys(role for roles in held for role in roles)
    there = [
        name
        for name in roles
        if name in protocol.roles
        and parties.issuperset(agreement.parties.keys() & set(agreement.actors.parties_of(name)))
    ]
    return actor_options(setting, [*family(setting), *taking_part(setting), *there])


def rule_options(setting: Setting, keys: Iterable[str]) -> Options:
    """Terms of the protocol in words."""
    teller = teller_of(setting)
    return [(key, capital(rule_of(teller, key).words)) for key in keys]


def running_offers(setting: Setting) -> dict[str, str]:
    """Offers that did not end, by what they are and who makes them."""
    running = {name for name, one in setting.dossier.case.offers.items() if one.ended is None}
    return {key: name for key, name in _offers(setting) if key in running}


def _offers(setting: Setting) -> Iterator[tuple[str, str]]:
    teller = teller_of(setting)
    for event in setting.dossier.events:
        if isinstance(event.what, OfferProposed):
            yield event.what.offer, f"{event.what.what} ({who(teller, [event.what.by])})"


def token(text: str) -> str:
    """Names an agreed task in an address, where no words of people may stand."""
    return sha256(text.encode()).hexdigest()[:10]
