"""Events to and from plain values: the envelope around what happened."""

from collections.abc import Callable
from datetime import datetime

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.casework.events.kinds import kind_of
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.written.forms import Plain
from kantelpunt.casework.written.occurrences import occurrence_from, plain_fields
from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text

_KEYS = ("case", "sequence", "moment", "actor", "version", "kind", "what")
_ACTOR = ("person", "role", "organisation")


def plain_event(event: Event) -> dict[str, Plain]:
    """An event as plain values: `case`, `sequence`, `moment`, `actor`, `version`, `kind`, `what`.

    The moment is ISO 8601 with its offset; the actor is None where it follows by itself.
    """
    actor = event.actor
    told: Plain = None
    if actor is not None:
        told = {
            "person": actor.person,
            "role": actor.role,
            "organisation": actor.organisation,
        }
    return {
        "case": event.case,
        "sequence": event.sequence,
        "moment": event.moment.isoformat(),
        "actor": told,
        "version": event.version,
        "kind": kind_of(type(event.what)),
        "what": plain_fields(event.what),
    }


def event_from(written: object, place: Callable[[str | None], Place]) -> Event | list[Problem]:
    """The event that plain values stand for, or everything that is wrong with them.

    Args:
        written: a dict with the keys of `plain_event`.
        place: where a key stands; given None, where the event stands.
    """
    if not isinstance(written, dict):
        return [_no_event(place(None))]
    problems = [_no_key(str(key), place(None)) for key in written if key not in _KEYS]
    problems += [_lacks(key, place(None)) for key in _KEYS if key not in written]
    if problems:
        return problems
    for key, kind in (("case", str), ("version", str), ("kind", str), ("sequence", int)):
        if not isinstance(written[key], kind) or isinstance(written[key], bool):
            problems.append(_misfit(key, written[key], place(key)))
    moment, actor = _moment(written["moment"]), _actor(written["actor"], place("actor"))
    if moment is None:
        problems.append(_misfit("moment", written["moment"], place("moment")))
    if isinstance(actor, Problem):
        problems.append(actor)
    what = _what(written, place)
    if isinstance(what, list):
        return problems + what
    if problems or moment is None or isinstance(actor, Problem):
        return problems
    return Event(written["case"], written["sequence"], moment, actor, written["version"], what)


def _what(
    written: dict[str, object], place: Callable[[str | None], Place]
) -> Occurrence | list[Problem]:
    fields = written["what"]
    if not isinstance(fields, dict):
        return [_misfit("what", fields, place("what"))]
    return occurrence_from(
        str(written["kind"]), fields, lambda name: place(f"what.{name}" if name else "kind")
    )


def _moment(written: object) -> datetime | None:
    """A moment with its offset, in Dutch local time."""
    try:
        moment = datetime.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
    return moment.astimezone(AMSTERDAM) if moment and moment.tzinfo else None


def _actor(written: object, place: Place) -> Actor | Problem | None:
    """Who told it; None when nobody did."""
    if written is None:
        return None
    if not isinstance(written, dict) or set(written) != set(_ACTOR):
        return _misfit("actor", written, place)
    if not all(isinstance(one, str) for one in written.values()):
        return _misfit("actor", written, place)
    return Actor(*(written[key] for key in _ACTOR))


def _no_event(place: Place) -> Problem:
    keys = ", ".join(_KEYS)
    text = Text(
        f"dit is geen gebeurtenis; daar horen sleutels te staan: {keys}",
        f"this is no event; it should have keys: {keys}",
    )
    return Problem("no-event", text, place)


def _no_key(key: str, place: Place) -> Problem:
    keys = ", ".join(_KEYS)
    text = Text(
        f'een gebeurtenis heeft geen sleutel "{key}" (mogelijk: {keys})',
        f'an event has no key "{key}" (possible: {keys})',
    )
    return Problem("event-key", text, place)


def _lacks(key: str, place: Place) -> Problem:
    text = Text(
        f'in deze gebeurtenis ontbreekt "{key}"; haal de geschiedenis opnieuw op',
        f'"{key}" is missing in this event; fetch the history again',
    )
    return Problem("event-key-missing", text, place)


def _misfit(key: str, given: object, place: Place) -> Problem:
    wanted = {
        "moment": Text(
            "een tijdstip met tijdzone, zoals 2026-03-09T09:00:00+01:00",
            "a moment with its offset, such as 2026-03-09T09:00:00+01:00",
        ),
        "sequence": Text("een heel getal", "a whole number"),
        "actor": Text(
            "person, role en organisation, of niets", "person, role, organisation, or none"
        ),
        "what": Text("een rij sleutels", "a set of keys"),
    }.get(key, Text("een tekst", "a text"))
    text = Text(
        f'"{given}" past niet bij {key}; hier hoort {wanted.nl}',
        f'"{given}" does not fit {key}; here belongs {wanted.en}',
    )
    return Problem("event-value", text, place)
