"""How a case stands, on eighty columns: who leads, what is due, the clocks, what lacks."""

from collections.abc import Iterator, Sequence
from datetime import date

from kantelpunt.casework.case import Case
from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.overview import OfferClock, Overview, ToDo
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.named import day, stage, who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.casework.telling.timeline import wrapped
from kantelpunt.protocol.telling.wording.enum_words import word
from kantelpunt.protocol.telling.wording.teller import Teller

_ITEM, _UNDER = "  - ", "    "
_LABEL = 14


def standing(teller: Teller, case: Case, seen: Overview, on: date) -> Iterator[str]:
    """Lines of at most eighty columns.

    Args:
        teller: of the version of the protocol on which the case runs.
        case: its state.
        seen: how it stands.
        on: the day of that.
    """
    told = teller.say(f"Stand op {day(teller, on)}", f"How it stands on {day(teller, on)}")
    yield told
    yield "-" * len(told)
    yield from _in_short(teller, case, seen)
    if not case.closed:
        yield from _clocks(teller, seen.clocks)
    late = [one for one in seen.to_do if one.overdue]
    dated = [one for one in seen.to_do if one.due is not None and not one.overdue]
    undated = [one for one in seen.to_do if one.due is None]
    yield from _to_do(teller, teller.say("Te laat", "Overdue"), late)
    yield from _to_do(teller, teller.say("Uiterlijk", "At the latest"), dated)
    yield from _to_do(
        teller, teller.say("Zonder datum in de tekst", "No date in the text"), undated
    )
    if seen.loose_ends:
        yield ""
        yield teller.say("Losse einden", "Loose ends")
        for one in seen.loose_ends:
            yield from wrapped(case_word(one).in_(teller.language), _ITEM, _UNDER)


def _in_short(teller: Teller, case: Case, seen: Overview) -> Iterator[str]:
    if case.closed:
        why = case_word(case.closed).in_(teller.language)
        yield from _row(teller.say("Gesloten", "Closed"), why)
        return
    stages = teller.listed(stage(teller, one) for one in seen.stages)
    nobody = teller.say("niemand", "nobody")
    yield from _row(teller.say("Stap", "Step"), stages or teller.say("geen", "none"))
    if seen.rung:
        yield from _row(teller.say("Trede", "Rung"), word(seen.rung).in_(teller.language))
    if seen.lead:
        lead = who(teller, [seen.lead])
        yield from _row(
            teller.say("Leiding", "Lead"),
            teller.say(f"{lead} (volgens het protocol)", f"{lead} (by the protocol)"),
        )
    director = who(teller, [seen.director.role]) if seen.director else nobody
    yield from _row(teller.say("Regie nu bij", "Led now by"), director)
    if seen.next_day:
        yield from _row(teller.say("Eerstvolgende", "Next"), day(teller, seen.next_day))
    for cause, days in seen.waiting:
        named = case_word(WaitingFor(cause)).in_(teller.language)
        told = teller.say(f"op {named}, {days} dagen", f"for {named}, {days} days")
        yield from _row(teller.say("Wacht", "Waits"), told)


def _row(label: str, told: str) -> list[str]:
    return wrapped(told, f"  {label.ljust(_LABEL)} ", " " * (_LABEL + 3))


def _clocks(teller: Teller, clocks: Sequence[OfferClock]) -> Iterator[str]:
    yield ""
    yield teller.say("Klokken", "Clocks")
    if not clocks:
        none = teller.say(
            "lopen niet: er is geen eerste dag van dit verzuim",
            "do not run: there is no first day of this absence",
        )
        yield from wrapped(none, _ITEM, _UNDER)
    for one in clocks:
        due, about = day(teller, one.due), rule_of(teller, one.key).words
        told = teller.say(
            f"dag {one.day} van {one.days}, laatste dag {due}: {about}",
            f"day {one.day} of {one.days}, last day {due}: {about}",
        )
        if one.stopped:
            told += teller.say("; er is een aanbod", "; there is an offer")
        elif one.day > one.days:
            told += teller.say("; voorbij", "; passed")
        yield from wrapped(told, _ITEM, _UNDER)


def _to_do(teller: Teller, heading: str, listed: Sequence[ToDo]) -> Iterator[str]:
    if not listed:
        return
    yield ""
    yield heading
    for one in listed:
        about = rule_of(teller, one.key).words
        due = f"{day(teller, one.due)}, " if one.due else ""
        whose = f"{who(teller, one.whose)}: " if one.whose else ""
        yield from wrapped(f"{due}{whose}{about}", _ITEM, _UNDER)
