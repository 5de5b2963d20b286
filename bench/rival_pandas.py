"""The easier task in pandas: grouped sums, shifts, and rolling windows on lesson-week time."""

import numpy as np
import pandas as pd

from bench.task import FirstDays, Records

NAME = "pandas"


def load(records: Records, threads: int) -> pd.DataFrame:
    """The records as a frame sorted by pupil and day; pandas works on one thread."""
    del threads
    return pd.DataFrame(
        {
            "pupil": records.pupil,
            "day": records.day,
            "lesson_day": records.lesson_day,
            "lesson_time": records.lesson_time,
            "half_minutes": records.half_minutes,
            "scheduled": records.scheduled,
            "enough": records.enough,
            "category": pd.Categorical.from_codes(records.category, list(records.categories)),
            "authorised": records.authorised,
        }
    )


def run(loaded: pd.DataFrame) -> pd.DataFrame:
    """The timed part."""
    late = loaded["category"] == "late"
    unauthorised = _per_day(loaded[~loaded["authorised"] & ~late])
    unauthorised = unauthorised[unauthorised["missed"] > 0]
    sick = _per_day(loaded[(loaded["category"] == "sick") & (loaded["half_minutes"] > 0)])
    held = [
        _sixteen_hours(unauthorised),
        _long_absence(unauthorised),
        _fourth_report(sick),
        _seventh_day(sick),
        _nine_times_late(loaded[late]),
    ]
    return pd.concat(
        [
            rows.drop_duplicates("pupil")[["pupil", "day"]].assign(signal=number)
            for number, rows in enumerate(held)
        ]
    )


def first_days(found: pd.DataFrame) -> FirstDays:
    """The answer in the form in which all answers are compared."""
    return FirstDays.of(
        found["signal"].to_numpy(), found["pupil"].to_numpy(), found["day"].to_numpy()
    )


def _per_day(records: pd.DataFrame) -> pd.DataFrame:
    """One row per pupil and lesson day. Rows stand sorted, so a sum between edges does it."""
    pupil, lesson_day = records["pupil"].to_numpy(), records["lesson_day"].to_numpy()
    begins = np.ones(len(records), dtype=bool)
    begins[1:] = (pupil[1:] != pupil[:-1]) | (lesson_day[1:] != lesson_day[:-1])
    edges = np.flatnonzero(begins)
    days = records.iloc[edges]
    total = np.add.reduceat(records["half_minutes"].to_numpy(), edges) if len(edges) else edges
    return days.assign(missed=np.minimum(total, days["scheduled"].to_numpy()))


def _rolling(days: pd.DataFrame, column: str, length: int) -> np.ndarray:
    """The sum of a column over the last so many days of lesson-week time, per pupil."""
    clock = pd.to_datetime(days["lesson_time"].to_numpy(), unit="D")
    table = pd.DataFrame(
        {"pupil": days["pupil"].to_numpy(), column: days[column].to_numpy()}, index=clock
    )
    return table.groupby("pupil", sort=False)[column].rolling(f"{length}D").sum().to_numpy()


def _sixteen_hours(unauthorised: pd.DataFrame) -> pd.DataFrame:
    total = unauthorised.groupby("pupil", sort=False)["missed"].transform("sum")
    likely = unauthorised[total >= unauthorised["enough"]]
    return likely[_rolling(likely, "missed", 28) >= likely["enough"].to_numpy()]


def _long_absence(unauthorised: pd.DataFrame) -> pd.DataFrame:
    whole = unauthorised[unauthorised["missed"] >= unauthorised["scheduled"]]
    island = whole["lesson_day"] - np.arange(len(whole))
    first = whole.groupby([whole["pupil"], island], sort=False)["lesson_time"].transform("first")
    return whole[whole["lesson_time"] - first + 1 > 28]


def _fourth_report(sick: pd.DataFrame) -> pd.DataFrame:
    goes_on = (sick["lesson_day"].shift() == sick["lesson_day"] - 1) & (
        sick["pupil"].shift() == sick["pupil"]
    )
    reports = sick[~goes_on].assign(one=1)
    often = reports[reports.groupby("pupil", sort=False)["one"].transform("sum") >= 4]
    return often[_rolling(often, "one", 84) >= 4]


def _seventh_day(sick: pd.DataFrame) -> pd.DataFrame:
    whole = sick[sick["missed"] >= sick["scheduled"]]
    return whole[
        (whole["lesson_day"].shift(6) == whole["lesson_day"] - 6)
        & (whole["pupil"].shift(6) == whole["pupil"])
    ]


def _nine_times_late(late: pd.DataFrame) -> pd.DataFrame:
    return late[late.groupby("pupil", sort=False).cumcount() == 8]
