"""A school year of a region under one version of a protocol."""

from dataclasses import dataclass, field

from kantelpunt.casework.agreement import Agreement
from kantelpunt.foresight.behaviour.assumptions import Behaviour, Chances
from kantelpunt.foresight.whatif.cases import (
    Kept,
    bearing_signals,
    cases_of,
    positions_of,
    setting_of,
)
from kantelpunt.foresight.whatif.counting import counted
from kantelpunt.foresight.whatif.lasting import changes_between
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.outcome import Outcome
from kantelpunt.foresight.whatif.positions import Positions
from kantelpunt.foresight.whatif.running_case import AllDrawn, Setting
from kantelpunt.foresight.whatif.signals import fired, taken_up
from kantelpunt.foresight.whatif.work import reports_of, works_of
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.yaml_places import Plain

_OF_CASES = ("id", "opens", "measure")
_LENGTHS = ("after", "within")


def run_whatif(
    loaded: Loaded, version: ProtocolVersion, seed: int, behaviour: Behaviour | None = None
) -> Outcome:
    """Detection and casework over a school year, with people who act as the model says.

    What did not change since an earlier run in the same region is not worked out again: signals
    by rule, and the courses of children whose signals and whose protocol for cases are the same.

    Args:
        loaded: the region.
        version: of the protocol, which is taken to be in force all the time.
        seed: of the luck; the same seed, region and protocol always give the same.
        behaviour: how people act; None: as assumed.
    """
    chances = Chances(behaviour or Behaviour(), seed)
    all_fired = fired(loaded, version)
    settings, kept = _settings(loaded, version, chances)
    agreements = {sector: one.positions.agreement for sector, one in settings.items()}
    bearing = frozenset().union(*(bearing_signals(one) for one in agreements.values()))
    taken = taken_up(loaded, all_fired, agreements, bearing, chances)
    cases = cases_of(loaded, taken, settings, kept)
    done = works_of(loaded, cases, chances)
    for agreement in agreements.values():
        done += reports_of(loaded, all_fired, agreement, chances)
    return counted(loaded, version, all_fired, cases, done)


def _settings(
    loaded: Loaded, version: ProtocolVersion, chances: Chances
) -> tuple[dict[Sector, Setting], Kept]:
    """In what cases run; the same ones again where nothing that bears on cases is different."""

    def made() -> tuple[dict[Sector, Setting], Kept]:
        shape = ("shape", repr(_without_lengths(version.content)))
        known = loaded.remembered(shape, dict[Sector, Positions])
        for sector in loaded.sectors_of_schools:
            agreement = Agreement.of(version, sector)
            before = known.get(sector)
            known[sector] = before.renewed(agreement) if before else positions_of(loaded, agreement)
        settings = {
            sector: setting_of(one, chances, drawn_before(sector)) for sector, one in known.items()
        }
        return settings, _kept_from(latest, settings)

    def drawn_before(sector: Sector) -> AllDrawn:
        return latest.settings[sector].drawn if sector in latest.settings else AllDrawn()

    shape_of = ("latest", repr(_without_lengths(version.content)), chances)
    latest = loaded.remembered(shape_of, _Latest)
    settings, kept = loaded.remembered((_part_of_cases(version), chances), made)
    latest.settings, latest.kept = settings, kept
    return settings, kept


@dataclass(eq=False)
class _Latest:
    """The latest run of protocols that differ in lengths of terms alone."""

    settings: dict[Sector, Setting] = field(default_factory=dict)
    kept: Kept = field(default_factory=Kept)


def _kept_from(latest: _Latest, settings: dict[Sector, Setting]) -> Kept:
    """The cases of the latest run, as far as one can tell which of them go on as before."""
    changes = changes_between(latest.settings, settings)
    return Kept() if changes is None else Kept(dict(latest.kept.cases), changes)


def _part_of_cases(version: ProtocolVersion) -> str:
    """All of a protocol but when its signals fire."""
    return repr(_but_for_signals(version.content))


def _but_for_signals(content: Plain) -> Plain:
    if not isinstance(content, dict):
        return content
    signals = content.get("signals")
    kept: list[Plain] = [
        {key: one.get(key) for key in _OF_CASES} if isinstance(one, dict) else one
        for one in (signals if isinstance(signals, list) else [])
    ]
    return {**content, "signals": kept}


def _without_lengths(content: Plain) -> Plain:
    """The same without the lengths of terms, and without when signals fire."""
    return _blank(_but_for_signals(content))


def _blank(content: Plain) -> Plain:
    if isinstance(content, dict):
        return {key: "" if key in _LENGTHS else _blank(value) for key, value in content.items()}
    return [_blank(one) for one in content] if isinstance(content, list) else content
