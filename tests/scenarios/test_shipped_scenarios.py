"""Every scenario beside a shipped protocol comes out as it says, and there are enough of them."""

from functools import cache

import pytest

from kantelpunt.foresight.scenarios.reader import read_scenarios
from kantelpunt.foresight.scenarios.running import try_scenario
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import SCENARIOS, policy_folders

FEWEST = 8


@cache
def told():
    """Per protocol its latest version and all its scenarios."""
    folders = policy_folders()
    found = {}
    for name, files in folders.shipped.items():
        file = max(files, key=lambda one: one.first)
        version = folders.read(file)
        paths = sorted((file.path.parent / SCENARIOS).glob("*.yaml"))
        found[name] = (
            version,
            [
                scenario
                for path in paths
                for scenario in read_scenarios(
                    path.read_text(encoding="utf-8"), file=path.name, protocol=version.protocol
                ).scenarios
            ],
        )
    return found


def every():
    return [
        pytest.param(name, scenario, id=f"{name}:{scenario.id}")
        for name, (_, scenarios) in told().items()
        for scenario in scenarios
    ]


@pytest.mark.parametrize(("protocol", "scenario"), every())
def test_it_comes_out_as_it_says(protocol, scenario):
    version, _ = told()[protocol]
    assert [one.in_(Language.NL) for one in try_scenario(version, scenario).failures] == []


@pytest.mark.parametrize("protocol", list(told()))
def test_each_protocol_has_its_scenarios_and_each_signal_a_boundary(protocol):
    version, scenarios = told()[protocol]
    assert len(scenarios) >= FEWEST
    assert len({scenario.id for scenario in scenarios}) == len(scenarios)
    fires = {one.signal for scenario in scenarios for one in scenario.then if one.signal}
    stays_out = {one.never for scenario in scenarios for one in scenario.then if one.never}
    signals = {signal.id for signal in version.protocol.signals} - {
        place.removeprefix("signals.") for place in version.inherited
    }
    assert signals - fires == set()
    assert signals - stays_out == set()
