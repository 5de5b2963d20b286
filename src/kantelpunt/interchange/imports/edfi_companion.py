"""A companion folder for the Ed-Fi sample, in which all that Ed-Fi does not give is INVENTED.

The ids of schools and pupils are the sample's. Sector po, 330 minutes a day, the holiday region,
the municipality and the birth dates are made up, so that the sample can go the whole way; they
say nothing about anybody.
"""

import sys
from datetime import date
from pathlib import Path

from kantelpunt.foundation.errors import KantelpuntError, Place, refuse
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.imports.edfi import CALENDAR, EVENTS
from kantelpunt.interchange.imports.edfi_sessions import read_sessions
from kantelpunt.interchange.imports.output import write_whole
from kantelpunt.interchange.package.columns import COLUMNS
from kantelpunt.interchange.package.tables import read_table

DAY_MINUTES = 330
_YOUNGEST = 6
_AGES = 6


def companion_folder(source: Path, output: Path) -> None:
    """Write `schools.csv` and `pupils.csv` for the ids in an Ed-Fi sample.

    Args:
        source: a folder with `attendance_events.csv` and `EducationOrgCalendar.xml`.
        output: the folder to write; new or empty.

    Raises:
        InputRefused: when the sample cannot be read.
    """
    sessions = read_sessions(source / CALENDAR).sessions
    events = read_table(source / EVENTS, ("student_id", "school_id")).rows
    first = min(session.first for session in sessions)
    schools = dict.fromkeys(row["school_id"] for row in events)
    pupils = sorted({(row["school_id"], row["student_id"]) for row in events})
    write_whole(
        output,
        {
            "schools.csv": [_school(school) for school in schools],
            "pupils.csv": [_pupil(school, number, first) for school, number in pupils],
        },
    )


def _school(school: str) -> tuple[str, ...]:
    known = {
        "school": school,
        "name": f"School {school}",
        "sector": "po",
        "municipality": "Verzonnen",
        "holiday_region": "midden",
        "day_minutes": str(DAY_MINUTES),
    }
    return tuple(known.get(column, "") for column in COLUMNS["schools.csv"])


def _pupil(school: str, number: str, first: date) -> tuple[str, ...]:
    spread = sum(map(ord, number))
    born = date(first.year - _YOUNGEST - spread % _AGES, 1 + spread % 7, 1 + spread % 28)
    known = {
        "pupil": f"{school}-{number}",
        "school": school,
        "birth_date": born.isoformat(),
        "enrolled_from": first.isoformat(),
    }
    return tuple(known.get(column, "") for column in COLUMNS["pupils.csv"])


def main(arguments: list[str]) -> int:
    """Run as `python -m kantelpunt.interchange.imports.edfi_companion SOURCE OUTPUT`."""
    try:
        if len(arguments) != 2:
            text = Text("geef SOURCE en OUTPUT", "give SOURCE and OUTPUT")
            raise refuse("arguments", text, Place("edfi_companion"))
        companion_folder(Path(arguments[0]), Path(arguments[1]))
    except KantelpuntError as error:
        sys.stderr.write(error.message(Language.EN) + "\n")
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
