"""DuckDB from files to file, as a process that imports DuckDB and nothing else.

python -m bench.duckdb_from_files FOLDER LESSON_DAYS OUTPUT THREADS
"""

import sys
from pathlib import Path

import duckdb

from bench.duckdb_sql import QUERY, READ, WRITE


def from_files(folder: Path, lesson_days: Path, output: Path, threads: int) -> None:
    """From the CSV files of a region package to a CSV file of first days."""
    connection = duckdb.connect(config={"threads": threads})
    connection.execute(READ.format(folder=folder, lesson_days=lesson_days))
    connection.execute(WRITE.format(query=QUERY, output=output))


if __name__ == "__main__":
    given = sys.argv[1:]
    from_files(Path(given[0]), Path(given[1]), Path(given[2]), int(given[3]))
