"""Names of what events call by an id; what the protocol does not have keeps its id."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date

from kantelpunt.calendar.terms import Term
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.agreed_words import length
from kantelpunt.protocol.telling.wording.phrases import actor
from kantelpunt.protocol.telling.wording.teller import Teller


def day(teller: Teller, one: date) -> str:
    """`ma 9 maart 2026`."""
    return written_day(one).in_(teller.language)


def who(teller: Teller, roles: Iterable[str]) -> str:
    """Roles, parties and bodies by name: `School en Ouders`; `-` for nobody."""
    return teller.listed(actor(teller, one) for one in roles) or "-"


def stage(teller: Teller, one: str) -> str:
    """A step or situation: `stap 2 (Actietafel)`."""
    named = teller.names.stages.get(one)
    return named.in_(teller.language) if named else f"‘{one}’"


def signal(teller: Teller, one: str) -> str:
    """A signal between quotes."""
    return quoted({name: text.in_(teller.language) for name, text in _signals(teller).items()}, one)


def _signals(teller: Teller) -> Mapping[str, Text]:
    return teller.names.signals


def fact(teller: Teller, one: str) -> str:
    """A question of the protocol between quotes."""
    return quoted(teller.names.facts, one)


def task(teller: Teller, one: str) -> str:
    """A task between quotes."""
    return quoted(teller.names.moments, f"task {one}", one)


def decision(teller: Teller, one: str) -> str:
    """What is decided, between quotes."""
    return quoted(teller.names.moments, f"decision {one}", one)


def product(teller: Teller, one: str) -> str:
    """A plan, output or record between quotes."""
    return quoted(teller.names.products, one)


def rhythm(teller: Teller, one: str) -> str:
    """A meeting or report between quotes."""
    return quoted(teller.names.rhythms, one)


def to_whom(teller: Teller, one: str) -> str:
    """A party, or a consent of the protocol."""
    return teller.names.actors.get(one) or quoted(teller.names.others, one)


def quoted(names: Mapping[str, str], one: str, otherwise: str | None = None) -> str:
    """A name between quotes; the id where there is none."""
    return f"‘{names.get(one, otherwise or one)}’"


def term(teller: Teller, written: str) -> str:
    """A term as events write it, in words: `6 schoolweken`."""
    try:
        return length(Term.parse(written)).in_(teller.language)
    except InputRefused:
        return written


def because(teller: Teller, grounds: str) -> str:
    """`; gronden: ...`; nothing where there are no grounds, and a day in words."""
    if not grounds.strip():
        return ""
    with suppress(ValueError):
        grounds = day(teller, date.fromisoformat(grounds))
    return teller.say(f"; gronden: {grounds}", f"; grounds: {grounds}")
