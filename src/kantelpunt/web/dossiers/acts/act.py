"""An act: what somebody can record in a case, as a form, and what that tells the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django import forms

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.payloads import Payload
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import Dossier
from kantelpunt.web.dossiers.store import sealed
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.journal.words import Action


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
    """The form of an act; knows in what it is done, so that it can offer what is possible."""

    def __init__(self, *args: object, setting: Setting, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.setting = setting
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and first values, by the case."""


Cleaned = Mapping[str, object]


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
        journalled: what the access journal calls it, and a text that it keeps with it.
    """

    key: str
    name: Text
    done: Text
    part: Part
    form: type[ActForm]
    tells: Callable[[Setting, Cleaned, Texts], Sequence[Occurrence]]
    group: Text
    possible: Callable[[Setting], bool] = lambda _: True
    journalled: Callable[[Cleaned], tuple[Action, str]] = _as_change
