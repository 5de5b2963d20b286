"""The small tables of a region package: one value per row."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.register_terms import Category as Category
from kantelpunt.foundation.register_terms import Sector as Sector


@dataclass(frozen=True)
class School:
    """A school location (vestiging).

    Attributes:
        school: BRIN and location, such as 00AA00.
        lesson_minutes: length of a lesson; VO only.
        lessons_per_day: lessons of an ordinary day; VO only.
        day_minutes: lesson time of an ordinary day; PO only.
        morning_minutes: the part of it before noon; None means half of the day; PO only.
    """

    school: str
    name: str
    sector: Sector
    municipality: str
    holiday_region: HolidayRegion
    lesson_minutes: int | None
    lessons_per_day: int | None
    day_minutes: int | None
    morning_minutes: int | None


@dataclass(frozen=True)
class ReasonRow:
    """What a reason code means at a school; an empty school: at every one without its own."""

    school: str
    code: str
    category: Category
    authorised: bool
    line: int


@dataclass(frozen=True)
class ScheduleRow:
    """A weekday (1 Monday to 7) on which the schedule differs from the school's default.

    An empty group speaks for every group without a row of its own for that weekday.
    """

    school: str
    group: str
    weekday: int
    lessons: int | None
    minutes: int | None
    line: int


@dataclass(frozen=True)
class CalendarRow:
    """Days on which a school is open or closed against the default calendar."""

    school: str
    first: date
    last: date
    is_open: bool
    reason: str
    line: int


@dataclass(frozen=True)
class ProtocolRow:
    """Which protocol a school, or a whole sector, works by from a day on; one of them is filled."""

    school: str
    sector: Sector | None
    protocol: str
    first: date
    line: int


@dataclass(frozen=True)
class SubmissionRow:
    """The last day up to which a school has handed in its registrations."""

    school: str
    submitted_until: date
    line: int
