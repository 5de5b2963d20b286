"""The protocols of two regions side by side: the big lines first, then what one of them has alone.

Regions call their steps and signals as they like: steps are set side by side by their rung on the
common ladder, signals by what they count, parties by their kind.
"""

from collections.abc import Iterator, Sequence

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.model.steps import Rung, Step
from kantelpunt.protocol.telling.document import (
    Block,
    Document,
    Item,
    Listing,
    Paragraph,
    Section,
    Table,
)
from kantelpunt.protocol.telling.wording.enum_words import OFFERS, word
from kantelpunt.protocol.telling.wording.labels import heading
from kantelpunt.protocol.telling.wording.phrases import actor, stage
from kantelpunt.protocol.telling.wording.signal_sentences import norm_of
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.times import length, moment
from kantelpunt.protocol.telling.wording.ways_on import short_tipping
from kantelpunt.protocol.words import kind

_PARTS = (
    "situations",
    "consent",
    "mandates",
    "rules",
    "meetings",
    "reports",
    "records",
    "guides",
    "settings",
)


def regions_compared(first: Teller, second: Teller) -> Document:
    """Both protocols side by side."""
    a, b = first.version.id, second.version.id
    sections = (
        Section(
            first.say("In grote lijnen", "The big lines"),
            "lijnen",
            (*_promises(first, second), _rungs(first, second)),
        ),
        Section(first.say("Signalen", "Signals"), "signalen", tuple(_signals(first, second))),
        Section(first.say("Partijen", "Parties"), "partijen", tuple(_parties(first, second))),
        _alone(first, second),
        _alone(second, first),
    )
    title = first.say(f"Wat verschilt tussen {a} en {b}", f"What differs between {a} and {b}")
    told = Paragraph(f"{a}: {first.protocol.title}. {b}: {second.protocol.title}.")
    return Document(title, (told,), tuple(one for one in sections if not one.is_empty))


def _head(first: Teller, second: Teller, nl: str, en: str) -> tuple[str, str, str]:
    return first.say(nl, en), first.version.id, second.version.id


def _promises(first: Teller, second: Teller) -> Iterator[Block]:
    told = [" ".join(_promise(teller)) for teller in (first, second)]
    if any(told):
        none = first.say("geen belofte in de tekst", "no promise in the text")
        yield Table(
            first.say("Belofte", "Promise"),
            _head(first, second, "Wat", "What"),
            ((first.say("Belofte", "Promise"), told[0] or none, told[1] or none),),
        )


def _promise(teller: Teller) -> Iterator[str]:
    for one in teller.protocol.promises:
        within, since = length(teller, one.within), moment(teller, one.from_)
        until = OFFERS[one.until]
        yield teller.say(
            f"Hoogstens {within} vanaf {since} totdat {until.nl}.",
            f"At most {within} from {since} until {until.en}.",
        )


def _rungs(first: Teller, second: Teller) -> Table:
    rows = []
    for rung in Rung:
        mine, theirs = _on_rung(first, rung), _on_rung(second, rung)
        for number in range(max(len(mine), len(theirs))):
            cells = (_at(first, mine, number), _at(second, theirs, number))
            rows.append((sentence(str(rung))[:-1], *cells))
    return Table(
        first.say("Stappen per trede van de ladder", "Steps by rung of the ladder"),
        _head(first, second, "Trede", "Rung"),
        tuple(rows),
    )


def _on_rung(teller: Teller, rung: Rung) -> list[Step]:
    return [step for step in teller.protocol.steps if step.rung is rung]


def _at(teller: Teller, steps: Sequence[Step], number: int) -> str:
    if number >= len(steps):
        return teller.say("geen stap op deze trede", "no step on this rung")
    step = steps[number]
    name = teller.names.headings[step.id].in_(teller.language)
    lead = actor(teller, step.lead.role)
    told = teller.say(f"{name}. Regie: {lead}.", f"{name}. Lead: {lead}.")
    if step.tipping_point is not None:
        on = short_tipping(teller, step.tipping_point)
        told += teller.say(f" Kantelpunt: {on}.", f" Tipping point: {on}.")
    return f"{told} {teller.say('Laatste stap.', 'Last step.')}" if step.last else told


