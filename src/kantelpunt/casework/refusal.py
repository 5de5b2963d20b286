"""Why something may not be recorded in a case, and what would make it possible."""

from dataclasses import dataclass

from kantelpunt.foundation.text import Text


@dataclass(frozen=True)
class Refusal:
    """A refusal: nothing is recorded.

    Attributes:
        code: names the kind of refusal.
        tried: what was tried.
        why: why it is refused.
        possible: what would make it possible.
    """

    code: str
    tried: Text
    why: Text
    possible: Text

    def text(self) -> Text:
        """The whole as a sentence."""
        return Text(
            f"{self.tried.nl}: {self.why.nl}. {self.possible.nl}.",
            f"{self.tried.en}: {self.why.en}. {self.possible.en}.",
        )
