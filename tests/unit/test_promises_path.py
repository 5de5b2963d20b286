"""The longest course from one first day of absence: figures worked out by hand from the texts."""

from datetime import date

import pytest

from kantelpunt.foresight.promises.walk import Why
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.interchange.policy_files import choose_protocol
from tests.promised import POINT, legs, path, promising

MONDAY = date(2025, 9, 8)
A_THIRD_STEP = """\
  - id: slot
    name: Slot
    rung: arbitrage
    lead: mentor
    participants: {required: [mentor, ouders, leerling]}
    tasks: [{id: besluit, name: Besluiten, by: mentor, within: 1 days}]
    last: true
    source: {in: tekst, at: "5"}
"""


def shipped(name):
    chosen = choose_protocol(name, None)
    return chosen.shelf.of_protocol(chosen.id)[-1]


def test_utrecht_vo_from_a_monday_in_september():
    """8 and 10 weeks from the first day, 48 hours, 10 working days: 4 December."""
    found = path(shipped("utrecht"), MONDAY)
    assert legs(found) == [
        ("actietafel-vo", date(2025, 10, 6), date(2025, 11, 3)),
        ("teammanagers-vo", date(2025, 11, 4), date(2025, 11, 17)),
        ("interventieteam-vo", date(2025, 11, 18), date(2025, 11, 20)),
        ("interventieteam-vo", date(2025, 11, 20), date(2025, 12, 4)),
    ]
    assert (found.opened_by, found.end, found.stop) == (
        "signals.thuiszitter-relatief-vo",
        date(2025, 12, 4),
        None,
    )
    assert [leg.rule for leg in found.legs] == [
        "steps.actietafel-vo.tipping_point",
        "steps.teammanagers-vo.tipping_point",
        "steps.interventieteam-vo.tasks.plan-interventieteam",
        "steps.interventieteam-vo.tasks.oplossing-interventieteam",
    ]


def test_working_days_skip_christmas_and_new_year_and_no_vacation():
    """Plan due on Thursday 25 December; 29, 30, 31 December, 2 January and six more days follow."""
    found = path(shipped("utrecht"), date(2025, 10, 13))
    assert legs(found)[2:] == [
        ("interventieteam-vo", date(2025, 12, 23), date(2025, 12, 25)),
        ("interventieteam-vo", date(2025, 12, 25), date(2026, 1, 12)),
    ]


def test_utrecht_po_stops_at_the_team_managers():
    found = path(shipped("utrecht"), MONDAY, sector=Sector.PO)
    assert legs(found) == [
        ("handreiking-po", date(2025, 10, 6), date(2025, 11, 3)),
        ("teammanagers-po", date(2025, 11, 4), None),
    ]
    assert (found.end, found.stop.stage, found.stop.why) == (None, "teammanagers-po", Why.NO_TERM)


@pytest.mark.parametrize(
    ("protocol", "stage", "why"),
    [
        ("amstelland-meerlanden", "doorbraak", Why.DECIDED),
        ("holland-rijnland", "ongeldig-3", Why.NO_WAY),
        ("landelijk", "", Why.NO_OPENING),
        ("sluitende-aanpak", "doorbraakteam", Why.DECIDED),
        ("tilburg-vo", "ondersteuningsteam", Why.NO_TERM),
    ],
)
def test_where_the_other_texts_give_no_last_day(protocol, stage, why):
    found = path(shipped(protocol), MONDAY)
    assert (found.end, found.stop.stage, found.stop.why) == (None, stage, why)


def test_sluitende_aanpak_four_and_eleven_weeks_and_with_hope_until_its_end():
    """The signal of four weeks fires on the 29th day; hope lasts no longer than twelve weeks."""
    version = shipped("sluitende-aanpak")
    assert legs(path(version, MONDAY))[:2] == [
        ("onder-vier-weken", MONDAY, date(2025, 10, 6)),
        ("boven-vier-weken", date(2025, 10, 6), date(2025, 11, 24)),
    ]
    hoping = path(version, MONDAY, hope_until=date(2025, 12, 1))
    assert legs(hoping)[1:] == [
        ("boven-vier-weken", date(2025, 10, 6), date(2025, 12, 1)),
        ("doorbraakteam", date(2025, 12, 2), None),
    ]
    assert hoping.depends_on == ("facts.onderbouwde-hoop",)


