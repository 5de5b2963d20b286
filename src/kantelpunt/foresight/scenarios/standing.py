"""What a scenario or script expects of how a case stands at the end of a day."""

from collections.abc import Callable, Iterator

from kantelpunt.casework.agreement import NATIONAL
from kantelpunt.casework.overview import Overview, ToDo
from kantelpunt.foresight.scenarios.model import ExpectedStanding
from kantelpunt.foundation.text import Text


def standing_failures(
    expected: ExpectedStanding, stood: Overview | None
) -> Iterator[tuple[Text, Text]]:
    """What was expected and what was found instead.

    Args:
        expected: what is said of the end of a day.
        stood: how the case stood; None when there was no case.
    """
    for key, check in _CHECKS.items():
        wanted = getattr(expected, key)
        if wanted is None:
            continue
        found = check(expected, stood) if stood else _NO_CASE
        if found is not None:
            name = key.rstrip("_")
            yield Text(f"{name}: {wanted}", f"{name}: {wanted}"), found


_NO_CASE = Text("geen casus", "no case")


def _listed(names: object) -> Text:
    text = ", ".join(str(one) for one in names) if isinstance(names, list | tuple) else str(names)
    return Text(text or "niets", text or "nothing")


def _in(expected: ExpectedStanding, stood: Overview) -> Text | None:
    return None if expected.in_ in stood.stages else _listed(stood.stages)


def _not_in(expected: ExpectedStanding, stood: Overview) -> Text | None:
    return _listed(stood.stages) if expected.not_in in stood.stages else None


def _lead(expected: ExpectedStanding, stood: Overview) -> Text | None:
    return None if expected.lead == stood.lead else _listed(stood.lead or "")


def _next(expected: ExpectedStanding, stood: Overview) -> Text | None:
    return None if expected.next == stood.next_day else _listed(stood.next_day or "")


def _to_do(expected: ExpectedStanding, stood: Overview) -> Text | None:
    standing = [one for one in stood.to_do if one.key.endswith(str(expected.to_do))]
    if any(expected.due in (None, one.due) for one in standing):
        return None
    return _listed([_written(one) for one in standing or stood.to_do])


def _not_to_do(expected: ExpectedStanding, stood: Overview) -> Text | None:
    standing = [one for one in stood.to_do if one.key.endswith(str(expected.not_to_do))]
    return _listed([_written(one) for one in standing]) if standing else None


def _written(one: ToDo) -> str:
    return f"{one.key} ({one.due})"


def _passed(expected: ExpectedStanding, stood: Overview) -> Text | None:
    if any(key.endswith(str(expected.passed)) for key in stood.passed):
        return None
    return _listed(stood.passed)


def _closed(expected: ExpectedStanding, stood: Overview) -> Text | None:
    found = stood.closed.value if stood.closed else "no"
    return None if found == expected.closed else _listed(found)


def _loose_end(expected: ExpectedStanding, stood: Overview) -> Text | None:
    return None if expected.loose_end in stood.loose_ends else _listed(stood.loose_ends)


def _no_loose_end(expected: ExpectedStanding, stood: Overview) -> Text | None:
    return _listed(stood.loose_ends) if expected.no_loose_end in stood.loose_ends else None


def _day(expected: ExpectedStanding, stood: Overview) -> Text | None:
    days = [clock.day for clock in stood.clocks if clock.key == NATIONAL]
    return None if days == [expected.day] else _listed(days)


def _waiting(expected: ExpectedStanding, stood: Overview) -> Text | None:
    for cause, days in stood.waiting:
        if cause == expected.waiting and expected.days in (None, days):
            return None
    return _listed([f"{cause} ({days})" for cause, days in stood.waiting])


_CHECKS: dict[str, Callable[[ExpectedStanding, Overview], Text | None]] = {
    "in_": _in,
    "not_in": _not_in,
    "lead": _lead,
    "next": _next,
    "to_do": _to_do,
    "not_to_do": _not_to_do,
    "passed": _passed,
    "closed": _closed,
    "loose_end": _loose_end,
    "no_loose_end": _no_loose_end,
    "day": _day,
    "waiting": _waiting,
}
