"""Reads what an administrator loads: files of a region package, names and contacts, or a zip."""

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TypeVar

from kantelpunt.absence.columns import (
    EnrolmentTable,
    ExemptionTable,
    QualificationTable,
    ResidentTable,
)
from kantelpunt.absence.entities import CalendarRow, ReasonRow, ScheduleRow, School
from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.package.births import born_too_late, differing_births
from kantelpunt.interchange.package.coded_columns import CodedColumns, read_columns
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.fields import filled, shown, yes_or_no
from kantelpunt.interchange.package.read_region import (
    enrolments_from,
    exemptions_from,
    qualifications_from,
    residents_from,
)
from kantelpunt.interchange.package.small_rows import (
    calendar_from,
    reason_from,
    repeated_rows,
    schedule_from,
    school_from,
)
from kantelpunt.interchange.package.tables import Row, read_fitting_rows
from kantelpunt.web.schools.loading import Contact, PupilName
from kantelpunt.web.schools.region_tables import enrolments_table

MOST_BYTES = 50 * 1024 * 1024
COLUMNS_OF: Mapping[str, Sequence[str]] = {
    **{
        name: COLUMNS[name]
        for name in (
            *("schools.csv", "pupils.csv", "reasons.csv", "calendar.csv", "schedule.csv"),
            *("residents.csv", "exemptions.csv", "qualifications.csv"),
        )
    },
    "names.csv": ("pupil", "first_name", "prefix", "last_name"),
    "contacts.csv": ("pupil", "name", "authority", "household", "language", "secret_address"),
}
KNOWN = tuple(COLUMNS_OF)
_ELSEWHERE = {
    "absences.csv": Text(
        "wie registraties inleest, doet dat bij de school, onder Verzuim inlezen",
        "whoever imports registrations does so at the school, under Import absence",
    ),
    "submissions.csv": Text(
        "tot welke dag het verzuim compleet is, zegt wie het inleest",
        "until which day registrations are complete, says whoever imports them",
    ),
    "protocols.csv": Text(
        "welk protocol waar geldt, kiest u onder Beheer, Protocollen",
        "which protocol holds where, you choose under Administration, Protocols",
    ),
}
_KEYS = {
    "schools.csv": ("school",),
    "reasons.csv": ("school", "code"),
    "schedule.csv": ("school", "group", "weekday"),
    "names.csv": ("pupil",),
}
Entity = TypeVar("Entity")


@dataclass(frozen=True)
class Package:
    """What was handed in; of a file that lacks there are no rows, or no table.

    Attributes:
        files: the names of the files that were read.
    """

    files: tuple[str, ...]
    schools: tuple[School, ...]
    pupils: EnrolmentTable | None
    reasons: tuple[ReasonRow, ...]
    calendar: tuple[CalendarRow, ...]
    schedule: tuple[ScheduleRow, ...]
    names: tuple[PupilName, ...]
    contacts: tuple[Contact, ...]
    residents: ResidentTable | None
    exemptions: ExemptionTable | None
    qualifications: QualificationTable | None


def read_package(files: Iterable[tuple[str, bytes]], known_schools: Iterable[str]) -> Package:
    """Read files by their names.

    Args:
        files: names and contents; a zip stands for the files in it.
        known_schools: schools that may be named beside those of `schools.csv`.

    Raises:
        InputRefused: with every mistake of every file, each with file, line and column.
    """
    problems: list[Problem] = []
    given = dict(_unpacked(files, problems))
    with TemporaryDirectory(prefix="kantelpunt-") as folder:
        for name, content in given.items():
            (Path(folder) / name).write_bytes(content)
        here = _Folder(Path(folder), problems)
        package = Package(
            tuple(given),
            here.rows("schools.csv", school_from),
            here.table("pupils.csv", enrolments_from),
            here.rows("reasons.csv", reason_from),
            here.rows("calendar.csv", calendar_from),
            here.rows("schedule.csv", schedule_from),
            here.rows("names.csv", _name_from),
            here.rows("contacts.csv", _contact_from),
            here.table("residents.csv", residents_from),
            here.table("exemptions.csv", exemptions_from),
            here.table("qualifications.csv", qualifications_from),
        )
    problems += _impossible_births(package, here.birth_columns)
    if not problems:
        problems += _unknown_schools(package, {*known_schools, ""})
        problems += _too_long(package)
    if not given and not problems:
        problems.append(_nothing())
    if problems:
        raise InputRefused(problems)
    return package


