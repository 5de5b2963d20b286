"""What people call a group of a school."""

import pytest

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.schools.groups import group_called


@pytest.mark.parametrize(
    ("group", "sector", "nl", "en"),
    [
        ("6", Sector.PO, "groep 6", "group 6"),
        ("1a", Sector.SO, "groep 1a", "group 1a"),
        ("3B", Sector.VO, "klas 3B", "class 3B"),
        ("vmbo 2", Sector.VO, "vmbo 2", "vmbo 2"),
        ("", Sector.PO, "", ""),
    ],
)
def test_a_number_says_what_it_counts(group, sector, nl, en):
    called = group_called(group, sector)
    assert (called.nl, called.en) == (nl, en)
