"""Compiled passes, loaded before they are needed: while the files are read, nothing else runs."""

from datetime import date

import numpy as np

from kantelpunt.absence.columns import (
    STILL_ENROLLED,
    AbsenceTable,
    Coded,
    EnrolmentTable,
    day_number,
)
from kantelpunt.absence.entities import ReasonRow, School
from kantelpunt.absence.meanings import CATEGORIES
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import load_register
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.foundation.errors import KantelpuntError
from kantelpunt.foundation.register_terms import Sector

_A_MONDAY = date(2025, 9, 8)
_ONLY = Coded(np.zeros(1, dtype=np.int32), ("1",))
_LINE = np.array([2], dtype=np.int32)


def load_passes(assignment: Assignment) -> None:
    """Run the passes that signals need on a region of one school, one pupil and one record.

    Args:
        assignment: which protocol will judge.
    """
    try:
        detect(load_register(_smallest_region()), assignment)
    except KantelpuntError:
        # Whatever is refused here is refused again, and told, for the real region.
        return


def _smallest_region() -> Region:
    day = np.array([day_number(_A_MONDAY)], dtype=np.int32)
    still = np.array([STILL_ENROLLED], dtype=np.int32)
    school = School("1", "1", Sector.VO, "", HolidayRegion.MIDDEN, 50, 7, None, None)
    return Region(
        (school,),
        EnrolmentTable(_ONLY, _ONLY, day - 5000, _ONLY, day - 7, still, _LINE),
        AbsenceTable(_ONLY, _ONLY, day, np.zeros(1, dtype=np.int8), still * 0 - 1, _ONLY, _LINE),
        (ReasonRow("", "1", CATEGORIES[0], authorised=False, line=2),),
    )
