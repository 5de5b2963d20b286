"""Terms that are agreed otherwise, extended or suspended, and waiting."""

from datetime import date

from kantelpunt.calendar.terms import Term
from kantelpunt.casework.due import begin_of, passes_at
from kantelpunt.casework.events.clocks import (
    TermExtended,
    TermResumed,
    TermSet,
    TermSuspended,
    WaitingAsked,
    WaitingEnded,
    WaitingStarted,
)
from kantelpunt.casework.judging.told import Judging, Told, refused, unknown
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.timers import Timer
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Text

_TERM = Text("termijn van dit protocol", "term of this protocol")


def _agreed(what: TermSet | TermExtended, told: Told) -> Refusal | None:
    timer = told.agreement.timers.get(what.timer)
    if timer is None:
        return unknown(what, _TERM, what.timer, _may_differ(told))
    if not timer.or_agreed:
        return _fixed(what, told)
    if isinstance(what, TermExtended) and not _is_running(timer, told):
        return refused(
            what,
            "term-not-running",
            Text("deze termijn loopt nu niet", "this term is not running now"),
            Text("Spreek een andere termijn vooraf af", "Agree on another term beforehand"),
        )
    try:
        Term.parse(what.term)
    except InputRefused as error:
        why = error.problems[0].text
        return refused(what, "no-term", why, Text("Schrijf 6 school_weeks", "Write 6 school_weeks"))
    if what.timer in told.case.passed:
        return refused(
            what,
            "term-passed",
            Text("deze termijn is voorbij", "this term has passed"),
            Text(
                "Een andere termijn wordt vooraf afgesproken", "Another term is agreed beforehand"
            ),
        )
    return None


def _fixed(what: TermSet | TermExtended | TermSuspended, told: Told) -> Refusal:
    names = ", ".join(_may_differ(told)) or "-"
    return refused(
        what,
        "term-fixed",
        Text(
            "het protocol laat geen andere termijn toe; niets houdt deze klok stil",
            "the protocol allows no other term; nothing stops this clock",
        ),
        Text(
            f"Leg vast waarop wordt gewacht, of schaal eerder op. Anders afspreken kan: {names}",
            f"Record what is waited for, or escalate earlier. Another term may be set: {names}",
        ),
    )


def _may_differ(told: Told) -> list[str]:
    return [key for key, timer in told.agreement.timers.items() if timer.or_agreed]


def _suspended(what: TermSuspended, told: Told) -> Refusal | None:
    timer = told.agreement.timers.get(what.timer)
    if timer is None:
        return unknown(what, _TERM, what.timer, _may_differ(told))
    if not timer.or_agreed:
        return _fixed(what, told)
    if not what.ground.strip():
        return refused(
            what,
            "no-grounds",
            Text("er is geen grond genoemd", "no ground was named"),
            Text("Noem waarom de termijn stilstaat", "Say why the term stands still"),
        )
    if not _is_running(timer, told) or _stands_still(what.timer, told):
        return refused(
            what,
            "term-not-running",
            Text("deze termijn loopt nu niet", "this term is not running now"),
            Text("Wacht tot hij loopt", "Wait until it runs"),
        )
    return _to_come(what, what.until, told)


def _is_running(timer: Timer, told: Told) -> bool:
    passes = passes_at(told.case, timer, told.terms)
    return passes is not None and passes > told.now


def _stands_still(timer: str, told: Told) -> bool:
    stretches = told.case.suspended.get(timer, ())
    return bool(stretches) and begin_of(stretches[-1].last) >= begin_of(told.today)


def _to_come(
    what: TermSuspended | WaitingStarted | WaitingAsked, day: date, told: Told
) -> Refusal | None:
    if day > told.today:
        return None
    return refused(
        what,
        "day-that-was",
        Text(f"{day} moet later zijn dan vandaag", f"{day} must be later than today"),
        Text("Noem een latere dag", "Name a later day"),
    )


def _resumed(what: TermResumed, told: Told) -> Refusal | None:
    if _stands_still(what.timer, told):
        return None
    still = [one for one in told.case.suspended if _stands_still(one, told)]
    kind = Text("termijn die stilstaat", "term that stands still")
    return unknown(what, kind, what.timer, still)


def _waits(what: WaitingStarted, told: Told) -> Refusal | None:
    if what.cause in told.case.waiting:
        return refused(
            what,
            "waits-already",
            Text("hierop wordt al gewacht", "this is waited for already"),
            Text(
                "Leg vast hoe het ermee staat (waiting asked)",
                "Record how it stands (waiting asked)",
            ),
        )
    return _to_come(what, what.ask_again, told)


def _asked(what: WaitingAsked, told: Told) -> Refusal | None:
    return _not_waited(what, told) or _to_come(what, what.ask_again, told)


def _not_waited(what: WaitingAsked | WaitingEnded, told: Told) -> Refusal | None:
    if what.cause in told.case.waiting:
        return None
    kind = Text("oorzaak waarop wordt gewacht", "cause that is waited for")
    return unknown(what, kind, str(what.cause), [str(one) for one in told.case.waiting])


def _ended(what: WaitingEnded, told: Told) -> Refusal | None:
    return _not_waited(what, told)


JUDGING: Judging = {
    TermSet: _agreed,
    TermExtended: _agreed,
    TermSuspended: _suspended,
    TermResumed: _resumed,
    WaitingStarted: _waits,
    WaitingAsked: _asked,
    WaitingEnded: _ended,
}
