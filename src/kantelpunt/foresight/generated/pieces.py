"""All that is generated for the pupils of one school, and cutting it between two pupils."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from kantelpunt.foresight.generated import assumptions as given
from kantelpunt.foresight.generated.day_parts import day_parts
from kantelpunt.foresight.generated.enrolments import Enrolments, enrolments
from kantelpunt.foresight.generated.plan import RegionPlan, school_rng
from kantelpunt.foresight.generated.pupils import school_pupils
from kantelpunt.foresight.generated.records import Records, records
from kantelpunt.foresight.generated.residents import (
    Exemptions,
    Qualifications,
    Residents,
    qualifications,
    residents,
)
from kantelpunt.foresight.generated.school_days import school_days
from kantelpunt.foresight.generated.temperament import temperaments
from kantelpunt.foresight.generated.whole_days import whole_days

Rows = TypeVar("Rows", Enrolments, Records, Residents, Exemptions, Qualifications)


@dataclass(frozen=True)
class Piece:
    """The rows of the pupils from `first` up to, not including, `until`.

    Children without a school go with the last pupil of the school they live near.
    """

    first: int
    until: int
    enrolments: Enrolments
    records: Records
    residents: Residents
    exemptions: Exemptions
    qualifications: Qualifications

    def before(self, end: int) -> "Piece":
        """The rows of pupils numbered below `end`."""
        return self._between(self.first, end)

    def after(self, end: int) -> "Piece":
        """The rows of pupils numbered `end` and above."""
        return self._between(end, self.until)

    def _between(self, first: int, until: int) -> "Piece":
        def cut(rows: Rows) -> Rows:
            owner = np.minimum(rows.pupil, self.until - 1)
            return _selected(rows, (owner >= first) & (owner < until))

        if first <= self.first and until >= self.until:
            return self
        return Piece(
            first,
            until,
            cut(self.enrolments),
            cut(self.records),
            cut(self.residents),
            cut(self.exemptions),
            cut(self.qualifications),
        )


def _selected(rows: Rows, keep: NDArray[np.bool_]) -> Rows:
    columns = {field.name: getattr(rows, field.name)[keep] for field in fields(rows)}
    return replace(rows, **columns)


def school_piece(plan: RegionPlan, place: int) -> Piece:
    """Generate everything for the pupils who start the year at the school at a place."""
    rng = school_rng(plan.seed, place)
    sector = plan.schools[place].school.sector
    habits = given.HABITS[sector]
    pupils = school_pupils(rng, plan, place)
    days = school_days(plan, place, pupils)
    temperament = temperaments(rng, habits, pupils.birth_day, plan.year)
    whole = whole_days(rng, days, habits, temperament)
    parts = day_parts(
        rng, days, whole, habits, temperament, late_at_start=not sector.counts_lessons
    )
    written = records(rng, plan, place, pupils, days, whole, parts)
    living, exempt = residents(rng, plan, place, pupils)
    return Piece(
        int(plan.first_pupil[place]),
        int(plan.first_pupil[place + 1]),
        enrolments(plan, place, pupils),
        written,
        living,
        exempt,
        qualifications(rng, plan, place, pupils),
    )