def _signals(first: Teller, second: Teller) -> Iterator[Block]:
    rows, alike = [], []
    for mine, theirs in _paired(first.protocol.signals, second.protocol.signals):
        cells = _signal(first, mine), _signal(second, theirs)
        known = mine or theirs
        if known is None:
            continue
        if cells[0] == cells[1]:
            alike.append(known.name)
        else:
            rows.append((_what_counts(first, known), *cells))
    caption = first.say("Wat telt, en wanneer het een signaal is", "What counts, and from where")
    yield from _told(first, alike)
    if rows:
        head = _head(first, second, "Wat telt", "What counts")
        yield Table(caption, head, tuple(rows))


def _told(teller: Teller, alike: list[str]) -> Iterator[Block]:
    if alike:
        named = teller.listed(f"‘{one}’" for one in alike)
        yield Paragraph(teller.say(f"Gelijk in beide: {named}.", f"Alike in both: {named}."))


def _what_counts(teller: Teller, signal: Signal) -> str:
    measure = word(signal.measure).in_(teller.language)
    if not signal.measure.is_absence:
        return sentence(measure)[:-1]
    return sentence(f"{measure}, {kind(signal.of.filter, None).in_(teller.language)}")[:-1]


def _signal(teller: Teller, signal: Signal | None) -> str:
    if signal is None:
        return teller.say("geen", "none")
    name = teller.names.signals[signal.id].in_(teller.language)
    told = f"{name}: {norm_of(teller, signal)}"
    if signal.opens:
        to = stage(teller, signal.opens)
        told += teller.say(f"; opent {to}", f"; opens {to}")
    return sentence(told)


def _paired(
    mine: Sequence[Signal], theirs: Sequence[Signal]
) -> list[tuple[Signal | None, Signal | None]]:
    """Signals side by side: of one id, then those that count the same; each once, in order."""
    other: dict[str, Signal] = {}
    left = list(theirs)
    for alike in (_named, _counted):
        for one in mine:
            found = next((signal for signal in left if alike(signal) == alike(one)), None)
            if one.id not in other and found is not None:
                other[one.id] = found
                left.remove(found)
    return [*((one, other.get(one.id)) for one in mine), *((None, one) for one in left)]


def _named(signal: Signal) -> object:
    return signal.id


def _counted(signal: Signal) -> object:
    of = signal.of.filter
    return signal.measure, of.authorised, of.categories


def _parties(first: Teller, second: Teller) -> Iterator[Block]:
    rows, alike = [], []
    none = first.say("geen", "none")
    for sort in PartyKind:
        mine, theirs = _of_kind(first.protocol, sort), _of_kind(second.protocol, sort)
        if mine == theirs:
            alike += mine
        else:
            name = sentence(word(sort).in_(first.language))[:-1]
            rows.append((name, ", ".join(mine) or none, ", ".join(theirs) or none))
    yield from _told(first, alike)
    if rows:
        caption = first.say("Partijen naar soort", "Parties by kind")
        yield Table(caption, _head(first, second, "Soort", "Kind"), tuple(rows))


def _of_kind(protocol: Protocol, sort: PartyKind) -> list[str]:
    return [party.name for party in protocol.parties.values() if party.kind is sort]


def _alone(teller: Teller, other: Teller) -> Section:
    """What stands in one of both only, by name."""
    sections = []
    for part in _PARTS:
        theirs = {one.name for one in getattr(other.protocol, part)}
        mine = [one.name for one in getattr(teller.protocol, part) if one.name not in theirs]
        if mine:
            items = tuple(Item(sentence(name)) for name in mine)
            title = heading(part).in_(teller.language)
            sections.append(Section(title, f"{teller.version.id}-{part}", (Listing(items),)))
    name = teller.version.id
    return Section(
        teller.say(f"Alleen in {name}", f"Only in {name}"), f"alleen-{name}", (), tuple(sections)
    )
