"""What `kantelpunt protocol show` prints, word for word."""

from datetime import date

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.shown.as_text import as_text
from tests.golden.files import assert_golden
from tests.reference_example import read_example


@pytest.mark.parametrize("language", list(Language))
def test_the_page_of_landelijk(language):
    version = read_shelf(only=["landelijk"]).in_force("landelijk", date(2026, 3, 2))
    assert_golden(f"landelijk.{language}", as_text(page(version, language)))


@pytest.mark.parametrize("language", list(Language))
def test_the_page_of_the_example_that_uses_every_key(language):
    assert_golden(f"voorbeeld.{language}", as_text(page(read_example(), language)))
