"""The rule that an event names, in words, with the place in the text on which it rests."""

from collections.abc import Iterable
from dataclasses import dataclass

from kantelpunt.casework.agreement import NATIONAL
from kantelpunt.casework.clock import DECIDE, DECIDE_WITHIN, REVIEW_AFTER
from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.evolving.course import REVIEW
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.named import fact, product, quoted, rhythm, signal, stage, task
from kantelpunt.protocol.agreed_words import length
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.model.steps import Situation
from kantelpunt.protocol.telling.wording.enum_words import word
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import after, when_due, within
from kantelpunt.protocol.telling.wording.ways_on import exit_sentence, short_tipping


@dataclass(frozen=True)
class Rule:
    """A rule by which something happens by itself.

    Attributes:
        key: its place in the protocol, or the word that events have for it.
        words: what it is about, as part of a sentence.
        says: what it says; empty where `words` say it all.
        clause: the place in the text on which it rests; None where it is not of a text.
    """

    key: str
    words: str
    says: str = ""
    clause: Clause | None = None


def rule_of(teller: Teller, key: str) -> Rule:
    """The rule at a place in a protocol; a place that is not there keeps its key as words.

    Args:
        teller: of the version of the protocol on which the case ran.
        key: as events and overviews have it: `steps.ID.tipping_point`, `task ID`, `review` ...
    """
    if key.endswith(DECIDE):
        return _to_decide(teller, key)
    ways = (_of_case, _of_protocol, _of_stage, _of_rule)
    found = next(filter(None, (way(teller, key) for way in ways)), None)
    return found or Rule(key, f"‘{key}’")


def is_way_on(key: str) -> bool:
    """Whether a rule lets a case go on to another step once its term passes."""
    place = key.split(".")
    return place[0] in ("steps", "situations") and place[2:3] in (
        ["tipping_point"],
        ["escalations"],
    )


def _to_decide(teller: Teller, key: str) -> Rule:
    about = rule_of(teller, key.removesuffix(DECIDE)).words
    time = length(DECIDE_WITHIN).in_(teller.language)
    return Rule(
        key,
        teller.say(f"het besluit over {about}", f"the decision on {about}"),
        teller.say(
            f"Kantelpunt zelf: is een termijn voorbij en gaat de casus niet verder, dan beslissen "
            f"mensen binnen {time}",
            f"Kantelpunt itself: once a term has passed and the case does not go on, people decide "
            f"within {time}",
        ),
    )


def _of_case(teller: Teller, key: str) -> Rule | None:
    """What is no place in the protocol: agreed tasks, waiting, meetings, answers, the review."""
    kind, _, name = key.partition(" ")
    match kind:
        case "task":
            named = task(teller, name)
            return Rule(key, teller.say(f"de afgesproken taak {named}", f"the agreed task {named}"))
        case "waiting":
            cause = case_word(WaitingFor(name)).in_(teller.language)
            return Rule(
                key,
                teller.say(
                    f"het navragen hoe het staat met het wachten op {cause}",
                    f"asking how the waiting for {cause} stands",
                ),
            )
        case "hearing":
            return Rule(key, teller.say(f"de zitting ({name})", f"the hearing ({name})"))
        case "meeting":
            return Rule(key, rhythm(teller, name))
        case "plan":
            return _of_plan(teller, key, name)
        case "consent":
            return _of_consent(teller, key, name)
        case "fact":
            found = teller.protocol.facts.get(name)
            return Rule(key, fact(teller, name), "", found.source if found else None)
    if key == REVIEW:
        days = REVIEW_AFTER.days
        return Rule(
            key,
            teller.say("het opnieuw bekijken van de casus", "looking at the case again"),
            teller.say(
                f"Kantelpunt zelf: een casus zonder andere datum wordt na {days} dagen bekeken",
                f"Kantelpunt itself: a case without any other date is looked at after {days} days",
            ),
        )
    if key == NATIONAL:
        return Rule(
            key,
            teller.say(
                "het landelijke streven (drie maanden)", "the national ambition (three months)"
            ),
            teller.say(
                "Thuiszitterspact: binnen 3 maanden een aanbod dat is begonnen",
                "Thuiszitterspact: within 3 months an offer that has started",
            ),
        )
    return None


def _of_plan(teller: Teller, key: str, asked: str) -> Rule:
    """A plan that somebody must see, or agree to."""
    plan, _, verb = asked.partition(" ")
    named = product(teller, plan)
    if verb == "seen":
        return Rule(key, teller.say(f"het inzien van {named}", f"seeing {named}"))
    return Rule(key, teller.say(f"de instemming met {named}", f"agreeing to {named}"))


