"""Grounds in a sentence: as they were written, and a day in words."""

import pytest

from kantelpunt.casework.telling.named import because
from kantelpunt.foundation.text import Language
from kantelpunt.web.protocols.selectors import teller


@pytest.mark.parametrize(
    ("grounds", "told"),
    [
        ("2026-04-13", "; gronden: ma 13 april 2026"),
        ("gesprek op 2026-04-13", "; gronden: gesprek op 2026-04-13"),
        ("2026-13-04", "; gronden: 2026-13-04"),
        (" ", ""),
    ],
)
def test_grounds_that_are_a_day_are_told_as_one(grounds, told):
    assert because(teller("tilburg-vo@2020-09-01", Language.NL), grounds) == told
