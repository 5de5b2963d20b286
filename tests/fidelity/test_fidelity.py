"""Each protocol file holds what a second reading of its text wants: rows, figures, parties, terms.

The second readings (`<id>.yaml` beside this file) were written from the texts by another hand than
the protocols. Here every number with its unit, every party and every condition of a row is looked
up in the rules that cover the row.
"""

from functools import cache
from pathlib import Path

import pytest
import yaml

from kantelpunt.interchange.policy_files import policy_folders
from tests.fidelity.finding import Rules, covering

READINGS = Path(__file__).parent
PROTOCOLS = sorted(path.stem for path in READINGS.glob("*.yaml"))
FEWEST_WORDS = 0.3


@cache
def reading(protocol):
    return yaml.load((READINGS / f"{protocol}.yaml").read_text(), Loader=yaml.CSafeLoader)


@cache
def content(protocol):
    folders = policy_folders()
    return folders.read(max(folders.shipped[protocol], key=lambda one: one.first)).content


def rows():
    return [
        pytest.param(protocol, row, id=row["row"])
        for protocol in PROTOCOLS
        for row in reading(protocol)["rows"]
    ]


@pytest.mark.parametrize(("protocol", "row"), rows())
def test_a_row_is_encoded_or_said_to_be_untranslatable(protocol, row):
    assert list(covering(content(protocol), row["row"]))


@pytest.mark.parametrize(("protocol", "row"), rows())
def test_its_figures_stand_in_the_rules_with_their_units(protocol, row):
    rules = Rules(list(covering(content(protocol), row["row"])), content(protocol))
    lost = [
        f"{number['value']} {number['unit']} ({number.get('what')})"
        for number in row["numbers"]
        if not rules.holds_number(number["value"], number["unit"])
    ]
    assert lost == []


@pytest.mark.parametrize(("protocol", "row"), rows())
def test_its_parties_stand_in_the_rules(protocol, row):
    rules = Rules(list(covering(content(protocol), row["row"])), content(protocol))
    assert [party for party in row["parties"] if not rules.holds_words(party, 0.5)] == []


@pytest.mark.parametrize(("protocol", "row"), rows())
def test_its_conditions_stand_in_the_rules(protocol, row):
    rules = Rules(list(covering(content(protocol), row["row"])), content(protocol))
    conditions = row.get("conditions") or []
    assert [one for one in conditions if not rules.holds_words(one, FEWEST_WORDS)] == []
