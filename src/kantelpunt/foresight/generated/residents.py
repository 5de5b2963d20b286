"""Who lives where, who is exempt and who has a qualification."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from kantelpunt.absence.columns import STILL_ENROLLED, Int32s, day_number
from kantelpunt.absence.entities import Sector
from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.plan import RegionPlan
from kantelpunt.foresight.generated.pupils import SchoolPupils, qualification_groups

ARTICLES = tuple(article for article, _ in given.EXEMPT_PER_PUPIL)
QUALIFICATIONS = ("startkwalificatie", "praktijkonderwijs", "vso-dagbesteding")
_NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True)
class Residents:
    """Children who live in the region; the pupils of one school, then children without a school.

    Attributes:
        municipality: place among the municipalities of the plan.
    """

    pupil: Int32s
    birth_day: Int32s
    municipality: Int32s
    first: Int32s
    last: Int32s


@dataclass(frozen=True)
class Exemptions:
    """Exemptions of children without a school; `article` is a place in `ARTICLES`."""

    pupil: Int32s
    article: Int32s
    first: Int32s
    last: Int32s


@dataclass(frozen=True)
class Qualifications:
    """What pupils have reached; `kind` is a place in `QUALIFICATIONS`."""

    pupil: Int32s
    kind: Int32s
    first: Int32s


def residents(
    rng: Generator, plan: RegionPlan, place: int, pupils: SchoolPupils
) -> tuple[Residents, Exemptions]:
    """Where the pupils of a school live, and the children near it who go to no school."""
    planned = plan.schools[place]
    numbers = np.arange(plan.first_pupil[place], plan.first_pupil[place + 1])
    elsewhere = rng.random(len(pupils)) < given.OTHER_MUNICIPALITY_SHARE[planned.school.sector]
    other = rng.integers(0, len(plan.municipalities), size=len(pupils))
    municipality = np.where(elsewhere, other, planned.municipality)
    gone = (pupils.last < day_number(plan.year.last)) & ~pupils.stays
    last = np.where(gone, pupils.last, STILL_ENROLLED)
    extra = np.arange(plan.first_unenrolled[place], plan.first_unenrolled[place + 1])
    born = _school_age_births(rng, plan, len(extra))
    home = np.full(len(extra), planned.municipality)
    all_birth_days = np.concatenate([pupils.birth_day, born]).astype(np.int32)
    living = Residents(
        pupil=np.concatenate([numbers, extra]).astype(np.int32),
        birth_day=all_birth_days,
        municipality=np.concatenate([municipality, home]).astype(np.int32),
        first=all_birth_days,
        last=np.concatenate([last, np.full(len(extra), STILL_ENROLLED)]).astype(np.int32),
    )
    return living, _exemptions(rng, plan, extra.astype(np.int32), born)


def _school_age_births(rng: Generator, plan: RegionPlan, count: int) -> Int32s:
    """Birth days of children from 5 up to 17 years old on 1 October."""
    year = plan.year.start_year
    first, last = day_number(date(year - 18, 10, 2)), day_number(date(year - 5, 10, 1))
    return rng.integers(first, last + 1, size=count).astype(np.int32)


def _exemptions(
    rng: Generator, plan: RegionPlan, children: Int32s, birth_day: Int32s
) -> Exemptions:
    """Most children without a school are exempt; who is not, is absolutely absent.

    An exemption under article 15 is for those of 16 and older; who is younger gets 5a.
    """
    shares = np.array([given.ABSOLUTE_PER_PUPIL, *(share for _, share in given.EXEMPT_PER_PUPIL)])
    article = rng.choice(len(shares), size=len(children), p=shares / shares.sum()) - 1
    sixteen = birth_day <= day_number(date(plan.year.start_year - 16, 8, 1))
    article = np.where((article == ARTICLES.index("15")) & ~sixteen, 0, article)
    exempt = article >= 0
    count = int(exempt.sum())
    return Exemptions(
        pupil=children[exempt],
        article=article[exempt].astype(np.int32),
        first=np.full(count, day_number(plan.year.first), dtype=np.int32),
        last=np.full(count, day_number(plan.year.last), dtype=np.int32),
    )


def qualifications(
    rng: Generator, plan: RegionPlan, place: int, pupils: SchoolPupils
) -> Qualifications:
    """Diplomas and what stands in their place; none before 16 and none for PO."""
    sector = plan.schools[place].school.sector
    first = np.full(len(pupils), _NEVER, dtype=np.int32)
    kind = np.zeros(len(pupils), dtype=np.int32)
    this_year = day_number(date(plan.year.start_year + 1, 6, 20))
    last_year = day_number(date(plan.year.start_year, 6, 20))
    if sector.counts_lessons:
        groups = qualification_groups(sector)
        for name, share, reached, since in (
            ("diploma", given.DIPLOMA_SHARE, "startkwalificatie", this_year),
            ("after havo", given.HAVO_DIPLOMA_IN_VWO, "startkwalificatie", last_year),
            ("praktijkonderwijs", given.DIPLOMA_SHARE, "praktijkonderwijs", this_year),
            ("vso", given.VSO_DAY_ACTIVITY_SHARE, "vso-dagbesteding", this_year),
        ):
            chosen = np.isin(pupils.group, groups[name]) & (rng.random(len(pupils)) < share)
            first[chosen] = since
            kind[chosen] = QUALIFICATIONS.index(reached)
    reached_at = _old_enough(plan, sector, pupils, first)
    rows = np.flatnonzero(reached_at)
    return Qualifications(
        pupil=(rows + plan.first_pupil[place]).astype(np.int32), kind=kind[rows], first=first[rows]
    )


def _old_enough(
    plan: RegionPlan, sector: Sector, pupils: SchoolPupils, first: Int32s
) -> NDArray[np.bool_]:
    sixteen = pupils.birth_day <= day_number(date(plan.year.start_year - 15, 6, 20))
    return np.asarray((first != _NEVER) & sixteen & sector.counts_lessons & (first <= pupils.last))
