"""How a case stands, as plain values for programs."""

from kantelpunt.casework.case import Case
from kantelpunt.casework.overview import OfferClock, Overview, ToDo
from kantelpunt.casework.written.forms import Plain


def plain_overview(case: Case, seen: Overview) -> dict[str, Plain]:
    """An overview as plain values, under the names that it has in the code."""
    director: Plain = None
    if seen.director:
        director = {"person": seen.director.person, "role": seen.director.role}
    return {
        "closed": str(case.closed) if case.closed else None,
        "stages": list(seen.stages),
        "main": seen.main,
        "rung": str(seen.rung) if seen.rung else None,
        "lead": seen.lead,
        "director": director,
        "next_day": str(seen.next_day) if seen.next_day else None,
        "to_do": [_to_do(one) for one in seen.to_do],
        "clocks": [_clock(one) for one in seen.clocks],
        "waiting": [{"cause": cause, "days": days} for cause, days in seen.waiting],
        "loose_ends": [str(one) for one in seen.loose_ends],
    }


def _to_do(one: ToDo) -> dict[str, Plain]:
    return {
        "key": one.key,
        "whose": list(one.whose),
        "due": str(one.due) if one.due else None,
        "overdue": one.overdue,
    }


def _clock(one: OfferClock) -> dict[str, Plain]:
    return {
        "key": one.key,
        "day": one.day,
        "days": one.days,
        "due": str(one.due),
        "stopped": one.stopped,
    }
