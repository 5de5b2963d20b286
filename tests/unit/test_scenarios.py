"""Scenarios: what they tell is tried out, and what does not come out is told in sentences."""

from datetime import date

import pytest

from kantelpunt.foresight.scenarios.reader import read_scenarios
from kantelpunt.foresight.scenarios.running import try_scenario
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.protocol.reader import read_protocol
from tests.protocol_texts import whole

HEAD = "protocol: proef\nscenarios:\n  - id: een\n    name: Een verhaal\n"
TWO_DAYS = """\
    given: {sector: vo}
    when:
      - {on: 2026-03-02, absent: unauthorised}
      - {on: 2026-03-03, absent: unauthorised}
      - {on: 2026-03-04, absent: unauthorised, lessons: 1-2}
"""


def version(*changes):
    return read_protocol(whole(*changes), file="proef.yaml", first=date(2026, 8, 1))


def scenarios(text, *changes):
    return read_scenarios(HEAD + text, file="s.yaml", protocol=version(*changes).protocol)


def failures(text, *changes):
    [scenario] = scenarios(text, *changes).scenarios
    return [one.nl for one in try_scenario(version(*changes), scenario).failures]


def test_what_is_expected_and_comes_says_nothing():
    then = "    then:\n      - {on: 2026-03-04, signal: uren, value: 16}\n"
    assert failures(TWO_DAYS + then) == []


@pytest.mark.parametrize(
    ("then", "told"),
    [
        (
            "{on: 2026-03-03, signal: uren}",
            'verwacht: signaal "uren" op di 3 maart 2026; gevonden: op wo 4 maart 2026',
        ),
        (
            "{on: 2026-03-04, signal: uren, value: 15}",
            'verwacht: signaal "uren" op wo 4 maart 2026 met waarde 15; gevonden: 16',
        ),
        ("{never: uren}", 'verwacht: signaal "uren" nooit; gevonden: op wo 4 maart 2026'),
        (
            "{on: 2026-03-05, enters: gesprek}",
            'verwacht: "gesprek" begint op do 5 maart 2026; gevonden: op wo 4 maart 2026',
        ),
        (
            "{never_enters: gesprek}",
            'verwacht: "gesprek" begint nooit; gevonden: op wo 4 maart 2026',
        ),
        (
            "{on: 2026-03-04, enters: tafel}",
            'verwacht: "tafel" begint op wo 4 maart 2026; gevonden: niet',
        ),
    ],
)
def test_what_does_not_come_is_told_as_expected_and_found(then, told):
    assert failures(f"{TWO_DAYS}    then:\n      - {then}\n") == [told]


def test_an_absence_that_cannot_be_at_that_school_is_told():
    text = TWO_DAYS.replace("sector: vo", "sector: po") + "    then:\n      - {never: uren}\n"
    assert failures(text) == [
        "2 registraties kunnen niet: een school in deze sector telt geen lesuren; schrijf part: am "
        "of pm, of minutes"
    ]


def test_the_tree_chooses_by_what_is_answered():
    text = "    given: {answers: {now: gesprek, term gesprek: true}}\n    then:\n      - {choice: "
    assert failures(text + "tafel}\n") == []
    [told] = failures(text + "terug}\n")
    assert told.startswith('verwacht: de beslisboom kiest "terug"; gevonden: "tafel" (Kantelpunt')


COURSE = TWO_DAYS + "      - {on: 2026-03-06, done: praten}\n"


def begins(extra, then, *changes):
    return failures(f"{COURSE}{extra}    until: 2026-06-30\n    then:\n      - {then}\n", *changes)


def test_a_tipping_point_that_passes_leads_on_the_day_after():
    """Three school weeks from Friday 6 March end on Friday 27 March 2026."""
    assert begins("", "{on: 2026-03-28, enters: tafel}") == []


def test_no_tipping_point_before_what_its_term_is_counted_from():
    then = "    until: 2026-06-30\n    then:\n      - {never_enters: tafel}\n"
    assert failures(TWO_DAYS + then) == []


def test_what_has_helped_keeps_a_case_from_tipping():
    helped = "      - {on: 2026-03-20, fact: hersteld}\n"
    assert begins(helped, "{never_enters: tafel}") == []
    undone = helped + "      - {on: 2026-03-25, fact: hersteld, is: false}\n"
    assert begins(undone, "{never_enters: tafel}") == []


def test_recognised_stagnation_leads_on_at_once():
    early = ("unless: hersteld, to: tafel", "unless: hersteld, earlier: zorg, to: tafel")
    said = "      - {on: 2026-03-10, fact: zorg}\n"
    assert begins(said, "{on: 2026-03-10, enters: tafel}", early) == []


def test_where_people_decide_time_alone_moves_nothing():
    decided = ("unless: hersteld, to: tafel", "decided_by: ambtenaar, to: tafel")
    assert begins("", "{never_enters: tafel}", decided) == []
    opened = "      - {on: 2026-04-01, enters: tafel}\n"
    assert begins(opened, "{on: 2026-04-01, enters: tafel}", decided) == []


def test_what_must_be_established_first_holds_the_case_back():
    first = ("unless: hersteld, to: tafel", "requires: zorg, to: tafel")
    assert begins("", "{never_enters: tafel}", first) == []
    said = "      - {on: 2026-03-10, fact: zorg}\n"
    assert begins(said, "{on: 2026-03-28, enters: tafel}", first) == []


def test_a_fact_opens_a_situation():
    text = """\
    when:
      - {on: 2026-03-10, fact: zorg}
    then:
      - {on: 2026-03-10, enters: geen-school}
"""
    assert failures(text) == []


def test_a_fact_that_a_signal_makes_true_opens_a_situation():
    told = (
        '{ask: "Is er zorg over de leerling?", by: mentor}',
        "{ask: Is er zorg?, signals: uren}",
    )
    then = "    then:\n      - {on: 2026-03-04, enters: geen-school}\n"
    assert failures(TWO_DAYS + then, told) == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("    then:\n      - {on: 2026-03-04, signal: urn}\n", "unknown-name", 6),
        ("    then:\n      - {on: 2026-03-04, enters: gesrpek}\n", "unknown-name", 6),
        ("    then:\n      - {on: 4-3-2026, signal: uren}\n", "bad-date", 6),
        ("    then:\n      - {signal: uren}\n", "no-day", 6),
        ("    then:\n      - {on: 2026-03-04, signal: uren, never: uren}\n", "one-of", 6),
        ("    then:\n      - {on: 2026-03-04, sgnal: uren}\n", "unknown-key", 6),
        ("    then: []\n", "does-not-fit", 5),
        (
            "    when:\n      - {on: 2026-03-04, absent: ziek}\n    then:\n      - {never: uren}\n",
            "unknown-word",
            6,
        ),
        (
            "    when:\n      - {on: 2026-03-04, absent: sick, lessons: 7-1}\n"
            "    then:\n      - {never: uren}\n",
            "bad-lessons",
            6,
        ),
        (
            "    given: {answers: {hersted: true}}\n    then:\n      - {choice: stay}\n",
            "unknown-question",
            5,
        ),
    ],
)
def test_a_mistake_is_told_with_its_line(text, code, line):
    with pytest.raises(InputRefused) as refused:
        scenarios(text)
    assert (code, line) in {(one.code, one.at.line) for one in refused.value.problems}
