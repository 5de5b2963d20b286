"""The history of a case as plain values, to keep it in files, and back; nothing is skipped."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.written.events import event_from, plain_event
from kantelpunt.casework.written.forms import Plain
from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.text import Text


def plain_history(events: Iterable[Event]) -> list[dict[str, Plain]]:
    """Events as plain values, ready for JSON; see `plain_event`."""
    return [plain_event(event) for event in events]


def history_from(written: Sequence[object], file: str) -> tuple[Event, ...]:
    """The events that were kept, whole and in their order.

    Args:
        written: the events of one case, as `plain_history` gives them.
        file: where they come from, for messages.

    Raises:
        InputRefused: with everything that is wrong: an unknown kind, a field that lacks, does
            not belong or does not fit, a gap in the sequence, an event of another case, a moment
            before the one of the event before.
    """
    events: list[Event] = []
    problems: list[Problem] = []
    if not written:
        problems.append(Problem("empty-history", _EMPTY, Place(file)))
    for number, one in enumerate(written, 1):

        def place(name: str | None, number: int = number) -> Place:
            return Place(file, name=f"{number}.{name}" if name else str(number))

        event = event_from(one, place)
        if isinstance(event, Event):
            events.append(event)
        else:
            problems += event
    problems += _out_of_line(written, file)
    problems += _back_in_time(events, file)
    if problems:
        raise InputRefused(problems)
    return tuple(events)


_EMPTY = Text(
    "er staat geen gebeurtenis in; een geschiedenis begint met het openen van de casus",
    "there is no event in it; a history begins with the opening of the case",
)


def _out_of_line(written: Sequence[object], file: str) -> Iterator[Problem]:
    """Events that lack, come twice, or are of another case."""
    case: object = None
    expected = 1
    for number, one in enumerate(written, 1):
        sequence = one.get("sequence") if isinstance(one, dict) else None
        if not isinstance(one, dict) or not isinstance(sequence, int):
            expected += 1
            continue
        place = Place(file, name=f"{number}.sequence")
        case = one.get("case") if case is None else case
        if one.get("case") != case:
            yield Problem("other-case", _other_case(one.get("case"), case), place)
        elif sequence != expected:
            yield Problem("sequence-gap", _gap(sequence, expected), place)
            expected = sequence
        expected += 1


def _back_in_time(events: Sequence[Event], file: str) -> Iterator[Problem]:
    for before, event in pairwise(events):
        if event.moment < before.moment:
            text = Text(
                f"gebeurtenis {event.sequence} ligt voor gebeurtenis {before.sequence}; haal de "
                "geschiedenis van deze casus opnieuw op",
                f"event {event.sequence} lies before event {before.sequence}; fetch the history "
                "of this case again",
            )
            yield Problem("moment-goes-back", text, Place(file, name=f"{event.sequence}.moment"))


def _other_case(given: object, case: object) -> Text:
    return Text(
        f'dit is een gebeurtenis van casus "{given}", in de geschiedenis van "{case}"; haal de '
        "geschiedenis opnieuw op",
        f'this is an event of case "{given}", in the history of "{case}"; fetch the history again',
    )


def _gap(given: int, expected: int) -> Text:
    return Text(
        f"hier hoort gebeurtenis {expected}, en er staat {given}; haal de geschiedenis van deze "
        "casus opnieuw en geheel op",
        f"event {expected} belongs here, and there is {given}; fetch the whole history of this "
        "case again",
    )
