"""What a region changed in the protocol on which its own rests."""

from collections.abc import Iterator

from pydantic import BaseModel

from kantelpunt.protocol.telling.wording.labels import NOUNS, label
from kantelpunt.protocol.telling.wording.subjects import subject
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.values import fields_of, told


def changed_here(teller: Teller) -> Iterator[str]:
    """Each place of the base with the values that it has here."""
    based_on = teller.protocol.based_on
    for place, values in (based_on.changes if based_on else {}).items():
        path = place.split(".")
        if isinstance(renamed := values.get("id"), str):
            path = [*path[:-1], renamed]
        thing = thing_at(teller.protocol, path)
        if thing is None:
            continue
        parts = [
            f"{label(key).in_(teller.language)}: {told(teller, field, key, value)}"
            for key, field, value in fields_of(thing)
            if key in values and key not in ("id", "covers")
        ]
        if parts:
            yield f"{subject(teller, path)}: {'; '.join(parts)}"


def left_out_here(teller: Teller) -> Iterator[str]:
    """What stands in the base and does not hold here, by kind; only the base knows its name."""
    based_on = teller.protocol.based_on
    by_noun: dict[str, list[str]] = {}
    for place in based_on.without if based_on else ():
        part, _, rest = place.partition(".")
        noun = NOUNS[part].in_(teller.language) if part in NOUNS else part
        by_noun.setdefault(noun, []).append(f"‘{rest.replace('-', ' ')}’")
    for noun, named in by_noun.items():
        yield f"{noun} {teller.listed(named)}"


def thing_at(protocol: BaseModel, place: list[str]) -> BaseModel | None:
    """What stands at a place in a protocol; None when nothing does."""
    here: object = protocol
    for part in place:
        here = _under(here, part)
    return here if isinstance(here, BaseModel) else None


def _under(here: object, part: str) -> object:
    if isinstance(here, BaseModel):
        found = {key: value for key, _, value in fields_of(here)}
        return found.get(part)
    if isinstance(here, dict):
        return here.get(part)
    if isinstance(here, tuple):
        return next((one for one in here if getattr(one, "id", None) == part), None)
    return None
