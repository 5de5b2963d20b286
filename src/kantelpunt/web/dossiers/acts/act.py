"""An act: what somebody can record in a case, as a form, and what that tells the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from django import forms

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.payloads import Payload
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import Dossier
from kantelpunt.web.dossiers.store import sealed
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.journal.words import Action


class Group(Enum):
    """The headings of the menu "Meer", in their order: the likely ones first."""

    WORK = Text("Gesprekken en taken", "Talks and tasks")
    PLAN = Text("Plan en aanbod", "Plan and offers")
    STEPS = Text("Stappen en besluiten", "Steps and decisions")
    PEOPLE = Text("Wie doet mee", "Who takes part")
    TERMS = Text("Termijnen en wachten", "Terms and waiting")
    CASE = Text("Schoolgang en dossier", "Attendance and the case")


@dataclass
class Texts:
    """Texts that stand apart from what is told; each is sealed once, and its hash is told."""

    kept: list[tuple[Payload, str]] = field(default_factory=list)

    def seal(self, text: str, kind: str = "general") -> str | None:
        """The hash of a text, or None of an empty one; `kind` says who may read it."""
        if not text.strip():
            return None
        payload = sealed(text.strip())
        self.kept.append((payload, kind))
        return payload.hash


@dataclass(frozen=True)
class Setting:
    """In what an act is done.

    Attributes:
        dossier: the case as it stands.
        viewer: who does it, and `parts` what that person sees of the case.
        given: what the address preset, such as which task: only ids of the protocol.
    """

    dossier: Dossier
    viewer: Viewer
    parts: frozenset[Part]
    now: datetime
    given: Mapping[str, str] = field(default_factory=dict)


class ActForm(forms.Form):
    """The form of an act; knows in what it is done, so that it can offer what is possible.

    Attributes:
        first: addresses and names of questions that stand before what cannot be chosen yet.
    """

    first: tuple[tuple[str, str], ...] = ()

    def __init__(self, *args: object, setting: Setting, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.setting = setting
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values, by the case."""


Cleaned = Mapping[str, object]


GIVEN = "?"
"""Stands for what people will write, where the engine is asked only who may tell something."""


def _anybodys(_: Setting) -> Sequence[Occurrence]:
    return ()


def _as_change(_: Cleaned) -> tuple[Action, str]:
    return Action.CHANGE, ""


@dataclass(frozen=True)
class Act:
    """Something that somebody can record.

    Attributes:
        key: in its address, in Dutch: `gesprek`.
        name: as a button has it: "Gesprek vastleggen".
        done: what the page says afterwards: "Het gesprek is vastgelegd."
        part: the part of the case that one must see to do it.
        form: asks what is needed.
        tells: what the engine is told; texts are sealed in `Texts`.
        group: under which heading it stands in the menu "Meer".
        possible: whether it makes sense now, so that the menu stays short; the engine decides.
        may: what it could tell, of which one thing at least must be for this person to tell;
            nothing: it is for everybody who sees the part.
        journalled: what the access journal calls it, and a text that it keeps with it.
    """

    key: str
    name: Text
    done: Text
    part: Part
    form: type[ActForm]
    tells: Callable[[Setting, Cleaned, Texts], Sequence[Occurrence]]
    group: Group
    possible: Callable[[Setting], bool] = lambda _: True
    may: Callable[[Setting], Sequence[Occurrence]] = _anybodys
    journalled: Callable[[Cleaned], tuple[Action, str]] = _as_change
