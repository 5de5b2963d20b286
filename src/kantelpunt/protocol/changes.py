"""Places in a protocol, and changed values there: one notation for readings and for regions.

A place names keys and ids from the top: `signals.zestien-uur`, `steps.basis.tipping_point`. What
stands at a place is a set of keys; a change gives some of them another value, or takes them away.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kantelpunt.protocol.yaml_places import Path, Plain

_EITHER = (("reaches", "exceeds"), ("below", "up_to"))


@dataclass(frozen=True)
class Change:
    """Changed values at one place, and where in the file they are written."""

    place: str
    values: Mapping[str, Plain]
    written: Path


def path_of(content: Plain, place: str) -> Path | None:
    """The path of a place, with list items found by their id; None when it is not there."""
    path: list[str | int] = []
    here = content
    for part in place.split("."):
        if isinstance(here, list):
            ids = [one.get("id") if isinstance(one, dict) else None for one in here]
            if part not in ids:
                return None
            path.append(ids.index(part))
            here = here[ids.index(part)]
        elif isinstance(here, dict) and part in here:
            path.append(part)
            here = here[part]
        else:
            return None
    return tuple(path)


def places_in(content: Plain, inside: str = "") -> Iterator[str]:
    """Every place in a protocol that can be changed, from the top down."""
    if isinstance(content, dict):
        if inside.count("."):
            yield inside
        for key, value in content.items():
            yield from places_in(value, f"{inside}.{key}" if inside else key)
    elif isinstance(content, list):
        for one in content:
            if isinstance(one, dict) and isinstance(one.get("id"), str):
                yield from places_in(one, f"{inside}.{one['id']}")


def changed(content: Plain, changes: Sequence[Change]) -> Plain:
    """The content with changes that are all at places in it; the content itself stays.

    Raises:
        KeyError: when a place is not there.
    """
    for change in changes:
        path = path_of(content, change.place)
        if path is None:
            raise KeyError(change.place)
        content = _put(content, path, change.values)
    return content


def taken_away(content: Plain, place: str) -> Plain:
    """The content without what stands at a place in it.

    Raises:
        KeyError: when the place is not there.
    """
    path = path_of(content, place)
    if path is None:
        raise KeyError(place)
    return _without(content, path)


def _put(here: Plain, path: Path, values: Mapping[str, Plain]) -> Plain:
    if not path:
        return _merged(here, values)
    first, *rest = path
    if isinstance(here, list) and isinstance(first, int):
        return [*here[:first], _put(here[first], tuple(rest), values), *here[first + 1 :]]
    if isinstance(here, dict):
        return here | {str(first): _put(here[str(first)], tuple(rest), values)}
    raise KeyError(path)


def _without(here: Plain, path: Path) -> Plain:
    first, *rest = path
    if isinstance(here, list) and isinstance(first, int):
        kept = [_without(here[first], tuple(rest))] if rest else []
        return [*here[:first], *kept, *here[first + 1 :]]
    if isinstance(here, dict):
        if rest:
            return here | {str(first): _without(here[str(first)], tuple(rest))}
        return {key: value for key, value in here.items() if key != first}
    raise KeyError(path)


def _merged(here: Plain, values: Mapping[str, Plain]) -> Plain:
    """A threshold that is given takes the place of the one in the other form."""
    old = here if isinstance(here, dict) else {}
    dropped = {
        other
        for pair in _EITHER
        for one, other in (pair, pair[::-1])
        if one in values and other not in values
    }
    kept = {key: value for key, value in old.items() if key not in dropped}
    return {key: value for key, value in {**kept, **values}.items() if value is not None}
