"""The cases of the demonstration: courses that are chosen, told by its people, and kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from kantelpunt.absence.columns import day_of
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.decide import Surroundings
from kantelpunt.casework.due import begin_of
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.web.demo import words
from kantelpunt.web.demo.choosing import chosen
from kantelpunt.web.demo.concerns import tell_concern
from kantelpunt.web.demo.courses import Course, courses, loaded_region
from kantelpunt.web.demo.happenings import Setting
from kantelpunt.web.demo.names import drawn
from kantelpunt.web.demo.playing import Playing
from kantelpunt.web.demo.region import SPEC, Prepared
from kantelpunt.web.demo.tellers import everybody, voices_in
from kantelpunt.web.demo.telling import Telling
from kantelpunt.web.dossiers.replaying import Replay
from kantelpunt.web.dossiers.services import NewCase
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import Held, holders
from kantelpunt.web.protocols.selectors import agreement, shelf
from kantelpunt.web.register.selectors import fired_on, fired_signals, new_before
from kantelpunt.web.register.services import leave, put_in_case
from kantelpunt.web.schools.calendars import terms_of
from kantelpunt.web.schools.selectors import PupilInfo, SchoolInfo, enrolments, pupils
from kantelpunt.web.schools.selectors import school as school_called

_SEEDS = range(4)
_PER_PROTOCOL = 48
_JUDGED_WITHIN = timedelta(days=8)
_TRIES = 3
_CONCERN_FROM, _CONCERN_UNTIL = 6, 45


@dataclass
class World:
    """In what the cases are told.

    Attributes:
        fired: per pupil per signal the days of firing with the first day that contributed.
        reached: the steps in which there is a case now, with the protocol.
    """

    day: date
    schools: dict[str, SchoolInfo]
    everyone: list[tuple[str, Held]]
    fired: dict[str, dict[str, list[tuple[date, date]]]]
    reached: set[tuple[str, str]] = field(default_factory=set)


def write_cases(prepared: Prepared, day: date) -> None:
    """Write the cases as they stand on a day, and what became of the signals."""
    schools = {one: school_called(one) for one in prepared.organisations}
    world = World(day, schools, everybody(day), fired_signals())
    enrolled = dict(enrolments(day).values_list("pupil_id", "school_id"))
    loaded = loaded_region(prepared.region, SPEC.school_year)
    with_case = set[str]()
    for protocol in sorted(set(prepared.protocols.values())):
        version = shelf().of_protocol(protocol)[-1]
        own = {
            pupil: school
            for pupil, school in enrolled.items()
            if prepared.protocols[school] == protocol
        }
        found = [one for one in courses(loaded, version, own, _SEEDS) if _is_known(one, world)]
        picked = chosen(found, day, _PER_PROTOCOL)
        known = pupils((one.pupil for one in picked), day)
        for one in picked:
            _write_course(one, known[one.pupil], _name(version), world)
        with_case |= {one.pupil for one in picked}
        _write_concerns(version, own, with_case, world)
    _leave_others(world)


def _name(version: ProtocolVersion) -> str:
    return f"{version.id}@{version.first.isoformat()}"


def _is_known(course: Course, world: World) -> bool:
    """The signal with which it began stands in the register."""
    first = next((deed.what for _, deed, _ in course.model.told if deed.kind == "signal"), "")
    fired = world.fired.get(course.pupil, {}).get(first, ())
    return any(one <= day_of(course.model.opened) for one, _ in fired)


def _telling(pupil: PupilInfo, version: str, opened: date, world: World) -> Telling:
    sector = pupil.sector or Sector.VO
    around = Surroundings(agreement(version, sector), terms_of(pupil.school, SchoolYear.of(opened)))
    new = NewCase(pupil.id, pupil.school, pupil.organisation, sector, version)
    place = world.schools[pupil.school].municipality
    voices = voices_in(around.agreement, pupil, place, world.everyone)
    age = pupil.age_on(opened) or 0
    here = Setting(
        pupil.id,
        pupil.birth_date,
        age,
        opened,
        world.day,
        around.agreement,
        voices,
        around.terms.lesson_days,
    )
    return Telling(Replay(new, around), here)


def _write_course(course: Course, pupil: PupilInfo, version: str, world: World) -> None:
    opened = day_of(course.model.opened)
    telling = _telling(pupil, version, opened, world)
    playing = Playing(course, telling, world.fired[pupil.id])
    if playing.play():
        case = _keep(telling, world)
        (teller, _), *_ = telling.here.voices.in_functions("absence_coordinator")
        put_in_case(fired_on(pupil.id, playing.joined), case, teller.person, at(opened))


def _keep(telling: Telling, world: World) -> str:
    kept = telling.replay.keep(begin_of(world.day))
    if not telling.replay.case.closed:
        protocol = telling.replay.agreement.id
        world.reached |= {(protocol, stage) for stage in telling.replay.case.stages}
    return kept


def _write_concerns(
    version: ProtocolVersion, enrolled: Mapping[str, str], with_case: set[str], world: World
) -> None:
    """A case in each step and situation in which there is none yet."""
    name = _name(version)
    others = sorted(set(enrolled) - with_case, key=lambda one: drawn(one, "concern"))
    known = pupils(others, world.day)
    for sector in dict.fromkeys(one.sector for one in known.values() if one.sector):
        free = iter([one for one in others if known[one].sector is sector])
        for stage in agreement(name, sector).stages.values():
            for pupil in _few(free) if (name, stage.id) not in world.reached else ():
                days = _CONCERN_FROM + int(drawn(pupil, "concerned") * _CONCERN_UNTIL)
                opened = world.day - timedelta(days=days)
                telling = _telling(known[pupil], name, opened, world)
                if tell_concern(telling, stage):
                    with_case.add(pupil)
                    _keep(telling, world)
                    break


def _few(pupils_left: Iterator[str]) -> Iterator[str]:
    return (one for _, one in zip(range(_TRIES), pupils_left, strict=False))


def _leave_others(world: World) -> None:
    """Older signals of other pupils were looked at, and left."""
    at_schools = {one.organisation: one.code for one in world.schools.values()}
    found = holders(["absence_coordinator"], at_schools, world.day)
    by = {at_schools[one.organisation]: one.person for one in found}
    before = world.day - _JUDGED_WITHIN
    for school, person in by.items():
        leave(new_before(school, before), words.LEFT, person, at(before))
