"""The cases of the demonstration: courses that are chosen, told by its people, and kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.absence.columns import day_of
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.decide import Surroundings
from kantelpunt.casework.due import begin_of
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.demo import words
from kantelpunt.web.demo.choosing import chosen
from kantelpunt.web.demo.courses import Course, courses, loaded_region
from kantelpunt.web.demo.happenings import Setting
from kantelpunt.web.demo.playing import Playing
from kantelpunt.web.demo.region import SPEC, Prepared
from kantelpunt.web.demo.tellers import everybody, voices_in
from kantelpunt.web.dossiers.replaying import Replay
from kantelpunt.web.dossiers.services import NewCase
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import Held, holders
from kantelpunt.web.protocols.selectors import agreement, shelf
from kantelpunt.web.register.loading import fired_signals, join_signals, leave_signals
from kantelpunt.web.schools.calendars import terms_of
from kantelpunt.web.schools.selectors import PupilInfo, SchoolInfo, enrolments, pupils
from kantelpunt.web.schools.selectors import school as school_called

_SEEDS = range(6)
_PER_PROTOCOL = 50
_JUDGED_WITHIN = timedelta(days=18)


@dataclass(frozen=True)
class World:
    """In what the cases are told.

    Attributes:
        fired: per pupil and signal the days of firing with the first day that contributed.
    """

    day: date
    schools: dict[str, SchoolInfo]
    everyone: list[tuple[str, Held]]
    fired: dict[tuple[str, str], list[tuple[date, date]]]


def write_cases(prepared: Prepared, day: date) -> None:
    """Write the cases as they stand on a day, and what became of the signals."""
    schools = {one: school_called(one) for one in prepared.organisations}
    world = World(day, schools, everybody(day), fired_signals())
    enrolled = dict(enrolments(day).values_list("pupil_id", "school_id"))
    loaded = loaded_region(prepared.region, SPEC.school_year)
    for protocol in sorted(set(prepared.protocols.values())):
        version = shelf().of_protocol(protocol)[-1]
        own = {
            pupil: school
            for pupil, school in enrolled.items()
            if prepared.protocols[school] == protocol
        }
        found = [one for one in courses(loaded, version, own, _SEEDS) if _is_known(one, world)]
        known = pupils((one.pupil for one in found), day)
        for one in chosen(found, day, _PER_PROTOCOL):
            _write(one, known[one.pupil], f"{version.id}@{version.first.isoformat()}", world)
    _leave_others(world)


def _is_known(course: Course, world: World) -> bool:
    """The signal with which it began stands in the register."""
    first = next((deed.what for _, deed, _ in course.model.told if deed.kind == "signal"), "")
    fired = world.fired.get((course.pupil, first), ())
    return any(one <= day_of(course.model.opened) for one, _ in fired)


def _write(course: Course, pupil: PupilInfo, version: str, world: World) -> None:
    sector, opened = pupil.sector or Sector.VO, day_of(course.model.opened)
    around = Surroundings(agreement(version, sector), terms_of(pupil.school, SchoolYear.of(opened)))
    replay = Replay(NewCase(pupil.id, pupil.school, pupil.organisation, sector, version), around)
    protocol = around.agreement.protocol
    place = world.schools[pupil.school].municipality
    voices = voices_in(protocol, pupil, place, world.everyone)
    age = pupil.age_on(opened) or 0
    here = Setting(pupil.id, pupil.birth_date, age, opened, world.day, around.agreement, voices)
    playing = Playing(course, replay, here, dict(_fired_for(pupil.id, world)))
    if playing.play():
        case = replay.keep(begin_of(world.day))
        (teller, _), *_ = voices.in_functions("absence_coordinator")
        join_signals(case, pupil.id, playing.joined, teller.person, at(opened))


def _fired_for(pupil: str, world: World) -> Iterator[tuple[str, list[tuple[date, date]]]]:
    for (who, signal), days in world.fired.items():
        if who == pupil:
            yield signal, days


def _leave_others(world: World) -> None:
    """Older signals of other pupils were looked at, and left."""
    at_schools = {one.organisation: one.code for one in world.schools.values()}
    found = holders(["absence_coordinator"], at_schools, world.day)
    by = {at_schools[one.organisation]: one.person for one in found}
    before = world.day - _JUDGED_WITHIN
    leave_signals(by, before, at(before), words.LEFT)