@dataclass(frozen=True)
class _Folder:
    path: Path
    problems: list[Problem]
    birth_columns: dict[str, int] = field(default_factory=dict)

    def rows(
        self, name: str, read: Callable[[Row, list[Problem]], Entity | None]
    ) -> tuple[Entity, ...]:
        """The rows of a small file."""
        if not (self.path / name).is_file():
            return ()
        try:
            table, wrong = read_fitting_rows(self.path / name, COLUMNS_OF[name])
        except InputRefused as refused:
            self.problems.extend(refused.problems)
            return ()
        self.problems.extend(wrong)
        if name in _KEYS:
            self.problems.extend(repeated_rows({name: table}, name, _KEYS[name]))
        found = (read(row, self.problems) for row in table.rows)
        return tuple(one for one in found if one is not None)

    def table(
        self, name: str, read: Callable[[CodedColumns, list[Problem]], Entity]
    ) -> Entity | None:
        """A large file as columns; None where it lacks or cannot be read."""
        if not (self.path / name).is_file():
            return None
        try:
            columns = read_columns(self.path / name, COLUMNS_OF[name])
        except InputRefused as refused:
            self.problems.extend(refused.problems)
            return None
        wrong = list(columns.problems)
        self.birth_columns[name] = columns.numbers.get("birth_date", 0)
        found = read(columns, wrong)
        self.problems.extend(wrong)
        return None if wrong else found


def _impossible_births(package: Package, columns: Mapping[str, int]) -> Iterator[Problem]:
    enrolled = enrolments_table(()) if package.pupils is None else package.pupils
    yield from born_too_late(enrolled, columns)
    yield from differing_births(enrolled, package.residents, columns)


def _unpacked(
    files: Iterable[tuple[str, bytes]], problems: list[Problem]
) -> Iterator[tuple[str, bytes]]:
    """Each file that is known, those in a zip included; one that comes twice is a mistake."""
    seen: set[str] = set()
    for name, content in files:
        inside = (
            _inside(name, content, problems) if name.lower().endswith(".zip") else [(name, content)]
        )
        for one, what in inside:
            if one not in KNOWN:
                problems.append(Problem("unknown-file", _unknown(one), Place(one)))
            elif one in seen:
                problems.append(Problem("double-file", _double(one), Place(one)))
            else:
                seen.add(one)
                yield one, what


