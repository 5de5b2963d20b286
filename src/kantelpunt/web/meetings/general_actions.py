"""Actions that concern no case: agreed at a monthly meeting, followed at the next (TB-63)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kantelpunt.web.meetings.kinds import WITH_GENERAL_ACTIONS
from kantelpunt.web.meetings.models import GeneralAction, Meeting
from kantelpunt.web.people.selectors import names_of


@dataclass(frozen=True)
class NewAction:
    """An action that was agreed: what, which person does it, and its last day."""

    what: str
    by: str
    due: date


@dataclass(frozen=True)
class ToldInGeneral:
    """What a meeting agreed, and which earlier actions it says are done."""

    agreed: tuple[NewAction, ...] = ()
    done: tuple[str, ...] = ()


NOTHING = ToldInGeneral()


def keep(meeting: Meeting, told: ToldInGeneral, day: date) -> None:
    """Keep what was told at a meeting that was held."""
    open_before(meeting).filter(id__in=told.done).update(done_on=day)
    GeneralAction.objects.bulk_create(
        GeneralAction(meeting=meeting, **vars(one)) for one in told.agreed
    )


def open_before(meeting: Meeting) -> QuerySet[GeneralAction]:
    """What earlier meetings of the same kind and organisation agreed, and nobody says is done."""
    if meeting.kind not in WITH_GENERAL_ACTIONS:
        return GeneralAction.objects.none()
    rows = GeneralAction.objects.filter(
        meeting__kind=meeting.kind,
        meeting__organisation=meeting.organisation,
        meeting__starts__lt=meeting.starts,
        done_on=None,
    )
    return rows.order_by("due", "id")


@dataclass(frozen=True)
class ShownAction:
    """An action with the name of who does it."""

    id: str
    what: str
    by: str
    due: date
    done_on: date | None


@dataclass(frozen=True)
class ShownGeneral:
    """What a meeting agreed, and what is still open of earlier ones."""

    agreed: tuple[ShownAction, ...] = ()
    earlier: tuple[ShownAction, ...] = ()


def general_shown(meeting: Meeting) -> ShownGeneral:
    """The actions of a meeting that concern no case."""
    agreed = list(meeting.general_actions.order_by("due", "id"))
    earlier = list(open_before(meeting))
    names = names_of([one.by for one in (*agreed, *earlier)])
    return ShownGeneral(tuple(_shown(agreed, names)), tuple(_shown(earlier, names)))


def _shown(rows: Iterable[GeneralAction], names: dict[str, str]) -> Iterable[ShownAction]:
    return (
        ShownAction(one.id, one.what, names.get(one.by, ""), one.due, one.done_on) for one in rows
    )
