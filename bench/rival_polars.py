"""The easier task in Polars: one lazy query, rolling windows on lesson-week time."""

import numpy as np
import polars as pl

from bench.task import FirstDays, Records

NAME = "Polars"


def load(records: Records, threads: int) -> pl.DataFrame:
    """The records as a frame, sorted flags set; Polars takes its threads from its environment."""
    if pl.thread_pool_size() != threads:
        raise AssertionError(f"start with POLARS_MAX_THREADS={threads}")
    categories = pl.Enum(list(records.categories))
    return pl.DataFrame(
        {
            "pupil": records.pupil,
            "day": records.day,
            "lesson_day": records.lesson_day,
            "lesson_time": records.lesson_time,
            "half_minutes": records.half_minutes,
            "scheduled": records.scheduled,
            "enough": records.enough,
            "category": pl.Series(
                np.asarray(records.categories)[records.category], dtype=categories
            ),
            "authorised": records.authorised,
        }
    ).with_columns(pl.col("pupil").set_sorted())


def run(loaded: pl.DataFrame) -> pl.DataFrame:
    """The timed part: all signals in one lazy query, so that shared steps run once."""
    records = loaded.lazy()
    unauthorised = _per_day(
        records.filter(~pl.col("authorised") & (pl.col("category") != "late"))
    ).filter(pl.col("missed") > 0)
    sick = _per_day(records.filter((pl.col("category") == "sick") & (pl.col("half_minutes") > 0)))
    found = [
        _sixteen_hours(unauthorised),
        _long_absence(unauthorised),
        _fourth_report(sick),
        _seventh_day(sick),
        _nine_times_late(records),
    ]
    numbered = [
        query.select(pl.lit(number, dtype=pl.Int8).alias("signal"), "pupil", "day")
        for number, query in enumerate(found)
    ]
    return pl.concat(numbered).collect()


def first_days(found: pl.DataFrame) -> FirstDays:
    """The answer in the form in which all answers are compared."""
    return FirstDays.of(
        found["signal"].to_numpy(), found["pupil"].to_numpy(), found["day"].to_numpy()
    )


def _per_day(records: pl.LazyFrame) -> pl.LazyFrame:
    first = [pl.col(name).first() for name in ("day", "lesson_time", "scheduled", "enough")]
    return (
        records.group_by("pupil", "lesson_day")
        .agg(*first, missed=pl.col("half_minutes").sum())
        .with_columns(missed=pl.min_horizontal("missed", "scheduled"))
        .sort("pupil", "lesson_day")
    )


def _first(held: pl.LazyFrame) -> pl.LazyFrame:
    return held.group_by("pupil").agg(pl.col("day").min())


def _sixteen_hours(unauthorised: pl.LazyFrame) -> pl.LazyFrame:
    enough = (
        unauthorised.group_by("pupil")
        .agg(pl.col("missed").sum(), pl.col("enough").first())
        .filter(pl.col("missed") >= pl.col("enough"))
        .select("pupil")
    )
    return _first(
        unauthorised.join(enough, on="pupil", how="semi", maintain_order="left")
        .rolling("lesson_time", period="28i", group_by="pupil")
        .agg(pl.col("missed").sum(), pl.col("day").last(), pl.col("enough").last())
        .filter(pl.col("missed") >= pl.col("enough"))
    )


def _long_absence(unauthorised: pl.LazyFrame) -> pl.LazyFrame:
    whole = unauthorised.filter(pl.col("missed") >= pl.col("scheduled"))
    island = pl.col("lesson_day") - pl.int_range(pl.len(), dtype=pl.Int32)
    # The whole frame is sorted, so an island of one pupil never has the number of the next one's.
    numbered = whole.with_columns(island=island)
    length = pl.col("lesson_time") - pl.col("lesson_time").first().over("pupil", "island") + 1
    return _first(numbered.filter(length > 28))


def _fourth_report(sick: pl.LazyFrame) -> pl.LazyFrame:
    before = (pl.col("lesson_day").shift() == pl.col("lesson_day") - 1) & (
        pl.col("pupil").shift() == pl.col("pupil")
    )
    return _first(
        sick.filter(~before.fill_null(value=False))
        .rolling("lesson_time", period="84i", group_by="pupil")
        .agg(pl.len().alias("times"), pl.col("day").last())
        .filter(pl.col("times") >= 4)
    )


def _seventh_day(sick: pl.LazyFrame) -> pl.LazyFrame:
    whole = sick.filter(pl.col("missed") >= pl.col("scheduled"))
    seventh = (pl.col("lesson_day").shift(6) == pl.col("lesson_day") - 6) & (
        pl.col("pupil").shift(6) == pl.col("pupil")
    )
    return _first(whole.filter(seventh))


def _nine_times_late(records: pl.LazyFrame) -> pl.LazyFrame:
    late = records.filter(pl.col("category") == "late")
    ninth = late.group_by("pupil", maintain_order=True).agg(pl.col("day").get(8, null_on_oob=True))
    return ninth.filter(pl.col("day").is_not_null())
