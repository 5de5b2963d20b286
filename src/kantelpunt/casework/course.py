"""The course of a case over its steps: where it was, where it is, where it goes by itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import Surroundings, advanced
from kantelpunt.casework.due import Terms, last_day, passes_at
from kantelpunt.casework.events.course import Escalated, Reopened, StepEntered, StepLeft
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.timers import TimerKind
from kantelpunt.protocol.model.closed import NOT_IN_TEXT

LOOKED_AHEAD = timedelta(days=400)


class Stay(StrEnum):
    """How a step stands to a case."""

    BEHIND = "behind"
    NOW = "now"
    AHEAD = "ahead"
    OPEN = "open"


@dataclass(frozen=True)
class OnCourse:
    """A step of the ladder, as a case meets it.

    Attributes:
        stage: id of the step.
        lead: the role that leads it by the protocol, as far as it is known now.
        entered: the day of entering; for a step ahead the day on which it begins by itself when
            nothing happens, None when people decide or the text gives no term.
        left: the day on which it was left; None for where it is, and for what is ahead.
        due: the last day of its tipping point; None without one.
        runs_from: the moment from which that will run, as the protocol writes it, while it does
            not run yet; empty otherwise.
    """

    stage: str
    stay: Stay
    lead: str
    entered: date | None = None
    left: date | None = None
    due: date | None = None
    runs_from: str = ""


def course(
    case: Case, events: Sequence[Event], agreement: Agreement, terms: Terms, now: datetime
) -> tuple[OnCourse, ...]:
    """The steps of the protocol in their order, situations left out.

    Args:
        case: with everything recorded that has passed by now.
        events: all of its events.
        agreement: on which it runs.
        terms: ends of terms on the calendar of the school.
        now: the moment, in Dutch local time.
    """
    visits = _visits(events)
    coming = _coming(case, agreement, terms, now) if case.closed is None else {}
    found = []
    for stage in agreement.stages.values():
        if stage.rank < 0:
            continue
        lead, name = agreement.lead(case, stage), stage.id
        if name in case.stages:
            entered, due = case.stages[name].date(), _due(case, name, agreement, terms)
            runs_from = "" if due else _runs_from(stage)
            found.append(OnCourse(name, Stay.NOW, lead, entered, None, due, runs_from))
        elif name in visits:
            entered, left = visits[name]
            found.append(OnCourse(name, Stay.BEHIND, lead, entered, left))
        elif name in coming:
            found.append(OnCourse(name, Stay.AHEAD, lead, coming[name]))
        else:
            found.append(OnCourse(name, Stay.OPEN, lead))
    return tuple(found)


def _visits(events: Iterable[Event]) -> dict[str, tuple[date, date | None]]:
    """Per step the day of the latest entering, and of leaving since."""
    found: dict[str, tuple[date, date | None]] = {}
    for event in events:
        on = event.moment.date()
        match event.what:
            case StepEntered(step=step):
                found[step] = on, None
            case StepLeft(step=step) if step in found:
                found[step] = found[step][0], on
            case Escalated(from_step=old, to_step=new):
                found[old] = found.get(old, (on, None))[0], on
                found[new] = on, None
            case Reopened(step=step) if step:
                found[step] = on, None
    return found


def _coming(case: Case, agreement: Agreement, terms: Terms, now: datetime) -> dict[str, date]:
    """The steps that follow by themselves when nobody does anything, each with its first day."""
    then = advanced(case, Surroundings(agreement, terms), now + LOOKED_AHEAD)
    return {
        event.what.to_step: event.moment.date()
        for event in reversed(then.events)
        if isinstance(event.what, Escalated)
    }


def _runs_from(stage: Stage) -> str:
    ways = (one for one in stage.timers if one.kind is TimerKind.WAY and one.has_length)
    return next((one.from_ for one in ways if one.from_ != NOT_IN_TEXT), "")


def _due(case: Case, step: str, agreement: Agreement, terms: Terms) -> date | None:
    ways = [one for one in agreement.stages[step].timers if one.kind is TimerKind.WAY]
    passes = [moment for one in ways if (moment := passes_at(case, one, terms)) is not None]
    return last_day(min(passes)) if passes else None
