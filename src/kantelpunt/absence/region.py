"""A region package as it was read: nothing parked, joined or left out yet."""

from dataclasses import dataclass

from kantelpunt.absence.columns import (
    AbsenceTable,
    EnrolmentTable,
    ExemptionTable,
    QualificationTable,
    ResidentTable,
)
from kantelpunt.absence.entities import (
    CalendarRow,
    ProtocolRow,
    ReasonRow,
    ScheduleRow,
    School,
    SubmissionRow,
)


@dataclass(frozen=True)
class Region:
    """All files of a region package; a file that may lack and does is None.

    Attributes:
        schools: in the order of `schools.csv`; no two with the same id.
    """

    schools: tuple[School, ...]
    enrolments: EnrolmentTable
    absences: AbsenceTable
    reasons: tuple[ReasonRow, ...]
    schedule: tuple[ScheduleRow, ...] = ()
    calendar: tuple[CalendarRow, ...] = ()
    protocols: tuple[ProtocolRow, ...] | None = None
    submissions: tuple[SubmissionRow, ...] | None = None
    residents: ResidentTable | None = None
    exemptions: ExemptionTable | None = None
    qualifications: QualificationTable | None = None
