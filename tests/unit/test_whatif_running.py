"""What a protocol brings about (CM-43): repeatable, by the engine, exact with what was kept."""

from dataclasses import replace

import numpy as np
import pytest

from kantelpunt.absence.columns import Coded
from kantelpunt.absence.register import load_register
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.agreement import Agreement
from kantelpunt.foresight.behaviour.assumptions import Behaviour, Chances
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from kantelpunt.foresight.whatif.cases import (
    Kept,
    bearing_signals,
    cases_of,
    positions_of,
    setting_of,
)
from kantelpunt.foresight.whatif.changing import with_changes
from kantelpunt.foresight.whatif.loaded import Loaded
from kantelpunt.foresight.whatif.running import run_whatif
from kantelpunt.foresight.whatif.running_case import AllDrawn
from kantelpunt.foresight.whatif.signals import fired, taken_up
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.protocol_versions import choose_version
from tests.whatif_by_engine import ByEngine

PROTOCOLS = (
    "amstelland-meerlanden",
    "holland-rijnland",
    "landelijk",
    "sluitende-aanpak",
    "tilburg-vo",
    "utrecht",
)
YEAR = SchoolYear(2025)


@pytest.fixture(scope="module")
def register():
    return load_register(generated_region(RegionSpec(2500, 4, YEAR)))


@pytest.fixture(scope="module")
def loaded(register):
    return Loaded.of(register)


def cases(loaded, version, seed=1, behaviour=None):
    """Every case, without anything kept."""
    chances = Chances(behaviour or Behaviour(), seed)
    all_fired = fired(loaded, version)
    agreements = {sector: Agreement.of(version, sector) for sector in loaded.sectors_of_schools}
    settings = {
        sector: setting_of(positions_of(loaded, one), chances, AllDrawn())
        for sector, one in agreements.items()
    }
    bearing = frozenset().union(*(bearing_signals(one) for one in agreements.values()))
    taken = taken_up(loaded, all_fired, agreements, bearing, chances)
    return cases_of(loaded, taken, settings, Kept())


def plain(outcome):
    """An outcome as values that can be compared."""
    whole = {
        name: getattr(outcome, name) for name in ("ended", "all_lengths", "home_lengths", "stays")
    }
    weeks = {
        **{f"signal {name}": one for name, one in outcome.signals.items()},
        **{f"meeting {name}": one for name, one in outcome.meetings.items()},
        "cases": outcome.cases,
    }
    for role, work in outcome.works.items():
        weeks |= {f"{role} {name}": one for name, one in vars(work).items()}
    return whole, {name: one.tolist() for name, one in weeks.items()}


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_every_case_is_what_the_case_engine_makes_of_it(loaded, protocol):
    """Told from begin to end, with its own dates, it enters and leaves each step on that day."""
    found = cases(loaded, choose_version(protocol))
    assert found
    for _, case in found[:120]:
        by_engine = ByEngine(case)
        assert by_engine.refused == []
        ours = [one for one in case.visits if one.entered != one.left]
        assert [(one.stage, one.entered, one.left) for one in ours] == by_engine.stays()
        assert bool(case.ended) == bool(by_engine.case.closed)


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_nothing_that_people_do_is_refused(loaded, protocol):
    found = cases(loaded, choose_version(protocol))
    settings = {id(case.setting): case.setting for _, case in found}.values()
    refused = [str(one.text().en) for each in settings for one in each.positions.refused.values()]
    assert refused == []


def test_the_same_seed_gives_the_same_and_another_one_something_else(register, loaded):
    version = choose_version("tilburg-vo")
    first = plain(run_whatif(loaded, version, 1))
    assert plain(run_whatif(Loaded.of(register), version, 1)) == first
    assert plain(run_whatif(loaded, version, 2)) != first


@pytest.mark.parametrize(
    "change",
    [
        "signals.wettelijk-verzuim.exceeds=12",
        "steps.basis-op-orde.tipping_point.after=2 school_weeks",
        "steps.basis-op-orde.tipping_point.after=not_in_text",
        "steps.actietafel.decisions.plaats-toewijzen.within=1 weeks",
        "signals.langdurig-geoorloofd.opens=adviesteam",
    ],
)
def test_what_was_kept_of_an_earlier_run_gives_what_a_new_run_gives(register, loaded, change):
    version = choose_version("tilburg-vo")
    run_whatif(loaded, version, 1)
    changed, _ = with_changes(version, [change])
    again = plain(run_whatif(loaded, changed, 1))
    assert again == plain(run_whatif(Loaded.of(register), changed, 1))
    assert again != plain(run_whatif(loaded, version, 1))


