"""What an import did: what was written, what was left out, what a reader should know."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from kantelpunt.foundation.errors import Place
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.tallies import Tally


@dataclass(frozen=True)
class ImportReport:
    """The counts of one import.

    Attributes:
        read: how many reports or events the source held.
        written: the files of the package with their number of rows, header not counted.
        left_out: what of the source has no row in the package, per kind.
        listed: what has a row but deserves a look, per kind, such as reports without an end.
        notes: what holds for the import as a whole.
    """

    read: int
    written: tuple[tuple[str, int], ...]
    left_out: tuple[Tally, ...] = ()
    listed: tuple[Tally, ...] = ()
    notes: tuple[Text, ...] = ()

    def counts(self) -> dict[str, int]:
        """Per kind, left out or listed, how often it was met."""
        return {tally.kind: tally.count for tally in (*self.left_out, *self.listed)}

    def lines(self, language: Language) -> list[str]:
        """The report as a person reads it, line by line."""
        rows = ", ".join(f"{name} {count}" for name, count in self.written)
        read = Text(f"Gelezen: {self.read} meldingen", f"Read: {self.read} reports")
        written = Text(f"Geschreven rijen: {rows}", f"Rows written: {rows}")
        left_out = Text("Niet overgenomen: ", "Left out: ").in_(language)
        listed = Text("Let op: ", "Note: ").in_(language)
        return [
            read.in_(language),
            written.in_(language),
            *(left_out + tally.in_(language) for tally in self.left_out),
            *(listed + tally.in_(language) for tally in self.listed),
            *(listed + note.in_(language) for note in self.notes),
        ]


@dataclass
class Counter:
    """Collects places per kind while an import runs."""

    _places: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, kind: str, place: Place) -> None:
        """Meet one more of a kind."""
        self._places.setdefault(kind, []).append(place)

    def tallies(self, texts: Sequence[tuple[str, Text]]) -> tuple[Tally, ...]:
        """The kinds that were met, in the order of `texts`."""
        return tuple(
            Tally(kind, text, tuple(self._places[kind]))
            for kind, text in texts
            if kind in self._places
        )
