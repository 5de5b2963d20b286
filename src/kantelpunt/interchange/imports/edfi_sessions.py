"""The sessions of an Ed-Fi calendar (`EducationOrgCalendar.xml`), as rows of `calendar.csv`.

Source: Ed-Fi Data Standard 5.2, interchange schema EducationOrgCalendar.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from xml.parsers import expat

from kantelpunt.absence.entities import CalendarRow
from kantelpunt.calendar.lesson_days import monday_of
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foundation.errors import InputRefused, Place, Problem, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.tables import read_text

_FRIDAY = 4
_CLOSED = "buiten de sessies"
_WANTED = ("SchoolId", "SessionName", "BeginDate", "EndDate", "TotalInstructionalDays")


@dataclass(frozen=True)
class Session:
    """A stretch of lessons at one school; both ends count.

    Attributes:
        stated_days: the number of lesson days that the source itself states, or None.
    """

    school: str
    name: str
    first: date
    last: date
    stated_days: int | None


@dataclass(frozen=True)
class Sessions:
    """What an Ed-Fi calendar holds that can be used.

    Attributes:
        calendar_dates: where single calendar dates stand; they are not taken over.
    """

    sessions: tuple[Session, ...]
    calendar_dates: tuple[Place, ...]


@dataclass
class _Reading:
    """What the parser has met so far."""

    path: list[str] = field(default_factory=list)
    found: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def read_sessions(path: Path) -> Sessions:
    """Read the sessions.

    Raises:
        InputRefused: for XML that is not well formed, that declares a document type (which could
            make the parser open files or grow without end), or sessions without school or dates.
    """
    reading = _parsed(path.name, read_text(path))
    problems: list[Problem] = []
    sessions = [_session(path.name, line, given, problems) for line, given in reading.found]
    if not sessions:
        text = Text("er staat geen sessie (Session) in", "it holds no session (Session)")
        problems.append(Problem("no-session", text, Place(path.name)))
    if problems:
        raise InputRefused(problems)
    return Sessions(
        tuple(session for session in sessions if session),
        tuple(Place(path.name, line) for line in reading.dates),
    )


def calendar_rows(sessions: Iterable[Session]) -> list[CalendarRow]:
    """Per school its school years closed, then each week of its sessions open, Monday to Friday."""
    by_school: defaultdict[str, list[Session]] = defaultdict(list)
    for session in sessions:
        by_school[session.school].append(session)
    rows = []
    for school, own in by_school.items():
        first = SchoolYear.of(min(session.first for session in own)).first
        last = SchoolYear.of(max(session.last for session in own)).last
        rows.append(CalendarRow(school, first, last, is_open=False, reason=_CLOSED, line=0))
        rows += [week for session in own for week in _weeks(session)]
    return rows


def lesson_days(sessions: Sequence[Session], school: str) -> int:
    """How many days the sessions of a school open."""
    days = {
        row.first + timedelta(days=n)
        for session in sessions
        if session.school == school
        for row in _weeks(session)
        for n in range((row.last - row.first).days + 1)
    }
    return len(days)


def _weeks(session: Session) -> list[CalendarRow]:
    rows = []
    monday = monday_of(session.first)
    while monday <= session.last:
        first = max(monday, session.first)
        last = min(monday + timedelta(days=_FRIDAY), session.last)
        if first <= last:
            rows.append(
                CalendarRow(session.school, first, last, is_open=True, reason=session.name, line=0)
            )
        monday += timedelta(days=7)
    return rows


def _parsed(file: str, text: str) -> _Reading:
    reading = _Reading()
    parser = expat.ParserCreate(encoding="utf-8")

    def start(name: str, _: dict[str, str]) -> None:
        own = name.rpartition(":")[2]
        reading.path.append(own)
        reading.text.clear()
        if own == "Session":
            reading.found.append((parser.CurrentLineNumber, {}))
        elif own == "CalendarDate":
            reading.dates.append(parser.CurrentLineNumber)

    def end(_: str) -> None:
        own = reading.path.pop()
        if "Session" in reading.path and own in _WANTED:
            reading.found[-1][1][own] = "".join(reading.text).strip()
        reading.text.clear()

    def document_type(*_: object) -> None:
        at = Place(file, parser.CurrentLineNumber)
        raise refuse("document-type", _document_type(), at)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reading.text.append
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(text.encode(), True)  # noqa: FBT003 - expat takes it by place only
    except expat.ExpatError as error:
        at = Place(file, error.lineno, error.offset + 1)
        raise refuse("no-xml", _no_xml(expat.ErrorString(error.code)), at) from error
    return reading


def _session(
    file: str, line: int, given: dict[str, str], problems: list[Problem]
) -> Session | None:
    place = Place(file, line, name="Session")
    before = len(problems)
    problems += [
        Problem("session-lacks", _lacks(name), place)
        for name in ("SchoolId", "BeginDate", "EndDate")
        if not given.get(name)
    ]
    first, last = (
        _date(given[name], place, problems) if given.get(name) else None
        for name in ("BeginDate", "EndDate")
    )
    if first and last and last < first:
        problems.append(Problem("end-before-start", _reversed(first, last), place))
    if first is None or last is None or len(problems) > before:
        return None
    stated = given.get("TotalInstructionalDays", "")
    days = int(stated) if stated.isascii() and stated.isdecimal() else None
    return Session(given["SchoolId"], given.get("SessionName", ""), first, last, days)


def _date(written: str, place: Place, problems: list[Problem]) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        text = Text(f'"{written}" is geen datum', f'"{written}" is no date')
        problems.append(Problem("bad-date", text, place))
        return None


def _lacks(name: str) -> Text:
    return Text(f"deze sessie heeft geen {name}", f"this session has no {name}")


def _reversed(first: date, last: date) -> Text:
    return Text(
        f"het einde {last} ligt voor het begin {first}",
        f"the end {last} lies before the start {first}",
    )


def _document_type() -> Text:
    return Text(
        "dit XML-bestand heeft een DOCTYPE; dat wordt uit voorzorg geweigerd, haal het eruit",
        "this XML file has a DOCTYPE; as a precaution that is refused, take it out",
    )


def _no_xml(why: str) -> Text:
    return Text(f"dit is geen goed gevormde XML ({why})", f"this is no well-formed XML ({why})")
