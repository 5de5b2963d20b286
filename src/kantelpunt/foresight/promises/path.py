"""The longest course that a protocol allows from one first day of absence."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.foresight.promises.clock import Clock, Days
from kantelpunt.foresight.promises.courses import Course, courses
from kantelpunt.foresight.promises.ladder import ladder_of
from kantelpunt.foresight.promises.walk import Stop
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.protocol import Protocol


@dataclass(frozen=True)
class Leg:
    """Time in one step or situation.

    Attributes:
        stage: the id of the step or situation.
        from_: the first day in it.
        until: the last day on which it is left, the due day; None when the text does not say.
        rule: the place in the protocol that says so, such as `steps.basis.tipping_point`.
    """

    stage: str
    from_: date
    until: date | None
    rule: str


@dataclass(frozen=True)
class Path:
    """The longest course from a first day of absence.

    Attributes:
        start: the first day of absence.
        legs: the steps in order. The last authority has a leg for each of its own terms that
            follow each other.
        opened_by: the place of what opens the first step, such as `signals.vier-weken`; empty
            when nothing must open one.
        end: the last day of the last term of the last authority; None when the text does not say.
        stop: where and why the text does not say; None when it does.
        depends_on: places that the dates rest on and that people may change, such as a term that
            may be agreed otherwise.
    """

    start: date
    legs: tuple[Leg, ...]
    opened_by: str
    end: date | None
    stop: Stop | None
    depends_on: tuple[str, ...]


def latest_path(
    protocol: Protocol,
    sector: Sector,
    start: date,
    lesson_days: LessonDays,
    *,
    hope_until: date | None = None,
) -> Path:
    """The longest course for a pupil who is away without interruption, and without permission.

    Args:
        protocol: the agreement.
        sector: of the pupil's school.
        start: the first day of absence, a lesson day.
        lesson_days: of the school, up to after the last term.
        hope_until: the last day on which substantiated hope may keep a case in its step; None
            when nobody records any.

    Raises:
        CalendarEnds: when the lesson days end before a term.
    """
    hope = None if hope_until is None else np.array([hope_until.toordinal()])
    found = courses(
        ladder_of(protocol, sector), Clock(lesson_days), np.array([start.toordinal()]), hope
    )
    return path_of(next(found), 0)


def path_of(course: Course, number: int) -> Path:
    """The path of one start date of a course, by its place in the course."""
    walk = course.walk
    return Path(
        start=_day(walk.start, number),
        legs=tuple(
            Leg(
                one.stage,
                _day(one.from_, number),
                None if one.until is None else _day(one.until, number),
                one.rule,
            )
            for one in walk.stretches
        ),
        opened_by=walk.opened_by,
        end=None if course.end is None else _day(course.end, number),
        stop=course.stop,
        depends_on=tuple(dict.fromkeys(walk.depends_on)),
    )


def _day(days: Days, number: int) -> date:
    return date.fromordinal(int(days[number]))
