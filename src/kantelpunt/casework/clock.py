"""The clock of a case: what passes by itself when time goes on."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple, TypeAlias

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.contacts import TOLD
from kantelpunt.casework.draft import Draft
from kantelpunt.casework.due import A_DAY, Terms, begin_of, last_day, passes_at
from kantelpunt.casework.events.course import DeadlinePassed
from kantelpunt.casework.events.judged import FactLapsed
from kantelpunt.casework.evolving.course import OPENED, REVIEW
from kantelpunt.casework.follows import (
    been_there,
    enter,
    go,
    hold,
    hold_not,
    is_there_or_further,
    settle,
)
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.casework.ways import WayOn
from kantelpunt.protocol.model.agreements import OfferState

_WAY = TimerKind.WAY
REVIEW_AFTER = timedelta(days=14)
"""So long after its last event a case without any other date is looked at: decision 0007."""

DECIDE = ".decide"
DECIDE_WITHIN = Term(5, TermUnit.WORKING_DAYS)
"""Within so long people decide once a term has passed after which they decide: likewise."""


class Pending(NamedTuple):
    """Something that passes at a moment.

    Attributes:
        passes: the moment.
        key: the place in the protocol that sets the term, `task ID`, `waiting CAUSE`,
            `fact ID` for an answer that lapses, or `review`.
        whose: the roles that must act before.
        timer: the term of the protocol.
    """

    passes: datetime
    key: str
    whose: tuple[str, ...]
    timer: Timer | None = None


_Plain: TypeAlias = tuple[datetime, str, tuple[str, ...], Timer | None]
"""The same, while the first one is looked for; each key stands there once."""


def advance(draft: Draft, now: datetime) -> None:
    """Let everything pass that has passed at a moment; twice the same moment adds nothing."""
    case = draft.case
    while case.closed is None:
        found = _first(case, draft.agreement, draft.terms)
        if found is None or found[0] > now:
            return
        late = case.moment is not None and found[0] < case.moment
        _pass(draft, Pending(*found), case.moment if late and case.moment else found[0])


def pending(case: Case, agreement: Agreement, terms: Terms) -> list[Pending]:
    """Everything with a date that has not passed yet; never empty while a case is open."""
    return [Pending(*one) for one in _pending(case, agreement, terms)]


def _pending(case: Case, agreement: Agreement, terms: Terms) -> list[_Plain]:
    found: list[_Plain] = []
    for name in case.stages:
        if stage := agreement.stages.get(name):
            _of_stage(case, stage, agreement, terms, found)
    _of_protocol(case, agreement, terms, found)
    if case.tasks or case.lasting or case.waiting or case.meetings or case.hearings:
        _of_people(case, found)
    acted_on = any(one[3] is None or one[3].kind is not TimerKind.PROMISE for one in found)
    if not acted_on and case.moment is not None and not case.closed:
        found.append((_review(case.moment), REVIEW, reviewers(case, agreement), None))
    return found


def _first(case: Case, agreement: Agreement, terms: Terms) -> _Plain | None:
    """What passes first; worked out once for each state of a case."""
    known = case.ahead
    if known is not None and known[0] is agreement and known[1] is terms:
        first: _Plain | None = known[2]
        return first
    first = min(_pending(case, agreement, terms), default=None)
    case.ahead = (agreement, terms, first)
    return first


def runs(case: Case, timer: Timer) -> bool:
    """Whether a term of a step runs: what it is for was not done, and is asked in this case."""
    match timer.kind:
        case TimerKind.WAY | TimerKind.ENTRY:
            return True
        case TimerKind.TASK:
            done = timer.every is None and _since_entering(case, timer, f"task {timer.item}")
            return (
                not timer.may
                and not done
                and not _since_entering(case, timer, f"no task {timer.item}")
                and hold(case, timer.when)
                and hold_not(case, timer.unless)
            )
        case TimerKind.DECISION:
            taken = _since_entering(case, timer, f"decision {timer.item}")
            return not taken and hold(case, timer.when)
    return False


def _review(last: datetime) -> datetime:
    return begin_of(last.date() + REVIEW_AFTER + A_DAY)


def _since_entering(case: Case, timer: Timer, moment: str) -> bool:
    """Whether something was done since the step was entered, so that it need not be done again."""
    done, entered = case.moments.get(moment), case.stages.get(timer.stage or "")
    return done is not None and (entered is None or done >= entered)


def _of_protocol(case: Case, agreement: Agreement, terms: Terms, found: list[_Plain]) -> None:
    passed = case.passed
    for timer in agreement.entries if case.first_day is None else agreement.throughout:
        if timer.key not in passed and not (case.offers and offered(case, timer.until)):
            passes = passes_at(case, timer, terms)
            if passes:
                found.append((passes, timer.key, timer.whose, timer))
    for timer in agreement.timed_reports:
        passes = report_passes(case, agreement, timer, terms)
        if passes and passed.get(timer.key) != last_day(passes):
            found.append((passes, timer.key, timer.whose, timer))
    for timer in agreement.contacts:
        passes = contact_passes(case, agreement, timer, terms)
        if passes and passed.get(timer.key) != last_day(passes):
            found.append((passes, timer.key, timer.whose, timer))


def _of_stage(
    case: Case, stage: Stage, agreement: Agreement, terms: Terms, found: list[_Plain]
) -> None:
    passed = case.passed
    for timer in stage.timed:
        comes_back = timer.every is not None
        if timer.key in passed and not comes_back:
            continue
        if timer.kind is _WAY or runs(case, timer):
            passes = passes_at(case, timer, terms)
            if passes and not (comes_back and passed.get(timer.key) == last_day(passes)):
                found.append((passes, timer.key, timer.whose, timer))
    for way in stage.ways_on if passed else ():
        asked = way.to in agreement.stages and hold(case, way.when)
        if way.key in passed and asked and hold_not(case, way.unless):
            _to_decide(case, way, agreement, terms, found)


def _to_decide(
    case: Case, way: WayOn, agreement: Agreement, terms: Terms, found: list[_Plain]
) -> None:
    """A term passed and the case did not go on: people must decide, or establish what lacks."""
    key = f"{way.key}{DECIDE}"
    if key not in case.passed:
        passes = terms.passes(case.passed[way.key], DECIDE_WITHIN)
        whose = way.decided_by or agreement.timers[way.key].whose
        found.append((passes, key, whose, None))


def offered(case: Case, until: OfferState | None) -> bool:
    """Whether there is an offer that ends the clock of a promise."""
    offers = [one for one in case.offers.values() if one.ended is None]
    match until:
        case OfferState.PROPOSED:
            days = [one.proposed for one in offers]
        case OfferState.REALISED:
            days = [day for one in offers for day in (one.accepted, one.started) if day]
        case OfferState.STARTED:
            days = [one.started for one in offers if one.started]
        case _:
            days = []
    # An offer of an earlier period of absence has not helped, or not for good.
    return any(case.first_day is None or day >= case.first_day for day in days)


def reported_since(case: Case, agreement: Agreement, timer: Timer) -> datetime | None:
    """Since when something must be reported; None when it need not, or has been."""
    if agreement.told_by[timer.key].isdisjoint(case.moments):
        return None
    sent = case.moments.get(f"report {timer.item}")
    unanswered = [
        moment
        for condition in agreement.reported_on[timer.key]
        if condition.holds(case.facts, case.moments)
        for moment in _came_about(case, condition)
        if sent is None or moment > sent
    ]
    return min(unanswered, default=None)


def _came_about(case: Case, condition: Condition) -> Iterator[datetime]:
    for signal in condition.signals:
        if signal in case.moments:
            yield from case.fired.get(signal, (case.moments[signal],))
    if condition.fact is not None and (judged := case.moments.get(f"fact {condition.fact}")):
        yield judged


def report_passes(case: Case, agreement: Agreement, timer: Timer, terms: Terms) -> datetime | None:
    """When the term of a report passes; a next signal asks for a next report, with a new term."""
    since = reported_since(case, agreement, timer)
    if since is None:
        return None
    if timer.from_ not in ("condition", "signal_fired"):
        return passes_at(case, timer, terms)
    if timer.term:
        return terms.passes(since, timer.term)
    return begin_of(since.date() + A_DAY) if timer.has_length else None


def contact_passes(case: Case, agreement: Agreement, timer: Timer, terms: Terms) -> datetime | None:
    """When parents or pupil must have been told something again; None while it is not asked."""
    if timer.every is None or not hold(case, timer.when) or not hold_not(case, timer.unless):
        return None
    since = [OPENED, *(moment for one in timer.when for moment in one.moments)]
    starts = [case.moments[one] for one in since if one in case.moments]
    starts += [
        moment
        for name, moment in case.moments.items()
        if name.startswith(TOLD) and agreement.speaks_for(name.removeprefix(TOLD), timer.to)
    ]
    return terms.passes(max(starts), timer.every) if starts else None


def _of_people(case: Case, found: list[_Plain]) -> None:
    for task, agreed in case.tasks.items():
        if f"task {task}" not in case.passed:
            found.append((begin_of(agreed.due + A_DAY), f"task {task}", agreed.by, None))
    for fact, until in case.lasting.items():
        found.append((begin_of(until + A_DAY), f"fact {fact}", (), None))
    for cause, waiting in case.waiting.items():
        key = f"waiting {cause}"
        if case.passed.get(key) != waiting.ask_again:
            found.append((begin_of(waiting.ask_again + A_DAY), key, (waiting.contact,), None))
    planned = [
        *((f"meeting {name}", on) for name, on in case.meetings.items()),
        *((f"hearing {court}", on) for court, on in case.hearings.items()),
    ]
    for key, on in planned:
        if case.passed.get(key) != on:
            found.append((begin_of(on + A_DAY), key, (), None))


def _pass(draft: Draft, found: Pending, moment: datetime) -> None:
    timer = found.timer
    if timer is None and found.key.removeprefix("fact ") in draft.case.lasting:
        fact = found.key.removeprefix("fact ")
        draft.add(FactLapsed(fact, draft.case.lasting[fact]), moment)
    elif timer is None or timer.kind is not TimerKind.WAY or not _gone(draft, timer, found, moment):
        whose = found.whose or _leading(draft.case, draft.agreement)
        draft.add(DeadlinePassed(found.key, last_day(found.passes), whose), moment)
    if timer and timer.kind is TimerKind.ENTRY and timer.stage and hold(draft.case, timer.when):
        stage = draft.agreement.stages[timer.stage]
        if not is_there_or_further(draft, stage):
            enter(draft, stage.id, timer.key, moment)
    settle(draft, (), moment)


def _gone(draft: Draft, timer: Timer, found: Pending, moment: datetime) -> bool:
    """Whether the case went on by the passing of a term."""
    stage = draft.agreement.stages[str(timer.stage)]
    way = stage.by_key[timer.key]
    if way.decided_by or not hold_not(draft.case, way.unless):
        return False
    if been_there(draft, way.to, moment):
        return False
    return go(draft, stage, way, moment, due=last_day(found.passes))


def reviewers(case: Case, agreement: Agreement) -> tuple[str, ...]:
    """Who looks at a case again: who leads it; while nobody does, who leads by the protocol."""
    return (case.director.role,) if case.director else _leading(case, agreement)


def _leading(case: Case, agreement: Agreement) -> tuple[str, ...]:
    """Who leads by the protocol; in a case without a step, the one who leads it."""
    main = agreement.main(case)
    if main is not None:
        return (agreement.lead(case, main),)
    return (case.director.role,) if case.director else ()
