"""Somebody who looks: the person, and the functions held on this day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, cast

from django.http import HttpRequest

from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Sees
from kantelpunt.web.people.selectors import Held, held_by, names_of

_WITH_PUPILS = frozenset(Sees) - {Sees.JOURNAL, Sees.NOTHING}
_AREAS = {
    "dossiers": _WITH_PUPILS,
    "meetings": _WITH_PUPILS - {Sees.GROUP},
    "signals": frozenset({Sees.GROUP, Sees.SCHOOL}),
    "schools": frozenset({Sees.SCHOOL}),
    "municipality": frozenset({Sees.MUNICIPALITY, Sees.PARTNERSHIP}),
    "out_of_school": frozenset({Sees.MUNICIPALITY}),
    "journal": frozenset({Sees.JOURNAL}),
}
ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks, on a day.

    Attributes:
        person: opaque id; empty for who has not signed in.
        held: the functions, those in which the person stands in included.
    """

    person: str
    name: str
    day: date
    held: tuple[Held, ...] = ()

    @classmethod
    def of(cls, person: str, day: date) -> "Viewer":
        """A person with the functions of that day."""
        return cls(person, names_of([person]).get(person, ""), day, held_by(person, day))

    @cached_property
    def with_pupils(self) -> tuple[Held, ...]:
        """The functions in which somebody meets pupils."""
        return tuple(one for one in self.held if sees(one.function) in _WITH_PUPILS)

    @cached_property
    def stands_for(self) -> frozenset[str]:
        """The person, and those for whom the person stands in."""
        others = (one.instead_of for one in self.with_pupils if one.instead_of)
        return frozenset((self.person, *others))

    def may_open(self, area: str) -> bool:
        """Whether a part of the application is for this person."""
        return bool(self.held_for(area))

    def held_for(self, area: str) -> tuple[Held, ...]:
        """The functions for which a part of the application is."""
        if area == "administration":
            return tuple(one for one in self.held if one.function == ADMINISTRATOR)
        return tuple(one for one in self.held if sees(one.function) in _AREAS[area])

    def functions(self) -> list[tuple[Text, str]]:
        """The functions by name, each with the organisation."""
        return [(function_name(one.function), one.organisation_name) for one in self.held]


class _WithViewer(Protocol):
    """A request on which the middleware put who looks."""

    viewer: Viewer


def viewer_of(request: HttpRequest) -> Viewer:
    """Who looks."""
    return cast("_WithViewer", request).viewer


def put_viewer(request: HttpRequest, viewer: Viewer) -> None:
    """Put on a request who looks."""
    cast("_WithViewer", request).viewer = viewer


def sees(function: str) -> Sees:
    """What a function sees; one that is no longer known sees nothing."""
    known = functions().by_id.get(function)
    return known.sees if known else Sees.NOTHING


def function_name(function: str) -> Text:
    """A function by name."""
    known = functions().by_id.get(function)
    return known.name.text if known else Text(function, function)


def function_ids(kinds: Iterable[str]) -> list[str]:
    """The functions that people of organisations of some kinds may hold."""
    wanted = set(kinds)
    return [
        name
        for name, one in functions().by_id.items()
        if one.kind is None or one.kind.value in wanted
    ]
