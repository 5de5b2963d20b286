"""Ways into, on from and out of a step or situation, in sentences."""

from collections.abc import Iterator

from kantelpunt.protocol.agreed_terms import AgreedTerm, TermKind
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.steps import Entry, Exit, Situation, TippingPoint
from kantelpunt.protocol.telling.wording.enum_words import EXITS
from kantelpunt.protocol.telling.wording.from_text import from_text
from kantelpunt.protocol.telling.wording.phrases import all_hold, any_of, one_holds, signal, stage
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.times import after, length, moment, or_agreed


def tipping_sentences(teller: Teller, point: TippingPoint) -> Iterator[str]:
    """When the case goes on and where to; why not, why sooner, who decides."""
    yield _on(teller, point)
    if point.when:
        held = all_hold(teller, point.when)
        yield teller.say(f"Dat gebeurt alleen als {held}.", f"It does so only if {held}.")
    if point.unless:
        held = one_holds(teller, point.unless)
        yield teller.say(f"Dat gebeurt niet als {held}.", f"It does not do so if {held}.")
    if point.earlier:
        held = one_holds(teller, point.earlier)
        yield teller.say(f"Het gebeurt meteen als {held}.", f"It does so at once if {held}.")
    if point.requires:
        held = all_hold(teller, point.requires)
        yield teller.say(
            f"Het kan pas als vaststaat dat {held}.", f"It must be established first that {held}."
        )
    if point.decided_by:
        named = any_of(teller, point.decided_by)
        yield teller.say(
            f"Het gaat niet vanzelf. Wie beslist: {named}.",
            f"It does not go by itself. Who decides: {named}.",
        )


def _on(teller: Teller, point: TippingPoint) -> str:
    to = stage(teller, point.to)
    agreed = f" {or_agreed(teller)}" if point.or_agreed else ""
    if point.after.kind is TermKind.NOT_IN_TEXT:
        return teller.say(
            f"De casus gaat naar {to}. Na hoeveel tijd, {teller.missing}{agreed}.",
            f"The case goes to {to}. After how long, {teller.missing}{agreed}.",
        )
    told = length(teller, point.after)
    if point.after.kind in (TermKind.AT_ONCE, TermKind.SOON):
        return teller.say(
            f"De casus gaat {told}{agreed} naar {to}.", f"The case goes to {to} {told}."
        )
    counted = _counted_from(teller, point.from_)
    return teller.say(
        f"Na {told}{agreed}{counted} gaat de casus naar {to}.",
        f"After {told}{agreed}{counted} the case goes to {to}.",
    )


def _counted_from(teller: Teller, written: str) -> str:
    if written == NOT_IN_TEXT:
        return teller.say(
            f" (vanaf wanneer dat telt, {teller.missing})",
            f" (from when it counts, {teller.missing})",
        )
    told = moment(teller, written)
    return teller.say(f", gerekend vanaf {told},", f", counted from {told},")


def short_tipping(teller: Teller, point: TippingPoint) -> str:
    """A tipping point in a few words: `naar stap 2 (Ondersteuningsteam): na 3 schoolweken`."""
    to, told = stage(teller, point.to), term_of_tipping(teller, point)
    return teller.say(f"naar {to}: {told}", f"to {to}: {told}")


def term_of_tipping(teller: Teller, point: TippingPoint) -> str:
    """When a case goes on, in a few words: `na 3 schoolweken`, `4 weken na het signaal`."""
    told = length(teller, point.after)
    if point.after.kind is TermKind.NOT_IN_TEXT:
        told = teller.say(f"de termijn {told}", f"the term {told}")
    elif point.after.kind not in (TermKind.AT_ONCE, TermKind.SOON):
        from_entry = point.from_ == "step_entered"
        since = after(teller, point.from_)
        told = teller.say(f"na {told}", f"after {told}") if from_entry else f"{told}{since}"
    if point.or_agreed:
        told += f" {or_agreed(teller)}"
    if point.decided_by:
        named = any_of(teller, point.decided_by)
        told += teller.say(f"; beslist door: {named}", f"; decided by: {named}")
    return told


def entry_sentences(teller: Teller, where: Situation) -> Iterator[str]:
    """Every way in: signals, ways on from elsewhere, what is established, who asks."""
    opening = [signal(teller, one.id) for one in teller.protocol.signals if one.opens == where.id]
    if opening:
        named = teller.one_of(opening)
        yield teller.say(f"Bij het signaal {named}.", f"On the signal {named}.")
    yield from _from_elsewhere(teller, where)
    for entry in where.entered:
        yield _entry(teller, entry)


def _from_elsewhere(teller: Teller, where: Situation) -> Iterator[str]:
    for other in (*teller.protocol.steps, *teller.protocol.situations):
        name = stage(teller, other.id)
        points = [*([other.tipping_point] if other.tipping_point else []), *other.escalations]
        if any(point.to == where.id for point in points):
            yield teller.say(f"Na {name}.", f"After {name}.")
        if any(way.to == where.id for way in other.exits):
            yield teller.say(f"Als uitgang van {name}.", f"As a way out of {name}.")
        for decision in other.decisions:
            if any(option.to == where.id for option in decision.options):
                yield teller.say(f"Na een besluit in {name}.", f"After a decision in {name}.")


def _entry(teller: Teller, entry: Entry) -> str:
    parts: list[str] = []
    if entry.fact:
        parts.append(teller.say("als ", "if ") + all_hold(teller, [entry.fact]))
    if entry.after:
        parts.append(_so_long(teller, entry.after, after(teller, entry.from_)))
    if entry.asked_by:
        named = any_of(teller, entry.asked_by)
        parts.append(teller.say(f"op verzoek van {named}", f"at the request of {named}"))
    if entry.requires:
        held = all_hold(teller, entry.requires)
        parts.append(
            teller.say(f"pas als vaststaat dat {held}", f"once it is established that {held}")
        )
    return " ".join([sentence(", ".join(parts)), *_ground(teller, entry)])


def _ground(teller: Teller, entry: Entry) -> Iterator[str]:
    if entry.source is not None:
        yield from_text(teller, entry.source)
    if entry.covers:
        yield f"[{' · '.join(entry.covers)}]"


def _so_long(teller: Teller, term: AgreedTerm, since: str) -> str:
    told = length(teller, term)
    if term.kind is TermKind.NOT_IN_TEXT:
        return teller.say(f"na hoeveel tijd, {told}", f"after how long, {told}")
    return f"{told}{since}" if since else teller.say(f"na {told}", f"after {told}")


def exit_sentence(teller: Teller, way: Exit) -> str:
    """A way out: what it is, when, and where it leads."""
    told = f"{way.name} ({EXITS[way.kind].in_(teller.language)})"
    if way.when:
        told += teller.say(": als ", ": if ") + all_hold(teller, way.when)
    if way.to:
        to = stage(teller, way.to)
        told += teller.say(f". Daarna: {to}", f". Then: {to}")
    return sentence(told)
