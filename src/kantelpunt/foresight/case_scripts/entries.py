"""What people tell in a script, line by line: when, who, what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.casework.events.recorded import Actor, Occurrence
from kantelpunt.casework.payloads import SHORTEST_SALT, Payload
from kantelpunt.casework.written.told import Told, told_from
from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain

ON, BY, TOLD, REFUSED = "on", "by", "told", "refused"
FIRST_MINUTE = time(9)
_A_MINUTE = timedelta(minutes=1)
_UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Entry:
    """Something that someone tells.

    Attributes:
        moment: in Dutch local time.
        actor: who tells it.
        what: what happened.
        place: where it stands.
        refused: the code of the refusal that is foreseen; None where it must be recorded.
        texts: free texts, which stand apart from the event.
    """

    moment: datetime
    actor: Actor
    what: Occurrence
    place: Place
    refused: str | None = None
    texts: tuple[Payload, ...] = ()


@dataclass
class ReadEntries:
    """Entries in their order, and everything that is wrong with the others."""

    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_entries(
    written: Iterable[tuple[Path, Plain]],
    placed: PlacedYaml,
    *,
    people: Mapping[str, Actor],
    filled: Mapping[str, Mapping[str, Plain]],
    salt: bytes,
) -> ReadEntries:
    """Read what people tell.

    An entry without a time is told at 09:00, or a minute after the entry before it on that day.

    Args:
        written: each entry with its path in the file: keys `on`, `by`, `told`, perhaps `refused`,
            and the fields of what is told.
        placed: the file, for places.
        people: who may act, by the id that `by` names.
        filled: per kind of occurrence, fields that need not be written.
        salt: from which the salt of each free text is made.
    """
    read = ReadEntries()
    before: datetime | None = None
    for number, (at, one) in enumerate(written):
        if not isinstance(one, dict):
            read.problems.append(Problem("script-entry", _NO_ENTRY, placed.place(at)))
            continue
        problems = list(_missing(one, at, placed))
        moment = _moment(one, at, placed, before) if ON in one else None
        if isinstance(moment, Problem):
            problems.append(moment)
        elif moment is not None:
            before = moment
        actor = people.get(str(one.get(BY)))
        if actor is None and BY in one:
            problems.append(_unknown_person(str(one[BY]), people, placed.place((*at, BY))))
        refused = one.get(REFUSED)
        if refused is not None and not isinstance(refused, str):
            problems.append(Problem("script-code", _NO_CODE, placed.place((*at, REFUSED))))
        if TOLD in one:
            told = _told(one, at, placed, filled, _salt(salt, number))
            if isinstance(told, list):
                problems += told
            elif isinstance(moment, datetime) and actor and not problems:
                code = refused if isinstance(refused, str) else None
                entry = Entry(moment, actor, told.what, placed.place(at), code, told.texts)
                read.entries.append(entry)
        read.problems += problems
    return read


_NO_ENTRY = Text(
    "hier hoort een regel met on, by en told, zoals "
    "{on: 2025-09-15, by: m1, told: task done, task: bellen}",
    "an entry with on, by and told belongs here, such as "
    "{on: 2025-09-15, by: m1, told: task done, task: bellen}",
)
_NO_CODE = Text(
    "schrijf de code van de weigering die verwacht wordt, zoals no-mandate",
    "write the code of the refusal that is expected, such as no-mandate",
)


def _missing(one: dict[str, Plain], at: Path, placed: PlacedYaml) -> Iterator[Problem]:
    for key in (ON, BY, TOLD):
        if key not in one:
            text = Text(f'sleutel "{key}" ontbreekt', f'key "{key}" is missing')
            yield Problem("script-missing-key", text, placed.place(at))


def _moment(
    one: dict[str, Plain], at: Path, placed: PlacedYaml, before: datetime | None
) -> datetime | Problem:
    place = placed.place((*at, ON))
    day, _, hour = str(one[ON]).replace("T", " ").partition(" ")
    try:
        on = date.fromisoformat(day)
        clock = time.fromisoformat(hour.strip()) if hour else None
    except ValueError:
        return Problem("script-moment", _no_moment(str(one[ON])), place)
    moment = datetime.combine(on, clock or FIRST_MINUTE, AMSTERDAM)
    if clock is None and before is not None and before.date() == on:
        moment = max(moment, before + _A_MINUTE)
    if moment.date() != on or not _exists(moment) or (clock and clock.tzinfo):
        return Problem("script-moment", _no_moment(str(one[ON])), place)
    if before is not None and moment < before:
        return Problem("script-back-in-time", _back(moment, before), place)
    return moment


def _exists(moment: datetime) -> bool:
    """Whether the clock shows this time; in spring an hour is passed over."""
    utc = moment.utcoffset() or timedelta(0)
    shown = (moment.replace(tzinfo=None) - utc).replace(tzinfo=_UTC).astimezone(AMSTERDAM)
    return shown.replace(tzinfo=None) == moment.replace(tzinfo=None)


def _no_moment(given: str) -> Text:
    return Text(
        f'"{given}" is geen dag of tijdstip; schrijf 2025-09-15 of 2025-09-15 10:30',
        f'"{given}" is no day or moment; write 2025-09-15 or 2025-09-15 10:30',
    )


def _back(moment: datetime, before: datetime) -> Text:
    given, last = f"{moment:%Y-%m-%d %H:%M}", f"{before:%Y-%m-%d %H:%M}"
    return Text(
        f"{given} ligt voor de regel erboven ({last}); zet de regels in de volgorde van de tijd",
        f"{given} lies before the entry above it ({last}); put the entries in the order of time",
    )


def _unknown_person(given: str, people: Mapping[str, Actor], place: Place) -> Problem:
    told = unknown_name(given, list(people), Text("persoon", "person"))
    text = Text(
        f"{told.nl}; zet wie iets doet onder people", f"{told.en}; put who acts under people"
    )
    return Problem("script-unknown-person", text, place)


def _told(
    one: dict[str, Plain],
    at: Path,
    placed: PlacedYaml,
    filled: Mapping[str, Mapping[str, Plain]],
    salt: bytes,
) -> Told | list[Problem]:
    kind = str(one[TOLD])
    fields = {key: value for key, value in one.items() if key not in (ON, BY, TOLD, REFUSED)}

    def place(key: str | None) -> Place:
        return placed.place((*at, key) if key in one else at)

    return told_from(kind, {**filled.get(kind, {}), **fields}, place, salt)


def _salt(salt: bytes, number: int) -> bytes:
    return sha256(salt + str(number).encode()).digest()[:SHORTEST_SALT]
