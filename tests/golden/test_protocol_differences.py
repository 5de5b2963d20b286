"""What `kantelpunt protocol diff` prints, word for word."""

from datetime import date

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.telling.differing.differences import differences
from kantelpunt.protocol.telling.shown.as_text import as_text
from tests.golden.files import assert_golden
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
    base = read_shelf(only=["landelijk"]).in_force("landelijk", date(2026, 3, 2))
    told = as_text(differences(base, read_example(), language))
    assert_golden(f"regions.{language}", told)
