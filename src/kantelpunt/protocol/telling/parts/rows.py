"""Labelled rows that lack where there is nothing to tell."""

from collections.abc import Iterable, Iterator

from kantelpunt.protocol.telling.document import Labelled
from kantelpunt.protocol.telling.wording.phrases import who
from kantelpunt.protocol.telling.wording.teller import Teller, sentence


def row(label: str, *values: str) -> tuple[Labelled, ...]:
    """One row, its values each a sentence; nothing where all values are empty."""
    told = tuple(sentence(value) for value in values if value)
    return (Labelled(label, told),) if told else ()


def people(teller: Teller, nl: str, en: str, actors: Iterable[str]) -> tuple[Labelled, ...]:
    """A row with people by name."""
    return row(teller.say(nl, en), who(teller, actors))


def each(teller: Teller, nl: str, en: str, values: Iterable[str]) -> tuple[Labelled, ...]:
    """A row with things, each apart."""
    return row(teller.say(nl, en), *values)


def together(*parts: Iterable[Labelled]) -> tuple[Labelled, ...]:
    """All rows that are there."""
    return tuple(_all(parts))


def _all(parts: Iterable[Iterable[Labelled]]) -> Iterator[Labelled]:
    for part in parts:
        yield from part
