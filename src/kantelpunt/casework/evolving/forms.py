"""What those who evolve a case share."""

from collections.abc import Callable, Mapping
from typing import TypeAlias, TypeVar

from kantelpunt.casework.events.recorded import Occurrence

Key = TypeVar("Key")
Value = TypeVar("Value")

Evolving: TypeAlias = dict[type[Occurrence], Callable[..., None]]
"""Per kind of occurrence what lets a case follow it: given the case, what happened, the event."""


def without(mapping: Mapping[Key, Value], *keys: Key) -> dict[Key, Value]:
    """The same mapping without some keys."""
    return {key: value for key, value in mapping.items() if key not in keys}
