"""Which school a pupil is at on a day, and how much that day holds there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kantelpunt.absence.entities import CalendarRow, School
from kantelpunt.calendar.school_calendar import CalendarChange, SchoolCalendar
from kantelpunt.interchange.imports.companion import Companion, Enrolment


@dataclass(frozen=True)
class Timetable:
    """The enrolments, calendars and schedules of a region.

    Attributes:
        schools: by id.
        enrolments: per pupil, in the order of the file.
        calendars: per school.
        schedule: lessons or minutes per school, group (empty: any) and weekday from 1;
            None is the school's default.
    """

    schools: dict[str, School]
    enrolments: dict[str, list[Enrolment]]
    calendars: dict[str, SchoolCalendar]
    schedule: dict[tuple[str, str, int], int | None]
    _opened: dict[tuple[str, date], bool] = field(default_factory=dict)

    def knows(self, pupil: str) -> bool:
        """Whether the pupil has an enrolment at all."""
        return pupil in self.enrolments

    def enrolment(self, pupil: str, day: date) -> Enrolment | None:
        """The enrolment of a day: of two, the one that began last, then the later row."""
        there = [row for row in self.enrolments.get(pupil, ()) if row.first <= day <= row.last]
        return max(enumerate(there), key=lambda row: (row[1].first, row[0]))[1] if there else None

    def scheduled(self, enrolment: Enrolment, day: date) -> int:
        """Lessons (VO) or minutes (PO) of that day; 0 when it is no lesson day.

        Raises:
            CalendarEnds: when the vacations of the day's school year are not known.
        """
        if not self._is_open(enrolment.school, day):
            return 0
        school = self.schools[enrolment.school]
        default = school.lessons_per_day if school.sector.counts_lessons else school.day_minutes
        for group in (enrolment.group, ""):
            key = (enrolment.school, group, day.isoweekday())
            if key in self.schedule:
                own = self.schedule[key]
                return (default if own is None else own) or 0
        return default or 0

    def scheduled_minutes(self, enrolment: Enrolment, day: date) -> int:
        """Minutes of that day, in VO too."""
        school = self.schools[enrolment.school]
        per_unit = school.lesson_minutes or 0 if school.sector.counts_lessons else 1
        return self.scheduled(enrolment, day) * per_unit

    def _is_open(self, school: str, day: date) -> bool:
        if (school, day) not in self._opened:
            self._opened[school, day] = self.calendars[school].is_open(day)
        return self._opened[school, day]


def timetable(companion: Companion, sessions: Sequence[CalendarRow] = ()) -> Timetable:
    """The timetable of a companion folder.

    Enrolments at a school that `schools.csv` does not have stand aside: reading the package
    parks and lists them.

    Args:
        companion: the folder as read.
        sessions: what the school system itself says of the calendar; the folder's own
            `calendar.csv` goes before it.
    """
    enrolments: defaultdict[str, list[Enrolment]] = defaultdict(list)
    for row in companion.enrolments:
        if row.school in companion.schools:
            enrolments[row.pupil].append(row)
    changes: defaultdict[str, list[CalendarChange]] = defaultdict(list)
    for change in (*sessions, *companion.calendar):
        changes[change.school].append(CalendarChange(change.first, change.last, change.is_open))
    return Timetable(
        dict(companion.schools),
        dict(enrolments),
        {
            name: SchoolCalendar(school.holiday_region, tuple(changes[name]))
            for name, school in companion.schools.items()
        },
        {
            (row.school, row.group, row.weekday): (
                row.lessons
                if row.school in companion.schools
                and companion.schools[row.school].sector.counts_lessons
                else row.minutes
            )
            for row in companion.schedule
        },
    )
