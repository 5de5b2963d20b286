"""A case finishes its version until it is moved on purpose, with a preview (CM-14); a changed
calendar moves running terms and says why (CM-12)."""

from dataclasses import replace
from datetime import date

import pytest

from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.decide import Surroundings, advanced, decide
from kantelpunt.casework.due import Terms
from kantelpunt.casework.events.course import Escalated, MovedToVersion, StepAsked
from kantelpunt.casework.events.recorded import Actor
from kantelpunt.casework.moving import moved, preview, terms_moved
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.register_terms import Sector
from tests.calendars import lesson_days_of
from tests.casework.world import Told, around, at, read, terms

OLD = """
protocol: proef
title: Proef
summary_en: A trial.
sources: {tekst: {title: Tekst}}
parties:
  school: {name: School, kind: school}
  leerplicht: {name: Leerplicht, kind: attendance_office}
steps:
  - id: eerst
    name: Eerst
    rung: vroegsignalering
    lead: school
    participants: {required: school}
    tasks:
      - {id: gesprek, name: Gesprek, by: school, within: 3 school_weeks}
    tipping_point: {after: 4 weeks, to: daarna}
    source: {in: tekst, at: "1"}
  - id: daarna
    name: Daarna
    rung: oplossing
    lead: leerplicht
    participants: {required: school}
    last: true
    source: {in: tekst, at: "2"}
"""
NEW = OLD.replace("4 weeks", "2 weeks").replace(
    "id: gesprek, name: Gesprek", "id: brief, name: Brief"
)
OTHER_STEPS = NEW.replace("id: eerst", "id: begin")


@pytest.fixture
def told():
    version = read(OLD)
    newer = replace(read(NEW), first=date(2026, 1, 1))
    renamed = replace(read(OTHER_STEPS), first=date(2026, 2, 1))
    others = {one.id: one for one in (Agreement.of(v, Sector.VO) for v in (newer, renamed))}
    surroundings = replace(around(version), others=others)
    return Told(surroundings).opened("2026-02-02").says(StepAsked("eerst"), on="2026-02-02")


def versions(told):
    old = told.surroundings.agreement
    return old, *told.surroundings.others.values()


def test_a_preview_tells_what_changes_and_changes_nothing(told):
    old, newer, _ = versions(told)
    before = told.case.copied()
    seen = preview(told.case, old, newer, terms(), at("2026-02-03"))
    changes = {one.key: (one.was, one.becomes) for one in seen.changes}
    assert seen.steps == (("eerst", "eerst"),)
    assert changes == {
        "steps.eerst.tipping_point": (date(2026, 3, 2), date(2026, 2, 16)),
        "steps.eerst.tasks.gesprek": (date(2026, 3, 2), None),
        "steps.eerst.tasks.brief": (None, date(2026, 3, 2)),
    }
    assert told.case == before


def test_after_the_move_the_case_runs_on_the_other_version(told):
    old, newer, _ = versions(told)
    move = moved(newer.id, preview(told.case, old, newer, terms(), at("2026-02-03")))
    told.says(move, on="2026-02-03")
    assert told.case.version == newer.id
    after = advanced(told.case, replace(told.surroundings, agreement=newer), at("2026-02-17"))
    assert [event.what.due for event in after.events if isinstance(event.what, Escalated)] == [
        date(2026, 2, 16)
    ]
    with pytest.raises(ValueError, match="runs on"):
        advanced(told.case, told.surroundings, at("2026-02-17"))


def test_a_step_without_a_like_must_be_named_first(told):
    old, _, renamed = versions(told)
    seen = preview(told.case, old, renamed, terms(), at("2026-02-03"))
    assert seen.steps == (("eerst", None),)
    assert seen.move is None
    with pytest.raises(ValueError, match="no step"):
        moved(renamed.id, seen)
    named = preview(told.case, old, renamed, terms(), at("2026-02-03"), {"eerst": "begin"})
    assert named.move == (("eerst", "begin"),)


def test_a_move_that_forgets_a_step_or_names_an_unknown_version_is_refused(told):
    _, newer, _ = versions(told)
    for what, code in (
        (MovedToVersion(newer.id, ()), "steps-not-mapped"),
        (MovedToVersion(newer.id, (("eerst", "nergens"),)), "steps-not-mapped"),
        (MovedToVersion("proef@1999-01-01", (("eerst", "eerst"),)), "unknown-name"),
    ):
        found = decide(
            told.case, what, told.surroundings, at("2026-02-03"), Actor("p", "school", "school")
        )
        assert isinstance(found, Refusal)
        assert found.code == code


def test_a_changed_calendar_tells_which_terms_it_moves_and_why(told):
    old, *_ = versions(told)
    # The school is closed for a week more: a term in school weeks moves, one in weeks does not.
    extra = {date(2026, 3, 2 + n) for n in range(5)}
    usual = lesson_days_of(HolidayRegion.MIDDEN, first=date(2020, 8, 1), last=date(2030, 7, 31))
    fewer = Terms(type(usual).of(day for day in usual.days if day not in extra))
    events = terms_moved(
        told.case,
        Surroundings(old, terms()),
        Surroundings(old, fewer),
        at("2026-02-04"),
        "school een week dicht",
    )
    assert [(one.what.timer, one.what.was, one.what.due, one.what.why) for one in events] == [
        (
            "steps.eerst.tasks.gesprek",
            date(2026, 3, 2),
            date(2026, 3, 9),
            "school een week dicht",
        )
    ]
    assert all(event.actor is None for event in events)
