"""A step or a situation, told whole: goal, lead, people, tasks, outputs, ways on and out."""

from collections.abc import Iterator

from kantelpunt.protocol.model.steps import Decision, Lead, Output, Situation, Step, Task
from kantelpunt.protocol.telling.document import (
    Facts,
    Item,
    Labelled,
    Listing,
    Section,
)
from kantelpunt.protocol.telling.parts.grounds import anchor_of, beneath, grounded
from kantelpunt.protocol.telling.parts.rows import each, people, row, together
from kantelpunt.protocol.telling.wording.phrases import (
    actor,
    all_hold,
    one_holds,
    sectors,
    stage,
    who,
)
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.times import rhythm, when_due
from kantelpunt.protocol.telling.wording.ways_on import (
    entry_sentences,
    exit_sentence,
    tipping_sentences,
)


def stage_section(teller: Teller, told: Situation) -> Section:
    """Everything that the file says of a step or a situation."""
    part = "steps" if isinstance(told, Step) else "situations"
    place = f"{part}.{told.id}"
    parts = (
        ("Wie doet wat", "Who does what", tuple(_task(teller, place, one) for one in told.tasks)),
        (
            "Wat er dan ligt",
            "What is there then",
            tuple(_output(teller, place, one) for one in told.outputs),
        ),
        ("Kantelpunt", "Tipping point", _tipping(teller, told)),
        ("Andere wegen verder", "Other ways on", _escalations(teller, told)),
        ("Uitgangen", "Ways out", _exits(teller, told)),
        ("Besluiten", "Decisions", tuple(_decision(teller, place, one) for one in told.decisions)),
    )
    return Section(
        title=teller.names.headings[told.id].in_(teller.language),
        anchor=anchor_of(place),
        blocks=(Facts(_facts(teller, told)), *beneath(teller, told, place)),
        sections=tuple(
            Section(teller.say(nl, en), "", (Listing(items),)) for nl, en, items in parts if items
        ),
    )


def _facts(teller: Teller, told: Situation) -> tuple[Labelled, ...]:
    rung = str(told.rung) if isinstance(told, Step) else ""
    protocol = teller.protocol
    here = [one for one in protocol.consent if told.id in one.steps]
    mandates = [one for one in protocol.mandates if told.id in one.steps]
    rules = [one for one in protocol.rules if told.id in one.steps]
    guides = [one for one in protocol.guides if told.id in one.steps]
    return together(
        row(teller.say("Doel", "Goal"), told.goal or ""),
        row(teller.say("Trede van de ladder", "Rung of the ladder"), rung),
        row(teller.say("Alleen voor", "Only for"), sectors(teller, told.sector)),
        each(teller, "Begint", "Begins", entry_sentences(teller, told)),
        each(teller, "Regie", "Lead", lead_sentences(teller, told.lead)),
        people(teller, "Doet mee", "Takes part", told.participants.required),
        people(teller, "Doet mee als het nodig is", "Where needed", told.participants.optional),
        each(teller, "Toestemming", "Consent", [one.name for one in here]),
        each(teller, "Mandaat", "Mandate", [one.name for one in mandates]),
        each(teller, "Regels bij deze stap", "Rules here", [one.name for one in rules]),
        each(teller, "Hulp bij de hand", "Guides", [one.name for one in guides]),
        row(teller.say("Laatste stap", "Last step"), _last(teller, last=told.last)),
    )


def _last(teller: Teller, *, last: bool) -> str:
    return (
        teller.say(
            "hierna komt volgens de tekst niets meer: hier moet het worden opgelost",
            "by the text nothing follows: it must be solved here",
        )
        if last
        else ""
    )


