"""What rules of a protocol ask in a case, of what they warn, and of whom it is asked again.

Contact with parents at a rhythm (SA-53), with a pupil at home (TB-82), consent asked in each step
(SA-06), the question of education that keeps an owner (SA-54), a warning for who leads (SA-57),
and scaling up that will not help (AM-15).
"""

from datetime import date

import pytest

from kantelpunt.casework.events.course import Closed, ClosedBecause, EscalationDecided, StepAsked
from kantelpunt.casework.events.judged import FactJudged
from kantelpunt.casework.events.people import ConsentGiven, ConsentRefused, DirectorAssigned
from kantelpunt.casework.events.work import (
    MeetingPlanned,
    NoteKind,
    NoteWritten,
    ReportSent,
    TalkHeld,
)
from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.rules_now import bearing, warning
from kantelpunt.foundation.register_terms import Sector
from tests.casework.world import Told, around, shipped

CONTACT = "rules.ouders-horen-bericht"
CONSENT = "consent instemming-bij-elke-stap"


def begun(protocol, step, **chosen):
    """A case of a shipped protocol in a step, since 1 September."""
    told = Told(around(shipped(protocol), Sector.VO, **chosen))
    return told.opened("2025-09-01").says(StepAsked(step), on="2025-09-01")


def led(**chosen):
    """A case of the closing approach that is led by a director."""
    told = begun("sluitende-aanpak", "doorbraakteam", **chosen)
    return told.says(DirectorAssigned("p-9", "casusregisseur"))


def asked(told, key):
    """What is asked under a key: by when and whether late; None when it is not asked."""
    return next(((one.due, one.overdue) for one in told.stands().to_do if one.key == key), None)


def warned(told):
    return [one.id for one in warning(told.case, told.surroundings.agreement)]


def ten_days():
    return led(**{"dagen-zonder-bericht": "10 days"})


def test_parents_hear_something_within_the_days_that_the_region_chose():
    told = ten_days()
    assert asked(told, CONTACT) == (date(2025, 9, 11), False)
    assert asked(told.until("2025-09-11", 23), CONTACT) == (date(2025, 9, 11), False)
    assert asked(told.until("2025-09-12", 0), CONTACT) == (date(2025, 9, 11), True)
    assert LooseEnd.TERM_PASSED in told.stands().loose_ends


@pytest.mark.parametrize(
    "what", [TalkHeld(("ouders",)), MeetingPlanned("overleg", date(2025, 10, 1), ("ouders",))]
)
def test_the_days_begin_anew_once_parents_heard_something(what):
    told = ten_days().until("2025-09-20").says(what, on="2025-09-20")
    assert asked(told, CONTACT) == (date(2025, 9, 30), False)
    assert asked(told.until("2025-10-01"), CONTACT) == (date(2025, 9, 30), True)


@pytest.mark.parametrize("what", [TalkHeld(("leerling",)), NoteWritten(NoteKind.GENERAL, "0" * 64)])
def test_work_of_which_parents_hear_nothing_is_a_standstill(what):
    told = ten_days().says(what, on="2025-09-05")
    assert asked(told, CONTACT) == (date(2025, 9, 11), False)


def test_without_a_choice_of_the_region_nothing_is_asked():
    assert asked(led(), CONTACT) is None


def test_contact_with_a_pupil_at_home_is_asked_without_a_date_while_it_is_so():
    told, key = begun("tilburg-vo", "basis-op-orde"), "rules.school-houdt-contact"
    assert asked(told, key) is None
    assert asked(told.says(FactJudged("thuiszittend")), key) == (None, False)
    assert asked(told.says(FactJudged("thuiszittend", true=False)), key) is None


def test_consent_is_asked_of_each_and_again_in_the_next_step():
    told = led()
    assert asked(told, CONSENT) == (None, False)
    told.says(ConsentGiven("instemming-bij-elke-stap", "ouders", "hulp"))
    assert asked(told, CONSENT) == (None, False)
    told.says(ConsentRefused("instemming-bij-elke-stap", "leerling"))
    assert asked(told, CONSENT) is None
    told.says(FactJudged("geen-overeenstemming"), by="casusregisseur")
    told.says(EscalationDecided("doorbraakteam", "arbitrage"), by="casusregisseur")
    assert asked(told, CONSENT) == (None, False)


def test_the_question_of_education_keeps_its_owner_while_another_body_steps_in():
    told, key = led(), "rules.onderwijsvraag-houdt-eigenaar"
    told.says(FactJudged("instantie-stapt-in"))
    stands = told.stands()
    assert asked(told, key) == (None, False)
    assert stands.director
    assert stands.next_day
    close = Closed(ClosedBecause.CLOSED)
    refused = told.tries(close, by="casusregisseur")
    assert isinstance(refused, Refusal)
    assert refused.code == "rule-forbids"
    told.says(FactJudged("instantie-stapt-in", true=False))
    assert not isinstance(told.tries(close, by="casusregisseur"), Refusal)


def test_care_that_ends_without_a_successor_warns_who_leads_until_it_is_told():
    told = led()
    assert LooseEnd.WARNED not in told.stands().loose_ends
    told.says(FactJudged("zorg-stopt-zonder-opvolger"))
    assert LooseEnd.WARNED in told.stands().loose_ends
    told.says(ReportSent("waarschuwing-zorg-gestopt", ("casusregisseur",)))
    assert LooseEnd.WARNED not in told.stands().loose_ends


def test_scaling_up_that_will_not_help_is_warned_of_in_the_steps_it_is_about():
    told = begun("amstelland-meerlanden", "doorbraak")
    rule = "problematiek-en-opschalen"
    assert rule not in warned(told)
    assert rule in warned(told.says(FactJudged("stagnatie-door-problematiek")))
    earlier = begun("amstelland-meerlanden", "vroegsignalering")
    assert rule not in warned(earlier.says(FactJudged("stagnatie-door-problematiek")))


def test_what_rules_and_reports_rest_on_can_be_asked():
    agreement = led().surroundings.agreement
    facts = {one.fact for one in bearing(agreement)}
    assert {"instantie-stapt-in", "zorg-stopt-zonder-opvolger"} <= facts
