"""A fault: where it stands, what is wrong, how to mend it."""

from dataclasses import dataclass

from kantelpunt.foundation.text import Text


@dataclass(frozen=True)
class Fault:
    """A fault in a protocol that can be read.

    Attributes:
        at: the place in the file, such as `steps.basis.tipping_point`.
    """

    at: str
    message: Text
    cure: Text
