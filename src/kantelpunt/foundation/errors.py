"""The root of the errors: what was given, why it fails, what to do; all mistakes at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from kantelpunt.foundation.text import Language, Text

MOST_SHOWN = 100


class ExitStatus(IntEnum):
    """How a command ends."""

    DONE = 0
    FAULTS = 1
    REFUSED = 2
    UNKNOWN_PROTOCOL = 3


@dataclass(frozen=True)
class Place:
    """Where in the input something stands: file, line and column, counted from 1.

    For a CSV file `column` is the number of the field and `name` the name of its column;
    for YAML and JSON `column` is the character and `name` the path of keys.
    """

    file: str
    line: int | None = None
    column: int | None = None
    name: str = ""

    def __str__(self) -> str:
        numbers = "".join(f":{number}" for number in (self.line, self.column) if number is not None)
        return f"{self.file}{numbers}" + (f" ({self.name})" if self.name else "")


@dataclass(frozen=True)
class Problem:
    """One mistake in the input."""

    code: str
    text: Text
    at: Place | None = None

    def in_(self, language: Language) -> str:
        """One line: place, then what is wrong and what to do."""
        message = self.text.in_(language)
        return f"{self.at}: {message}" if self.at else message


def by_place(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of the lines and columns of one file."""
    return sorted(
        problems, key=lambda one: (one.at.line or 0, one.at.column or 0) if one.at else (0, 0)
    )


class KantelpuntError(Exception):
    """Anything that Kantelpunt refuses; `problems` holds every reason found.

    Attributes:
        code: stable name of the kind of error.
        exit_status: how the command line ends on it.
        problems: all mistakes, in the order of the input.
    """

    code = "refused"
    exit_status = ExitStatus.REFUSED

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.message(Language.EN))

    def message(self, language: Language) -> str:
        """Every mistake on a line of its own, up to a hundred, then how many more there are."""
        lines = [problem.in_(language) for problem in self.problems[:MOST_SHOWN]]
        more = len(self.problems) - MOST_SHOWN
        if more > 0:
            lines.append(Text(f"… en nog {more} fouten", f"… and {more} more").in_(language))
        return "\n".join(lines)


class InputRefused(KantelpuntError):
    """The input cannot be used as it is; nothing was done with any of it."""

    code = "input-refused"


class UnknownProtocol(KantelpuntError):
    """A protocol was named that is nowhere among the protocols that are known."""

    code = "unknown-protocol"
    exit_status = ExitStatus.UNKNOWN_PROTOCOL


class CalendarEnds(KantelpuntError):
    """A date was asked for which no school vacations are known: never "no vacation"."""

    code = "calendar-ends"


def refuse(code: str, text: Text, at: Place | None = None) -> InputRefused:
    """An `InputRefused` with one mistake, to be raised."""
    return InputRefused([Problem(code, text, at)])
