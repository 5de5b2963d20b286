"""What differs between two protocols that call the same things by the same ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.telling.wording.labels import label
from kantelpunt.protocol.telling.wording.signal_sentences import limit_of
from kantelpunt.protocol.telling.wording.subjects import is_named, own_name, subject
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.values import fields_of, in_one_line, is_free_text, told


@dataclass(frozen=True)
class Difference:
    """One thing that is not the same.

    Attributes:
        place: keys and ids from the top.
        text: what differs, as a sentence.
    """

    place: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class Both:
    """Those who tell the old and the new.

    Attributes:
        around: the place of what they speak of already, and so do not name again.
    """

    old: Teller
    new: Teller
    around: tuple[str, ...] = ()

    def what(self, teller: Teller, place: tuple[str, ...]) -> str:
        """What a place is called; empty where it is what they speak of."""
        if place[: len(self.around)] == self.around:
            place = place[len(self.around) :]
        return subject(teller, place)


def compared(old: Teller, new: Teller) -> Iterator[Difference]:
    """Every difference between two protocols, in the order of the model."""
    yield from things_compared(Both(old, new), (), old.protocol, new.protocol)


def things_compared(
    both: Both, place: tuple[str, ...], old: BaseModel, new: BaseModel
) -> Iterator[Difference]:
    """Every difference between two things of one kind."""
    skipped: tuple[str, ...] = ()
    if isinstance(old, Signal) and isinstance(new, Signal):
        skipped = ("reaches", "exceeds")
        yield from _norm(both, place, old, new)
    theirs = {key: value for key, _, value in fields_of(new)}
    for key, field, mine in fields_of(old):
        if key not in skipped and key in theirs and mine != theirs[key]:
            yield from _values(both, (*place, key), field, mine, theirs[key])


def _norm(both: Both, place: tuple[str, ...], old: Signal, new: Signal) -> Iterator[Difference]:
    if (old.reaches, old.exceeds) != (new.reaches, new.exceeds):
        what = _of(both.what(both.new, place), both.new.say("norm", "norm"))
        before, after = limit_of(both.old, old), limit_of(both.new, new)
        yield _becomes(both, (*place, "norm"), what, before, after)


def _values(
    both: Both, place: tuple[str, ...], field: FieldInfo, old: object, new: object
) -> Iterator[Difference]:
    if isinstance(old, BaseModel) and isinstance(new, BaseModel):
        yield from things_compared(both, place, old, new)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _named(both, place, field, old, new)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        if any(isinstance(one, BaseModel) for one in (*old, *new)):
            yield from _named(both, place, field, _by_name(both.old, old), _by_name(both.new, new))
        else:
            yield from _listed(both, place, field, old, new)
    else:
        yield from _single(both, place, field, old, new)


def _by_name(teller: Teller, things: Sequence[object]) -> dict[str, object]:
    """Things by what makes them the same one in both protocols."""
    return {own_name(one) or _line(teller, one): one for one in things}


def _line(teller: Teller, thing: object) -> str:
    return in_one_line(teller, thing) if isinstance(thing, BaseModel) else str(thing)


def _named(
    both: Both,
    place: tuple[str, ...],
    field: FieldInfo,
    old: Mapping[str, object],
    new: Mapping[str, object],
) -> Iterator[Difference]:
    gone, come = both.new.say("Vervallen", "Gone"), both.new.say("Nieuw", "New")
    for name, mine in old.items():
        if name not in new:
            yield _whole(both, both.old, place, name, field, mine, gone)
        elif mine != new[name]:
            yield from _values(both, (*place, name), field, mine, new[name])
    for name, theirs in new.items():
        if name not in old:
            yield _whole(both, both.new, place, name, field, theirs, come)
    kept_old, kept_new = [one for one in old if one in new], [one for one in new if one in old]
    if kept_old != kept_new:
        what = _of(both.what(both.new, place), both.new.say("volgorde", "order"))
        yield _becomes(both, place, what, ", ".join(kept_old), ", ".join(kept_new))


def _whole(
    both: Both,
    teller: Teller,
    around: tuple[str, ...],
    name: str,
    field: FieldInfo,
    thing: object,
    how: str,
) -> Difference:
    """A thing that is there in one of both; it is told by what it says."""
    place = (*around, name) if is_named(around[-1]) else around
    says = told(teller, field, around[-1], thing)
    named = both.what(teller, place)
    return Difference(place, sentence(": ".join(part for part in (how, named, says) if part)))


def _listed(
    both: Both,
    place: tuple[str, ...],
    field: FieldInfo,
    old: tuple[object, ...],
    new: tuple[object, ...],
) -> Iterator[Difference]:
    """A list of names or sentences: what came, what went, or that the order changed."""
    key, what = place[-1], _what(both, place)
    gone = [told(both.old, field, key, one) for one in old if one not in new]
    come = [told(both.new, field, key, one) for one in new if one not in old]
    if not gone and not come:
        before, after = told(both.old, field, key, old), told(both.new, field, key, new)
        yield _becomes(both, place, what, before, after)
        return
    parts = [
        *([f"{both.new.say('weg', 'gone')}: {'; '.join(gone)}"] if gone else []),
        *([f"{both.new.say('erbij', 'added')}: {'; '.join(come)}"] if come else []),
    ]
    yield Difference(place, sentence(f"{what}: {'; '.join(parts)}"))


def _single(
    both: Both, place: tuple[str, ...], field: FieldInfo, old: object, new: object
) -> Iterator[Difference]:
    before, after = (
        None if value is None else _quoted(told(teller, field, place[-1], value), field, value)
        for teller, value in ((both.old, old), (both.new, new))
    )
    yield _becomes(both, place, _what(both, place), before, after)


def _quoted(text: str, field: FieldInfo, value: object) -> str:
    return f"‘{text}’" if is_free_text(field, value) else text


def _what(both: Both, place: tuple[str, ...]) -> str:
    """What differs: the thing, and which side of it where that does not go without saying."""
    *around, key = place
    if key in ("required", "optional") and around and around[-1] == "participants":
        around = around[:-1]
    inside = both.what(both.new, tuple(around))
    if (around[-1:], key) in _SAID_BY_ITSELF and inside:
        return inside
    return _of(inside, label(key).in_(both.new.language))


_SAID_BY_ITSELF = ((["tipping_point"], "after"), (["lead"], "role"))


def _of(thing: str, what: str) -> str:
    return f"{thing}, {what}" if thing else what


def _becomes(
    both: Both, place: tuple[str, ...], what: str, before: str | None, after: str | None
) -> Difference:
    if before is None:
        return Difference(place, sentence(f"{both.new.say('Nieuw', 'New')}: {what}: {after}"))
    if after is None:
        return Difference(place, sentence(f"{both.new.say('Vervallen', 'Gone')}: {what}: {before}"))
    becomes = both.new.say("wordt", "becomes")
    return Difference(place, sentence(f"{what}: {before} {becomes} {after}"))
