"""What the codes of a school mean."""

from dataclasses import dataclass

from kantelpunt.foundation.register_terms import Category
from kantelpunt.web.register.models import Absence, Reason


@dataclass(frozen=True)
class Meaning:
    """What a code means.

    Attributes:
        school: code of the school; empty: at every school without a meaning of its own.
    """

    id: int
    school: str
    code: str
    category: Category
    authorised: bool


def meanings_at(school: str) -> list[Meaning]:
    """What codes mean at a school, its own meanings before those of the region."""
    rows = Reason.objects.filter(school__in=["", school]).order_by("code", "-school")
    found: dict[str, Meaning] = {}
    for one in rows:
        found.setdefault(one.code, _meaning(one))
    return list(found.values())


def meaning(key: int) -> Meaning | None:
    """One row; None when there is none."""
    found = Reason.objects.filter(id=key).first()
    return _meaning(found) if found else None


def _meaning(one: Reason) -> Meaning:
    return Meaning(one.pk, one.school, one.code, Category(one.category), one.authorised)


def times_used(school: str, code: str) -> int:
    """How many registrations of a school have a code."""
    return Absence.objects.filter(school=school, reason=code).count()