def test_a_signal_in_a_vacation_waits_and_the_term_does_not():
    """Four weeks from Monday 24 November end in the Christmas vacation of 20 December on."""
    found = path(shipped("sluitende-aanpak"), date(2025, 11, 24))
    assert legs(found)[:2] == [
        ("onder-vier-weken", date(2025, 11, 24), date(2025, 12, 22)),
        ("boven-vier-weken", date(2025, 12, 23), date(2026, 2, 9)),
    ]
    assert found.legs[0].rule == "steps.onder-vier-weken.tipping_point"


def test_school_weeks_skip_a_vacation():
    """Six school weeks from 8 September, autumn vacation 18-26 October in midden: 27 October."""
    assert legs(path(promising(), MONDAY)) == [
        ("gesprek", MONDAY, date(2025, 10, 27)),
        ("tafel", date(2025, 10, 28), date(2025, 10, 30)),
        ("tafel", date(2025, 10, 30), date(2025, 11, 13)),
    ]


@pytest.mark.parametrize(
    ("term", "last"),
    [
        ("      after: 6-8 weeks\n", date(2025, 11, 3)),
        ("      after: at_once\n", MONDAY),
        ("      after: 3 weeks\n      from: task praten\n", date(2025, 10, 13)),
        ("      after: 2 weeks\n      from: signal_fired\n", date(2025, 9, 22)),
        ("      after: 2 weeks\n      or_agreed: true\n", date(2025, 9, 22)),
        ("      after: not_in_text\n      earlier: signal weg\n", MONDAY),
        ("      after: 2 weeks\n      when: not zorg\n", date(2025, 9, 22)),
    ],
)
def test_how_long_a_step_may_last(term, last):
    """The next step begins the day after; on the day of the signal itself where that leads on."""
    [first, (_, begins, _), _] = legs(path(promising((POINT, term)), MONDAY))
    assert first == ("gesprek", MONDAY, last)
    assert (begins - last).days == (0 if "earlier" in term else 1)


@pytest.mark.parametrize(
    ("term", "why"),
    [
        ("      after: not_in_text\n", Why.NO_TERM),
        ("      after: plan_term\n", Why.NO_TERM),
        ("      after: as_soon_as_possible\n", Why.NO_TERM),
        ("      after: setting duur\n", Why.NO_SETTING),
        ("      after: 2 weeks\n      from: task bellen\n", Why.NO_MOMENT),
        ("      after: 2 weeks\n      from: fact zorg\n", Why.NO_MOMENT),
        ("      after: 2 weeks\n      from: not_in_text\n", Why.NO_MOMENT),
        ("      after: 2 weeks\n      decided_by: mentor\n", Why.DECIDED),
        ("      after: 2 weeks\n      when: zorg\n", Why.CONDITION),
        ("      after: 2 weeks\n      requires: zorg\n", Why.CONDITION),
        ("      after: 2 weeks\n      when: not signal weg\n", Why.CONDITION),
    ],
)
def test_why_a_step_has_no_last_day(term, why):
    found = path(promising((POINT, term)), MONDAY)
    assert legs(found) == [("gesprek", MONDAY, None)]
    assert (found.end, found.stop.at, found.stop.why) == (None, "steps.gesprek.tipping_point", why)


def test_a_term_that_may_be_agreed_otherwise_counts_and_is_named():
    found = path(promising((POINT, f"{POINT}      or_agreed: true\n")), MONDAY)
    assert found.depends_on == ("steps.gesprek.tipping_point",)
    assert found.end == date(2025, 11, 13)


def test_a_default_of_the_region_counts_and_is_named():
    changes = (
        ("name: De duur, ", "name: De duur, default: 2 weeks, "),
        (POINT, "      after: setting duur\n"),
    )
    found = path(promising(*changes), MONDAY)
    assert found.depends_on == ("settings.duur",)
    assert found.legs[0].until == date(2025, 9, 22)


def test_nobody_leads_by_the_text():
    lead = "rung: doorzettingsmacht\n    lead: mentor"
    found = path(promising((lead, lead.replace("mentor", "not_in_text"))), MONDAY)
    assert legs(found)[1:] == [("tafel", date(2025, 10, 28), None)]
    assert (found.stop.at, found.stop.why) == ("steps.tafel.lead", Why.NO_LEAD)


@pytest.mark.parametrize("task", ["within: not_in_text", "within: 48 hours, may: true"])
def test_a_last_authority_without_a_term_of_its_own_has_no_last_day(task):
    found = path(promising(("within: 48 hours", task)), MONDAY)
    assert (found.end, found.stop.stage, found.stop.why) == (None, "tafel", Why.NO_TERM)


