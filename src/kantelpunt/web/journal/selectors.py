"""Reading the journal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db.models import Count, Max, Min, QuerySet

from kantelpunt.casework.payloads import SHORTEST_SALT, Destroyed, DestroyedBecause, Payload
from kantelpunt.web.journal.chain import FACTS, Anchor, Facts, Line
from kantelpunt.web.journal.models import Detail, Entry, Head, Subject
from kantelpunt.web.journal.words import Action, Kind, Result

EntryRow: TypeAlias = Entry
"""An entry as pages read it."""

_AT_ONCE = 2000


def entries(
    *,
    person: str = "",
    subject: str = "",
    action: Action | None = None,
    kind: Kind | None = None,
    result: Result | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> QuerySet[Entry]:
    """Entries, the newest first; what is not asked for is not filtered.

    Args:
        person: id of who did it.
        subject: id of what or whom it is about.
        action: what was done.
        kind: with what.
        result: how it ended.
        since: from this moment on.
        until: before this moment.
    """
    asked = {
        "actor": person,
        "found_by__subject": subject,
        "action": action,
        "kind": kind,
        "result": result,
        "moment__gte": since,
        "moment__lt": until,
    }
    return Entry.objects.filter(**{key: one for key, one in asked.items() if one}).order_by(
        "-number"
    )


def entry(number: int) -> Entry | None:
    """One entry, or None when there is no such number."""
    return Entry.objects.filter(number=number).first()


@dataclass(frozen=True)
class Onlooker:
    """Somebody who looked, in one function, and how often.

    Attributes:
        person: id of the person, "" for nobody.
        role: id of the function.
        organisation: id of the organisation.
        times: how many entries there are.
        first: the moment of the first.
        last: the moment of the last.
    """

    person: str
    role: str
    organisation: str
    times: int
    first: datetime
    last: datetime


def onlookers(subject: str) -> list[Onlooker]:
    """Who saw something of a subject, who was last first; refusals do not count."""
    rows = (
        Entry.objects.filter(found_by__subject=subject, result=Result.ALLOWED)
        .values_list("actor", "role", "organisation")
        .annotate(times=Count("number"), first=Min("moment"), last=Max("moment"))
        .order_by("-last", "actor")
    )
    return [Onlooker(*row) for row in rows]


def details(hashes: Iterable[str]) -> Mapping[str, Payload | Destroyed]:
    """The texts that stand apart, or what is left of them, by the hash that entries hold."""
    wanted = {one for one in hashes if one}
    rows = Detail.objects.filter(hash__in=wanted) if wanted else ()
    return {row.hash: found for row in rows if (found := _detail(row))}


def head() -> Anchor:
    """How far the journal says that it is."""
    row = Head.objects.first()
    return Anchor(row.number, row.hash) if row else Anchor()


def anchor_at(number: int) -> Anchor | None:
    """An entry as an anchor; before the first when the number is 0; None when it is not there."""
    if number == 0:
        return Anchor()
    found = Entry.objects.filter(number=number).values_list("hash", flat=True).first()
    return Anchor(number, found) if found else None


def lines(*, after: int = 0, at_once: int = _AT_ONCE) -> Iterator[Line]:
    """The entries by number, with what is kept beside them, `at_once` at a time."""
    numbers = Entry.objects.order_by("number").values_list("number", flat=True)
    while chunk := list(numbers.filter(number__gt=after)[:at_once]):
        yield from _lines_of(chunk)
        after = chunk[-1]


def _lines_of(numbers: list[int]) -> Iterator[Line]:
    rows = _rows(numbers)
    texts = details(row.detail_hash for row in rows.values())
    found_by: dict[int, set[str]] = defaultdict(set)
    beside = Subject.objects.filter(entry_id__gte=numbers[0], entry_id__lte=numbers[-1])
    for number, subject in beside.values_list("entry_id", "subject"):
        found_by[number].add(subject)
    for number in numbers:
        row = rows.get(number)
        yield Line(
            number=number,
            facts=_facts(row) if row else None,
            hash=row.hash if row else "",
            found_by=frozenset(found_by[number]),
            detail=texts.get(row.detail_hash) if row else None,
        )


def _rows(numbers: list[int]) -> dict[int, Entry]:
    """The rows that can be read: who changed one may have left no sense in it."""
    try:
        return Entry.objects.in_bulk(numbers)
    except ValueError:
        if len(numbers) == 1:
            return {}
        middle = len(numbers) // 2
        return _rows(numbers[:middle]) | _rows(numbers[middle:])


def _facts(row: Entry) -> Facts | None:
    lists = isinstance(row.subjects, list) and isinstance(row.parts, list)
    if row.moment is None or not lists:
        return None
    kept = {name: getattr(row, name) for name in FACTS}
    kept |= {"subjects": tuple(row.subjects), "parts": tuple(row.parts)}
    return Facts(**kept)


def _detail(row: Detail) -> Payload | Destroyed | None:
    """None when the row holds neither a text nor a record of its destroying."""
    try:
        if row.destroyed_on:
            return Destroyed(row.destroyed_on, DestroyedBecause(row.because))
        salt = bytes.fromhex(row.salt)
    except ValueError:
        return None
    return Payload(salt, row.text) if len(salt) >= SHORTEST_SALT else None
