"""What is agreed beside the steps: consent, mandates, rules, records, guides and choices."""

from collections.abc import Iterator

from kantelpunt.protocol.model.agreements import Enforce, Guide, Record, Rule, Setting
from kantelpunt.protocol.model.people import Consent, Mandate
from kantelpunt.protocol.telling.document import Item, Labelled, Listing, Paragraph, Section, Tone
from kantelpunt.protocol.telling.parts.grounds import beneath, grounded
from kantelpunt.protocol.telling.parts.rows import each, people, row, together
from kantelpunt.protocol.telling.parts.stages import conditions
from kantelpunt.protocol.telling.wording.enum_words import DUTIES, ENFORCED, SCOPES, word
from kantelpunt.protocol.telling.wording.from_text import from_text
from kantelpunt.protocol.telling.wording.phrases import actor, sectors, stage, who
from kantelpunt.protocol.telling.wording.settings import default_of
from kantelpunt.protocol.telling.wording.signal_sentences import ages
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.times import rhythm, when_due


def consent(teller: Teller) -> Section:
    """Where consent is needed and whose it is."""
    items = tuple(_consent(teller, one) for one in teller.protocol.consent)
    return _section(teller, "Toestemming", "Consent", "toestemming", items)


def _consent(teller: Teller, one: Consent) -> Item:
    by_age = [f"{ages(teller, age.from_, age.under)}: {who(teller, age.by)}" for age in one.by_age]
    apart = teller.say("ieder apart", "each apart") if one.each_apart else ""
    details = together(
        each(teller, "Waarvoor", "For what", one.for_),
        people(teller, "Wie vraagt", "Who asks", one.asked_by),
        row(teller.say("Wie stemt in", "Who consents"), who(teller, one.by), *by_age, apart),
        row(teller.say("Wanneer", "When"), when_due(teller, one)),
        conditions(teller, one.when),
        _stages(teller, one.steps),
        row(teller.say("Zonder toestemming", "Without consent"), one.refused or ""),
    )
    return grounded(teller, sentence(one.name), details, one, f"consent.{one.id}")


def mandates(teller: Teller) -> Section:
    """Who may decide, over what and over what not."""
    items = tuple(_mandate(teller, one) for one in teller.protocol.mandates)
    return _section(teller, "Wie mag beslissen", "Who may decide", "mandaten", items)


def _mandate(teller: Teller, one: Mandate) -> Item:
    binding = teller.say("ja, voor alle partijen", "yes, on all parties") if one.binding else ""
    details = together(
        people(teller, "Wie", "Who", one.holder),
        people(teller, "Gekregen van", "Given by", one.given_by),
        each(teller, "Beslist over", "Decides on", one.scope),
        each(teller, "Niet over", "Not on", one.except_),
        row(teller.say("Bindend", "Binding"), binding),
        each(teller, "Betaald door", "Paid by", one.paid_by),
        conditions(teller, one.when),
        _stages(teller, one.steps),
    )
    return grounded(teller, sentence(one.name), details, one, f"mandates.{one.id}")


def rules(teller: Teller) -> Section:
    """The rules by who they are for; per person what must, must not and may be done."""
    actors = dict.fromkeys(one for rule in teller.protocol.rules for one in rule.who)
    sections = tuple(
        Section(actor(teller, one), f"regels-{number}", tuple(_of_actor(teller, one)))
        for number, one in enumerate(actors, start=1)
    )
    title = teller.say("Regels: wie moet, mag niet en mag", "Rules: who must, must not and may")
    return Section(title, "regels", (), sections)


def _of_actor(teller: Teller, one: str) -> Iterator[Listing | Paragraph]:
    """A rule for several stands in full with the first of them; the others are pointed there."""
    for duty, name in DUTIES.items():
        found = [rule for rule in teller.protocol.rules if rule.who[0] == one and rule.duty is duty]
        if found:
            yield Paragraph(f"{name.in_(teller.language).capitalize()}:")
            yield Listing(tuple(_rule(teller, rule) for rule in found))
    also = [rule for rule in teller.protocol.rules if one in rule.who[1:]]
    if also:
        yield Paragraph(teller.say("Geldt ook voor deze partij:", "Holds here too:"))
        yield Listing(tuple(Item(_elsewhere(teller, rule)) for rule in also))


def _elsewhere(teller: Teller, rule: Rule) -> str:
    first = actor(teller, rule.who[0])
    return teller.say(f"{rule.name} (zie: {first}).", f"{rule.name} (see: {first}).")