def _inside(name: str, content: bytes, problems: list[Problem]) -> list[tuple[str, bytes]]:
    """The files of a package in a zip that are known; the others of a package are passed over."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            wanted = [one for one in packed.infolist() if PurePosixPath(one.filename).name in KNOWN]
            if sum(one.file_size for one in wanted) > MOST_BYTES:
                problems.append(Problem("too-large", _too_large(), Place(name)))
                return []
            return [(PurePosixPath(one.filename).name, packed.read(one)) for one in wanted]
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        problems.append(Problem("no-zip", _no_zip(), Place(name)))
        return []


def _name_from(row: Row, problems: list[Problem]) -> PupilName | None:
    pupil = filled(row, "pupil", problems)
    for column, most in (("first_name", 60), ("prefix", 20), ("last_name", 80)):
        _not_longer(row, column, most, problems)
    return PupilName(pupil, row["first_name"], row["prefix"], row["last_name"])


def _contact_from(row: Row, problems: list[Problem]) -> Contact | None:
    pupil, name = filled(row, "pupil", problems), filled(row, "name", problems)
    for column, most in (("name", 120), ("household", 40), ("language", 40)):
        _not_longer(row, column, most, problems)
    authority = yes_or_no(row, "authority", problems)
    secret = yes_or_no(row, "secret_address", problems)
    if authority is None or secret is None:
        return None
    return Contact(pupil, name, authority, row["household"], row["language"], secret)


def _not_longer(row: Row, column: str, most: int, problems: list[Problem]) -> None:
    if len(row[column]) > most:
        problems.append(Problem("too-long", _longer(column, most), row.at(column)))


def _unknown_schools(package: Package, known: set[str]) -> Iterator[Problem]:
    known |= {one.school for one in package.schools}
    places: list[tuple[str, str, int]] = []
    if package.pupils is not None:
        lines = package.pupils.line.tolist()
        places += zip(
            ["pupils.csv"] * len(lines), package.pupils.school.texts(), lines, strict=True
        )
    places += [("reasons.csv", one.school, one.line) for one in package.reasons]
    places += [("calendar.csv", one.school, one.line) for one in package.calendar]
    places += [("schedule.csv", one.school, one.line) for one in package.schedule]
    for file, school, line in places:
        if school not in known or (not school and file != "reasons.csv"):
            yield Problem("school-not-known", _no_school(school), Place(file, line, name="school"))


def _too_long(package: Package) -> Iterator[Problem]:
    """Texts that are longer than what is kept."""
    told: list[tuple[str, str, str, int | None, int]] = []
    for school in package.schools:
        for column, most in (("school", 12), ("name", 120), ("municipality", 80)):
            told.append(("schools.csv", column, getattr(school, column), None, most))
    for file, table, longest in (
        ("pupils.csv", package.pupils, {"pupil": 40, "group": 20}),
        ("residents.csv", package.residents, {"pupil": 40, "municipality": 80}),
        ("exemptions.csv", package.exemptions, {"pupil": 40, "article": 20}),
        ("qualifications.csv", package.qualifications, {"pupil": 40, "kind": 40}),
    ):
        if table is None:
            continue
        for column, most in longest.items():
            texts = zip(getattr(table, column).texts(), table.line.tolist(), strict=True)
            told += [(file, column, text, line, most) for text, line in texts]
    told += [("reasons.csv", "code", one.code, one.line, 40) for one in package.reasons]
    told += [("calendar.csv", "reason", one.reason, one.line, 120) for one in package.calendar]
    told += [("schedule.csv", "group", one.group, one.line, 20) for one in package.schedule]
    for file, column, text, line, most in told:
        if len(text) > most:
            yield Problem("too-long", _longer(column, most), Place(file, line, name=column))


def _longer(column: str, most: int) -> Text:
    return Text(
        f"{column} is langer dan {most} tekens; kort het in",
        f"{column} is longer than {most} characters; shorten it",
    )


def _unknown(name: str) -> Text:
    elsewhere = _ELSEWHERE.get(name)
    if elsewhere:
        return Text(
            f"{shown(name)} hoort hier niet, laat het weg; {elsewhere.nl}",
            f"{shown(name)} does not belong here, leave it out; {elsewhere.en}",
        )
    known = ", ".join(KNOWN)
    return Text(
        f"{shown(name)} hoort hier niet; kies uit {known}, of een zip daarvan",
        f"{shown(name)} does not belong here; choose from {known}, or a zip of these",
    )


def _double(name: str) -> Text:
    return Text(f"{name} is twee keer gekozen; kies er één", f"{name} was chosen twice; choose one")


def _too_large() -> Text:
    return Text(
        "uitgepakt is dit meer dan 50 MB; splits het", "unpacked it is over 50 MB; split it"
    )


def _no_zip() -> Text:
    return Text(
        "dit zip-bestand kan niet worden uitgepakt; maak het opnieuw, zonder wachtwoord",
        "this zip file cannot be unpacked; make it anew, without a password",
    )


def _nothing() -> Problem:
    known = ", ".join(KNOWN)
    text = Text(
        f"hier staat geen bestand in dat geladen kan worden; kies uit {known}",
        f"there is no file in it that can be loaded; choose from {known}",
    )
    return Problem("no-file", text)


def _no_school(code: str) -> Text:
    return Text(
        f"school {shown(code)} is niet bekend; voeg haar toe aan schools.csv",
        f"school {shown(code)} is not known; add it to schools.csv",
    )
