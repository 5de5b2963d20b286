"""What is wrong with a history of events; it is refused, and nothing of it is skipped."""

from kantelpunt.casework.events.kinds import kind_of
from kantelpunt.casework.events.recorded import Event
from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text


class GapInHistory(InputRefused):
    """An event is missing, comes twice, or is of another case."""

    def __init__(self, case: str, sequence: int, event: Event) -> None:
        given = f"{event.case}/{event.sequence}"
        super().__init__(
            [
                Problem(
                    "gap-in-history",
                    Text(
                        f"na {case}/{sequence} hoort {case}/{sequence + 1} te komen, en er komt "
                        f"{given}; haal de geschiedenis van deze casus opnieuw en geheel op",
                        f"after {case}/{sequence} comes {case}/{sequence + 1}, and {given} was "
                        f"given; fetch the whole history of this case again",
                    ),
                )
            ]
        )


class UnknownOccurrence(InputRefused):
    """Something happened that this version of the program does not know."""

    def __init__(self, event: Event) -> None:
        kind = kind_of(type(event.what))
        super().__init__(
            [
                Problem(
                    "unknown-event",
                    Text(
                        f'{event.id}: "{kind}" is geen bekende gebeurtenis; gebruik een nieuwere '
                        "versie van het programma",
                        f'{event.id}: "{kind}" is no known event; use a newer version of the '
                        "program",
                    ),
                )
            ]
        )
