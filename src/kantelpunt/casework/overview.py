"""How a case stands: who leads, what must be done, what comes next and when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kantelpunt.casework.agreement import NATIONAL, Agreement
from kantelpunt.casework.case import Case, Person
from kantelpunt.casework.clock import (
    DECIDE,
    Pending,
    contact_passes,
    offered,
    pending,
    report_passes,
    reported_since,
    reviewers,
    runs,
)
from kantelpunt.casework.consenting import asked_again
from kantelpunt.casework.due import Terms, last_day, passes_at, start_of
from kantelpunt.casework.events.course import ClosedBecause
from kantelpunt.casework.evolving.course import REVIEW
from kantelpunt.casework.follows import hold_not
from kantelpunt.casework.rules_now import asking
from kantelpunt.casework.stages import Stage
from kantelpunt.casework.timers import Timer, TimerKind
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.steps import Rung


class LooseEnd(StrEnum):
    """What lacks in a case (CM-10)."""

    NO_STEP = "no_step"
    NO_DIRECTOR = "no_director"
    OTHER_LEAD = "other_lead"
    TERM_PASSED = "term_passed"
    OFFER_TERM_PASSED = "offer_term_passed"
    WARNED = "warned"


@dataclass(frozen=True)
class ToDo:
    """Something that must be done.

    Attributes:
        key: the place in the protocol that asks it, or `task ID`, `waiting CAUSE`, `review`.
        whose: the roles that must act.
        due: the last day; None when the text gives none, or it does not run yet.
        overdue: whether that day has passed.
    """

    key: str
    whose: tuple[str, ...]
    due: date | None
    overdue: bool


@dataclass(frozen=True)
class OfferClock:
    """The clock from the first day of absence to an offer.

    Attributes:
        key: the promise, or the national three months.
        day: how many days have gone by; on its last day as many as it has.
        days: how many days it has: 89 to 92 for three months.
        due: its last day.
        stopped: whether there is such an offer.
    """

    key: str
    day: int
    days: int
    due: date
    stopped: bool


@dataclass(frozen=True)
class Overview:
    """How a case stands at a moment.

    Attributes:
        stages: the steps and situations it is in.
        main: the step furthest on the ladder; None without one.
        rung: as people judge it, or else of that step.
        lead: the role that leads that step by the protocol.
        director: the person who leads.
        to_do: what must be done, the first due first; without a date last.
        next_day: the first last day that is still to come; None for a closed case.
        clocks: of the promises and the national three months.
        waiting: per cause how many days is waited.
        loose_ends: what lacks.
        passed: the terms that passed while the case stayed where it was.
        closed: why it is closed; None while it is open.
    """

    stages: tuple[str, ...]
    main: str | None
    rung: Rung | None
    lead: str | None
    director: Person | None
    to_do: tuple[ToDo, ...]
    next_day: date | None
    clocks: tuple[OfferClock, ...]
    waiting: tuple[tuple[str, int], ...]
    loose_ends: tuple[LooseEnd, ...]
    passed: tuple[str, ...]
    closed: ClosedBecause | None


def overview(case: Case, agreement: Agreement, terms: Terms, now: datetime) -> Overview:
    """How a case stands; everything that passed by then must have been recorded (`advanced`)."""
    main = agreement.main(case)
    lead = agreement.lead(case, main) if main else None
    ahead = [] if case.closed else [*pending(case, agreement, terms)]
    to_do = () if case.closed else _to_do(case, agreement, terms, ahead, now.date())
    return Overview(
        tuple(case.stages),
        main.id if main else None,
        case.rung or (main.rung if main else None),
        lead,
        case.director,
        to_do,
        min((last_day(one.passes) for one in ahead), default=None),
        tuple(_clocks(case, agreement, terms, now)),
        tuple((str(cause), (now.date() - one.since).days) for cause, one in case.waiting.items()),
        () if case.closed else tuple(_loose_ends(case, agreement, main, lead, to_do)),
        tuple(case.passed),
        case.closed,
    )


def _to_do(
    case: Case, agreement: Agreement, terms: Terms, ahead: list[Pending], today: date
) -> tuple[ToDo, ...]:
    """Terms that run, and tasks, decisions and reports that are still to be done."""
    found = {
        one.key: ToDo(one.key, one.whose, last_day(one.passes), overdue=False) for one in ahead
    }
    for timer in _asked(case, agreement):
        if timer.kind is TimerKind.REPORT:
            passes = report_passes(case, agreement, timer, terms)
        elif timer.kind is TimerKind.CONTACT:
            passes = contact_passes(case, agreement, timer, terms)
        else:
            passes = passes_at(case, timer, terms)
        due = last_day(passes) if passes else None
        passed = case.passed.get(timer.key)
        anew = timer.kind is TimerKind.REPORT or timer.every is not None
        overdue = passed is not None and (not anew or passed == due)
        if overdue or timer.key not in found:
            last = passed if overdue else due
            found[timer.key] = ToDo(timer.key, timer.whose, last, overdue=overdue)
    for task, agreed in case.tasks.items():
        overdue = f"task {task}" in case.passed
        found[f"task {task}"] = ToDo(f"task {task}", agreed.by, agreed.due, overdue)
    for court, on in case.hearings.items():
        key = f"hearing {court}"
        if key in case.passed:
            found[key] = ToDo(key, (), on, overdue=True)
    if missed := case.passed.get(REVIEW):
        found[REVIEW] = ToDo(REVIEW, reviewers(case, agreement), missed, overdue=True)
    for one in (*_plans(case, agreement), *_undecided(case, agreement)):
        found[one.key] = one
    for one in _undated(case, agreement, today):
        found.setdefault(one.key, one)
    return tuple(sorted(found.values(), key=lambda one: (one.due or date.max, one.key)))


def _undecided(case: Case, agreement: Agreement) -> Iterator[ToDo]:
    """Where people had to decide on the next step, and did not in time."""
    for name in case.stages:
        stage = agreement.stages.get(name)
        for way in stage.ways_on if stage else ():
            due = case.passed.get(f"{way.key}{DECIDE}")
            if due is not None and hold_not(case, way.unless):
                whose = way.decided_by or agreement.timers[way.key].whose
                yield ToDo(f"{way.key}{DECIDE}", whose, due, overdue=True)


def _plans(case: Case, agreement: Agreement) -> Iterator[ToDo]:
    """Who must still see a plan or agree to it, by the protocol."""
    for name, plan in case.plans.items():
        output = agreement.outputs.get(name)
        if output is None:
            continue
        for verb, asked, given in (
            ("seen", output.seen_by, plan.seen_by),
            ("agreed", output.agreed_by, plan.agreed_by),
        ):
            lacking = tuple(who for who in asked if not _one_of(agreement, given, who))
            if lacking:
                yield ToDo(f"plan {name} {verb}", lacking, None, overdue=False)


def _undated(case: Case, agreement: Agreement, today: date) -> Iterator[ToDo]:
    """What rules ask for as long as something is so, and consent that is asked in a step."""
    resolved = agreement.choices.resolved
    for rule in asking(case, agreement):
        yield ToDo(f"rules.{rule.id}", tuple(map(resolved, rule.who)), None, overdue=False)
    for consent in asked_again(case, agreement, today):
        whose = tuple(map(resolved, consent.asked_by))
        yield ToDo(f"consent {consent.id}", whose, None, overdue=False)


def _one_of(agreement: Agreement, given: frozenset[str], who: str) -> bool:
    return any(agreement.speaks_for(one, (who,)) for one in given)


def _asked(case: Case, agreement: Agreement) -> list[Timer]:
    stages = [agreement.stages[name] for name in case.stages if name in agreement.stages]
    work = [
        timer
        for stage in stages
        for timer in stage.timers
        if timer.kind in (TimerKind.TASK, TimerKind.DECISION) and runs(case, timer)
    ]
    reports = [one for one in agreement.reports if reported_since(case, agreement, one)]
    contacts = [one for one in agreement.contacts if one.key in case.passed]
    return [*work, *reports, *contacts]


def _clocks(case: Case, agreement: Agreement, terms: Terms, now: datetime) -> list[OfferClock]:
    found = []
    for timer in agreement.promises:
        start, passes = start_of(case, timer), passes_at(case, timer, terms)
        if start is None or passes is None:
            continue
        first = start.date() if isinstance(start, datetime) else start
        due = last_day(passes)
        day, days = (now.date() - first).days, (due - first).days
        found.append(OfferClock(timer.key, day, days, due, offered(case, timer.until)))
    return found


def _loose_ends(
    case: Case, agreement: Agreement, main: Stage | None, lead: str | None, to_do: tuple[ToDo, ...]
) -> list[LooseEnd]:
    found = []
    if main is None:
        found.append(LooseEnd.NO_STEP)
    if case.director is None:
        found.append(LooseEnd.NO_DIRECTOR)
    elif main and lead != NOT_IN_TEXT and not agreement.may_lead(case, main, case.director.role):
        found.append(LooseEnd.OTHER_LEAD)
    if any(one.overdue for one in to_do):
        found.append(LooseEnd.TERM_PASSED)
    if NATIONAL in case.passed and not offered(case, agreement.timers[NATIONAL].until):
        found.append(LooseEnd.OFFER_TERM_PASSED)
    if case.director and any(_warns(one, case.director.role, agreement) for one in to_do):
        found.append(LooseEnd.WARNED)
    return found


def _warns(one: ToDo, director: str, agreement: Agreement) -> bool:
    """Whether something must be reported to who leads the case."""
    timer = agreement.timers.get(one.key)
    return timer is not None and timer.kind is TimerKind.REPORT and director in timer.to
