"""The decision tree on a page: in the order in which `decision_tree` asks, the first that holds."""

from collections.abc import Iterator

from kantelpunt.protocol.model.steps import Exit, Step, TippingPoint
from kantelpunt.protocol.telling.document import Item, Listing, Paragraph, Section
from kantelpunt.protocol.telling.wording.phrases import all_hold, any_of, one_holds, signal, stage
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.ways_on import term_of_tipping


def decision_tree(teller: Teller) -> Section:
    """Where someone is who answers these questions in order; empty without steps and situations."""
    protocol = teller.protocol
    title = teller.say("Waar sta ik?", "Where am I?")
    if not protocol.steps and not protocol.situations:
        return Section(title, "waar-sta-ik")
    told = teller.say(
        "Lees van boven naar beneden; het eerste dat klopt, geldt.",
        "Read from above; the first that is true holds.",
    )
    beginning = Section(
        teller.say("Nog in geen stap", "In no step yet"),
        "waar-sta-ik-begin",
        (Listing(tuple(Item(line) for line in _beginning(teller))),),
    )
    inside = tuple(
        Section(
            teller.names.headings[step.id].in_(teller.language),
            f"waar-sta-ik-{step.id}",
            (Listing(tuple(Item(line) for line in _inside(teller, step))),),
        )
        for step in protocol.steps
    )
    return Section(title, "waar-sta-ik", (Paragraph(told),), (beginning, *inside))


def _beginning(teller: Teller) -> Iterator[str]:
    protocol = teller.protocol
    if protocol.situations:
        named = "; ".join(one.name for one in protocol.situations)
        yield teller.say(
            f"Is dit een van deze situaties, volg die dan: {named}.",
            f"If this is one of these situations, follow it: {named}.",
        )
    for one in protocol.signals:
        if one.opens:
            told, to = signal(teller, one.id), stage(teller, one.opens)
            yield teller.say(f"Is er een signaal {told}? Dan: {to}.", f"Signal {told}? Then: {to}.")
    for step in (*protocol.steps, *protocol.situations):
        for entry in step.entered:
            if entry.fact:
                held = all_hold(teller, [entry.fact, *entry.requires])
                to = stage(teller, step.id)
                yield teller.say(f"Als {held}: {to}.", f"If {held}: {to}.")
    yield teller.say("Anders vraagt dit protocol om geen stap.", "Otherwise no step is asked for.")


def _inside(teller: Teller, step: Step) -> Iterator[str]:
    for way_out in step.exits:
        if way_out.when:
            yield _out(teller, way_out)
    for way in (step.tipping_point, *step.escalations):
        if way:
            yield from _on(teller, way)
    if step.last:
        yield teller.say(
            "Anders: blijf hier. Dit is de laatste instantie, hier moet het worden opgelost.",
            "Otherwise: stay. This is the last authority, it must be solved here.",
        )
    else:
        yield teller.say("Anders: ga door met deze stap.", "Otherwise: go on with this step.")


def _out(teller: Teller, way_out: Exit) -> str:
    held = all_hold(teller, way_out.when)
    to = stage(teller, way_out.to) if way_out.to else way_out.name
    return teller.say(f"Als {held}: {to}.", f"If {held}: {to}.")


def _on(teller: Teller, way: TippingPoint) -> Iterator[str]:
    to = stage(teller, way.to)
    also = [*way.when, *way.requires]
    only = teller.say(f", mits {all_hold(teller, also)}", "") if also else ""
    if also and not only:
        only = f", provided that {all_hold(teller, also)}"
    decided = ""
    if way.decided_by:
        named = any_of(teller, way.decided_by)
        decided = teller.say(f" Wie beslist: {named}.", f" Who decides: {named}.")
    if way.earlier:
        held = one_holds(teller, way.earlier)
        yield teller.say(f"Als {held}: meteen {to}{only}.", f"If {held}: {to} at once{only}.")
    unless = ""
    if way.unless:
        held = one_holds(teller, way.unless)
        unless = teller.say(f", behalve als {held}", f", unless {held}")
    term = term_of_tipping(teller, way)
    yield teller.say(
        f"Is de termijn voorbij ({term}): {to}{unless}{only}.{decided}",
        f"Once the term has passed ({term}): {to}{unless}{only}.{decided}",
    )