@pytest.mark.parametrize(
    ("protocol", "changes"),
    [
        (
            "sluitende-aanpak",
            [
                "steps.onder-vier-weken.tipping_point.after=6 weeks",
                "steps.onder-vier-weken.tipping_point.after=2 weeks",
                "steps.boven-vier-weken.tipping_point.after=14 weeks",
            ],
        ),
        (
            "amstelland-meerlanden",
            [
                "steps.vroegsignalering.tipping_point.after=10 school_days",
                "steps.oplossing.tipping_point.after=6 weeks",
                "steps.oplossing.tipping_point.after=5 months",
            ],
        ),
        (
            "utrecht",
            [
                "steps.actietafel-vo.tipping_point.after=6 weeks",
                "steps.teammanagers-vo.tipping_point.after=14 weeks",
            ],
        ),
    ],
)
def test_terms_changed_one_after_another_give_what_new_runs_give(register, protocol, changes):
    """Cases on which a changed term does not bear are kept from run to run, and no others."""
    version = choose_version(protocol)
    kept = Loaded.of(register)
    run_whatif(kept, version, 1)
    seen = []
    for change in [*changes, changes[0]]:
        changed, _ = with_changes(version, [change])
        found = plain(run_whatif(kept, changed, 1))
        assert found == plain(run_whatif(Loaded.of(register), changed, 1)), change
        seen.append(found)
    assert seen[0] == seen[-1]
    assert seen[0] != seen[1]


def test_a_protocol_says_nothing_of_children_in_other_sectors(loaded):
    """Tilburg's agreement is for vo and vso; the region has primary schools too."""
    version = choose_version("tilburg-vo")
    sectors = np.array(loaded.sectors)
    assert {"po", "vo"} <= set(sectors)
    found = fired(loaded, version)
    assert sum(len(one.child) for one in found) > 0
    assert {str(one) for signal in found for one in sectors[signal.child]} <= {"vo", "vso"}
    assert {str(sectors[child]) for child, _ in cases(loaded, version)} <= {"vo", "vso"}


def test_a_higher_threshold_gives_no_child_a_signal_that_had_none(loaded):
    version = choose_version("tilburg-vo")
    higher, _ = with_changes(version, ["signals.wettelijk-verzuim.exceeds=24"])
    low, high = (
        next(one for one in fired(loaded, each) if one.signal.id == "wettelijk-verzuim")
        for each in (version, higher)
    )
    assert set(high.child) < set(low.child)
    assert len(high.day) < len(low.day)


def test_a_shorter_term_lets_no_case_stay_longer_in_that_step(loaded):
    """Of the same child and entered on the same day: with the same luck it goes on no later."""
    version = choose_version("sluitende-aanpak")
    shorter, _ = with_changes(version, ["steps.onder-vier-weken.tipping_point.after=2 weeks"])
    stays = [
        {
            (child, case.which, one.entered): one.left
            for child, case in cases(loaded, each)
            for one in case.visits
            if one.stage == "onder-vier-weken"
        }
        for each in (version, shorter)
    ]
    both = set(stays[0]) & set(stays[1])
    assert len(both) > 100
    assert all(stays[1][one] <= stays[0][one] for one in both)
    assert any(stays[1][one] < stays[0][one] for one in both)


def test_the_luck_of_a_child_depends_on_no_other(register, loaded):
    """With half of the other children gone, the cases of those who stay are the same."""
    version, region = choose_version("landelijk"), register.region
    gone = np.flatnonzero(np.arange(len(region.enrolments.pupil.values)) % 2)
    fewer = replace(
        region,
        enrolments=_without(region.enrolments, gone),
        absences=_without(region.absences, gone),
        residents=None,
        exemptions=None,
        qualifications=None,
    )
    alone = Loaded.of(load_register(fewer))
    wanted = {name: _courses(found) for name, found in _by_name(loaded, version).items()}
    found = {name: _courses(one) for name, one in _by_name(alone, version).items()}
    assert len(found) > 20
    assert all(wanted[name] == one for name, one in found.items())


def _without(table, gone):
    kept = ~np.isin(table.pupil.codes, gone)
    rows = {
        name: Coded(one.codes[kept], one.values) if isinstance(one, Coded) else one[kept]
        for name, one in vars(table).items()
    }
    return type(table)(**rows)


def _by_name(loaded, version):
    names = list(loaded.everyone)
    found = {}
    for child, case in cases(loaded, version):
        found.setdefault(names[child], []).append(case)
    return found


def _courses(found):
    return [(case.opened, case.first_day, case.ended, case.end, case.visits) for case in found]


def test_nobody_acts_on_a_day_without_lessons(loaded):
    version = choose_version("sluitende-aanpak")
    acts = {
        (case.days.on_lesson_day(day), day)
        for _, case in cases(loaded, version)
        for day, deed, _ in case.told
        if deed.kind != "term"
    }
    assert acts
    assert all(moved == day for moved, day in acts)


def test_a_year_without_absence_is_refused(register):
    with pytest.raises(InputRefused) as refused:
        Loaded.of(register, SchoolYear(2023))
    assert "2023-2024" in refused.value.problems[0].text.nl
    assert "2025-2026" in refused.value.problems[0].text.nl


def test_over_three_months_counts_only_what_can_be_told(loaded):
    outcome = run_whatif(loaded, choose_version("utrecht"), 1)
    lengths = outcome.all_lengths
    total = sum(one.cases for one in lengths.lengths)
    assert total == outcome.cases.sum() == sum(outcome.ended.values())
    assert 0 < lengths.over_three_months <= lengths.judged <= total
    assert NEVER not in (lengths.judged, lengths.over_three_months)
