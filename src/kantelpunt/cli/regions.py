"""`kantelpunt region`: generate, store, import, demo."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.cli.demonstration import demonstrate
from kantelpunt.cli.session import Session
from kantelpunt.foresight.generated.regions import RegionSpec, generated_blocks
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.edfi import import_edfi
from kantelpunt.interchange.imports.eduarte import import_eduarte
from kantelpunt.interchange.imports.somtoday import import_somtoday
from kantelpunt.interchange.package.read_region import read_region
from kantelpunt.interchange.package.write_region import write_region
from kantelpunt.interchange.store.write_store import write_store

regions = typer.Typer(
    help="Regio's maken, bewaren en inlezen. / Make, store and import regions.",
    no_args_is_help=True,
)
Output = Annotated[
    Path, typer.Option("--output", metavar="FOLDER", help="Nieuwe map. / New folder.")
]


class System(StrEnum):
    """A system whose files can be imported."""

    EDFI = "edfi"
    EDUARTE = "eduarte"
    SOMTODAY = "somtoday"


_IMPORTS = {
    System.EDFI: import_edfi,
    System.EDUARTE: import_eduarte,
    System.SOMTODAY: import_somtoday,
}


@regions.command()
def generate(
    context: typer.Context,
    pupils: Annotated[int, typer.Option("--pupils", min=1, help="Aantal leerlingen. / Pupils.")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="Zelfde getal, zelfde regio. / Seed.")],
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FOLDER", help="Nieuwe map. / New folder.")
    ] = None,
    store: Annotated[
        Path | None, typer.Option("--store", metavar="PATH", help="Nieuwe opslag. / New store.")
    ] = None,
    school_year: Annotated[
        str, typer.Option("--school-year", help="Schooljaar. / School year.")
    ] = "2025-2026",
) -> None:
    """Maak een verzonnen regio. / Make an invented region.

    Voorbeeld: kantelpunt region generate --pupils 3000 --seed 1 --output regio
    """
    session: Session = context.obj
    if (output is None) == (store is None):
        raise refuse(
            "output-or-store",
            Text(
                "geef --output met een map of --store met een opslag, precies een van beide",
                "give --output with a folder, or --store with a store, exactly one of the two",
            ),
        )
    blocks = generated_blocks(RegionSpec(pupils, seed, SchoolYear.parse(school_year)))
    with session.steps(1) as steps:
        steps.begin(Text("regio maken", "making a region"))
        if output is not None:
            write_region(blocks, output)
        if store is not None:
            write_store(blocks, store, threads=session.threads)
    place = output or store
    session.tell(
        Text(
            f"Regio van {pupils} leerlingen, schooljaar {school_year}, staat in {place}.",
            f"Region of {pupils} pupils, school year {school_year}, is in {place}.",
        )
    )


@regions.command()
def store(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Regiomap. / Region folder.")],
    output: Annotated[
        Path, typer.Option("--output", metavar="PATH", help="Nieuwe opslag. / New store.")
    ],
) -> None:
    """Bewaar een regiomap als Parquet-opslag, verdeeld over leerlingen. / Make a Parquet store.

    Voorbeeld: kantelpunt region store regio --output opslag
    """
    session: Session = context.obj
    with session.steps(2) as steps:
        steps.begin(Text("bestanden lezen", "reading files"))
        read = read_region(folder, threads=session.threads)
        steps.begin(Text("opslag schrijven", "writing the store"))
        write_store([read.region], output, threads=session.threads)
    session.tell(Text(f"De opslag staat in {output}.", f"The store is in {output}."))


@regions.command("import")
def import_(
    context: typer.Context,
    system: Annotated[System, typer.Argument(help="Van welk systeem. / From which system.")],
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="Wat het systeem gaf. / Given.")],
    companion: Annotated[
        Path,
        typer.Option("--with", metavar="FOLDER", help="Wat het niet kan geven. / What it lacks."),
    ],
    output: Output,
) -> None:
    """Maak een regiomap van bestanden van een schoolsysteem. / Import a school system's files.

    Voorbeeld: kantelpunt region import eduarte verzuim.csv --with aanvulling --output regio
    """
    session: Session = context.obj
    report = _IMPORTS[system](source, companion, output)
    for line in report.lines(session.language):
        session.tell(line)


@regions.command()
def demo(
    context: typer.Context,
    output: Output,
    picture: Annotated[
        Path | None, typer.Option("--picture", metavar="FILE", help="Teken als SVG. / Draw as SVG.")
    ] = None,
) -> None:
    """Laat het zien aan een verzonnen regio. / Show it on an invented region.

    Voorbeeld: kantelpunt region demo --output demo
    """
    demonstrate(context.obj, output, picture)
