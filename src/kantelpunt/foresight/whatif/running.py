"""A school year of a region under one version of a protocol."""

from kantelpunt.casework.agreement import Agreement
from kantelpunt.foresight.behaviour.assumptions import Behaviour, Chances
from kantelpunt.foresight.whatif.cases import Kept, bearing_signals, cases_of, setting_of
from kantelpunt.foresight.whatif.counting import counted
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.outcome import Outcome
from kantelpunt.foresight.whatif.running_case import Setting
from kantelpunt.foresight.whatif.signals import fired, taken_up
from kantelpunt.foresight.whatif.work import reports_of, works_of
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import ProtocolVersion


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
        agreements = (Agreement.of(version, sector) for sector in loaded.sectors_of_schools)
        return {one.sector: setting_of(loaded, one, chances) for one in agreements}, Kept()

    return loaded.remembered((_part_of_cases(version), chances), made)


def _part_of_cases(version: ProtocolVersion) -> str:
    """All of a protocol but when its signals fire."""
    content = version.content if isinstance(version.content, dict) else {}
    signals = [(one.id, one.opens, one.measure.is_absence) for one in version.protocol.signals]
    return repr((signals, {key: value for key, value in content.items() if key != "signals"}))
