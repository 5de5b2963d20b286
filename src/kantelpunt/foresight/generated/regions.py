"""Generated regions: a whole region, or the same region block by block."""

from collections.abc import Iterator
from dataclasses import dataclass

from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.calendar.vacations import HolidayRegion, require_covered
from kantelpunt.foresight.generated.assembly import Lines, frame_of, region_of
from kantelpunt.foresight.generated.assumptions import MOST_PUPILS
from kantelpunt.foresight.generated.pieces import Piece, school_piece
from kantelpunt.foresight.generated.plan import plan_region
from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text


@dataclass(frozen=True)
class RegionSpec:
    """What settles a generated region: the same three always give the same region.

    Attributes:
        pupils: how many pupils are enrolled in the region; from 1.
        seed: a whole number from 0.
        school_year: the year of which the absence is made.
    """

    pupils: int
    seed: int
    school_year: SchoolYear


def generated_region(spec: RegionSpec) -> Region:
    """A whole region at once.

    Raises:
        InputRefused: when the number of pupils or the seed cannot be used.
        CalendarEnds: when the vacations of the school year, or the year before, are not known.
    """
    (region,) = generated_blocks(spec, pupils_per_block=max(spec.pupils, 1))
    return region


def generated_blocks(spec: RegionSpec, pupils_per_block: int = 100_000) -> Iterator[Region]:
    """The same region in blocks of pupils.

    Every block holds all schools, reasons, schedules, calendars, protocols and submissions, and
    the other rows of its own pupils. The blocks one after the other are the whole region, with
    lines that run on. Children without a school come with the block of the last pupil of the
    school they live near.

    Raises:
        InputRefused: when the number of pupils, the seed or the size of a block cannot be used.
        CalendarEnds: when the vacations of the school year, or the year before, are not known.
    """
    _require_sound(spec, pupils_per_block)
    return _blocks(spec, pupils_per_block)


def _blocks(spec: RegionSpec, pupils_per_block: int) -> Iterator[Region]:
    plan = plan_region(spec.pupils, spec.seed, spec.school_year)
    frame = frame_of(plan)
    lines = Lines()
    pending: list[Piece] = []
    end = min(pupils_per_block, spec.pupils)
    for place in range(len(plan.schools)):
        piece = school_piece(plan, place)
        while piece.until >= end and piece.first < piece.until:
            pending.append(piece.before(end))
            yield region_of(plan, frame, pending, lines)
            lines = lines.after(pending)
            pending, piece = [], piece.after(end)
            end = min(end + pupils_per_block, spec.pupils)
        if piece.first < piece.until:
            pending.append(piece)


def _require_sound(spec: RegionSpec, pupils_per_block: int) -> None:
    problems = []
    if not 1 <= spec.pupils <= MOST_PUPILS:
        problems.append(
            _problem(
                "generated-pupils",
                f"{spec.pupils} leerlingen kan niet; kies een aantal van 1 tot {MOST_PUPILS}",
                f"{spec.pupils} pupils cannot be; choose a number from 1 to {MOST_PUPILS}",
            )
        )
    if spec.seed < 0:
        problems.append(
            _problem(
                "generated-seed",
                f"toevalsgetal {spec.seed} kan niet; kies een heel getal vanaf 0",
                f"seed {spec.seed} cannot be; choose a whole number from 0",
            )
        )
    if pupils_per_block < 1:
        problems.append(
            _problem(
                "generated-block",
                f"een blok van {pupils_per_block} leerlingen kan niet; kies een aantal vanaf 1",
                f"a block of {pupils_per_block} pupils cannot be; choose a number from 1",
            )
        )
    if problems:
        raise InputRefused(problems)
    require_covered(HolidayRegion, spec.school_year.previous, spec.school_year)


def _problem(code: str, nl: str, en: str) -> Problem:
    return Problem(code, Text(nl, en))
