"""What waits in the register for somebody: signals to judge, those withdrawn, fresh rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from kantelpunt.foundation.text import Text
from kantelpunt.web.register.models import FoundSignal, SignalState, Submission
from kantelpunt.web.schools.selectors import Enrolments


@dataclass(frozen=True)
class Waiting:
    """A signal that somebody must judge, or of which somebody must know that it was withdrawn.

    Attributes:
        told: what came true, in a sentence; of one that was withdrawn, why.
        day: on which it came true, or was withdrawn.
        case: opaque id of the case that it was joined to, or empty.
    """

    id: str
    pupil: str
    name: Text
    told: Text
    day: date
    withdrawn: bool
    case: str


def signals_to_judge(among: Enrolments, limit: int | None = None) -> list[Waiting]:
    """New signals of the pupils of some enrolments, the latest first."""
    rows = _to_judge(among).order_by("-fired_on", "pupil", "id")[:limit]
    return [_waiting(one) for one in rows]


def how_many_to_judge(among: Enrolments) -> int:
    """How many new signals these pupils have."""
    return _to_judge(among).count()


def withdrawn_unseen(among: Enrolments, limit: int | None = None) -> list[Waiting]:
    """Signals that were withdrawn and of which nobody took note yet, the latest first."""
    rows = FoundSignal.objects.filter(
        state=SignalState.WITHDRAWN, withdrawal_seen=False, pupil__in=among.values("pupil_id")
    )
    return [_waiting(one) for one in rows.order_by("-withdrawn_on", "pupil", "id")[:limit]]


def signals_of(pupil: str) -> list[tuple[Waiting, SignalState]]:
    """The signals of a pupil, the latest first, with what people made of them."""
    rows = FoundSignal.objects.filter(pupil=pupil, warning=False).order_by("-fired_on", "id")
    return [(_waiting(one), SignalState(one.state)) for one in rows]


def to_judge_per_school(schools: Iterable[str]) -> dict[str, int]:
    """Per school how many new signals there are."""
    new = Q(state=SignalState.NEW, warning=False)
    rows = FoundSignal.objects.filter(new, school__in=list(schools)).values("school")
    return {one["school"]: one["number"] for one in rows.annotate(number=Count("id"))}


def handed_in(schools: Iterable[str]) -> Mapping[str, date]:
    """Per school up to which day it has handed in its registrations."""
    rows = Submission.objects.filter(school__in=list(schools))
    return dict(rows.values_list("school", "submitted_until"))


def _to_judge(among: Enrolments) -> QuerySet[FoundSignal]:
    return FoundSignal.objects.filter(
        state=SignalState.NEW, warning=False, pupil__in=among.values("pupil_id")
    )


def _waiting(row: FoundSignal) -> Waiting:
    withdrawn = row.state == SignalState.WITHDRAWN
    sentences = row.receipt.get("sentences") or [{}]
    told = row.withdrawn_because if withdrawn else sentences[0]
    return Waiting(
        row.id,
        row.pupil,
        _pair(row.receipt.get("name") or {}, row.signal),
        _pair(told, row.signal),
        (row.withdrawn_on if withdrawn else None) or row.fired_on,
        withdrawn,
        row.case,
    )


def _pair(kept: Mapping[str, str], otherwise: str) -> Text:
    return Text(kept.get("nl", otherwise), kept.get("en", otherwise))


def fired_in(school: str, first: date, last: date) -> list[tuple[str, date]]:
    """Pupils of a school of whom a signal came true between two days, and still holds."""
    rows = FoundSignal.objects.filter(school=school, warning=False, fired_on__range=(first, last))
    rows = rows.exclude(state=SignalState.WITHDRAWN)
    return list(rows.values_list("pupil", "fired_on").order_by("fired_on", "id"))
