"""Chooses courses so that every step that is reached can be seen, and the rest is spread."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kantelpunt.absence.columns import day_number
from kantelpunt.web.demo.courses import Course
from kantelpunt.web.demo.names import drawn

_PER_STEP, _MOST_CLOSED = 3, 7
_RECENT = 75


def chosen(courses: Sequence[Course], day: date, wanted: int) -> list[Course]:
    """At most as many courses as wanted, of different pupils.

    Args:
        courses: all there are.
        day: how they stand then counts; a course that begins later is left out.
        wanted: how many.
    """
    until = day_number(day) - 1
    begun = sorted(
        (one for one in courses if one.model.opened < until),
        key=lambda one: drawn(f"{one.pupil} {one.model.opened} {len(one.model.told)}", "choice"),
    )
    taken: dict[str, Course] = {}
    recent = sorted(_open(begun, until), key=lambda one: one.model.first_day < until - _RECENT)
    for one in (*_in_every_step(begun, until), *_closed(begun, until), *recent):
        if len(taken) < wanted:
            taken.setdefault(one.pupil, one)
    return list(taken.values())


def _in_every_step(courses: Iterable[Course], until: int) -> Iterator[Course]:
    """A few in each step, those of the steps that are reached least often first."""
    inside: dict[str, list[Course]] = {}
    for one in courses:
        for stage in stages_on(one, until):
            inside.setdefault(stage, []).append(one)
    taken: set[str] = set()
    for _, found in sorted(inside.items(), key=lambda pair: (len(pair[1]), pair[0])):
        own = [one for one in found if one.pupil not in taken]
        for one in own[:_PER_STEP]:
            taken.add(one.pupil)
            yield one


def _closed(courses: Iterable[Course], until: int) -> Iterator[Course]:
    found = [one for one in courses if one.model.ended and one.model.end <= until]
    yield from found[:_MOST_CLOSED]


def _open(courses: Iterable[Course], until: int) -> Iterator[Course]:
    return (one for one in courses if not one.model.ended or one.model.end > until)


def stages_on(course: Course, day: int) -> Iterator[str]:
    """The steps and situations that a course is in at the end of a day."""
    for visit in course.model.visits:
        if visit.entered <= day < visit.left and not (
            course.model.ended and course.model.end <= day
        ):
            yield visit.stage
