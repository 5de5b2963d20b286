"""A region's protocol that rests on another one: what changes, what is added, what falls away."""

from datetime import date

import pytest

from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.policy_files import policy_folders
from kantelpunt.protocol.checker import faults
from kantelpunt.protocol.reader import ProtocolVersion, read_protocol
from tests.protocol_texts import GOOD

BASE = read_protocol(GOOD, file="basis.yaml", first=date(2020, 8, 1))
HEAD = """\
protocol: streek
title: Protocol van de streek
summary_en: Rests on the base.
sources:
  besluit: {title: Besluit van de streek}
based_on:
  protocol: proef
"""
OWN_SIGNAL = """\
signals:
  - id: dagen
    name: Tien dagen ziek
    measure: days
    absent: whole_day
    of: {category: sick}
    window: school_year
    reaches: 10
    rearm: school_year
    source: {in: besluit, at: bladzijde 2}
"""


def read(text: str) -> ProtocolVersion:
    return read_protocol(
        text,
        file="streek.yaml",
        first=date(2026, 8, 1),
        base=lambda name: BASE if name == "proef" else None,
        known=["proef", "landelijk"],
    )


def told(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(InputRefused) as refused:
        read(text)
    return [
        (problem.code, problem.at.line, problem.at.column) for problem in refused.value.problems
    ]


def test_what_is_not_changed_holds_as_the_base_says_it():
    version = read(HEAD)
    assert version.id == "streek"
    assert version.signal("uren") == BASE.signal("uren")
    assert version.inherited >= {"signals.uren"}


def test_a_changed_threshold_takes_the_place_of_the_one_in_the_other_form():
    changed = read(HEAD + "  changes:\n    signals.uren: {exceeds: 12}\n").signal("uren")
    assert (changed.reaches, changed.exceeds.number) == (None, 12)
    assert BASE.signal("uren").exceeds is None


def test_own_rules_stand_beside_those_of_the_base():
    version = read(HEAD + OWN_SIGNAL)
    assert [signal.id for signal in version.protocol.signals] == ["dagen", "uren"]
    assert "signals.dagen" not in version.inherited


def test_a_rule_of_the_base_may_be_left_out():
    version = read(HEAD + "  without: [signals.uren]\n")
    assert version.protocol.signals == ()


def test_the_hash_tells_a_changed_base_from_the_one_before():
    other = read_protocol(GOOD.replace("16", "17"), file="basis.yaml", first=date(2020, 8, 1))
    again = read_protocol(HEAD, file="s.yaml", first=date(2026, 8, 1), base=lambda _: other)
    assert again.content_hash != read(HEAD).content_hash


def test_an_unknown_base_is_told_with_the_nearest_name():
    with pytest.raises(InputRefused) as refused:
        read(HEAD.replace("protocol: proef", "protocol: preof"))
    [problem] = refused.value.problems
    assert (problem.code, problem.at.line) == ("unknown-base", 7)
    assert '"proef"' in problem.text.en


@pytest.mark.parametrize(
    ("added", "found"),
    [
        ("  changes:\n    signals.uur: {exceeds: 12}\n", ("unknown-place", 9, 5)),
        ("  changes:\n    signals.uren: {exceed: 12}\n", ("unknown-key", 9, 20)),
        ("  changes:\n    signals.uren: {exceeds: veel}\n", ("threshold", 9, 29)),
        ("  without: [signals.dagen]\n", ("unknown-place", 8, 13)),
        (OWN_SIGNAL.replace("id: dagen", "id: uren"), ("duplicate-id", 6, 1)),
    ],
)
def test_what_cannot_rest_on_the_base_is_told_where_it_is_written(added, found):
    assert found in told(HEAD + added)


@pytest.mark.parametrize("name", policy_folders().ids)
def test_every_shipped_protocol_can_be_rested_on(name):
    """A region takes an agreement over as it is: the same rules, and nothing to mend."""
    base = policy_folders().versions(name)[-1]
    text = HEAD.replace("proef", name).replace("besluit", "eigen-besluit")
    version = read_protocol(text, file="s.yaml", first=date(2026, 8, 1), base=lambda _: base)
    assert version.protocol.signals == base.protocol.signals
    assert version.protocol.steps == base.protocol.steps
    assert faults(version) == []
