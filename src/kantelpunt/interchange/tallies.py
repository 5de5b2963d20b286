"""What was counted and set aside: how often, and where each stands."""

from dataclasses import dataclass

from kantelpunt.foundation.errors import Place
from kantelpunt.foundation.text import Language, Text

MOST_PLACES = 5


@dataclass(frozen=True)
class Tally:
    """One kind of thing that was counted, with every place in the input where it stands.

    Attributes:
        kind: stable name, such as `no_lessons`.
        text: what the kind means.
        places: one for each time it was met, in the order of the input.
    """

    kind: str
    text: Text
    places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How many times it was met."""
        return len(self.places)

    def note(self) -> Text:
        """The number, what it is, and the first few places, in both languages."""
        shown = ", ".join(str(place) for place in self.places[:MOST_PLACES])
        more = ", …" if self.count > MOST_PLACES else ""
        return Text(
            f"{self.count} {self.text.nl} ({shown}{more})",
            f"{self.count} {self.text.en} ({shown}{more})",
        )

    def in_(self, language: Language) -> str:
        """The same in one language."""
        return self.note().in_(language)