def _of_consent(teller: Teller, key: str, name: str) -> Rule | None:
    """Consent that somebody must ask in this step."""
    for one in teller.protocol.consent:
        if one.id == name:
            words = teller.say(f"het vragen van ‘{one.name}’", f"asking for ‘{one.name}’")
            return Rule(key, words, "; ".join(one.for_), one.source)
    return None


def _of_protocol(teller: Teller, key: str) -> Rule | None:
    """Signals, promises, reports and questions."""
    part, _, name = key.partition(".")
    protocol = teller.protocol
    match part:
        case "signals":
            for one in protocol.signals:
                if one.id == name and one.opens:
                    named, to = signal(teller, name), stage(teller, one.opens)
                    says = teller.say(f"dit signaal opent {to}", f"this signal opens {to}")
                    words = teller.say(f"het signaal {named}", f"the signal {named}")
                    return Rule(key, words, says, one.source)
        case "promises":
            for promise in protocol.promises:
                if promise.id == name:
                    says = within(teller, promise.within) + after(teller, promise.from_)
                    until = word(promise.until).in_(teller.language)
                    words = teller.say(
                        f"de belofte ‘{promise.name}’", f"the promise ‘{promise.name}’"
                    )
                    return Rule(key, words, f"{says}: {until}", promise.source)
        case "reports":
            for report in protocol.reports:
                if report.id == name:
                    says = when_due(teller, report)
                    return Rule(key, f"‘{report.name}’", says, report.source)
        case "facts" if name in protocol.facts:
            return Rule(key, fact(teller, name), "", protocol.facts[name].source)
    return None


def _of_rule(teller: Teller, key: str) -> Rule | None:
    for one in teller.protocol.rules:
        if key == f"rules.{one.id}":
            return Rule(key, f"‘{one.name}’", one.what, one.source)
    return None


def _of_stage(teller: Teller, key: str) -> Rule | None:
    part, _, rest = key.partition(".")
    name, _, inside = rest.partition(".")
    where: Iterable[Situation] = (
        teller.protocol.steps if part == "steps" else teller.protocol.situations
    )
    found = next((one for one in where if one.id == name), None)
    if found is None or part not in ("steps", "situations"):
        return None
    if not inside:
        return Rule(key, stage(teller, name), "", found.source)
    return _in_stage(teller, key, found, inside)


def _in_stage(teller: Teller, key: str, where: Situation, inside: str) -> Rule | None:
    kind, _, name = inside.partition(".")
    match kind:
        case "tipping_point" | "escalations":
            return _way_on(teller, key, where, int(name or 0))
        case "tasks":
            for one in where.tasks:
                if one.id == name:
                    says = when_due(teller, one)
                    return Rule(key, f"‘{one.name}’", says, one.source or where.source)
        case "decisions":
            for asked in where.decisions:
                if asked.id == name:
                    words = teller.say(f"het besluit ‘{asked.ask}’", f"the decision ‘{asked.ask}’")
                    says = when_due(teller, asked)
                    return Rule(key, words, says, asked.source or where.source)
        case "exits":
            for way in where.exits:
                if way.id == name:
                    says = exit_sentence(teller, way).rstrip(".")
                    words = quoted({}, way.name)
                    return Rule(key, words, says, way.source or where.source)
        case "entered":
            return _entry(teller, key, where, int(name))
    return None


def _way_on(teller: Teller, key: str, where: Situation, number: int) -> Rule | None:
    point = where.escalations[number - 1] if number else where.tipping_point
    if point is None:
        return None
    before, to = stage(teller, where.id), stage(teller, point.to)
    words = teller.say(
        f"het kantelpunt van {before}, daarna {to}", f"the tipping point of {before}, then {to}"
    )
    return Rule(key, words, short_tipping(teller, point), point.source or where.source)


def _entry(teller: Teller, key: str, where: Situation, number: int) -> Rule:
    entry = where.entered[number - 1]
    named = stage(teller, where.id)
    bare = (entry.fact or "").removeprefix("not ")
    if bare.startswith("signal "):
        by = signal(teller, bare.removeprefix("signal "))
    elif bare:
        by = fact(teller, bare)
    else:
        by = teller.say("een verzoek of een termijn", "a request or a term")
    says = teller.say(f"naar {named}, door {by}", f"to {named}, by {by}")
    words = teller.say(f"de ingang van {named}", f"the way into {named}")
    return Rule(key, words, says, entry.source or where.source)
