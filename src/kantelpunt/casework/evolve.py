"""From events to the state of a case: each event changes what it tells, and nothing else."""

from collections.abc import Iterable

from kantelpunt.casework.case import Case
from kantelpunt.casework.errors import GapInHistory, UnknownOccurrence
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolving import course, judged, offers, people, terms, work
from kantelpunt.casework.evolving.forms import Evolving, without

_EVOLVING: Evolving = {
    **course.EVOLVING,
    **people.EVOLVING,
    **work.EVOLVING,
    **judged.EVOLVING,
    **terms.EVOLVING,
    **offers.EVOLVING,
}


def folded(events: Iterable[Event]) -> Case:
    """The state after a whole history.

    Args:
        events: of one case, from its first.

    Raises:
        GapInHistory: when an event is missing, comes twice, or is of another case.
        UnknownOccurrence: when this version of the program does not know what happened.
        ValueError: when there is no event.
    """
    left = iter(events)
    first = next(left, None)
    if first is None:
        raise ValueError("a history has at least one event")
    case = Case(first.case)
    follow(case, first)
    for event in left:
        follow(case, event)
    return case


def evolved(case: Case, event: Event) -> Case:
    """The state after one more event; `case` stays as it is.

    Raises:
        GapInHistory, UnknownOccurrence: as `folded`.
    """
    after = case.copied()
    follow(after, event)
    return after


def follow(case: Case, event: Event) -> None:
    """Let a case that nobody else holds follow an event.

    Raises:
        GapInHistory, UnknownOccurrence: as `folded`.
    """
    if event.sequence != case.sequence + 1 or event.case != case.id:
        raise GapInHistory(case.id, case.sequence, event)
    evolve = _EVOLVING.get(type(event.what))
    if evolve is None:
        raise UnknownOccurrence(event)
    evolve(case, event.what, event)
    if event.actor is not None and course.REVIEW in case.passed:
        case.passed = without(case.passed, course.REVIEW)
    case.sequence = event.sequence
    case.moment = event.moment
    case.ahead = None
