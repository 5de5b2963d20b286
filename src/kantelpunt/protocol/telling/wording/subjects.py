"""A place in a protocol as people call it: `kantelpunt van stap 1 (Basis op orde)`."""

from collections.abc import Sequence

from kantelpunt.protocol.model.steps import TippingPoint
from kantelpunt.protocol.telling.wording.labels import NOUNS, label
from kantelpunt.protocol.telling.wording.teller import Teller


def subject(teller: Teller, place: Sequence[str]) -> str:
    """What a place is called, from the inside out.

    Args:
        teller: who tells; it knows the names.
        place: keys and ids from the top, such as `steps`, `basis`, `tipping_point`.
    """
    parts = list(place)
    said: list[str] = []
    while parts:
        said.insert(0, _one(teller, parts))
        parts = parts[2:] if _is_named(parts) else parts[1:]
    return teller.say(" van ", " of ").join(said)


def own_name(thing: object) -> str:
    """By what a thing is found among others of its kind; empty where nothing names it."""
    if isinstance(thing, TippingPoint):
        return thing.to
    found = [getattr(thing, key, None) for key in ("id", "name", "clause")]
    return next((one for one in found if isinstance(one, str)), "")


def is_named(key: str) -> bool:
    """Whether the things under a key have names of their own."""
    return key in NOUNS or key in ("steps", "escalations", "untranslatable")


def _is_named(parts: Sequence[str]) -> bool:
    return len(parts) > 1 and is_named(parts[0])


def _one(teller: Teller, parts: Sequence[str]) -> str:
    if not _is_named(parts):
        return label(parts[0]).in_(teller.language)
    part, name = parts[:2]
    if part in ("steps", "situations") and name in teller.names.stages:
        return teller.names.stages[name].in_(teller.language)
    if part == "escalations" and name in teller.names.stages:
        to = teller.names.stages[name].in_(teller.language)
        return teller.say(f"andere weg verder naar {to}", f"other way on to {to}")
    noun = (NOUNS.get(part) or label(part)).in_(teller.language)
    return f"{noun} ‘{_name(teller, part, name)}’"


def _name(teller: Teller, part: str, name: str) -> str:
    names = teller.names
    tables = {
        "parties": names.actors,
        "roles": names.actors,
        "bodies": names.actors,
        "facts": names.facts,
        "settings": names.settings,
        "themes": names.themes,
        "sources": names.sources,
        "mandates": names.mandates,
        "meetings": names.rhythms,
        "reports": names.rhythms,
        "outputs": names.products,
        "records": names.products,
    }
    if part == "signals" and name in names.signals:
        return names.signals[name].in_(teller.language)
    if part in ("tasks", "decisions"):
        return names.moments.get(f"{part[:-1]} {name}", name)
    return tables.get(part, names.others).get(name, name)
