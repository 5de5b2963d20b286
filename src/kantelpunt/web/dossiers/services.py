"""Writes cases: what people tell is judged by the engine, and kept when it is accepted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import Acted, Surroundings, advanced, decide, opened, registered
from kantelpunt.casework.events.course import Opened, SignalAttached, SignalWithdrawn
from kantelpunt.casework.events.people import DirectorAssigned
from kantelpunt.casework.events.recorded import Event, Occurrence
from kantelpunt.casework.evolve import folded
from kantelpunt.casework.overview import Overview, overview
from kantelpunt.casework.payloads import Payload
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.organisations import actors_for
from kantelpunt.web.dossiers.projection import project
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.pages.remembering import remembering
from kantelpunt.web.people.selectors import Held

_AT_ONCE = 50
"""So many cases are kept together while time passes: others wait for no more than these."""


class Refused(Exception):
    """The engine refuses what somebody tells; nothing was kept.

    Attributes:
        refusal: what was tried, why it is refused, and what would make it possible.
    """

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


class ChangedMeanwhile(Exception):
    """Somebody else told something since the page was made; nothing was kept.

    Attributes:
        events: what was told meanwhile.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        super().__init__(str(len(events)))
        self.events = tuple(events)


@dataclass(frozen=True)
class Teller:
    """Who tells something.

    Attributes:
        person: opaque id.
        held: the functions in which the person takes part in the case.
    """

    person: str
    held: tuple[Held, ...]


@dataclass(frozen=True)
class Kept:
    """What was kept.

    Attributes:
        case: opaque id.
        events: with everything that followed by itself.
    """

    case: str
    events: tuple[Event, ...]
    overview: Overview


@dataclass(frozen=True)
class NewCase:
    """About whom a case is opened, where and on which version of a protocol."""

    pupil: str
    school: str
    organisation: str
    sector: Sector
    version: str
    texts: tuple[tuple[Payload, str], ...] = field(default=())


@transaction.atomic
def open_case(
    new: NewCase, what: Opened, then: Sequence[Occurrence], who: Teller, now: datetime
) -> Kept:
    """Open a case, and tell at once why: a signal, a note.

    Whoever opens it leads it until it is handed over, where the protocol lets that role lead.

    Raises:
        Refused: by the engine.
    """
    row = CaseRow(
        pupil=new.pupil,
        school=new.school,
        organisation=new.organisation,
        sector=new.sector.value,
        version=new.version,
        opened_on=now.date(),
    )
    around = surroundings_of(row, now.date())
    first, held = _opened(row, what, around, who, now)
    case, events = first.case, list(first.events)
    row.save(force_insert=True)
    store.keep_texts(row.id, new.texts)
    organisations = {who.person: held.organisation}
    for one in then:
        acted, _ = _judged(case, one, around, who, now)
        case, events = acted.case, [*events, *acted.events]
    lead = _leads(case, around, who, now)
    if lead:
        case, events = lead.case, [*events, *lead.events]
    store.keep(events, organisations)
    return Kept(row.id, tuple(events), project(row, case, around.agreement, around.terms, now))


def _opened(
    row: CaseRow, what: Opened, around: Surroundings, who: Teller, now: datetime
) -> tuple[Acted, Held]:
    refusal = None
    for actor, held in actors_for(around.agreement, who.person, who.held):
        found = opened(row.id, what, around, now, actor)
        if isinstance(found, Acted):
            return found, held
        refusal = refusal or found
    raise Refused(refusal or _nobody())


def _leads(case: Case, around: Surroundings, who: Teller, now: datetime) -> Acted | None:
    for actor, _ in actors_for(around.agreement, who.person, who.held):
        found = decide(case, DirectorAssigned(who.person, actor.role), around, now, actor)
        if isinstance(found, Acted):
            return found
    return None


@dataclass(frozen=True)
class Foreseen:
    """What telling something would bring about; nothing is kept.

    Attributes:
        events: what would be told, with everything that would follow by itself.
        overview: how the case would stand.
    """

    events: tuple[Event, ...]
    overview: Overview


@dataclass(frozen=True)
class _WorkedOut:
    """What comes of telling something, before anybody keeps it."""

    case: Case
    events: tuple[Event, ...]
    organisation: str


@transaction.atomic
def tell(
    case: str,
    what: Sequence[Occurrence],
    who: Teller,
    now: datetime,
    *,
    seen: int | None = None,
    texts: Iterable[tuple[Payload, str]] = (),
) -> Kept:
    """Tell one or more things about a case; all are kept, or none.

    Args:
        case: opaque id.
        what: what happened, in order.
        who: who tells it.
        now: the moment.
        seen: the sequence of the last event that the page showed; None: whatever it is.
        texts: texts whose hashes the occurrences hold, with the kind of those who may read them.

    Raises:
        ChangedMeanwhile: when others told something since.
        Refused: by the engine.
    """
    row = store.row_for_writing(case)
    around = surroundings_of(row, now.date(), others=True)
    found = _worked_out(row, around, what, who, now, seen)
    store.keep(found.events, {who.person: found.organisation})
    store.keep_texts(case, texts)
    around = _after(row, found.case, around, now)
    seen_now = project(row, found.case, around.agreement, around.terms, now)
    return Kept(case, found.events, seen_now)