def test_a_case_that_comes_back_to_a_step_has_no_last_day():
    back = "    tipping_point: {after: 1 weeks, to: gesprek}"
    found = path(promising(("    last: true", back)), MONDAY)
    assert (found.stop.stage, found.stop.why) == ("tafel", Why.CIRCLE)


def test_a_term_that_has_passed_on_entering_leads_on_the_same_day():
    passed = "    tipping_point: {after: 1 weeks, from: first_day_of_absence, to: slot}\n"
    changes = (("    last: true\n", passed), ("geen stap.}\n", f"geen stap.}}\n{A_THIRD_STEP}"))
    assert legs(path(promising(*changes), MONDAY))[1:] == [
        ("tafel", date(2025, 10, 28), date(2025, 10, 28)),
        ("slot", date(2025, 10, 28), date(2025, 10, 29)),
    ]


SIGNALS = "signals:\n"
LATER = """\
signals:
  - id: later
    name: Langer weg
    measure: consecutive_days
    absent: whole_day
    reaches: 4
    rearm: when_below
    opens: tafel
    source: {in: tekst, at: "2"}
"""


def test_a_signal_that_opens_a_later_step_leads_there_on_the_day_on_which_it_fires():
    found = path(promising((SIGNALS, LATER)), MONDAY)
    assert legs(found)[:2] == [
        ("gesprek", MONDAY, date(2025, 9, 11)),
        ("tafel", date(2025, 9, 11), date(2025, 9, 13)),
    ]
    assert found.legs[0].rule == "signals.later"


def test_of_two_signals_on_one_day_the_further_step_is_opened():
    found = path(promising((SIGNALS, LATER.replace("reaches: 4", "reaches: 1"))), MONDAY)
    assert (found.opened_by, found.legs[0].stage) == ("signals.later", "tafel")
    last = (SIGNALS, LATER.replace("reaches: 4", "reaches: 1").replace("tafel", "gesprek"))
    swapped = ("    opens: gesprek\n    source: {in: tekst, at: \"2\"}\nsteps", "    opens: tafel\n"
               "    source: {in: tekst, at: \"2\"}\nsteps")  # fmt: skip
    found = path(promising(swapped, last), MONDAY)
    assert (found.opened_by, found.legs[0].stage) == ("signals.weg", "tafel")


@pytest.mark.parametrize(
    ("entry", "entered", "rule"),
    [
        ("{after: 1 weeks, from: first_day_of_absence}", date(2025, 9, 16), "steps.tafel.entered"),
        ("{after: 1 weeks, from: task praten}", date(2025, 9, 30), "steps.tafel.entered"),
        ("{fact: weg-gebleven}", MONDAY, None),
        ("{after: 1 weeks, from: first_day_of_absence, asked_by: ouders}", None, None),
        ("{after: 1 weeks, from: first_day_of_absence, requires: zorg}", None, None),
        ("{fact: zorg}", None, None),
    ],
)
def test_an_entry_that_needs_nobody_opens_a_step(entry, entered, rule):
    """What only follows when someone asks or judges does not: then the tipping point counts."""
    fact = '  zorg: {ask: "Is er zorg?", by: mentor}\n'
    known = f'{fact}  weg-gebleven: {{ask: "Bleef de leerling weg?", signals: weg}}\n'
    changes = ((fact, known), ("    name: Tafel\n", f"    name: Tafel\n    entered: [{entry}]\n"))
    found = path(promising(*changes), MONDAY)
    [first] = [leg.from_ for leg in found.legs if leg.stage == "tafel"][:1]
    assert first == (entered or date(2025, 10, 28))
    if rule:
        assert found.legs[0].rule == rule


def test_a_fact_that_ends_the_case_is_no_hope():
    hoping = (POINT, f"{POINT}      unless: hoop\n"), ("      unless: hersteld\n", "")
    until = date(2025, 12, 1)
    assert path(promising(*hoping), MONDAY, hope_until=until).legs[0].until == until
    ending = "    exits: [{id: klaar, name: Klaar, kind: placed, when: hoop}]\n"
    ended = promising(*hoping, ("    name: Tafel\n", f"    name: Tafel\n{ending}"))
    assert path(ended, MONDAY, hope_until=until).legs[0].until == date(2025, 10, 27)
