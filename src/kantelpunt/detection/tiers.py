"""The tiers of a protocol: per school how many pupils fall in each, and whether goals are met."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s, day_number
from kantelpunt.absence.register import Register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.children import Children, children_of
from kantelpunt.detection.conditions import condition_of
from kantelpunt.detection.daily import holding, ready, stretch_of
from kantelpunt.detection.daily_arrays import places_of
from kantelpunt.detection.jobs import absence_rules
from kantelpunt.detection.persons import judged_span
from kantelpunt.protocol.model.agreements import Tier
from kantelpunt.protocol.reader import ProtocolVersion

_NONE = -1


@dataclass(frozen=True)
class TierCount:
    """How many pupils of a school fall in a tier.

    Attributes:
        share: the percentage of the pupils whose data are complete, exact; None without such.
        goal: as the protocol writes it, such as `goal_at_most: 5%`; empty without a goal.
        met: whether the goal is met; None without a goal or without a share.
    """

    tier: str
    name: str
    pupils: int
    share: Fraction | None
    goal: str
    met: bool | None


@dataclass(frozen=True)
class SchoolTiers:
    """The pupils who are enrolled at a school on a day, by tier of its protocol.

    Attributes:
        day: the last day looked at.
        unknown: pupils of a school that has not handed in that day; they are in no tier.
        in_no_tier: pupils for whom no tier holds, where every tier names signals.
    """

    school: str
    protocol: str
    day: date
    tiers: tuple[TierCount, ...]
    unknown: int
    in_no_tier: int


def tiers(
    register: Register, assignment: Assignment, until: date | None = None
) -> list[SchoolTiers]:
    """Count pupils per tier, for every school that works by a protocol with tiers.

    A pupil is in the first tier, in the order of the protocol, of which one signal's condition
    holds on its last lesson day that is known; a tier without signals takes all the others.

    Args:
        register: the loaded region.
        assignment: which protocol judges which school; that of the last day looked at counts.
        until: the last day looked at, where no registration says so.
    """
    span = judged_span(register, until)
    if span is None:
        return []
    last, schools = span[1], register.region.schools
    versions = [assignment.version_on(school, last) for school in schools]
    if not any(version and version.protocol.tiers for version in versions):
        return []
    children, school_of = children_of(register), _school_on(register, day_number(span[1]))
    submitted = {row.school: row.submitted_until for row in register.region.submissions or ()}
    found = []
    in_tier: dict[tuple[str, date], Int64s] = {}
    for place, (school, version) in enumerate(zip(schools, versions, strict=True)):
        if version is None or not version.protocol.tiers:
            continue
        key = (version.id, version.first)
        if key not in in_tier:
            in_tier[key] = _in_tier(register, version, children)
        own = in_tier[key][school_of == place]
        is_known = submitted.get(school.school, last) >= last
        found.append(_counted(school.school, version, last, own, is_known=is_known))
    return found


def tiers_of_pupils(
    register: Register, assignment: Assignment, school: str, until: date | None = None
) -> dict[str, str]:
    """Per pupil of a school the tier, by the same rules; pupils in no tier lack.

    Empty where the school works by no protocol with tiers, or has not handed in the day itself.

    Args:
        register: the loaded region.
        assignment: which protocol judges which school; that of the last day looked at counts.
        school: id of the school.
        until: the last day looked at, where no registration says so.
    """
    span = judged_span(register, until)
    places = {one.school: place for place, one in enumerate(register.region.schools)}
    if span is None or school not in places:
        return {}
    last, place = span[1], places[school]
    version = assignment.version_on(register.region.schools[place], last)
    submitted = {row.school: row.submitted_until for row in register.region.submissions or ()}
    if version is None or not version.protocol.tiers or submitted.get(school, last) < last:
        return {}
    in_tier = _in_tier(register, version, children_of(register))
    here = np.flatnonzero((_school_on(register, day_number(last)) == place) & (in_tier != _NONE))
    return {register.pupils[one]: version.protocol.tiers[in_tier[one]].id for one in here.tolist()}


def _counted(
    school: str, version: ProtocolVersion, day: date, own: Int64s, *, is_known: bool
) -> SchoolTiers:
    known = own if is_known else own[:0]
    counts = tuple(
        _count(tier, int(np.count_nonzero(known == number)), len(known))
        for number, tier in enumerate(version.protocol.tiers)
    )
    return SchoolTiers(
        school,
        version.id,
        day,
        counts,
        len(own) - len(known),
        int(np.count_nonzero(known == _NONE)),
    )


def _count(tier: Tier, pupils: int, all_known: int) -> TierCount:
    share = Fraction(100 * pupils, all_known) if all_known else None
    goal, met = "", None
    if tier.goal_at_most is not None:
        goal = f"goal_at_most: {tier.goal_at_most}"
        met = None if share is None else share <= Fraction(tier.goal_at_most.rstrip("%"))
    if tier.goal_exceeds is not None:
        goal = f"goal_exceeds: {tier.goal_exceeds}"
        met = None if share is None else share > Fraction(tier.goal_exceeds.rstrip("%"))
    return TierCount(tier.id, tier.name, pupils, share, goal, met)


def _in_tier(register: Register, version: ProtocolVersion, children: Children) -> Int64s:
    """Per pupil the number of its tier, or none."""
    tiers = version.protocol.tiers
    found = np.full(len(register.pupils), _NONE, dtype=np.int64)
    for number, tier in reversed(list(enumerate(tiers))):
        if tier.signals:
            found[_holds(register, version, tier.signals, children)] = number
    rest = [number for number, tier in enumerate(tiers) if not tier.signals]
    if rest:
        found[found == _NONE] = rest[0]
    return found


def _holds(
    register: Register, version: ProtocolVersion, signals: Sequence[str], children: Children
) -> NDArray[np.bool_]:
    """Per pupil whether one of these signals' conditions holds on its last known lesson day."""
    pupil, place = _last_known(register)
    asked = stretch_of((pupil, place, place), np.arange(len(pupil)))
    held = np.zeros(len(register.pupils), dtype=np.bool_)
    rules = absence_rules(version)
    for rule in rules:
        if rule.signal in signals:
            condition = condition_of(rule, rules)
            one = ready(register, condition, children, register.lines.known)
            held[pupil] |= holding(one, asked)
    return held


def _last_known(register: Register) -> tuple[Int64s, Int64s]:
    """The pupils with a known lesson day, and the last one of each."""
    first, last = register.times.first, register.times.last
    numbers = np.arange(len(register.lines.known), dtype=np.int64)
    before = np.maximum.accumulate(np.where(register.lines.known, numbers, -1))
    place = before[last] if len(before) else last
    some = np.flatnonzero((last >= first) & (place >= first))
    return some.astype(np.int64), place[some]


def _school_on(register: Register, day: int) -> Int32s:
    """Per pupil the place of its school on a day, or -1: that of the enrolment begun last."""
    table, schools = register.region.enrolments, register.region.schools
    pupil = places_of(table.pupil, {name: place for place, name in enumerate(register.pupils)})
    school = places_of(table.school, {one.school: place for place, one in enumerate(schools)})
    here = (pupil >= 0) & (school >= 0) & (table.first <= day) & (table.last >= day)
    rows = np.flatnonzero(here)
    rows = rows[np.lexsort((rows, table.first[rows]))]
    found = np.full(len(register.pupils), _NONE, dtype=np.int32)
    # Of several the last one written stays.
    found[pupil[rows]] = school[rows]
    return found
