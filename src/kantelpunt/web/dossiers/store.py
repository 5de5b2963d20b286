"""Keeps the events and texts of cases, and reads them back."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.casework.case import Case
from kantelpunt.casework.events.kinds import kind_of
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.evolve import folded
from kantelpunt.casework.payloads import SHORTEST_SALT, Destroyed, DestroyedBecause, Payload
from kantelpunt.casework.written.events import event_from
from kantelpunt.casework.written.occurrences import plain_fields
from kantelpunt.foundation.errors import InputRefused, Place
from kantelpunt.web.dossiers.models import CaseRow, EventRow, TextRow


def events_of(case: str) -> list[Event]:
    """The events of a case, in their order.

    Raises:
        InputRefused: when an event is not known to this version of the application.
    """
    return [_event(row) for row in EventRow.objects.filter(case_id=case).order_by("sequence")]


def events_between(
    cases: Iterable[str],
    kinds: Iterable[type[Occurrence]],
    first: datetime,
    until: datetime,
) -> list[Event]:
    """The events of some kinds in some cases, from a moment until before another, in their order.

    Raises:
        InputRefused: when an event is not known to this version of the application.
    """
    rows = EventRow.objects.filter(
        case__in=list(cases),
        kind__in=[kind_of(one) for one in kinds],
        moment__gte=first,
        moment__lt=until,
    )
    return [_event(row) for row in rows.order_by("moment", "case", "sequence")]


def state_of(case: str) -> Case:
    """How a case is after all of its events."""
    return folded(events_of(case))


def _event(row: EventRow) -> Event:
    told = None
    if row.role:
        told = {"person": row.person, "role": row.role, "organisation": row.party}
    written = {
        "case": row.case_id,
        "sequence": row.sequence,
        "moment": row.moment.astimezone(AMSTERDAM).isoformat(),
        "actor": told,
        "version": row.version,
        "kind": row.kind,
        "what": row.what,
    }
    found = event_from(written, lambda _: Place(f"{row.case_id}/{row.sequence}"))
    if isinstance(found, list):
        raise InputRefused(found)
    return found


def keep(events: Sequence[Event], organisations: Mapping[str, str]) -> None:
    """Add events to a case.

    Args:
        events: new ones, in their order.
        organisations: per person who told one, the opaque id of the organisation.
    """
    EventRow.objects.bulk_create(_row(one, organisations) for one in events)


def _row(event: Event, organisations: Mapping[str, str]) -> EventRow:
    actor = event.actor or Actor("", "", "")
    return EventRow(
        case_id=event.case,
        sequence=event.sequence,
        moment=event.moment,
        kind=kind_of(type(event.what)),
        what=plain_fields(event.what),
        version=event.version,
        person=actor.person,
        role=actor.role,
        party=actor.organisation,
        organisation=organisations.get(actor.person, ""),
    )


def sealed(text: str) -> Payload:
    """A text with a salt of its own: events hold its hash."""
    return Payload(secrets.token_bytes(SHORTEST_SALT), text)


def keep_texts(case: str, texts: Iterable[tuple[Payload, str]]) -> None:
    """Keep texts, each with the kind of those who may read it."""
    TextRow.objects.bulk_create(
        TextRow(hash=one.hash, case_id=case, kind=kind, salt=one.salt, text=one.text)
        for one, kind in texts
    )


def texts_of(case: str) -> dict[str, tuple[str, Payload | Destroyed]]:
    """Per hash the kind of those who may read it, and the text or what is left of it."""
    return _texts(TextRow.objects.filter(case_id=case))


def texts_called(hashes: Iterable[str]) -> dict[str, tuple[str, Payload | Destroyed]]:
    """The same of some texts, of whichever cases."""
    return _texts(TextRow.objects.filter(hash__in=list(hashes)))


def _texts(rows: Iterable[TextRow]) -> dict[str, tuple[str, Payload | Destroyed]]:
    return {
        row.hash: (
            row.kind,
            Destroyed(row.destroyed_on, DestroyedBecause(row.because))
            if row.destroyed_on
            else Payload(bytes(row.salt), row.text),
        )
        for row in rows
    }


def row_for_writing(case: str) -> CaseRow:
    """The row of a case, that nobody else changes until this transaction ends.

    Raises:
        CaseRow.DoesNotExist: when there is no such case.
    """
    return CaseRow.objects.select_for_update().get(id=case)
