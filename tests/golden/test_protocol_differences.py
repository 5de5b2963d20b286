"""What `kantelpunt protocol diff` prints, word for word."""

from datetime import date

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.telling.differing.differences import differences
from kantelpunt.protocol.telling.shown.as_text import as_text
from tests.golden.files import assert_golden
from tests.protocol_texts import whole
from tests.reference_example import read_example

NEXT_YEAR = (
    ("after: 3 school_weeks", "after: 4 school_weeks"),
    ("    exceeds: 4 weeks\n    up_to: 12 weeks\n", "    reaches: 4 weeks\n"),
    ("required: [mentor, ouders, leerling], optional: jeugdteam", "required: [ouders, leerling]"),
    ("    lead: leerplichtambtenaar\n", "    lead: not_in_text\n"),
    ("    every: 6 weeks\n", "    every: 4 times a school_year\n"),
    ("{name: Een andere school}", "{name: Een school in de buurt}"),
    ("    refused: Het jeugdteam hoort niets; de school zoekt verder.\n", ""),
)


@pytest.mark.parametrize("language", list(Language))
def test_two_versions_of_one_protocol(language):
    new = read_example(*NEXT_YEAR, first=date(2027, 8, 1))
    assert_golden(f"versions.{language}", as_text(differences(read_example(), new, language)))


@pytest.mark.parametrize("language", list(Language))
def test_two_protocols_side_by_side(language):
    other = read_protocol(whole(), file="proef.yaml", first=date(2026, 8, 1))
    told = as_text(differences(other, read_example(), language))
    assert_golden(f"regions.{language}", told)


@pytest.mark.parametrize("language", list(Language))
def test_a_protocol_beside_the_one_it_rests_on(language):
    """Key by key: what is the base's own, and what the region made of it."""
    base = read_shelf(only=["landelijk"]).in_force("landelijk", date(2026, 3, 2))
    told = as_text(differences(base, read_example(), language))
    assert_golden(f"resting.{language}", told)


def test_one_changed_term_is_one_sentence():
    base = read_shelf(only=["tilburg-vo"]).versions[-1]
    text = """\
protocol: eigen-regio
title: Eigen regio
summary_en: Rests on Tilburg.
sources: {besluit: {title: Besluit}}
based_on:
  protocol: tilburg-vo
  changes: {steps.basis-op-orde.tipping_point: {after: 4 school_weeks}}
"""
    own = read_protocol(text, file="e.yaml", first=date(2026, 8, 1), base=lambda _: base)
    (section,) = differences(base, own, Language.NL).sections
    (listing,) = section.blocks
    assert [item.text for item in listing.items] == [
        "Kantelpunt van ‘Stap 1, de basis op orde’: 3 schoolweken wordt 4 schoolweken."
    ]
