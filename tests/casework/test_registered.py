"""What the register says of a signal comes into a case by itself; people go on deciding."""

from datetime import date

import pytest

from kantelpunt.casework.decide import Acted, decide, registered
from kantelpunt.casework.events.course import Closed, ClosedBecause, SignalAttached, SignalWithdrawn
from kantelpunt.casework.events.recorded import Actor
from tests.casework.texts import EVERYONE, ROLES, protocol_text, signal, step
from tests.casework.world import Told, around, read

DAY, LATER = date(2025, 9, 15), date(2025, 9, 22)
ATTACHED, WITHDRAWN = SignalAttached("uren", DAY, DAY), SignalWithdrawn("uren", DAY, "hersteld")


def begun(**way: object) -> Told:
    """A case in its first step, from which a next signal leads on."""
    protocol = protocol_text(
        parties=EVERYONE,
        roles=ROLES,
        signals=[signal("uren", "een"), signal("meer", None)],
        steps=[
            step("een", tipping_point={"after": "8 weeks", "to": "twee", **way}),
            step("twee"),
        ],
    )
    told = Told(around(read(protocol)), who=Actor("p-1", "mentor", "school")).opened(DAY)
    return told.says(ATTACHED)


def heard(told: Told, what: SignalAttached | SignalWithdrawn) -> Acted:
    found = registered(told.case, what, told.surroundings, told.now)
    assert isinstance(found, Acted)
    return found


def test_a_signal_is_taken_back_and_nobody_told_it():
    found = heard(begun(), WITHDRAWN)
    assert [(one.actor, one.what) for one in found.events] == [(None, WITHDRAWN)]
    assert "signal uren" not in found.case.moments


@pytest.mark.parametrize(("way", "step_then"), [({}, "twee"), ({"decided_by": "mentor"}, "een")])
def test_what_the_protocol_lets_follow_follows_and_what_people_decide_waits_for_them(
    way, step_then
):
    told = begun(earlier="signal meer", **way)
    more = SignalAttached("meer", DAY, DAY)
    assert list(heard(told, more).case.stages) == [step_then]
    by_mentor = decide(told.case, more, told.surroundings, told.now, told.who)
    assert list(by_mentor.case.stages) == ["twee"]


@pytest.mark.parametrize(
    ("what", "code"),
    [
        (SignalWithdrawn("meer", DAY, ""), "unknown-name"),
        (SignalAttached("zon", DAY, DAY), "unknown-name"),
        (SignalAttached("uren", LATER, DAY), "day-to-come"),
    ],
)
def test_what_does_not_fit_is_refused_as_it_is_of_people(what, code):
    told = begun()
    assert registered(told.case, what, told.surroundings, told.now).code == code


def test_a_closed_case_hears_nothing():
    told = begun().says(Closed(ClosedBecause.MOVED))
    assert registered(told.case, WITHDRAWN, told.surroundings, told.now).code == "case-closed"
