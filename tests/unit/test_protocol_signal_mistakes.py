"""Signals of which the parts do not fit together, as the regional texts need them."""

import pytest

from tests.protocol_texts import GOOD, changed, with_line
from tests.unit.test_protocol_mistakes import told

AWAY = GOOD.replace("lesson_hours", "not_enrolled").replace(
    "    of: {authorised: false}\n    window: 4 lesson_weeks\n    reaches: 16\n"
    "    rearm: restart\n",
    "    reaches: 1 days\n    rearm: when_below\n",
)
SECOND = """\
  - id: tweede
    name: Tweede
    measure: days
    absent: any_part
    window: 4 weeks
    reaches: 3
    rearm: when_below
    source: {in: wet, at: artikel 1}
"""


def codes(text: str) -> list[str]:
    return [code for code, *_ in told(text)]


def average(rearm: str) -> str:
    return changed(
        ("    reaches: 16\n", "    exceeds: average\n    average: {of: school}\n"),
        ("rearm: restart", f"rearm: {rearm}"),
    )


def test_counting_cannot_start_anew_where_the_threshold_is_an_average():
    assert told(average("restart")) == [("restart-of-average", 14, 12)]


def test_nothing_is_near_an_average():
    text = average("when_below").replace("when_below\n", "when_below\n    warn_at: 75%\n")
    assert told(text) == [("warn-at-average", 15, 5)]


def test_a_child_without_a_school_has_no_sector():
    text = AWAY.replace("when_below\n", "when_below\n    only: {age: {from: 4}, sector: vo}\n")
    assert told(text) == [("sector-unused", 12, 28)]


def test_a_length_of_0_days_fires_every_day():
    assert codes(AWAY.replace("1 days", "0 days")) == ["threshold-zero"]


@pytest.mark.parametrize("own", ["uren", "tweede"])
def test_signals_do_not_rule_each_other_out_in_a_circle(own):
    first = changed(with_line(f"unless: {own}"))
    second = SECOND.replace("when_below\n", "when_below\n    unless: [uren]\n")
    found = codes(first + (second if own == "tweede" else SECOND))
    assert set(found) == {"unless-circle"}
    assert len(found) == (2 if own == "tweede" else 1)


@pytest.mark.parametrize("threshold", ["    exceeds: average\n    average: {of: school}\n", None])
def test_unless_names_signals_that_count_absence_against_a_number(threshold):
    other = SECOND.replace("    reaches: 3\n", threshold or "")
    if threshold is None:
        other = AWAY[AWAY.index("  - id: uren") :].replace("id: uren", "id: tweede")
    assert codes(changed(with_line("unless: tweede")) + other) == ["signal-of-other-kind"]
    tiers = """\
tiers:
  - {id: drie, name: Drie, signals: [tweede], source: {in: wet, at: artikel 1}}
"""
    assert codes(GOOD + other + tiers) == ["signal-of-other-kind"]
