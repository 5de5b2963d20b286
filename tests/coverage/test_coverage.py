"""Every requirement stands in a protocol, and is shown by a scenario or a test that names it."""

import os

import pytest

from tests.coverage.collected import ROOT, SYSTEMS, rows_of, waiting
from tests.coverage.page import page

PAGE = ROOT / "docs/reference/coverage.md"
TO_BE_SHOWN = {"signal", "step", "term", "rule"}
CASEWORK = {*(f"CM-{number}" for number in range(10, 16)), "CM-17", "CM-40", "CM-41"}
"""The shared rows that the pure side shows."""
APPLICATION = {"CM-05", "CM-16", "CM-20", "CM-21", "CM-22", "CM-24", "CM-30"}
"""Those that the application shows; the others are for later parts."""


def test_the_page_is_made_from_the_files():
    if os.environ.get("KANTELPUNT_RENEW_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("system", [name for name in SYSTEMS if name != "common"])
def test_every_row_of_an_agreement_stands_in_its_protocol(system):
    rows = rows_of(system)
    assert len(rows) > 25
    assert [row.id for row in rows if not row.places] == []


@pytest.mark.parametrize("system", [name for name in SYSTEMS if name != "common"])
def test_every_signal_step_term_and_rule_is_shown_or_waits(system):
    asked = [row for row in rows_of(system) if row.kind in TO_BE_SHOWN]
    assert [row.id for row in asked if not (row.scenarios or row.tests or row.waits)] == []


def test_what_all_share_is_shown_as_far_as_the_pure_side_can():
    rows = {row.id: row for row in rows_of("common")}
    shown = CASEWORK | APPLICATION
    assert set(rows) >= shown
    assert [name for name in sorted(shown) if not rows[name].tests] == []


def test_what_waits_is_said_of_rows_that_there_are():
    known = {row.id for name in SYSTEMS for row in rows_of(name)}
    waits = waiting()
    assert set(waits) <= known
    assert all(why.strip() for why in waits.values())
