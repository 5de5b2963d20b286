"""The pupils of a school in levels: by the tiers of its protocol, or by what runs for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.absence.entities import School
from kantelpunt.absence.register import Register, load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.tiers import SchoolTiers, TierCount, tiers, tiers_of_pupils
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.web.dossiers.selectors import running_at
from kantelpunt.web.protocols.selectors import assignment
from kantelpunt.web.register.region import region_of, registered_days
from kantelpunt.web.register.selectors import fired_in
from kantelpunt.web.schools.region_tables import ever_at, schools_table
from kantelpunt.web.schools.selectors import SchoolInfo, pupils_at

_MONTH = timedelta(days=30)
_MET = {True: Text("gehaald", "met"), False: Text("niet gehaald", "not met")}
_CASE, _SIGNAL, _REST = "dossier", "signaal", "overig"
_BY_WORK = {
    _CASE: Text("Met een dossier", "With a case"),
    _SIGNAL: Text("Met een signaal van de laatste 30 dagen", "With a signal of the last 30 days"),
    _REST: Text("Zonder dossier of nieuw signaal", "Without a case or a recent signal"),
}


@dataclass(frozen=True)
class Level:
    """A level of the pyramid.

    Attributes:
        share: in percents of the pupils whose data are known, rounded to one decimal.
        goal: what the protocol aims at, in words; empty without a goal. `met` says whether it is.
    """

    id: str
    name: str | Text
    pupils: int
    share: float | None
    goal: Text | None = None
    met: Text | None = None


@dataclass(frozen=True)
class Moved:
    """A pupil who was in another level a month ago."""

    pupil: str
    before: str | Text
    now: str | Text
    up: bool


@dataclass(frozen=True)
class Levels:
    """How the pupils of a school are spread.

    Attributes:
        day: the last day that is known, as of which is counted; None when nothing is known.
        compared: the day with which is compared.
        levels: the highest, that of the fewest pupils, first.
        unknown: pupils of whom it is not known.
        of_protocol: whether the protocol names these levels.
        moved: upwards first.
    """

    day: date | None
    compared: date | None
    levels: tuple[Level, ...]
    unknown: int
    of_protocol: bool
    moved: tuple[Moved, ...] = ()


def levels_of(school: SchoolInfo, known_until: date | None, today: date) -> Levels:
    """The levels of a school, as of the last day that it has handed in.

    Args:
        school: which one.
        known_until: that day; None when the school never handed in anything.
        today: the day it is.
    """
    if known_until is None:
        unknown = pupils_at(school.organisation, today).filter(school=school.code).count()
        return Levels(None, None, (), unknown, of_protocol=False)
    day = min(known_until, today)
    judged = assignment()
    entity = next(one for one in schools_table() if one.school == school.code)
    version = judged.version_on(entity, day)
    if version is None or not version.protocol.tiers:
        return _by_work(school, day)
    return _by_tiers(entity, version, judged, day)


def _by_tiers(school: School, version: ProtocolVersion, judged: Assignment, day: date) -> Levels:
    whose = (
        None
        if any(one.rule.average for one in version.protocol.signals)
        else ever_at(school.school)
    )
    region, kept, before = region_of(whose), registered_days(), day - _MONTH
    registers: list[Register] = [load_register(region, at, kept=kept) for at in (day, before)]
    found = [one for one in tiers(registers[0], judged, day) if one.school == school.school]
    if not found:
        return Levels(day, before, (), 0, of_protocol=True)
    told: SchoolTiers = found[0]
    now, then = (
        tiers_of_pupils(register, judged, school.school, at)
        for register, at in zip(registers, (day, before), strict=True)
    )
    names = {one.id: one.name for one in version.protocol.tiers}
    return Levels(
        day,
        before,
        tuple(_level(one) for one in told.tiers),
        told.unknown + told.in_no_tier,
        of_protocol=True,
        moved=_moved(now, then, names),
    )


def _level(one: TierCount) -> Level:
    kind, _, goal = one.goal.partition(": ")
    told = None
    if goal:
        at_most = kind == "goal_at_most"
        told = Text(
            f"hoogstens {goal}" if at_most else f"meer dan {goal}",
            f"at most {goal}" if at_most else f"more than {goal}",
        )
    share = None if one.share is None else round(float(one.share), 1)
    met = None if one.met is None else _MET[one.met]
    return Level(one.tier, one.name, one.pupils, share, told, met)


def _moved(
    now: Mapping[str, str], then: Mapping[str, str], names: Mapping[str, str | Text]
) -> tuple[Moved, ...]:
    """Pupils who are known on both days and in another level, upwards first."""
    rank = {name: place for place, name in enumerate(names)}
    found = [
        Moved(pupil, names[then[pupil]], names[tier], rank[tier] < rank[then[pupil]])
        for pupil, tier in now.items()
        if pupil in then and then[pupil] != tier
    ]
    return tuple(sorted(found, key=lambda one: (not one.up, one.pupil)))


def _by_work(school: SchoolInfo, day: date) -> Levels:
    """Where the protocol names no levels: by what runs for each pupil."""
    rows = pupils_at(school.organisation, day).filter(school=school.code)
    enrolled = set(rows.values_list("pupil_id", flat=True))
    before = day - _MONTH
    fired = fired_in(school.code, before - _MONTH, day)
    now = _spread(enrolled, running_at(school.organisation, day), fired, day)
    then = _spread(enrolled, running_at(school.organisation, before), fired, before)
    counts = Counter(now.values())
    total = len(enrolled)
    levels = tuple(
        Level(
            key,
            name,
            counts[key],
            round(100 * counts[key] / total, 1) if total else None,
        )
        for key, name in _BY_WORK.items()
    )
    return Levels(day, before, levels, 0, of_protocol=False, moved=_moved(now, then, _BY_WORK))


def _spread(
    enrolled: Iterable[str], in_case: set[str], fired: Iterable[tuple[str, date]], day: date
) -> dict[str, str]:
    signalled = {pupil for pupil, on in fired if day - _MONTH < on <= day}
    return {
        pupil: _CASE if pupil in in_case else _SIGNAL if pupil in signalled else _REST
        for pupil in enrolled
    }
