"""Detection over a folder as a whole: from files to findings, receipts and counts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kantelpunt.absence.entities import ProtocolRow
from kantelpunt.absence.register import Register, load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import SignalFindings, detect, only
from kantelpunt.detection.person_receipts import person_receipts
from kantelpunt.detection.persons import PersonFindings, detect_persons
from kantelpunt.detection.receipts import receipts, standing_warnings
from kantelpunt.detection.rows import SignalRows, signal_rows
from kantelpunt.detection.tiers import SchoolTiers, tiers
from kantelpunt.foundation.errors import KantelpuntError, Place, refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.missing_files import missing_files
from kantelpunt.interchange.package.read_region import ReadRegion
from kantelpunt.interchange.policy_files import choose_protocol, read_shelf
from kantelpunt.interchange.set_aside import overlaps, set_aside
from kantelpunt.interchange.tallies import Tally
from kantelpunt.protocol.fired_signals import Receipt, StandingWarning

READING = Text("bestanden lezen", "reading files")
SETTLING = Text("registraties ordenen", "putting registrations in order")
DETECTING = Text("signalen zoeken", "looking for signals")


@dataclass(frozen=True)
class DetectionRun:
    """What was found in a region.

    Attributes:
        notes: columns that were ignored, enrolments that overlap, schools without a protocol,
            signals that need a file that is not there.
        persons: what was found of signals about children, who may have no school.
        until: the last day looked at, as it was asked for.
    """

    register: Register
    assignment: Assignment
    findings: Sequence[SignalFindings]
    rows: SignalRows
    aside: tuple[Tally, ...]
    notes: tuple[Text, ...]
    persons: Sequence[PersonFindings] = ()
    until: date | None = None

    def tiers(self) -> list[SchoolTiers]:
        """How many pupils of each school fall in each tier of its protocol."""
        return tiers(self.register, self.assignment, self.until)

    @property
    def signals(self) -> list[str]:
        """The ids of the signals that were computed."""
        rules = [found.rule for found in self.findings] + [found.rule for found in self.persons]
        return sorted({rule.signal for rule in rules})

    def knows(self, pupil: str) -> bool:
        """Whether a child is enrolled somewhere, or lives in the region."""
        residents = self.register.region.residents
        here = residents is not None and pupil in residents.pupil.values
        return here or pupil in self.register.pupils

    def receipts(self) -> list[Receipt]:
        """A receipt per row, in the order of the rows."""
        per_rule = [
            *(list(receipts(self.register, found, self.assignment)) for found in self.findings),
            *(
                list(person_receipts(self.register, found, self.assignment))
                for found in self.persons
            ),
        ]
        return [
            per_rule[rule][finding]
            for rule, finding in zip(
                self.rows.rule.tolist(), self.rows.finding.tolist(), strict=True
            )
        ]

    def receipts_of(self, pupil: str) -> list[Receipt]:
        """The receipts of one pupil, in the order of the rows."""
        pupils = list(self.register.pupils)
        found = [
            receipt
            for findings in self.findings
            if pupil in pupils
            for receipt in receipts(
                self.register, only(findings, pupils.index(pupil)), self.assignment
            )
        ]
        for person in self.persons:
            found += person_receipts(self.register, person.of(pupil), self.assignment)
        return sorted(found, key=lambda one: (one.firing.fired_on, one.firing.rule.signal))

    def counts_lessons(self, pupil: str) -> bool:
        """Whether the pupil's last school counts lessons, not clock hours; False without one."""
        register = self.register
        if pupil not in register.pupils:
            return False
        last = int(register.times.last[list(register.pupils).index(pupil)])
        school = register.region.schools[int(register.lines.school[last])]
        return school.sector.counts_lessons

    def warnings(self) -> list[StandingWarning]:
        """The warnings that stand, by pupil and signal."""
        standing = [
            warning
            for found in self.findings
            for warning in standing_warnings(self.register, found)
        ]
        return sorted(standing, key=lambda warning: (warning.pupil, warning.rule.signal))

    def counts(self) -> dict[str, int]:
        """What was read, what became of it, and what was found."""
        region = self.register.region
        kinds: dict[str, int] = {}
        for tally in self.aside:
            kinds[tally.kind] = kinds.get(tally.kind, 0) + tally.count
        return {
            "schools": len(region.schools),
            "pupils": len(self.register.pupils),
            "enrolments": len(region.enrolments),
            "registrations": len(region.absences),
            "kept": self.register.records,
            "signals": len(self.rows),
            **kinds,
        }