def lead_sentences(teller: Teller, lead: Lead) -> Iterator[str]:
    """Who is at the wheel, and who is instead."""
    told = actor(teller, lead.role)
    if lead.or_mandated:
        told += teller.say(
            ", of iemand met een mandaat van deze persoon", ", or someone with this mandate"
        )
    if lead.together_with:
        beside = who(teller, lead.together_with)
        told += teller.say(f", samen met {beside}", f", together with {beside}")
    yield told
    for other in lead.unless:
        held, named = all_hold(teller, other.when), actor(teller, other.role)
        yield teller.say(f"als {held}, dan: {named}", f"if {held}, then: {named}")


def _task(teller: Teller, place: str, task: Task) -> Item:
    products = [teller.names.products[one] for one in task.produces]
    details = together(
        row(teller.say("Wie", "Who"), task_people(teller, task)),
        people(teller, "Voor", "For", task.to),
        row(teller.say("Wanneer", "When"), when_due(teller, task)),
        row(teller.say("Hoe vaak", "How often"), rhythm(teller, task.every) if task.every else ""),
        conditions(teller, task.when, task.unless),
        row(teller.say("Levert op", "Yields"), teller.listed(products)),
    )
    name = teller.say(f"{task.name} (mag, hoeft niet)", f"{task.name} (allowed, no duty)")
    text = sentence(name if task.may else task.name)
    return grounded(teller, text, details, task, f"{place}.tasks.{task.id}")


def task_people(teller: Teller, task: Task) -> str:
    """Who does it, and with whom."""
    told = who(teller, task.by)
    if task.with_:
        beside = who(teller, task.with_)
        told += teller.say(f", samen met {beside}", f", together with {beside}")
    return told


def conditions(
    teller: Teller, when: tuple[str, ...], unless: tuple[str, ...] = ()
) -> tuple[Labelled, ...]:
    """When something holds and when it does not."""
    return together(
        row(
            teller.say("Voorwaarde", "Condition"),
            teller.say("alleen als ", "only if ") + all_hold(teller, when) if when else "",
            teller.say("niet als ", "not if ") + one_holds(teller, unless) if unless else "",
        ),
    )


def _output(teller: Teller, place: str, output: Output) -> Item:
    details = together(
        each(teller, "Daarin staat", "It holds", output.holds),
        people(teller, "Gezien door", "Seen by", output.seen_by),
        people(teller, "Akkoord van", "Agreed by", output.agreed_by),
    )
    return grounded(teller, sentence(output.name), details, output, f"{place}.outputs.{output.id}")


def _decision(teller: Teller, place: str, decision: Decision) -> Item:
    together_ = teller.say(", met één stem", ", with one voice") if decision.together else ""
    mandate = teller.names.mandates[decision.mandate] if decision.mandate else ""
    details = together(
        row(teller.say("Wie beslist", "Who decides"), who(teller, decision.by) + together_),
        row(teller.say("Op grond van", "On the basis of"), mandate),
        row(teller.say("Wanneer", "When"), when_due(teller, decision)),
        conditions(teller, decision.when),
        row(teller.say("Kan worden", "May be"), *_options(teller, decision)),
    )
    return grounded(teller, decision.ask, details, decision, f"{place}.decisions.{decision.id}")


def _options(teller: Teller, decision: Decision) -> Iterator[str]:
    for option in decision.options:
        told = option.name
        if option.when:
            told += teller.say(", als ", ", if ") + all_hold(teller, option.when)
        if option.to:
            to = stage(teller, option.to)
            told += teller.say(f": dan naar {to}", f": then to {to}")
        yield told


def _tipping(teller: Teller, told: Situation) -> tuple[Item, ...]:
    point = told.tipping_point
    if point is None:
        return ()
    text = " ".join(tipping_sentences(teller, point))
    return (Item(text, (), beneath(teller, point)),)


def _escalations(teller: Teller, told: Situation) -> tuple[Item, ...]:
    return tuple(
        Item(" ".join(tipping_sentences(teller, point)), (), beneath(teller, point))
        for point in told.escalations
    )


def _exits(teller: Teller, told: Situation) -> tuple[Item, ...]:
    return tuple(
        Item(exit_sentence(teller, way), (), beneath(teller, way, way.id)) for way in told.exits
    )
