"""The demonstration: an invented region, its signals per school, three of them explained."""

import re
from collections import Counter
from pathlib import Path

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.cli.demonstrated_foresight import demonstrate_foresight
from kantelpunt.cli.demonstrated_protocol import demonstrate_protocol
from kantelpunt.cli.session import Session
from kantelpunt.detection.explanation import explained
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.detection_run import DetectionRun, run_detection
from kantelpunt.interchange.package.read_region import read_ahead
from kantelpunt.interchange.package.write_region import write_region
from kantelpunt.protocol.fired_signals import Receipt

PUPILS = 3000
SEED = 1
YEAR = SchoolYear(2025)
PROTOCOL = "landelijk"
EXPLAINED = 3
SHORT = 14
WIDTH = 80
# The picture names no font on another host; a reader's own fixed-width font does.
_PICTURE = re.sub(r"@font-face \{\{.*?\}\}", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def demonstrate(session: Session, output: Path, picture: Path | None = None) -> None:
    """Make an invented region in a folder and show what Kantelpunt does with it.

    Args:
        session: the run of the command.
        output: the folder.
        picture: where to draw the table and the first explanation as SVG, if anywhere.
    """
    with session.steps(4) as steps:
        steps.begin(Text("regio verzinnen", "inventing a region"))
        write_region(iter([generated_region(RegionSpec(PUPILS, SEED, YEAR))]), output)
        run = run_detection(
            read_ahead(output, threads=session.threads),
            protocol=PROTOCOL,
            threads=session.threads,
            progress=steps.begin,
        )
    console = Console(width=WIDTH, highlight=False, emoji=False, record=picture is not None)

    def say(text: Text) -> None:
        console.print(text.in_(session.language), markup=False)

    counts = run.counts()
    say(
        Text(
            f"\nVerzonnen regio, schooljaar {YEAR}: {counts['pupils']} leerlingen, "
            f"{counts['schools']} scholen, {counts['kept']} registraties. "
            f"{counts['signals']} signalen volgens protocol {PROTOCOL}.\n",
            f"\nInvented region, school year {YEAR}: {counts['pupils']} pupils, "
            f"{counts['schools']} schools, {counts['kept']} registrations. "
            f"{counts['signals']} signals by protocol {PROTOCOL}.\n",
        )
    )
    console.print(_table(session, run))
    say(Text("\nDrie signalen uitgelegd\n", "\nThree signals explained\n"))
    for number, receipt in enumerate(_examples(run)):
        console.print(explained(receipt, session.language) + "\n", markup=False)
        if picture is not None and number == 0:
            console.save_svg(str(picture), title="kantelpunt", code_format=_PICTURE)
    console.print(demonstrate_protocol(session, output), markup=False)
    console.print(demonstrate_foresight(session, output, YEAR), markup=False)
    say(_next(output, _examples(run)))


def _table(session: Session, run: DetectionRun) -> Table:
    """Signals per school and kind, schools in the order of their number."""
    title = Text("Signalen per school", "Signals per school").in_(session.language)
    table = Table(
        title=title,
        title_justify="left",
        title_style="bold",
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    table.add_column(Text("School", "School").in_(session.language), no_wrap=True)
    table.add_column(
        Text("leer-\nlingen", "pupils").in_(session.language), justify="right", no_wrap=True
    )
    (version,) = run.assignment.shelf.of_protocol(PROTOCOL)
    for signal in version.protocol.signals:
        table.add_column(signal.id.replace("-", "-\n"), justify="right", no_wrap=True)
    per_school = Counter(
        (school, run.rows.rules[rule].signal)
        for school, rule in zip(run.rows.school.texts(), run.rows.rule.tolist(), strict=True)
    )
    signals = [signal.id for signal in version.protocol.signals]
    enrolled = Counter(
        run.register.region.enrolments.school[row]
        for row in range(len(run.register.region.enrolments))
    )
    for school in sorted(run.register.region.schools, key=lambda one: one.school):
        numbers = [per_school[school.school, signal] for signal in signals]
        name = f"{school.school} {school.sector} {school.holiday_region}"
        table.add_row(name, str(enrolled[school.school]), *(str(number) for number in numbers))
    totals = [sum(per_school[key] for key in per_school if key[1] == signal) for signal in signals]
    table.add_section()
    everywhere = Text("Samen", "Together").in_(session.language)
    table.add_row(everywhere, str(run.counts()["pupils"]), *(str(number) for number in totals))
    return table


def _examples(run: DetectionRun) -> list[Receipt]:
    """Firings of the protocol's first signals, each with few enough registrations to read."""
    found: dict[str, Receipt] = {}
    for receipt in run.receipts():
        if 1 < len(receipt.records) <= SHORT:
            found.setdefault(receipt.firing.rule.signal, receipt)
    (version,) = run.assignment.shelf.of_protocol(PROTOCOL)
    in_order = [found[signal.id] for signal in version.protocol.signals if signal.id in found]
    return in_order[:EXPLAINED]


def _next(output: Path, examples: list[Receipt]) -> Text:
    pupil = examples[0].firing.pupil if examples else "PUPIL"
    commands = {
        f"kantelpunt detect {output} --protocol landelijk --output signalen.csv": Text(
            "alle signalen als bestand", "all signals as a file"
        ),
        f"kantelpunt explain {output} --protocol landelijk --pupil {pupil}": Text(
            "alles over een leerling", "all about one pupil"
        ),
        "kantelpunt protocol ask tilburg-vo": Text(
            "loop de beslisboom van een afspraak door", "walk the decision tree of an agreement"
        ),
        "kantelpunt protocol diff utrecht tilburg-vo": Text(
            "leg twee regio's naast elkaar", "lay two regions beside each other"
        ),
        "kantelpunt protocol check --school-year 2025-2026": Text(
            "houdt elke afspraak haar belofte?", "does each agreement keep its promise?"
        ),
        "kantelpunt case run docs/examples/cases/utrecht-vo.yaml": Text(
            "speel het verloop van een casus na", "play the course of a case"
        ),
        "kantelpunt region import --help": Text(
            "lees de bestanden van uw schoolsysteem in", "import your school system's files"
        ),
    }
    nl = "\n".join(f"  .venv/bin/{command}\n      {why.nl}" for command, why in commands.items())
    en = "\n".join(f"  .venv/bin/{command}\n      {why.en}" for command, why in commands.items())
    return Text(f"Hoe verder\n{nl}\n", f"What next\n{en}\n")
