"""What people make of signals and concerns: a case is opened, or it goes into the open one."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from kantelpunt.casework.events.course import Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten
from kantelpunt.casework.payloads import Payload
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.services import NewCase, Refused, Teller, open_case, tell
from kantelpunt.web.dossiers.store import sealed
from kantelpunt.web.gate.seeing import held_for
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.register.selectors import FoundSignal, signals_that_hold
from kantelpunt.web.register.services import leave, put_in_case
from kantelpunt.web.schools.selectors import PupilInfo
from kantelpunt.web.signals.grouping import PupilSignals, latest_case
from kantelpunt.web.signals.where import versions_for, where_for


class RefusedFor(Exception):
    """It is refused for one of the pupils; nothing was kept for any of them.

    Attributes:
        pupil: for whom.
        refusal: why, and what would make it possible.
    """

    def __init__(self, pupil: PupilInfo, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.pupil = pupil
        self.refusal = refusal


@transaction.atomic
def put_into_cases(
    groups: Sequence[PupilSignals],
    first_days: Mapping[str, date],
    note: str,
    viewer: Viewer,
    now: datetime,
) -> list[str]:
    """Put the signals of each pupil in its open case, or open one.

    Args:
        groups: the signals.
        first_days: per pupil the first day of this period of absence, where somebody names another
            one than the signals tell.
        note: what is noted with it in each case; may be empty.
        viewer: who judges.
        now: the moment.

    Returns:
        The ids of the cases, in the order of the pupils.

    Raises:
        RefusedFor: by the engine; nothing was kept for any pupil.
    """
    cases = []
    for group in groups:
        attached = [_attached(one) for one in group.signals]
        first = first_days.get(group.pupil.id)
        try:
            case = _into_case(
                group.pupil, group.case, OpenedBy.SIGNAL, first, attached, note, viewer, now
            )
        except Refused as refused:
            raise RefusedFor(group.pupil, refused.refusal) from refused
        put_in_case([one.id for one in group.signals], case, viewer.person, now)
        cases.append(case)
    return cases


def leave_signals(
    groups: Sequence[PupilSignals], reason: str, viewer: Viewer, now: datetime
) -> int:
    """These signals need no case, for a reason; gives how many."""
    ids = [one.id for group in groups for one in group.signals]
    return leave(ids, reason, viewer.person, now)


@transaction.atomic
def tell_concern(
    pupil: PupilInfo, case: str, first_day: date | None, text: str, viewer: Viewer, now: datetime
) -> str:
    """Somebody worries about a pupil, with or without a signal: no justification is asked.

    Of a child that no school knows nobody judges signals, so that they go into the case at once.

    Args:
        pupil: about whom.
        case: the open case, to which it is added as a note; empty: one is opened.
        first_day: first day of absence, when there is any.
        text: what is the matter; may be empty.
        viewer: who worries.
        now: the moment.

    Returns:
        The id of the case.

    Raises:
        Refused: by the engine.
    """
    told = text.strip()
    if case and not told:
        told = "Zorg gemeld"
    fired = [] if case or pupil.school else _of_its_protocol(pupil, now.date())
    because = OpenedBy.SIGNAL if fired else OpenedBy.CONCERN
    attached = [_attached(one) for one in fired]
    found = _into_case(pupil, case, because, first_day, attached, told, viewer, now)
    put_in_case([one.id for one in fired], found, viewer.person, now)
    return found


def _of_its_protocol(child: PupilInfo, today: date) -> list[FoundSignal]:
    """The signals of a child by the protocol that holds where it lives."""
    version = versions_for([child], today).get(child.id)
    return [one for one in signals_that_hold([child.id]) if one.version == version and not one.case]


def _attached(one: FoundSignal) -> SignalAttached:
    return SignalAttached(one.signal, one.fired_on, one.first_day)


def _into_case(
    pupil: PupilInfo,
    case: str,
    because: OpenedBy,
    first_day: date | None,
    attached: Sequence[Occurrence],
    note: str,
    viewer: Viewer,
    now: datetime,
) -> str:
    texts: list[tuple[Payload, str]] = []
    told = list(attached)
    if note.strip():
        payload = sealed(note.strip())
        texts.append((payload, NoteKind.GENERAL.value))
        told.append(NoteWritten(NoteKind.GENERAL, payload.hash))
    if case:
        tell(case, told, Teller(viewer.person, held_for(viewer, case)), now, texts=texts)
        return case
    new, opened = _new(pupil, because, first_day, texts, viewer)
    return open_case(new, opened, told, Teller(viewer.person, viewer.with_pupils), now).case


def _new(
    pupil: PupilInfo,
    because: OpenedBy,
    first_day: date | None,
    texts: Sequence[tuple[Payload, str]],
    viewer: Viewer,
) -> tuple[NewCase, Opened]:
    where = where_for(pupil, viewer)
    if where is None:
        raise Refused(_no_protocol(pupil, viewer.day))
    new = NewCase(
        pupil.id,
        where.school,
        where.organisation,
        where.sector,
        where.version,
        texts=tuple(texts),
    )
    opened = Opened(
        because,
        pupil.id,
        where.sector,
        first_day=first_day,
        born=pupil.birth_date,
        earlier=latest_case(pupil.id),
    )
    return new, opened


def _no_protocol(pupil: PupilInfo, today: date) -> Refusal:
    where = pupil.school_name or pupil.school
    return Refusal(
        "no-protocol",
        Text("Er is geen casus geopend", "No case was opened"),
        Text(
            f"voor {where or 'deze leerling'} geldt op {today} geen protocol",
            f"no protocol holds for {where or 'this pupil'} on {today}",
        ),
        Text(
            "Vraag de beheerder een protocol te kiezen",
            "Ask the administrator to choose a protocol",
        ),
    )
