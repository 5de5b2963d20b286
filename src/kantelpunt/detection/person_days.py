"""Days on end on which a child is without a school, or exempt: counted in calendar days."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s
from kantelpunt.absence.legal_status import article_name, frees_from_enrolment
from kantelpunt.absence.region import Region
from kantelpunt.detection.children import Children, of_names
from kantelpunt.detection.daily_arrays import places_of
from kantelpunt.protocol.signal_rules import Limits, Measure, SignalRule

_HOME, _SCHOOL, _EXEMPT, _MEANT = range(4)


@dataclass(frozen=True)
class Days:
    """Stretches of days of children; first and last both count."""

    child: Int64s
    first: Int64s
    last: Int64s


def children_of_region(region: Region) -> Children:
    """Every child that stands in `pupils.csv` or `residents.csv`."""
    names = dict.fromkeys(region.enrolments.pupil.values)
    names |= dict.fromkeys(region.residents.pupil.values if region.residents else ())
    return of_names(region, {name: place for place, name in enumerate(names)})


def runs_of(rule: SignalRule, children: Children, first: int, last: int) -> Days:
    """The longest stretches of days that count for a rule, within a first and a last day.

    Args:
        rule: of a measure that counts no absence; its files are there.
        children: of the region.
        first: day number before which nothing is looked at.
        last: day number after which nothing is.
    """
    region, everyone = children.region, np.arange(len(children.names))
    without_school = rule.measure is Measure.NOT_ENROLLED
    homes = Days(everyone, np.full(len(everyone), first), np.full(len(everyone), last))
    if (lives := region.residents) is not None:
        homes = _stretches(places_of(lives.pupil, children.names), lives.first, lives.last)
    parts = [homes, _enrolled(children), _exempt(rule, children), _meant(rule.only, children)]
    parts = [_within(part, first, last) for part in parts]
    if not without_school:
        held = np.isin(everyone, parts[_EXEMPT].child)
        parts = [_only(part, held) for part in parts]
    child, day, depths = _swept(parts)
    home, school, exempt, meant = (depths[kind] > 0 for kind in range(len(parts)))
    counts = home & ~school & ~exempt if without_school else exempt & (home | school)
    return _joined(child, day, counts & meant)


def _stretches(child: Int32s, first: Int32s, last: Int32s) -> Days:
    known = child >= 0
    return Days(*(part[known].astype(np.int64) for part in (child, first, last)))


def _enrolled(children: Children) -> Days:
    """Enrolments at schools that are known."""
    table, schools = children.region.enrolments, {s.school: 0 for s in children.region.schools}
    own = np.where(
        places_of(table.school, schools) >= 0, places_of(table.pupil, children.names), -1
    )
    return _stretches(own.astype(np.int32), table.first, table.last)


def _exempt(rule: SignalRule, children: Children) -> Days:
    """Exemptions that count: those that allow to be without a school, or of the rule's articles."""
    table = children.region.exemptions
    if table is None:
        raise AssertionError("a rule that needs exemptions.csv is not judged without it")
    wanted = {article_name(article) for article in rule.articles}
    counted = np.array(
        [
            frees_from_enrolment(article)
            if rule.measure is Measure.NOT_ENROLLED
            else not wanted or article_name(article) in wanted
            for article in table.article.values
        ],
        dtype=np.bool_,
    )
    counts = counted[table.article.codes] if len(counted) else np.zeros(0, dtype=np.bool_)
    own = np.where(counts, places_of(table.pupil, children.names), -1).astype(np.int32)
    return _stretches(own, table.first, table.last)


def _meant(limits: Limits, children: Children) -> Days:
    """The days on which children are within the limits, in one stretch per part of their life."""
    everyone = np.arange(len(children.names), dtype=np.int64)
    least, most = np.iinfo(np.int32).min, np.iinfo(np.int32).max
    meant = children.meant(limits)
    if meant is None:
        return Days(everyone, np.full(len(everyone), least), np.full(len(everyone), most))
    bounds = meant.boundaries.astype(np.int64)
    edges = [np.full(len(everyone), least), *bounds[:, :3].T, np.full(len(everyone), most)]
    wanted = [phase for phase, is_wanted in enumerate(meant.wanted.tolist()) if is_wanted]
    firsts = [np.maximum(edges[phase], bounds[:, 3]) for phase in wanted]
    lasts = [np.minimum(edges[phase + 1], bounds[:, 4]) - 1 for phase in wanted]
    return Days(np.tile(everyone, len(wanted)), np.concatenate(firsts), np.concatenate(lasts))


def _within(days: Days, first: int, last: int) -> Days:
    begins, ends = np.maximum(days.first, first), np.minimum(days.last, last)
    some = begins <= ends
    return Days(days.child[some], begins[some], ends[some])


def _only(days: Days, wanted: NDArray[np.bool_]) -> Days:
    some = wanted[days.child]
    return Days(days.child[some], days.first[some], days.last[some])


def _swept(parts: list[Days]) -> tuple[Int64s, Int64s, Int64s]:
    """How many stretches of each kind hold, from each day on which that changes.

    Returns:
        Child and day of each change, by child and day, and the depths, shape (kinds, changes).
    """
    child = np.concatenate([np.tile(part.child, 2) for part in parts])
    day = np.concatenate([side for part in parts for side in (part.first, part.last + 1)])
    kind = np.repeat(np.arange(len(parts)), [2 * len(part.child) for part in parts])
    change = np.concatenate([np.repeat([1, -1], len(part.child)) for part in parts])
    order = np.lexsort((day, child))
    child, day, kind, change = child[order], day[order], kind[order], change[order]
    # Every stretch that begins also ends, so that nothing is left for the next child.
    depths = np.stack([np.cumsum(np.where(kind == one, change, 0)) for one in range(len(parts))])
    ends = np.ones(len(day), dtype=np.bool_)
    ends[:-1] = (child[1:] != child[:-1]) | (day[1:] != day[:-1])
    return child[ends], day[ends], depths[:, ends]


def _joined(child: Int64s, day: Int64s, counts: NDArray[np.bool_]) -> Days:
    """The stretches from one change to the next that count, put together where they touch."""
    before = np.zeros(len(counts), dtype=np.bool_)
    before[1:] = counts[:-1] & (child[1:] == child[:-1])
    begins = np.flatnonzero(counts & ~before)
    ends = np.flatnonzero(~counts & before)
    return Days(child[begins], day[begins], day[ends] - 1)
