"""On what a rule rests, as told beneath it: text, reading, note, base, and its id in the file."""

from collections.abc import Iterator, Sequence
from typing import Protocol as Shape

from kantelpunt.protocol.model.grounds import Clause, Reading
from kantelpunt.protocol.telling.document import Item, Labelled, Paragraph, Tone
from kantelpunt.protocol.telling.wording.from_text import from_text
from kantelpunt.protocol.telling.wording.teller import Teller, sentence


class Founded(Shape):
    """A part of a protocol that says on what it rests, where it says so."""

    @property
    def source(self) -> Clause | None:
        """The place in a text."""

    @property
    def covers(self) -> tuple[str, ...]:
        """The requirements it meets."""


def beneath(teller: Teller, rule: Founded, place: str = "") -> tuple[Paragraph, ...]:
    """What is told beneath a rule.

    Args:
        teller: who tells.
        rule: the rule.
        place: where it stands in the file, such as `signals.zestien-uur`; empty within a rule
            that is told itself.
    """
    return tuple(_beneath(teller, rule, place))


def grounded(
    teller: Teller, text: str, details: tuple[Labelled, ...], rule: Founded, place: str
) -> Item:
    """One of a list, with what is told beneath it; a link finds it by its place in the file."""
    return Item(text, details, beneath(teller, rule, place), anchor_of(place))


def anchor_of(place: str) -> str:
    """The name by which a link finds a place: `steps-basis`."""
    return place.replace(".", "-")


def _beneath(teller: Teller, rule: Founded, place: str) -> Iterator[Paragraph]:
    if theme := getattr(rule, "theme", None):
        yield Paragraph(f"{teller.say('Pijler', 'Pillar')}: {teller.names.themes[theme]}.")
    if note := getattr(rule, "note", None):
        yield Paragraph(sentence(note), Tone.NOTE)
    readings: Sequence[Reading] = getattr(rule, "reading", ())
    for reading in readings:
        told = sentence(reading.text)
        yield Paragraph(f"{teller.say('Zo gelezen', 'Read as')}: {told}", Tone.READING)
    if place in teller.version.inherited and teller.protocol.based_on is not None:
        base = teller.protocol.based_on.protocol
        told = teller.say(
            f"Komt uit het basisprotocol ‘{base}’.", f"Comes from the base protocol ‘{base}’."
        )
        yield Paragraph(told, Tone.BASE)
    if rule.source is not None:
        yield Paragraph(from_text(teller, rule.source), Tone.SOURCE)
    if reference := _reference(rule, place):
        yield Paragraph(reference, Tone.REFERENCE)


def _reference(rule: Founded, place: str) -> str:
    name = place.rpartition(".")[2]
    return " · ".join([*([name] if name else []), *rule.covers])
