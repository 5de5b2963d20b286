"""The easier task in DuckDB SQL: window functions by lesson-week time, gaps and islands."""

import duckdb
import numpy as np
import pyarrow as pa

from bench.duckdb_sql import QUERY
from bench.task import FirstDays, Records

NAME = "DuckDB SQL"


def load(records: Records, threads: int) -> duckdb.DuckDBPyConnection:
    """A connection with the table `records` in memory, in DuckDB's own storage."""
    connection = duckdb.connect(config={"threads": threads})
    columns = pa.table(
        {
            "pupil": records.pupil,
            "day": records.day,
            "lesson_day": records.lesson_day,
            "lesson_time": records.lesson_time,
            "half_minutes": records.half_minutes,
            "scheduled": records.scheduled,
            "enough": records.enough,
            "category": pa.DictionaryArray.from_arrays(records.category, list(records.categories)),
            "authorised": records.authorised,
        }
    )
    connection.register("given", columns)
    connection.execute("CREATE TABLE records AS SELECT * FROM given")
    connection.unregister("given")
    return connection


def run(loaded: duckdb.DuckDBPyConnection) -> dict[str, np.ndarray]:
    """The timed part: the rows of the answer as columns."""
    return loaded.execute(QUERY).fetchnumpy()


def first_days(found: dict[str, np.ndarray]) -> FirstDays:
    """The answer in the form in which all answers are compared."""
    return FirstDays.of(found["signal"], found["pupil"], found["day"])
