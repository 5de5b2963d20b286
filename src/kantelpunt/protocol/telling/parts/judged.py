"""What people judge and what the register tells: questions, signals, tiers."""

from collections.abc import Iterator

from kantelpunt.protocol.model.agreements import Fact, Tier
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.telling.document import Facts, Item, Listing, Paragraph, Section
from kantelpunt.protocol.telling.parts.grounds import beneath, grounded
from kantelpunt.protocol.telling.parts.rows import each, people, row, together
from kantelpunt.protocol.telling.wording.phrases import signal, who
from kantelpunt.protocol.telling.wording.signal_sentences import signal_sentences
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.times import length, when_due


def signals(teller: Teller) -> Section:
    """When absence is a signal, and the groups of pupils that follow from it."""
    protocol = teller.protocol
    sections = [_signal(teller, *pair) for pair in enumerate(protocol.signals, start=1)]
    if protocol.tiers:
        title = teller.say("Groepen leerlingen", "Groups of pupils")
        items = tuple(_tier(teller, tier) for tier in protocol.tiers)
        sections.append(Section(title, "groepen", (Listing(items),)))
    title = teller.say("Wanneer verzuim een signaal is", "When absence is a signal")
    return Section(title, "signalen", (), tuple(sections))


def _signal(teller: Teller, number: int, told: Signal) -> Section:
    reports = [one for one in teller.protocol.reports if f"signal {told.id}" in one.on]
    rows = together(
        each(
            teller,
            "Wordt gemeld",
            "Is reported",
            (
                teller.say(
                    f"‘{one.name}’: door {who(teller, one.by)}, aan {who(teller, one.to)}",
                    f"‘{one.name}’: by {who(teller, one.by)}, to {who(teller, one.to)}",
                )
                + (f", {due}" if (due := when_due(teller, one)) else "")
                for one in reports
            ),
        )
    )
    return Section(
        title=f"{number}. {teller.names.signals[told.id].in_(teller.language)}",
        anchor=f"signals-{told.id}",
        blocks=(
            Paragraph(" ".join(signal_sentences(teller, told))),
            *((Facts(rows),) if rows else ()),
            *beneath(teller, told, f"signals.{told.id}"),
        ),
    )


def _tier(teller: Teller, tier: Tier) -> Item:
    named = teller.one_of(signal(teller, one) for one in tier.signals)
    whom = (
        teller.say(f"leerlingen met het signaal {named}", f"pupils with the signal {named}")
        if named
        else teller.say("alle andere leerlingen", "all other pupils")
    )
    details = together(
        row(teller.say("Wie", "Who"), whom),
        row(teller.say("Doel per school", "Goal per school"), " ".join(_goals(teller, tier))),
        each(teller, "Waarover", "About", tier.about),
    )
    return grounded(teller, sentence(tier.name), details, tier, f"tiers.{tier.id}")


def _goals(teller: Teller, tier: Tier) -> Iterator[str]:
    if most := tier.goal_at_most:
        told = most.replace(".", ",")
        yield teller.say(f"hoogstens {told} van de leerlingen", f"at most {most} of the pupils")
    if more := tier.goal_exceeds:
        told = more.replace(".", ",")
        yield teller.say(f"meer dan {told} van de leerlingen", f"more than {more} of the pupils")


def questions(teller: Teller) -> Section:
    """The questions that are answered by yes or no."""
    items = tuple(_fact(teller, *pair) for pair in teller.protocol.facts.items())
    title = teller.say("Vragen met ja of nee", "Questions of yes or no")
    told = teller.say(
        "Of een casus verder gaat, hangt soms af van een oordeel. Dit zijn de vragen.",
        "Whether a case goes on may depend on a judgement. These are the questions.",
    )
    return Section(title, "vragen", (Paragraph(told), Listing(items)) if items else ())


def _fact(teller: Teller, fact_id: str, fact: Fact) -> Item:
    from_register = teller.one_of(signal(teller, one) for one in fact.signals)
    lasts = length(teller, fact.lasts) if fact.lasts else ""
    details = together(
        people(teller, "Wie antwoordt", "Who answers", fact.by),
        row(teller.say("Ja bij het signaal", "Yes on the signal"), from_register),
        row(teller.say("Antwoord geldt hoogstens", "Answer holds at most"), lasts),
        each(teller, "Wordt bewaard", "Is kept", fact.records),
    )
    return grounded(teller, fact.ask, details, fact, f"facts.{fact_id}")
