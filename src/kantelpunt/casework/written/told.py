"""What someone tells, as it is written in scripts and scenarios, beside who tells it and when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.payloads import APART, Payload
from kantelpunt.casework.written.forms import FORMS, Shape
from kantelpunt.casework.written.occurrences import occurrence_from, unknown_kind
from kantelpunt.foundation.errors import Place, Problem

OTHER_KEYS: Mapping[str, str] = {"on": "day", "by": "who"}
"""Fields that are called otherwise, since `on` and `by` say when and by whom it is told."""


@dataclass(frozen=True)
class Told:
    """What happened, and the free texts that stand apart from it."""

    what: Occurrence
    texts: tuple[Payload, ...] = ()


def told_from(
    kind: str, written: Mapping[str, object], place: Callable[[str | None], Place], salt: bytes
) -> Told | list[Problem]:
    """What someone tells, or everything that is wrong with it.

    One text may stand where a list is meant, keys with values where pairs are meant, and a free
    text where the event will hold its hash.

    Args:
        kind: its name in files: `task done`.
        written: its fields, by the keys of `OTHER_KEYS` where these differ.
        place: where a key stands; given None, where the whole stands.
        salt: of the free text, at least 16 bytes.
    """
    if kind not in FORMS:
        return [unknown_kind(kind, place("told"))]
    fields = dict(written)
    texts: list[Payload] = []
    for form in FORMS[kind]:
        key = OTHER_KEYS.get(form.name, form.name)
        given = written.get(key)
        if form.shape is Shape.LIST and isinstance(given, str):
            fields[key] = [given]
        elif form.shape is Shape.PAIRS and isinstance(given, dict):
            fields[key] = [[name, value] for name, value in given.items()]
        elif APART.get(KINDS[kind]) == form.attribute and isinstance(given, str):
            texts.append(Payload(salt, given))
            fields[key] = texts[-1].hash
    what = occurrence_from(kind, fields, place, OTHER_KEYS)
    return what if isinstance(what, list) else Told(what, tuple(texts))
