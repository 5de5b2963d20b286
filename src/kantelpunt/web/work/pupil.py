"""A pupil: who it is, and the parts of the story that somebody may see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.web.dossiers.absence import WORDS, Week, weeks
from kantelpunt.web.dossiers.absence import told as told_of
from kantelpunt.web.dossiers.listing import annotated, named, state_of, state_tag, step_of
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.parts import Part, joined
from kantelpunt.web.gate.seeing import (
    may_report,
    parts_seen,
    pupils_of_own_school,
    require_pupil,
)
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.register.days import days_of, submitted_until
from kantelpunt.web.register.selectors import FoundSignal, signals_of_pupil
from kantelpunt.web.schools.calendars import calendar_of
from kantelpunt.web.schools.selectors import ParentInfo, PupilInfo, parents_of, pupil

_WEEKS_A_COLUMN = 14
_PARENTS = frozenset({Part.PLAN, Part.MEDICAL})


@dataclass(frozen=True)
class ShownCase:
    """A case of the pupil, now or earlier."""

    id: str
    step: str
    state: str
    tag: str
    opened_on: object
    closed_on: object
    director: str


@dataclass(frozen=True)
class ShownPupil:
    """What somebody sees of a pupil.

    Attributes:
        own: whether it is a pupil of one's own school or groups.
        may_report: whether it is, or goes to no school in one's own municipality.
        parts: the parts of cases that are seen, of all cases together.
        parents: None where these are not for this person; so are `signals`.
    """

    about: PupilInfo
    own: bool
    may_report: bool
    parts: frozenset[Part]
    cases: tuple[ShownCase, ...]
    parents: tuple[ParentInfo, ...] | None
    signals: tuple[FoundSignal, ...] | None

    @property
    def sees_absence(self) -> bool:
        """Whether the absence is for this person."""
        return self.own or Part.ABSENCE in self.parts

    @property
    def open_case(self) -> str:
        """The case that runs, or empty."""
        return next((one.id for one in self.cases if not one.closed_on), "")


def shown_pupil(key: str, viewer: Viewer) -> ShownPupil:
    """A pupil, as far as somebody may see.

    Raises:
        PermissionDenied: when that is nothing, or there is no such pupil: nobody learns which.
    """
    require_pupil(viewer, key)
    about = pupil(key, viewer.day)
    if about is None:
        raise PermissionDenied
    own = pupils_of_own_school(viewer).filter(pupil_id=key).exists()
    rows = list(named(cases_for(viewer).filter(pupil=key).order_by("closed", "-opened_on", "id")))
    per_case = parts_seen(viewer, (row.id for row in rows))
    rows = [row for row in rows if Part.HEAD in per_case.get(row.id, frozenset())]
    parts = joined(per_case.values())
    cases = tuple(
        ShownCase(
            row.id,
            step_of(row),
            state_of(row),
            state_tag(row),
            row.opened_on,
            row.closed_on,
            annotated(row, "director_name"),
        )
        for row in rows
    )
    family = own or parts & _PARENTS
    absence = own or Part.ABSENCE in parts
    reports = may_report(viewer, key)
    return ShownPupil(
        about,
        own,
        reports,
        parts,
        cases,
        tuple(parents_of(key)) if family else None,
        tuple(signals_of_pupil(key)) if absence or reports else None,
    )


def year_of(one: ShownPupil, now: datetime) -> dict[str, object]:
    """The absence of this school year, for `dossiers/_year.html`."""
    today, school = now.date(), one.about.school
    year = SchoolYear.of(today)
    days = days_of(one.about.id, year.first, today)
    fired = frozenset(each.day for each in one.signals or () if not each.withdrawn)
    shown = list(weeks(days, calendar_of(school), year, today, fired)) if school else []
    return {
        "columns": _columns(shown),
        "kinds": [(kind.value, words) for kind, words in WORDS.items()],
        "registered": [(day, told_of(days[day])) for day in sorted(days, reverse=True)],
        "submitted_until": submitted_until(school) if school else None,
    }


def _columns(shown: Sequence[Week]) -> list[Sequence[Week]]:
    return [shown[at : at + _WEEKS_A_COLUMN] for at in range(0, len(shown), _WEEKS_A_COLUMN)]
