"""What was registered of a pupil, day by day, with what the codes mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.register_terms import Category
from kantelpunt.web.register.models import Absence, Reason, Submission


@dataclass(frozen=True)
class Registered:
    """A registration as a page shows it.

    Attributes:
        lesson: a lesson number, `am`, `pm`, or empty.
        minutes: how long; None for the whole of it.
    """

    lesson: str
    minutes: int | None
    category: Category
    authorised: bool


def days_of(pupil: str, first: date, last: date) -> dict[date, list[Registered]]:
    """The registrations of a pupil in a period, by day; of what stands twice, the last."""
    rows = Absence.objects.filter(pupil=pupil, day__range=(first, last)).order_by("day", "id")
    found = {(one.day, one.school, one.lesson or one.reason): one for one in rows}
    meanings = _meanings({one.school for one in found.values()})
    days: dict[date, list[Registered]] = {}
    for one in found.values():
        meaning = meanings.get((one.school, one.reason)) or meanings.get(("", one.reason))
        if meaning:
            told = Registered(one.lesson, one.minutes, *meaning)
            days.setdefault(one.day, []).append(told)
    return days


def _meanings(schools: set[str]) -> Mapping[tuple[str, str], tuple[Category, bool]]:
    rows = Reason.objects.filter(school__in=["", *schools])
    return {(one.school, one.code): (Category(one.category), one.authorised) for one in rows}


def submitted_until(school: str) -> date | None:
    """Up to which day a school has handed in; None when nothing was said of it."""
    rows = Submission.objects.filter(school=school)
    return rows.values_list("submitted_until", flat=True).first()
