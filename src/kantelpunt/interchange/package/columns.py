"""The files of a region package and their columns."""

from collections.abc import Mapping

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "schools.csv": (
        "school",
        "name",
        "sector",
        "municipality",
        "holiday_region",
        "lesson_minutes",
        "lessons_per_day",
        "day_minutes",
        "morning_minutes",
    ),
    "pupils.csv": (
        "pupil",
        "school",
        "birth_date",
        "group",
        "enrolled_from",
        "enrolled_until",
    ),
    "absences.csv": ("pupil", "school", "date", "lesson", "minutes", "reason"),
    "reasons.csv": ("school", "code", "category", "authorised"),
    "schedule.csv": ("school", "group", "weekday", "lessons", "minutes"),
    "calendar.csv": ("school", "from", "until", "open", "reason"),
    "residents.csv": ("pupil", "birth_date", "municipality", "from", "until"),
    "exemptions.csv": ("pupil", "article", "from", "until"),
    "qualifications.csv": ("pupil", "kind", "from"),
    "protocols.csv": ("school", "sector", "protocol", "from"),
    "submissions.csv": ("school", "submitted_until"),
}