def run_detection(
    read: Callable[[], ReadRegion],
    *,
    protocol: str | None = None,
    policy: Path | None = None,
    until: date | None = None,
    threads: int = 1,
    warnings: bool = False,
    progress: Callable[[Text], None] = lambda _: None,
) -> DetectionRun:
    """Read a region package and find its signals.

    Args:
        read: gives the package that was begun to be read (`read_ahead`).
        protocol: id or path of the protocol that judges every school; None: `protocols.csv` says.
        policy: a folder of protocols besides those that are shipped.
        until: the last day looked at.
        threads: how many threads may work at it.
        warnings: whether warnings are wanted too.
        progress: is told each step as it begins.

    Raises:
        InputRefused: when the files or the protocol cannot be used.
        UnknownProtocol: when a protocol is named that is not known.
    """
    progress(READING)
    package, assignment = _read_and_assigned(read, protocol, policy)
    progress(SETTLING)
    register = load_register(package.region, until, threads=threads)
    progress(DETECTING)
    findings = detect(register, assignment, threads=threads, warnings=warnings)
    persons = detect_persons(register, assignment, until)
    return DetectionRun(
        register,
        assignment,
        findings,
        signal_rows(register, findings, persons),
        set_aside(register),
        (
            *notes(register, assignment, package.unknown_columns),
            *missing_files(register, assignment, until),
        ),
        persons,
        until,
    )


def _read_and_assigned(
    read: Callable[[], ReadRegion], protocol: str | None, policy: Path | None
) -> tuple[ReadRegion, Assignment]:
    """The package and who judges; mistakes in the package are told before those of a protocol."""
    if protocol is None:
        package = read()
        return package, assignment_for(package.region.protocols, None, policy)
    try:
        assignment = assignment_for(None, protocol, policy)
    except KantelpuntError:
        read()
        raise
    return read(), assignment


def assignment_for(
    rows: Sequence[ProtocolRow] | None, protocol: str | None, policy: Path | None
) -> Assignment:
    """Which protocol judges which school: the one that was asked for, or `protocols.csv`.

    Raises:
        InputRefused: when neither says so.
        UnknownProtocol: when one is named that is not known.
    """
    if protocol is not None:
        chosen = choose_protocol(protocol, policy)
        return Assignment(chosen.shelf, chosen.id)
    if rows is None:
        raise refuse(
            "no-protocol",
            Text(
                "protocols.csv ontbreekt: geef met --protocol aan welk protocol geldt, "
                "bijvoorbeeld --protocol landelijk",
                "protocols.csv is missing: say with --protocol which protocol holds, "
                "for example --protocol landelijk",
            ),
        )
    shelf = read_shelf(policy, {row.protocol for row in rows})
    for row in rows:
        shelf.of_protocol(row.protocol, Place("protocols.csv", row.line, name="protocol"))
    return Assignment(shelf, None, tuple(rows))


def notes(register: Register, assignment: Assignment, unknown: Sequence[str]) -> list[Text]:
    """What a reader should know besides the counts."""
    said = []
    if unknown:
        names = ", ".join(unknown)
        said.append(Text(f"Kolommen niet gebruikt: {names}", f"Columns not used: {names}"))
    if (twice := overlaps(register)) is not None:
        said.append(twice.note())
    return [*said, *without_protocol(register, assignment)]


def without_protocol(register: Register, assignment: Assignment) -> list[Text]:
    """Which schools were not judged, since no protocol holds for them on the last day."""
    last = register.last_day
    without = [
        school.school
        for school in register.region.schools
        if last is not None and assignment.version_on(school, last) is None
    ]
    if without:
        names = ", ".join(without[:10]) + (" …" if len(without) > 10 else "")
        return [
            Text(
                f"Zonder protocol op {last}, dus niet beoordeeld: {names}",
                f"Without a protocol on {last}, so not judged: {names}",
            )
        ]
    return []
