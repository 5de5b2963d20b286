"""A report (melding) over one or more days, and the rows it becomes.

Days are the lesson days of the pupil: the calendar and schedule of the pupil's school of that
day. A report speaks only for the schools that know the pupil by its number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.errors import CalendarEnds, Place, Problem
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.absences import Absence
from kantelpunt.interchange.imports.companion import Enrolment
from kantelpunt.interchange.imports.identities import Who, unknown_pupil
from kantelpunt.interchange.imports.report import Counter
from kantelpunt.interchange.imports.timetable import Timetable

DAY_STARTS = 0
DAY_ENDS = 24 * 60
# A system that keeps moments closes a whole day with its last minute.
_LAST_MINUTE = DAY_ENDS - 1


@dataclass(frozen=True)
class Span:
    """One report.

    Attributes:
        first: the first day.
        last: the last day; None when the report has no end yet.
        from_lesson: on the first day, from this lesson.
        until_lesson: on the last day, up to and including this lesson.
        from_minute: on the first day, from this minute since midnight.
        until_minute: on the last day, until this minute since midnight.
    """

    place: Place
    who: Who
    reason: str
    first: date
    last: date | None
    from_lesson: int | None = None
    until_lesson: int | None = None
    from_minute: int | None = None
    until_minute: int | None = None

    @property
    def by_lesson(self) -> bool:
        """Whether it names lessons."""
        return self.from_lesson is not None or self.until_lesson is not None


@dataclass(frozen=True)
class Expansion:
    """What is needed to turn reports into rows; problems and counts are added to as it goes.

    Attributes:
        categories: per school and reason code its category.
        submissions: per school the last day it handed in.
    """

    timetable: Timetable
    categories: Mapping[tuple[str, str], Category]
    submissions: Mapping[str, date]
    counter: Counter
    problems: list[Problem]


def faults(span: Span) -> list[Problem]:
    """What cannot be true of a report by itself: an end before its start, or without a day."""
    problems = []
    if span.last is None:
        if span.until_lesson is not None or span.until_minute is not None:
            problems.append(Problem("end-without-day", _end_without_day(), span.place))
        return problems
    if span.last < span.first:
        text = _reversed(span.first.isoformat(), span.last.isoformat())
        problems.append(Problem("end-before-start", text, span.place))
    if span.first == span.last:
        for start, end, written in (
            (span.from_lesson, span.until_lesson, str),
            (span.from_minute, span.until_minute, _clock),
        ):
            if start is not None and end is not None and end < start:
                text = _reversed(written(start), written(end))
                problems.append(Problem("end-before-start", text, span.place))
    return problems


def absences_of(span: Span, to: Expansion) -> list[Absence]:
    """The rows of one report; what cannot be known becomes a problem."""
    if not to.timetable.knows(span.who.pupil):
        to.problems.append(unknown_pupil(span.who.pupil, span.place))
        return []
    if span.last is None:
        to.counter.add("open", span.place)
    try:
        if all(
            to.categories.get((school, span.reason)) is Category.LATE for school in span.who.schools
        ):
            return _late(span, to)
        days = _lesson_days(span, to)
        return [absence for day, enrolment in days for absence in _on_day(span, day, enrolment, to)]
    except CalendarEnds as ends:
        to.problems.extend(ends.problems)
        return []


def _late(span: Span, to: Expansion) -> list[Absence]:
    """Coming late happens once, however long the report goes on."""
    enrolment = to.timetable.enrolment(span.who.pupil, span.first)
    if enrolment is None or enrolment.school not in span.who.schools:
        to.counter.add("outside_enrolment", span.place)
        return []
    if not to.timetable.scheduled(enrolment, span.first):
        to.counter.add("no_lessons", span.place)
        return []
    same_day = span.last == span.first
    if not same_day or span.from_lesson != span.until_lesson:
        to.counter.add("late_once", span.place)
    if span.by_lesson and to.timetable.schools[enrolment.school].sector.counts_lessons:
        lesson = span.from_lesson or 1
        return [_absence(span, span.first, enrolment, lesson=lesson, late=True)]
    stretch = _stretch(span) if same_day else None
    return [_absence(span, span.first, enrolment, stretch=stretch or (0, 0), late=True)]


def _lesson_days(span: Span, to: Expansion) -> list[tuple[date, Enrolment]]:
    last = span.last or _submitted(span, to)
    if last is None:
        return []
    if last < span.first:
        to.counter.add("after_submission", span.place)
        return []
    found, outside = [], False
    for ordinal in range(span.first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        enrolment = to.timetable.enrolment(span.who.pupil, day)
        if enrolment is None or enrolment.school not in span.who.schools:
            outside = True
        elif (span.last or day <= to.submissions[enrolment.school]) and to.timetable.scheduled(
            enrolment, day
        ):
            found.append((day, enrolment))
    if outside:
        to.counter.add("outside_enrolment", span.place)
    elif not found:
        to.counter.add("no_lessons", span.place)
    return found


def _submitted(span: Span, to: Expansion) -> date | None:
    lacking = sorted(span.who.schools - to.submissions.keys())
    to.problems.extend(
        Problem("no-submission", _no_submission(school), span.place) for school in lacking
    )
    return None if lacking else max(to.submissions[school] for school in span.who.schools)


def _on_day(span: Span, day: date, enrolment: Enrolment, to: Expansion) -> Iterator[Absence]:
    if span.by_lesson and to.timetable.schools[enrolment.school].sector.counts_lessons:
        lessons = _lessons(span, day, to.timetable.scheduled(enrolment, day))
        if lessons is None:
            yield _absence(span, day, enrolment)
            return
        if not lessons:
            to.counter.add("no_lessons_left", span.place)
        for lesson in lessons:
            yield _absence(span, day, enrolment, lesson=lesson)
        return
    if span.by_lesson and span.from_minute is None and span.until_minute is None:
        to.problems.append(Problem("lesson-in-po", _no_lesson_hours(enrolment.school), span.place))
        return
    if span.first == span.last and (stretch := _stretch(span)):
        yield _absence(span, day, enrolment, stretch=stretch)
    elif _is_whole(span, day):
        yield _absence(span, day, enrolment)
    else:
        to.problems.append(Problem("part-unknown", _part_unknown(day), span.place))


def _lessons(span: Span, day: date, scheduled: int) -> Sequence[int] | None:
    """The lessons missed on a day, or None for all of them."""
    starts = span.from_lesson if day == span.first else None
    ends = span.until_lesson if day == span.last else None
    if starts is None and ends is None:
        return None
    first = starts or 1
    return range(first, (ends or scheduled) + 1)


def _stretch(span: Span) -> tuple[int, int] | None:
    """The part of a single day, when both times are known and it is not the whole of it."""
    if span.from_minute is None or span.until_minute is None:
        return None
    if span.from_minute == DAY_STARTS and span.until_minute >= _LAST_MINUTE:
        return None
    return span.from_minute, span.until_minute


def _is_whole(span: Span, day: date) -> bool:
    starts_later = day == span.first and span.from_minute not in (None, DAY_STARTS)
    until = span.until_minute if day == span.last else None
    return not starts_later and (until is None or until >= _LAST_MINUTE)


def _absence(
    span: Span,
    day: date,
    enrolment: Enrolment,
    *,
    lesson: int | None = None,
    stretch: tuple[int, int] | None = None,
    late: bool = False,
) -> Absence:
    return Absence(
        span.who.pupil,
        enrolment.school,
        day,
        span.reason,
        span.place,
        lesson,
        stretch[1] - stretch[0] if stretch else None,
        (stretch,) if stretch else (),
        late,
    )


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _reversed(first: str, last: str) -> Text:
    return Text(
        f"het einde {last} ligt voor het begin {first}; verbeter een van beide",
        f"the end {last} lies before the start {first}; correct one of the two",
    )


def _end_without_day() -> Text:
    return Text(
        "deze melding noemt een eindtijd of eindlesuur, maar geen einddatum; vul de einddatum in",
        "this report names an end time or end lesson, but no end date; fill in the end date",
    )


def _no_submission(school: str) -> Text:
    return Text(
        f"deze melding heeft geen einde en van school {school} is niet bekend tot en met welke dag "
        "zij heeft aangeleverd; zet school en submitted_until in submissions.csv",
        f"this report has no end and it is not known up to which day school {school} handed in; "
        "put school and submitted_until in submissions.csv",
    )


def _no_lesson_hours(school: str) -> Text:
    return Text(
        f"deze melding noemt lesuren, maar school {school} (po of so) werkt niet met lesuren; "
        "geef tijden, of de hele dag",
        f"this report names lessons, but school {school} (po or so) does not work with lessons; "
        "give times, or the whole day",
    )


def _part_unknown(day: date) -> Text:
    return Text(
        f"hoeveel van {day} gemist is, volgt niet uit deze melding: een dag die later begint of "
        "eerder eindigt heeft een begin- en eindtijd op dezelfde dag nodig, of lesuren",
        f"how much of {day} was missed does not follow from this report: a day that starts later "
        "or ends earlier needs a start and end time on the same day, or lessons",
    )
