"""Terms that were agreed, suspended or moved, and waiting."""

from datetime import timedelta

from kantelpunt.casework.case import Case, Stretch, Waiting
from kantelpunt.casework.events.clocks import (
    TermExtended,
    TermMoved,
    TermResumed,
    TermSet,
    TermSuspended,
    WaitingAsked,
    WaitingEnded,
    WaitingStarted,
)
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolving.forms import Evolving, without

_A_DAY = timedelta(days=1)


def _term_agreed(case: Case, what: TermSet | TermExtended, event: Event) -> None:
    case.agreed_terms = {**case.agreed_terms, what.timer: what.term}
    if what.timer in case.passed:
        case.passed = without(case.passed, what.timer)


def _term_suspended(case: Case, what: TermSuspended, event: Event) -> None:
    still = Stretch(event.moment.date() + _A_DAY, what.until)
    case.suspended = {
        **case.suspended,
        what.timer: (*case.suspended.get(what.timer, ()), still),
    }


def _term_resumed(case: Case, what: TermResumed, event: Event) -> None:
    *before, last = case.suspended[what.timer]
    ended = last._replace(last=min(last.last, event.moment.date() - _A_DAY))
    kept = (*before, ended) if ended.last >= ended.first else tuple(before)
    case.suspended = {**case.suspended, what.timer: kept}


def _term_moved(case: Case, what: TermMoved, event: Event) -> None:
    """The last day follows from the calendar; the timeline tells that it moved."""


def _waiting_started(case: Case, what: WaitingStarted, event: Event) -> None:
    waiting = Waiting(event.moment.date(), what.where, what.contact, what.ask_again)
    case.waiting = {**case.waiting, what.cause: waiting}


def _waiting_asked(case: Case, what: WaitingAsked, event: Event) -> None:
    waiting = case.waiting[what.cause]._replace(ask_again=what.ask_again)
    case.waiting = {**case.waiting, what.cause: waiting}


def _waiting_ended(case: Case, what: WaitingEnded, event: Event) -> None:
    case.waiting = without(case.waiting, what.cause)


EVOLVING: Evolving = {
    TermSet: _term_agreed,
    TermExtended: _term_agreed,
    TermSuspended: _term_suspended,
    TermResumed: _term_resumed,
    TermMoved: _term_moved,
    WaitingStarted: _waiting_started,
    WaitingAsked: _waiting_asked,
    WaitingEnded: _waiting_ended,
}
