"""The monthly list: the pupils of whom a case ran in a month, and how each of them stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kantelpunt.casework.telling.named import who
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.listing import annotated, step_of
from kantelpunt.web.dossiers.months import (
    CaseOfMonth,
    InMonth,
    Month,
    cases_of_month,
    told_in_month,
)
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.saying import language_of
from kantelpunt.web.people.selectors import workplaces
from kantelpunt.web.protocols.selectors import teller
from kantelpunt.web.schools.selectors import exempt_among, pupils

_NEAR = timedelta(weeks=4)


class Absent(StrEnum):
    """How a pupil is away, as far as the register knows; the value stands in addresses."""

    RELATIVE = "relatief"
    NOT_ENROLLED = "absoluut"
    EXEMPT = "vrijgesteld"


ABSENT: Mapping[Absent, Text] = {
    Absent.RELATIVE: Text("relatief verzuim", "relative absence"),
    Absent.NOT_ENROLLED: Text("niet ingeschreven", "not enrolled"),
    Absent.EXEMPT: Text("vrijgesteld", "exempt"),
}


class ThreeMonths(StrEnum):
    """How the three months to an offer stand on the last day of the month."""

    RUNS = "loopt"
    NEAR = "nadert"
    PASSED = "voorbij"
    KEPT = "aanbod"


THREE_MONTHS: Mapping[ThreeMonths, Text] = {
    ThreeMonths.RUNS: Text("lopen nog", "still run"),
    ThreeMonths.NEAR: Text("naderen", "are near"),
    ThreeMonths.PASSED: Text("zijn voorbij", "have passed"),
    ThreeMonths.KEPT: Text("er is een aanbod", "there is an offer"),
}


@dataclass(frozen=True)
class MonthlyRow:
    """A case of the month.

    Attributes:
        id: of the case.
        order: by which pupils are ordered.
        days: of this period of absence, until the end of the month or of the case.
        stage: the id of the step.
        promise: how the three months stand; None where they do not run.
    """

    id: str
    pupil: str
    order: str
    municipality: str
    school: str
    school_name: str
    absent: Absent
    since: date | None
    days: int | None
    stage: str
    step: str
    lead: str
    role: str
    organisation: str
    next_day: date | None
    offer_due: date | None
    promise: ThreeMonths | None
    opened_on: date
    closed_on: date | None
    told: InMonth


def rows_of(viewer: Viewer, month: Month) -> list[MonthlyRow]:
    """The list of a month, for somebody in the functions that see a municipality."""
    cases = list(cases_of_month(viewer, month))
    told = told_in_month([one.id for one in cases], month, language_of())
    work = workplaces([one.director for one in cases if one.director], month.last)
    away = _absences([one.pupil for one in cases], month.last)
    return [_row(one, month, away[one.pupil], work, told[one.id]) for one in cases]


def _absences(ids: list[str], day: date) -> dict[str, Absent]:
    exempt = exempt_among(ids, day)
    enrolled = {key for key, one in pupils(ids, day).items() if one.school}
    found = dict.fromkeys(ids, Absent.NOT_ENROLLED)
    found |= dict.fromkeys(enrolled, Absent.RELATIVE)
    return found | dict.fromkeys(exempt, Absent.EXEMPT)


def _row(
    case: CaseOfMonth, month: Month, absent: Absent, work: Mapping[str, str], told: InMonth
) -> MonthlyRow:
    closed = case.closed_on if case.closed_on and case.closed_on <= month.last else None
    until = closed or month.last
    role = case.director_role
    return MonthlyRow(
        case.id,
        annotated(case, "pupil_name"),
        annotated(case, "pupil_order"),
        annotated(case, "municipality"),
        case.school,
        annotated(case, "school_name"),
        absent,
        case.first_day,
        max((until - case.first_day).days, 0) if case.first_day else None,
        case.step,
        step_of(case),
        annotated(case, "director_name"),
        who(teller(case.version, language_of()), [role]) if role else "",
        work.get(case.director, ""),
        case.next_day,
        case.offer_due,
        _promise(case, until),
        case.opened_on,
        closed,
        told,
    )


def _promise(case: CaseOfMonth, day: date) -> ThreeMonths | None:
    if case.offer_due is None:
        return None
    if case.offered:
        return ThreeMonths.KEPT
    if case.offer_due < day:
        return ThreeMonths.PASSED
    return ThreeMonths.NEAR if case.offer_due - day <= _NEAR else ThreeMonths.RUNS