def _rule(teller: Teller, rule: Rule) -> Item:
    everyone = rule.who if len(rule.who) > 1 else ()
    details = together(
        people(teller, "Wie", "Who", everyone),
        row(teller.say("Wat", "What"), rule.what),
        people(teller, "Voor", "To or for", rule.to),
        people(teller, "Samen met", "Together with", rule.with_),
        row(teller.say("Wanneer", "When"), when_due(teller, rule)),
        row(teller.say("Hoe vaak", "How often"), rhythm(teller, rule.every) if rule.every else ""),
        conditions(teller, rule.when, rule.unless),
        _stages(teller, rule.steps),
        row(teller.say("Alleen voor", "Only for"), sectors(teller, rule.sector)),
        each(teller, "Wordt bewaard", "Is kept", rule.records),
        each(teller, "Het systeem", "The system", _enforced(teller, rule)),
    )
    return grounded(teller, sentence(rule.name), details, rule, f"rules.{rule.id}")


def _enforced(teller: Teller, rule: Rule) -> Iterator[str]:
    if rule.enforce is not Enforce.SHOW:
        yield ENFORCED[rule.enforce].in_(teller.language)
    for check in rule.checks:
        told = word(check)
        yield teller.say(f"gaat na {told.nl}", f"checks {told.en}")


def records(teller: Teller) -> Section:
    """What is kept, of what, by whom."""
    items = tuple(_record(teller, one) for one in teller.protocol.records)
    return _section(teller, "Wat wordt vastgelegd", "What is kept", "vastleggen", items)


def _record(teller: Teller, one: Record) -> Item:
    details = together(
        row(teller.say("Waarvan", "Of what"), SCOPES[one.per].in_(teller.language)),
        people(teller, "Door", "By", one.kept_by),
        each(teller, "Daarin staat", "It holds", one.holds),
        each(teller, "Keuze uit", "Choice of", one.choices),
        people(teller, "Alleen te zien voor", "Only seen by", one.only_for),
        people(teller, "Akkoord van", "Agreed by", one.agreed_by),
        row(teller.say("Wanneer", "When"), when_due(teller, one)),
        row(teller.say("Vernieuwd", "Renewed"), rhythm(teller, one.every) if one.every else ""),
        _stages(teller, one.steps),
        row(teller.say("Alleen voor", "Only for"), sectors(teller, one.sector)),
    )
    return grounded(teller, sentence(one.name), details, one, f"records.{one.id}")


def guides(teller: Teller) -> Section:
    """What people are shown at the right moment."""
    sections = tuple(_guide(teller, one) for one in teller.protocol.guides)
    return Section(teller.say("Hulp bij de hand", "Guides"), "hulp", (), sections)


def _guide(teller: Teller, one: Guide) -> Section:
    items = tuple(
        Item(
            sentence(item.name),
            row(teller.say("Uitleg", "Told"), item.text or ""),
            (Paragraph(from_text(teller, item.source), Tone.SOURCE),) if item.source else (),
        )
        for item in one.items
    )
    whom = together(people(teller, "Voor", "For", one.for_), _stages(teller, one.steps))
    told = " ".join(f"{each.label}: {' '.join(each.values)}" for each in whom)
    return Section(
        one.name,
        f"guides-{one.id}",
        (
            *((Paragraph(told),) if told else ()),
            Listing(items),
            *beneath(teller, one, f"guides.{one.id}"),
        ),
    )


def choices(teller: Teller) -> Section:
    """What the text leaves to the region."""
    items = tuple(_setting(teller, one) for one in teller.protocol.settings)
    return _section(teller, "Wat de regio zelf kiest", "What the region chooses", "keuzes", items)


def _setting(teller: Teller, one: Setting) -> Item:
    now = (
        teller.say("nog niets: de regio moet kiezen", "nothing yet: the region has to choose")
        if one.default is None
        else default_of(teller, one.default)
    )
    details = together(
        row(teller.say("Geldt nu", "Holds now"), now),
        each(teller, "Keuze uit", "Choice of", (default_of(teller, x) for x in one.choices)),
        row(
            teller.say("Per school", "Per school"),
            teller.say("elke school mag anders kiezen", "each school may choose otherwise")
            if one.per_school
            else "",
        ),
    )
    return grounded(teller, sentence(one.name), details, one, f"settings.{one.id}")


def _stages(teller: Teller, steps: tuple[str, ...]) -> tuple[Labelled, ...]:
    named = teller.listed(stage(teller, one) for one in steps)
    return row(teller.say("Bij", "In"), named)


def _section(teller: Teller, nl: str, en: str, anchor: str, items: tuple[Item, ...]) -> Section:
    return Section(teller.say(nl, en), anchor, (Listing(items),) if items else ())
