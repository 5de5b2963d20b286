"""Vandaag: what is late, what comes this week, what is new, and what lacks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.dossiers.selectors import undated_of
from kantelpunt.web.gate.seeing import own_schools
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.kinds import name_of
from kantelpunt.web.meetings.selectors import coming
from kantelpunt.web.pages.clock import AMSTERDAM, at
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.selectors import freshness
from kantelpunt.web.schools.selectors import schools_of
from kantelpunt.web.work.loose import Loose, loose_ends_for, with_terms
from kantelpunt.web.work.news import News, judges, news_for
from kantelpunt.web.work.out_of_school import OutOfSchool, out_of_school_for
from kantelpunt.web.work.tasks import Task, Together, tasks_of, together, undated_tasks
from kantelpunt.web.work.with_others import tasks_with_others

ROWS = 20
_LOOSE = 8
_QUIET = 5
"""With fewer than so many rows, so many pupils stand below of whom something without a date is
asked."""


@dataclass(frozen=True)
class Block:
    """Rows under one heading: at most `ROWS`, with how many there are in all."""

    rows: tuple[Together, ...]
    cases: int
    tasks: int

    @property
    def more(self) -> bool:
        """Whether rows were left out."""
        return self.left_out > 0

    @property
    def left_out(self) -> int:
        """How many pupils are left out."""
        return self.cases - len(self.rows)


@dataclass(frozen=True)
class ComingMeeting:
    """A meeting of this week."""

    id: str
    name: Text
    starts: datetime
    place: str

    @property
    def day(self) -> date:
        """The day, in Dutch local time."""
        return self.starts.astimezone(AMSTERDAM).date()

    @property
    def hour(self) -> str:
        """`14.10`."""
        local = self.starts.astimezone(AMSTERDAM)
        return said(Text(f"{local:%H.%M}", f"{local:%H:%M}"))


@dataclass(frozen=True)
class Today:
    """What a work list shows.

    Attributes:
        late_with_others: what is late with others in the cases that one leads.
        next_week: how many tasks are due in the week after this one.
        undated: how many are asked without a date in the text.
        waiting: some of those, when little else is asked.
        new: what is new, by pupil.
        out_of_school: children whom no school brings; None for who does not see these.
        state: how things stand, in sentences.
    """

    late: Block
    late_with_others: Block
    week: Block
    next_week: int
    undated: int
    waiting: Block
    new: News
    out_of_school: OutOfSchool | None
    meetings: tuple[ComingMeeting, ...]
    loose: tuple[Loose, ...]
    loose_total: int
    state: str

    @property
    def cases(self) -> list[str]:
        """The cases that are shown, for the journal."""
        return [one.first.case for one in self._rows] + [one.case for one in self.loose]

    @property
    def pupils(self) -> list[str]:
        """The pupils that are shown in them, for the journal."""
        return [one.first.pupil for one in self._rows] + [one.pupil for one in self.loose]

    @property
    def _rows(self) -> list[Together]:
        return [*self.late.rows, *self.late_with_others.rows, *self.week.rows, *self.waiting.rows]


def today_of(viewer: Viewer, now: datetime) -> Today:
    """The work list of somebody; time must have passed in the cases (`services.sweep`)."""
    today = now.date()
    sunday = today + timedelta(days=6 - today.weekday())
    tasks = [one for one in tasks_of(viewer, now, sunday + timedelta(days=7)) if one.due]
    late = [one for one in tasks if one.late]
    week = [one for one in tasks if not one.late and one.day and one.day <= sunday]
    others = tasks_with_others(viewer, now)
    new = news_for(viewer)
    undated = undated_tasks(viewer, now, _QUIET) if len(late) + len(week) < _QUIET else []
    loose = loose_ends_for(viewer, {one.case for one in (*late, *others)})
    return Today(
        _block(late),
        _block(others),
        _block(week),
        len(tasks) - len(late) - len(week),
        undated_of(viewer),
        _block(undated),
        new,
        out_of_school_for(viewer),
        _meetings(viewer, now, sunday),
        tuple(with_terms(loose[:_LOOSE], viewer, now)),
        len(loose),
        _state(viewer, len(late), len(others), len(week), new.total),
    )


def _block(tasks: list[Task]) -> Block:
    rows = together(tasks)
    return Block(tuple(rows[:ROWS]), len(rows), len(tasks))


def _meetings(viewer: Viewer, now: datetime, last: date) -> tuple[ComingMeeting, ...]:
    if not viewer.may_open("meetings"):
        return ()
    rows = coming(viewer, at(now.date(), 0), at(last + timedelta(days=1), 0))
    return tuple(ComingMeeting(one.id, name_of(one.kind), one.starts, one.place) for one in rows)


def _state(viewer: Viewer, late: int, others: int, week: int, new: int) -> str:
    """As `2 te laat, 3 deze week, 3 nieuwe signalen`, and up to when the register goes."""
    first = Text(f"{late or 'niets'} te laat", f"{late or 'nothing'} late")
    if others:
        first = Text(
            f"{first.nl} bij u; {others} te laat bij anderen",
            f"{first.en} with you; {others} late with others",
        )
    counted = [first, Text(f"{week or 'niets'} deze week", f"{week or 'nothing'} this week")]
    if judges(viewer):
        plural = "nieuw signaal" if new == 1 else "nieuwe signalen"
        english = "new signal" if new == 1 else "new signals"
        counted.append(Text(f"{new or 'geen'} {plural}", f"{new or 'no'} {english}"))
    words = ", ".join(said(one) for one in counted)
    return " ".join([f"{words[:1].upper()}{words[1:]}.", *_how_fresh(viewer)])


def _how_fresh(viewer: Viewer) -> list[str]:
    """Up to when the registrations of the own schools are known."""
    schools = schools_of(own_schools(viewer, whole=False))
    until = freshness(one.code for one in schools)
    return [said(_handed_in(one.name, until.get(one.code), viewer.day)) for one in schools]


_OLD = 7
"""So many days old, and it is said: what came after is not seen here yet."""


def _handed_in(school: str, until: date | None, today: date) -> Text:
    if until is None:
        return Text(
            f"Van {school} is nog geen registratie ingelezen.",
            f"No registrations of {school} were imported yet.",
        )
    day = written_day(until)
    nl, en = day.nl, day.en
    if until.year == today.year:
        nl, en = nl.rsplit(" ", 1)[0], en.rsplit(" ", 1)[0]
    ago = (today - until).days
    old = ago > _OLD
    return Text(
        f"Registratie van {school} loopt tot en met {nl}{f', {ago} dagen geleden' * old}.",
        f"Registrations of {school} run up to and including {en}{f', {ago} days ago' * old}.",
    )
