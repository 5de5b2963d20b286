"""Whether a protocol keeps its promises, and the national one, from every start date of a year."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foresight.promises.clock import Days
from kantelpunt.foresight.promises.courses import Course, courses
from kantelpunt.foresight.promises.dates import Dates, Undated
from kantelpunt.foresight.promises.ladder import Ladder, ladder_groups, ladder_of
from kantelpunt.foresight.promises.meanings import Meaning, meant, other_meanings
from kantelpunt.foresight.promises.outcome import Holds, Judged, Outcome, outcome_of
from kantelpunt.foresight.promises.year import RegionYear
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.agreed_terms import AgreedTerm, TermKind
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.reader import ProtocolVersion

NATIONAL = "landelijk-drie-maanden"
"""The name of the national promise, which stands in no protocol: an offer within three months."""
DEFAULT = "default"
WITHOUT_HOPE = "zonder-hoop"
_AS_READ = -1


@dataclass(frozen=True)
class Held:
    """A promise that courses are held against.

    Attributes:
        id: in the protocol, or `NATIONAL`.
        name: for people; empty for the national one.
    """

    id: str
    name: str
    within: AgreedTerm
    from_: str


@dataclass(frozen=True)
class OtherOutcome:
    """The outcome under one reading."""

    id: str
    holds: Holds
    failing: int


@dataclass(frozen=True)
class Kept:
    """A promise for the sectors that share a ladder, over a school year.

    Attributes:
        sectors: empty when all sectors of the protocol share one ladder.
        readings: the default first, then every reading that bears on the result.
    """

    promise: Held
    sectors: tuple[Sector, ...]
    outcome: Outcome
    readings: tuple[OtherOutcome, ...]

    @property
    def name(self) -> str:
        """The id of the promise, with the sectors where these differ: `drie-maanden (po, so)`."""
        return f"{self.promise.id} ({', '.join(self.sectors)})" if self.sectors else self.promise.id


Years: TypeAlias = Mapping[HolidayRegion, RegionYear]


def promises_of(protocol: Protocol) -> list[Held]:
    """The promises of a protocol, and the national one."""
    own = [Held(one.id, one.name, one.within, one.from_) for one in protocol.promises]
    three = AgreedTerm(TermKind.NUMBER, Term(3, TermUnit.MONTHS))
    return [*own, Held(NATIONAL, "", three, "first_day_of_absence")]


def kept_promises(version: ProtocolVersion, years: Years) -> list[Kept]:
    """Every promise of a protocol and the national one, for each group of sectors.

    Args:
        version: the protocol.
        years: the start dates of each holiday region.

    Raises:
        CalendarEnds: when the calendar ends before a term.
    """
    work = _Work(version, years, list(other_meanings(version.content)))
    groups = ladder_groups(version.protocol)
    return [
        _kept(work, held, group, alone=len(groups) == 1)
        for group in groups
        for held in promises_of(version.protocol)
    ]


@dataclass(frozen=True)
class _Walked:
    """Courses of one region that go the same way, and what works out days along them."""

    year: RegionYear
    dates: Dates
    course: Course


_Course: TypeAlias = tuple[int, Sector, bytes]
"""The reading, the sector, and until when hope may last from each start."""


@dataclass
class _Work:
    """What several promises and readings share.

    Attributes:
        protocols: by the number of the reading; the text as it was read under `_AS_READ`.
        walked: courses without hope.
        hoping: courses with hope, of one region.
    """

    version: ProtocolVersion
    years: Years
    meanings: list[Meaning]
    protocols: dict[int, Protocol] = field(default_factory=dict)
    walked: dict[tuple[int, Sector], list[_Walked]] = field(default_factory=dict)
    hoping: dict[tuple[_Course, HolidayRegion], list[_Walked]] = field(default_factory=dict)


def _kept(work: _Work, held: Held, sectors: Sequence[Sector], *, alone: bool) -> Kept:
    outcome = _outcome(work, _AS_READ, held.id, sectors)
    readings = [OtherOutcome(DEFAULT, outcome.holds, outcome.failures)]
    parts = outcome.parts | {f"promises.{held.id}"}
    for number, meaning in enumerate(work.meanings):
        if meaning.bears_on(parts):
            other = _outcome(work, number, held.id, sectors)
            readings.append(OtherOutcome(meaning.id, other.holds, other.failures))
    if any(place.startswith("facts.") for place in outcome.depends_on):
        other = _outcome(work, _AS_READ, held.id, sectors, hope=False)
        if (other.holds, other.failing) != (outcome.holds, outcome.failing):
            readings.append(OtherOutcome(WITHOUT_HOPE, other.holds, other.failures))
    return Kept(held, () if alone else tuple(sectors), outcome, tuple(readings))


def _outcome(
    work: _Work, reading: int, promise: str, sectors: Sequence[Sector], *, hope: bool = True
) -> Outcome:
    """A promise as a reading has it; sectors that part ways under it are judged each."""
    protocol = _protocol(work, reading)
    held = next(one for one in promises_of(protocol) if one.id == promise)
    # Where a reading changes promises alone, cases go as they go without it.
    as_read = reading == _AS_READ or work.meanings[reading].is_of_promises
    judged: list[Judged] = []
    for group in ladder_groups(protocol):
        for sector in [one for one in group if one in sectors][:1]:
            judged += _judged(work, (_AS_READ if as_read else reading, sector), held, hope=hope)
    return outcome_of(judged)


def _protocol(work: _Work, reading: int) -> Protocol:
    if reading == _AS_READ:
        return work.version.protocol
    if reading not in work.protocols:
        work.protocols[reading] = meant(work.version, work.meanings[reading])
    return work.protocols[reading]


def _judged(work: _Work, key: tuple[int, Sector], held: Held, *, hope: bool) -> Iterator[Judged]:
    if key not in work.walked:
        ladder = ladder_of(_protocol(work, key[0]), key[1])
        work.walked[key] = list(_walked(ladder, work.years))
    walked = work.walked[key]
    hopeful = hope and bool(walked[0].dates.ladder.hopes)
    for one in _hoping(work, key, walked, held) if hopeful else walked:
        yield Judged(one.year.region, one.course, _due(one, held))


def _walked(ladder: Ladder, years: Years) -> Iterator[_Walked]:
    """The courses on which nobody records hope."""
    for year in years.values():
        dates = Dates(ladder, year.clock)
        for course in courses(ladder, year.clock, year.starts):
            yield _Walked(year, dates, course)


def _hoping(
    work: _Work, key: tuple[int, Sector], walked: Sequence[_Walked], held: Held
) -> Iterator[_Walked]:
    """The courses on which hope lasts as long as it may: until the end of the promise."""
    for year in work.years.values():
        own = [one for one in walked if one.year is year]
        until, dates = year.starts.copy(), own[0].dates
        for one in own:
            due = _due(one, held)
            if due is not None:
                until[one.course.walk.which] = due
        course = ((*key, until.tobytes()), year.region)
        if course not in work.hoping:
            found = courses(dates.ladder, year.clock, year.starts, until)
            work.hoping[course] = [_Walked(year, dates, one) for one in found]
        yield from work.hoping[course]


def _due(walked: _Walked, held: Held) -> Days | None:
    """The last day of a promise; one from the signal runs from the first that fired."""
    walk = walked.course.walk
    from_first = replace(walk, fired=walk.signalled)
    due = walked.dates.due(from_first, "", held.within, held.from_)
    return None if isinstance(due, Undated) else due.days
