"""Opening, steps, tipping points, closing."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from kantelpunt.casework.case import Case, Person
from kantelpunt.casework.events.course import (
    AbsenceBegun,
    AttendanceRestored,
    Closed,
    DeadlinePassed,
    Escalated,
    EscalationDecided,
    Evaluated,
    MovedToVersion,
    Opened,
    Reopened,
    SignalAttached,
    SignalWithdrawn,
    StagnationRecognised,
    StepAsked,
    StepEntered,
    StepEvaluated,
    StepLeft,
)
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolving.forms import Evolving, without

_NAMED = "named"
_A_DAY = timedelta(days=1)
REVIEW = "review"
"""The term within which a case is looked at again; see docs/decisions/0007."""

OPENED = "opened"
"""The moment on which a case was opened, or opened again."""

_BY_SIGNAL = "signal into "
"""Before a step that a signal led into; what runs from it runs anew when a case is reopened."""

_WAY_IN = ".entered."
"""In the place of a term after which a step is entered: once in a period of absence."""


def _opened(case: Case, what: Opened, event: Event) -> None:
    case.version = event.version
    case.pupil = what.pupil
    case.sector = what.sector
    case.born = what.born
    _period(case, {_NAMED: what.first_day} if what.first_day else {})
    case.earlier = what.earlier
    case.moments = {OPENED: event.moment}
    if event.actor is not None:
        case.director = Person(event.actor.person, event.actor.role)


def _period(case: Case, since: Mapping[str, date]) -> None:
    """A period of absence begins on the day that a person names, else the earliest of a signal.

    What a signal counts may have begun before the period: single lessons since September.
    """
    case.since = since
    case.first_day = since.get(_NAMED) or min(since.values(), default=None)


def _absence_begun(case: Case, what: AbsenceBegun, event: Event) -> None:
    _period(case, {**case.since, _NAMED: what.first_day})


def _signal_attached(case: Case, what: SignalAttached, event: Event) -> None:
    moment = event.moment
    name = f"signal {what.signal}"
    if name in case.moments:
        before = case.fired.get(name, (case.moments[name],))
        case.fired = {**case.fired, name: (*before, moment)}
    case.moments = {**case.moments, name: moment, "signal_fired": moment}
    restored = case.restored_on
    if restored is None or what.fired_on > restored:
        first = max(what.first_day, restored + _A_DAY) if restored else what.first_day
        known = case.since.get(what.signal, first)
        _period(case, {**case.since, what.signal: min(first, known)})


def _signal_withdrawn(case: Case, what: SignalWithdrawn, event: Event) -> None:
    case.moments = without(case.moments, f"signal {what.signal}")
    if case.fired:
        case.fired = without(case.fired, f"signal {what.signal}")
    _period(case, without(case.since, what.signal))


def _step_entered(case: Case, what: StepEntered, event: Event) -> None:
    _enter(case, what.step, event.moment, by_signal=what.rule.startswith("signals."))


def _enter(case: Case, step: str, moment: datetime, *, by_signal: bool) -> None:
    """Its terms begin anew, also when the case was in it before."""
    case.stages = {**case.stages, step: moment}
    led_into = {f"{_BY_SIGNAL}{step}": moment} if by_signal else {}
    case.moments = {**case.moments, f"step {step}": moment, **led_into}
    if case.passed:
        own = (f"steps.{step}.", f"situations.{step}.")
        case.passed = {
            key: due
            for key, due in case.passed.items()
            if not key.startswith(own) or _WAY_IN in key
        }


def _escalated(case: Case, what: Escalated, event: Event) -> None:
    """From one step into the next."""
    _leave(case, what.from_step)
    if what.to_step not in case.stages:
        by_signal = what.earlier is not None and what.earlier.startswith("signal ")
        _enter(case, what.to_step, event.moment, by_signal=by_signal)


def _step_left(case: Case, what: StepLeft, event: Event) -> None:
    _leave(case, what.step)


def _leave(case: Case, step: str) -> None:
    """What was agreed about its terms holds for this stay, and not for a later one."""
    case.stages = without(case.stages, step)
    if not case.agreed_terms and not case.suspended:
        return
    own = (f"steps.{step}.", f"situations.{step}.")
    if case.agreed_terms:
        case.agreed_terms = {
            key: term for key, term in case.agreed_terms.items() if not key.startswith(own)
        }
    if case.suspended:
        case.suspended = {
            key: still for key, still in case.suspended.items() if not key.startswith(own)
        }


def _deadline_passed(case: Case, what: DeadlinePassed, event: Event) -> None:
    """Of reviews that nobody held the first one stays, until somebody tells something."""
    first = case.passed.get(REVIEW) if what.timer == REVIEW else None
    case.passed = {**case.passed, what.timer: first or what.due}


def _told_only(case: Case, what: object, event: Event) -> None:
    """It stands in the timeline; what follows from it are events of their own."""


def _attendance_restored(case: Case, what: AttendanceRestored, event: Event) -> None:
    case.restored_on = what.on
    _period(case, {})
    case.passed = {
        key: due
        for key, due in case.passed.items()
        if not key.startswith("promises.") and _WAY_IN not in key
    }


def _closed(case: Case, what: Closed, event: Event) -> None:
    case.closed = what.because
    case.stages = {}
    case.waiting = {}
    _period(case, {})


def _evaluated(case: Case, what: Evaluated, event: Event) -> None:
    case.evaluated = True


def _reopened(case: Case, what: Reopened, event: Event) -> None:
    case.closed = None
    case.evaluated = False
    _period(case, {_NAMED: what.first_day})
    by_signal = f"{_BY_SIGNAL}{what.step or _last_step(case)}"
    anew = {name: event.moment for name in (OPENED, by_signal) if name in case.moments}
    case.moments = {
        name: moment
        for name, moment in case.moments.items()
        if name.startswith(("step ", "removed "))
    } | anew
    case.agreed_terms = {}
    case.suspended = {}
    case.facts = {}
    case.lasting = {}
    case.passed = {}
    case.tasks = {}
    # Consent was given to the end of that time; it is asked again.
    case.consents = {}
    if event.actor is not None and case.director is None:
        case.director = Person(event.actor.person, event.actor.role)


def _last_step(case: Case) -> str:
    entered = {name: when for name, when in case.moments.items() if name.startswith("step ")}
    return max(entered, key=lambda name: entered[name], default="").removeprefix("step ")


def _moved(case: Case, what: MovedToVersion, event: Event) -> None:
    case.version = what.version
    entered = case.stages
    case.stages = {new: entered[old] for old, new in what.steps if old in entered}


EVOLVING: Evolving = {
    Opened: _opened,
    AbsenceBegun: _absence_begun,
    SignalAttached: _signal_attached,
    SignalWithdrawn: _signal_withdrawn,
    StepAsked: _told_only,
    StepEvaluated: _told_only,
    StepEntered: _step_entered,
    StepLeft: _step_left,
    DeadlinePassed: _deadline_passed,
    Escalated: _escalated,
    EscalationDecided: _told_only,
    StagnationRecognised: _told_only,
    AttendanceRestored: _attendance_restored,
    Closed: _closed,
    Evaluated: _evaluated,
    Reopened: _reopened,
    MovedToVersion: _moved,
}