def preview(
    case: str, what: Sequence[Occurrence], who: Teller, now: datetime, *, seen: int | None = None
) -> Foreseen:
    """What `tell` would bring about, worked out the same way and not kept.

    Raises:
        ChangedMeanwhile, Refused: as `tell`.
    """
    row = CaseRow.objects.get(id=case)
    around = surroundings_of(row, now.date(), others=True)
    found = _worked_out(row, around, what, who, now, seen)
    around = _after(row, found.case, around, now)
    return Foreseen(found.events, overview(found.case, around.agreement, around.terms, now))


def _worked_out(
    row: CaseRow,
    around: Surroundings,
    what: Sequence[Occurrence],
    who: Teller,
    now: datetime,
    seen: int | None,
) -> _WorkedOut:
    history = store.events_of(row.id)
    if seen is not None and seen < row.sequence:
        others = [one for one in history if one.sequence > seen and one.actor is not None]
        if others:
            raise ChangedMeanwhile(others)
    state, events = folded(history), list[Event]()
    organisation = ""
    for one in what:
        acted, held = _judged(state, one, around, who, now)
        state, events = acted.case, [*events, *acted.events]
        organisation = held.organisation
    return _WorkedOut(state, tuple(events), organisation)


def _after(row: CaseRow, case: Case, around: Surroundings, now: datetime) -> Surroundings:
    """The surroundings after it, which are others once a case is moved to another version."""
    if case.version == around.agreement.id:
        return around
    row.version = case.version
    return surroundings_of(row, now.date())


def _judged(
    case: Case, what: Occurrence, around: Surroundings, who: Teller, now: datetime
) -> tuple[Acted, Held]:
    """The first role in which it is accepted; else the refusal of the nearest role."""
    refusal = None
    for actor, held in actors_for(around.agreement, who.person, who.held):
        found = decide(case, what, around, now, actor)
        if isinstance(found, Acted):
            return found, held
        refusal = refusal or found
    raise Refused(refusal or _nobody())


def _nobody() -> Refusal:
    return Refusal(
        "no-role",
        Text("Dit is niet vastgelegd", "This is not recorded"),
        Text(
            "uw functie heeft in dit protocol geen rol",
            "your function has no role in this protocol",
        ),
        Text(
            "Vraag wie de regie heeft om het vast te leggen",
            "Ask whoever leads to record it",
        ),
    )


@transaction.atomic
def hear(case: str, what: Iterable[SignalAttached | SignalWithdrawn], now: datetime) -> None:
    """Take over in a case how its signals stand by what was registered; all of it, or nothing.

    Raises:
        Refused: by the engine, as when the case is closed.
    """
    row = store.row_for_writing(case)
    around = surroundings_of(row, now.date())
    state, events = store.state_of(case), list[Event]()
    for one in what:
        found = registered(state, one, around, now)
        if not isinstance(found, Acted):
            raise Refused(found)
        state, events = found.case, [*events, *found.events]
    store.keep(events, {})
    project(row, state, around.agreement, around.terms, now)


@transaction.atomic
def advance(case: str, now: datetime) -> tuple[Event, ...]:
    """Let everything pass in a case that has passed at a moment; twice adds nothing."""
    row = store.row_for_writing(case)
    around = surroundings_of(row, now.date())
    acted = advanced(store.state_of(case), around, now)
    store.keep(acted.events, {})
    project(row, acted.case, around.agreement, around.terms, now)
    return acted.events


def sweep(now: datetime) -> int:
    """Let time pass in every case in which something passes by itself; gives how many."""
    awake = CaseRow.objects.filter(closed="", wakes_at__lte=now).values_list("id", flat=True)
    return advance_all(list(awake), now)


def advance_all(cases: Sequence[str], now: datetime) -> int:
    """Let time pass in some cases, and work out how they stand; gives how many."""
    with remembering():
        for first in range(0, len(cases), _AT_ONCE):
            with transaction.atomic():
                for case in cases[first : first + _AT_ONCE]:
                    advance(case, now)
    return len(cases)


@transaction.atomic
def rebuild(case: str, now: datetime) -> None:
    """Work out anew how a case stands."""
    row = store.row_for_writing(case)
    around = surroundings_of(row, now.date())
    project(row, store.state_of(case), around.agreement, around.terms, now)
