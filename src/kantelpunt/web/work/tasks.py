"""What is asked of somebody in cases, as rows: who it is about, what, when, and what does it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.http import urlencode

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.telling.named import who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.casework.telling.themes import theme_of
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.web.dossiers.acts.known import ACTS, act_by_key
from kantelpunt.web.dossiers.listing import step_of
from kantelpunt.web.dossiers.selectors import Asked, asked_of, undated_for
from kantelpunt.web.dossiers.shown import capital
from kantelpunt.web.dossiers.surroundings import agreement_of
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.relative import Due, due
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.protocols.selectors import teller
from kantelpunt.web.schools.calendars import lesson_days_of
from kantelpunt.web.schools.selectors import PupilInfo, pupils


@dataclass(frozen=True)
class Task:
    """Something that is asked of somebody in a case.

    Attributes:
        id: case and place in the protocol, for lists.
        pupil, case: opaque ids; `school` its code.
        about: the pupil; None when the register does not know the pupil any more.
        what: in words, with a capital.
        whose: for whom it is recorded when these have no sign-in themselves, or with whom it is
            late; else empty.
        theme: the pillar under which it stands; empty without one.
        due: the last day, also as it is told; None without one.
        url, button: what does it; the case itself where nothing does it in one go.
    """

    id: str
    case: str
    pupil: str
    school: str
    about: PupilInfo | None
    step: str
    what: str
    whose: str
    due: Due | None
    url: str
    button: str
    opens: bool
    theme: str = ""

    @property
    def name(self) -> str:
        """The name of the pupil."""
        return self.about.name if self.about else self.pupil

    @property
    def day(self) -> date | None:
        """The last day."""
        return self.due.day if self.due else None

    @property
    def late(self) -> bool:
        """Whether the last day has passed."""
        return self.due is not None and self.due.late


def tasks_of(viewer: Viewer, now: datetime, until: date | None = None) -> list[Task]:
    """What is asked of somebody, the first due first; each thing once, whoever else may do it.

    Args:
        viewer: who asks.
        now: the moment; time must have passed in the cases by then (`services.sweep`).
        until: the last day that is wanted; None: all, also what has no day.
    """
    once = {(row.case_id, row.key): row for row in reversed(asked_of(viewer, until=until))}
    return as_tasks(list(reversed(once.values())), viewer, now)


def undated_tasks(viewer: Viewer, now: datetime, most: int) -> list[Task]:
    """What is asked of somebody without a date, in so many cases; what is theirs alone first."""
    once = {(row.case_id, row.key): row for row in undated_for(viewer)}
    cases = list(dict.fromkeys(row.case_id for row in once.values()))[:most]
    return as_tasks([row for row in once.values() if row.case_id in cases], viewer, now)


def as_tasks(rows: Sequence[Asked], viewer: Viewer, now: datetime) -> list[Task]:
    """What is asked, in words, in the same order."""
    seen = parts_seen(viewer, {row.case_id for row in rows})
    known = pupils((row.case.pupil for row in rows), now.date())
    days = lesson_days_of({row.case.school for row in rows}, SchoolYear.of(now.date()))
    agreements: dict[tuple[str, str], Agreement] = {}
    made = []
    for row in rows:
        case, which = row.case, (row.case.version, row.case.sector)
        if which not in agreements:
            agreements[which] = agreement_of(case)
        tells = teller(case.version, language_of())
        url, button, opens = _what_does_it(case.id, row.key, agreements[which], seen[case.id])
        named = [role for role in row.whose if role != NOT_IN_TEXT]
        made.append(
            Task(
                f"{case.id} {row.key}",
                case.id,
                case.pupil,
                case.school,
                known.get(case.pupil),
                step_of(case),
                capital(unquoted(rule_of(tells, row.key).words)),
                _instead_of(who(tells, named)) if row.instead and named else "",
                _due(row.due, now.date(), days.get(case.school)),
                url,
                button,
                opens,
                theme_of(tells, row.key),
            )
        )
    return made


def _instead_of(whom: str) -> str:
    return said(Text(f"namens {whom}", f"for {whom}"))


def unquoted(words: str) -> str:
    """What is asked, without the marks that show it as the name of a rule."""
    inside = words.removeprefix("‘").removesuffix("’")
    return inside if len(inside) == len(words) - 2 and "‘" not in inside else words


def _due(day: date | None, today: date, lesson_days: LessonDays | None) -> Due | None:
    return due(day, today, lesson_days) if day else None


OPEN = Text("Openen", "Open")


def _what_does_it(
    case: str, key: str, agreement: Agreement, parts: frozenset[Part]
) -> tuple[str, str, bool]:
    """The address that does it, the name of its button, and whether it only opens the case."""
    found = act_by_key(agreement, key)
    if found and ACTS[found[0]].part in parts:
        act, given = found
        url = reverse("dossiers:act", args=[case, act]) + f"?{urlencode(given)}"
        return url, said(ACTS[act].name), False
    return reverse("dossiers:case", args=[case]), said(OPEN), True


@dataclass(frozen=True)
class Together:
    """What is asked about one pupil in one block.

    Attributes:
        tasks: at least one, the first due first.
    """

    tasks: tuple[Task, ...]

    @property
    def first(self) -> Task:
        """The one that is due first."""
        return self.tasks[0]

    @property
    def url(self) -> str:
        """The case."""
        return reverse("dossiers:case", args=[self.first.case])


def together(tasks: Iterable[Task]) -> list[Together]:
    """Tasks by case, in the order of the first of each."""
    cases: dict[str, list[Task]] = {}
    for one in tasks:
        cases.setdefault(one.case, []).append(one)
    return [Together(tuple(found)) for found in cases.values()]


def schools_in(tasks: Sequence[Task]) -> dict[str, str]:
    """The schools that tasks are about, by code and name."""
    found = {one.school: one.about.school_name for one in tasks if one.about and one.school}
    return dict(sorted(found.items(), key=lambda pair: pair[1]))
