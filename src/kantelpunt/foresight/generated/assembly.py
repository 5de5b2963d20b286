"""From the pieces of schools to the tables of a region package."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from kantelpunt.absence.columns import (
    AbsenceTable,
    Coded,
    EnrolmentTable,
    ExemptionTable,
    Int32s,
    QualificationTable,
    ResidentTable,
    day_of,
)
from kantelpunt.absence.entities import (
    CalendarRow,
    ProtocolRow,
    ReasonRow,
    ScheduleRow,
    School,
    Sector,
    SubmissionRow,
)
from kantelpunt.absence.region import Region
from kantelpunt.foresight.generated.enrolments import ALL_GROUPS
from kantelpunt.foresight.generated.kinds import ALL_CODES, reason_rows
from kantelpunt.foresight.generated.names import pupil_id
from kantelpunt.foresight.generated.pieces import Piece
from kantelpunt.foresight.generated.plan import RegionPlan
from kantelpunt.foresight.generated.residents import ARTICLES, QUALIFICATIONS

PROTOCOL = "landelijk"
_FIRST_LINE = 2


@dataclass(frozen=True)
class Frame:
    """What every block of a region shares."""

    schools: tuple[School, ...]
    reasons: tuple[ReasonRow, ...]
    schedule: tuple[ScheduleRow, ...]
    calendar: tuple[CalendarRow, ...]
    protocols: tuple[ProtocolRow, ...]
    submissions: tuple[SubmissionRow, ...]
    municipalities: tuple[str, ...]


def frame_of(plan: RegionPlan) -> Frame:
    """The tables that do not depend on pupils."""
    year_before = date(plan.year.start_year - 1, 8, 1)
    return Frame(
        schools=tuple(planned.school for planned in plan.schools),
        reasons=reason_rows([(each.school.school, each.code_habit) for each in plan.schools]),
        schedule=plan.schedule(),
        calendar=plan.calendar(),
        protocols=tuple(
            ProtocolRow("", sector, PROTOCOL, year_before, line)
            for line, sector in enumerate(Sector, start=_FIRST_LINE)
        ),
        submissions=tuple(
            SubmissionRow(planned.school.school, day_of(planned.days[-1]), line)
            for line, planned in enumerate(plan.schools, start=_FIRST_LINE)
        ),
        municipalities=plan.municipalities,
    )


@dataclass(frozen=True)
class Lines:
    """How many rows of each table went before a block."""

    enrolments: int = 0
    absences: int = 0
    residents: int = 0
    exemptions: int = 0
    qualifications: int = 0

    def after(self, pieces: Sequence[Piece]) -> "Lines":
        """The count when a block of these pieces has gone before as well."""
        return Lines(
            self.enrolments + sum(len(piece.enrolments.pupil) for piece in pieces),
            self.absences + sum(len(piece.records.pupil) for piece in pieces),
            self.residents + sum(len(piece.residents.pupil) for piece in pieces),
            self.exemptions + sum(len(piece.exemptions.pupil) for piece in pieces),
            self.qualifications + sum(len(piece.qualifications.pupil) for piece in pieces),
        )


@dataclass(frozen=True)
class _Children:
    """The children of a block: pupils first, then those without a school."""

    first_pupil: int
    pupils: int
    first_unenrolled: int
    ids: tuple[str, ...]

    def enrolled(self, numbers: Int32s) -> Coded:
        """A column of pupils."""
        return Coded(numbers - np.int32(self.first_pupil), self.ids[: self.pupils])

    def living(self, numbers: Int32s) -> Coded:
        """A column of pupils and children without a school."""
        enrolled = numbers - self.first_pupil
        unenrolled = numbers - self.first_unenrolled + self.pupils
        within = enrolled < self.pupils
        return Coded(np.where(within, enrolled, unenrolled).astype(np.int32), self.ids)


def _children_of(plan: RegionPlan, pieces: Sequence[Piece], first: int, until: int) -> _Children:
    living = np.concatenate([piece.residents.pupil for piece in pieces])
    unenrolled = living[living >= plan.pupils]
    start = int(unenrolled[0]) if len(unenrolled) else plan.pupils
    numbers = (*range(first, until), *unenrolled.tolist())
    ids = tuple(pupil_id(number + 1) for number in numbers)
    return _Children(first, until - first, start, ids)


def region_of(plan: RegionPlan, frame: Frame, pieces: Sequence[Piece], before: Lines) -> Region:
    """The region package of adjoining pieces.

    Lines run on after `before`, the rows of earlier blocks.
    """
    first, until = pieces[0].first, pieces[-1].until
    children = _children_of(plan, pieces, first, until)
    schools = tuple(school.school for school in frame.schools)
    return Region(
        schools=frame.schools,
        enrolments=_enrolment_table(pieces, children, schools, before.enrolments),
        absences=_absence_table(pieces, children, schools, before.absences),
        reasons=frame.reasons,
        schedule=frame.schedule,
        calendar=frame.calendar,
        protocols=frame.protocols,
        submissions=frame.submissions,
        residents=_resident_table(pieces, children, frame.municipalities, before.residents),
        exemptions=_exemption_table(pieces, children, before.exemptions),
        qualifications=_qualification_table(pieces, children, before.qualifications),
    )


def _lines(before: int, count: int) -> Int32s:
    first = before + _FIRST_LINE
    return np.arange(first, first + count, dtype=np.int32)


def _enrolment_table(
    pieces: Sequence[Piece], children: _Children, schools: tuple[str, ...], before: int
) -> EnrolmentTable:
    rows = [piece.enrolments for piece in pieces]
    pupil = np.concatenate([row.pupil for row in rows])
    return EnrolmentTable(
        pupil=children.enrolled(pupil),
        school=Coded(np.concatenate([row.school for row in rows]), schools),
        birth_day=np.concatenate([row.birth_day for row in rows]),
        group=Coded(np.concatenate([row.group for row in rows]), ALL_GROUPS),
        first=np.concatenate([row.first for row in rows]),
        last=np.concatenate([row.last for row in rows]),
        line=_lines(before, len(pupil)),
    )


def _absence_table(
    pieces: Sequence[Piece], children: _Children, schools: tuple[str, ...], before: int
) -> AbsenceTable:
    rows = [piece.records for piece in pieces]
    pupil = np.concatenate([row.pupil for row in rows])
    return AbsenceTable(
        pupil=children.enrolled(pupil),
        school=Coded(np.concatenate([row.school for row in rows]), schools),
        day=np.concatenate([row.day for row in rows]),
        lesson=np.concatenate([row.lesson for row in rows]),
        minutes=np.concatenate([row.minutes for row in rows]),
        reason=Coded(np.concatenate([row.reason for row in rows]), ALL_CODES),
        line=_lines(before, len(pupil)),
    )


def _resident_table(
    pieces: Sequence[Piece], children: _Children, municipalities: tuple[str, ...], before: int
) -> ResidentTable:
    rows = [piece.residents for piece in pieces]
    pupil = np.concatenate([row.pupil for row in rows])
    return ResidentTable(
        pupil=children.living(pupil),
        birth_day=np.concatenate([row.birth_day for row in rows]),
        municipality=Coded(np.concatenate([row.municipality for row in rows]), municipalities),
        first=np.concatenate([row.first for row in rows]),
        last=np.concatenate([row.last for row in rows]),
        line=_lines(before, len(pupil)),
    )


def _exemption_table(pieces: Sequence[Piece], children: _Children, before: int) -> ExemptionTable:
    rows = [piece.exemptions for piece in pieces]
    pupil = np.concatenate([row.pupil for row in rows])
    return ExemptionTable(
        pupil=children.living(pupil),
        article=Coded(np.concatenate([row.article for row in rows]), ARTICLES),
        first=np.concatenate([row.first for row in rows]),
        last=np.concatenate([row.last for row in rows]),
        line=_lines(before, len(pupil)),
    )


def _qualification_table(
    pieces: Sequence[Piece], children: _Children, before: int
) -> QualificationTable:
    rows = [piece.qualifications for piece in pieces]
    pupil = np.concatenate([row.pupil for row in rows])
    return QualificationTable(
        pupil=children.enrolled(pupil),
        kind=Coded(np.concatenate([row.kind for row in rows]), QUALIFICATIONS),
        first=np.concatenate([row.first for row in rows]),
        line=_lines(before, len(pupil)),
    )
