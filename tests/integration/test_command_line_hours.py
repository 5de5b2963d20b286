"""How long a registration is, as the value of a signal on its day shows it."""

import pytest

from tests.packages import PO, PUPILS, REASONS, VO, absences, command, package, protocol

HOURS = (
    "id: uren, measure: lesson_hours, of: {authorised: false}, window: 1 school_days, "
    "reaches: 0.001, rearm: when_below"
)
TIMES = (
    "id: keren, measure: times, of: {category: unauthorised}, window: 1 school_days, reaches: 1, "
    "rearm: when_below"
)
WHOLE = (
    "id: hele-dag, measure: days, absent: whole_day, of: {authorised: false}, "
    "window: 1 school_days, reaches: 1, rearm: when_below"
)
SCHEDULE = "school,group,weekday,lessons,minutes\n"
DAY = "2026-03-09"


def schools(po=",,330,", vo="50,8,,"):
    head = (
        "school,name,sector,municipality,holiday_region,"
        "lesson_minutes,lessons_per_day,day_minutes,morning_minutes"
    )
    rows = (f"{PO},De Eik,po,Tilburg,midden,{po}", f"{VO},Het Plein,vo,Tilburg,midden,{vo}")
    return "\n".join([head, *rows, ""])


def values(tmp_path, *rows, **files):
    """What each signal counted on its day."""
    pupils = PUPILS.replace("v2,", "so1,").replace(f"so1,{VO}", f"so1,{PO}")
    folder = package(tmp_path / "regio", pupils=pupils, absences=absences(*rows), **files)
    ended = command(
        "detect", folder, "--protocol", protocol(tmp_path / "p.yaml", HOURS, TIMES, WHOLE)
    )
    assert ended.status == 0, ended.err
    fields = [row.split(",") for row in ended.rows]
    return {field[2]: field[5] for field in fields}


def vo(lesson="", minutes="", reason="O"):
    return f"v1,{VO},{DAY},{lesson},{minutes},{reason}"


def po(lesson="", minutes="", reason="O"):
    return f"p1,{PO},{DAY},{lesson},{minutes},{reason}"


@pytest.mark.parametrize(
    ("row", "hours"),
    [
        (vo("3"), "1"),
        (vo("3", "10"), "1"),
        (vo("3", "0"), "1"),
        (vo("", "25"), "0.5"),
        (vo("", "70"), "1.4"),
        (vo("", "1000"), "8"),
        (vo(), "8"),
        (po("", "45"), "0.75"),
        (po("", "20"), "0.33"),
        (po("am"), "2.75"),
        (po("pm"), "2.75"),
        (po(), "5.5"),
        (po("", "1000"), "5.5"),
        (po("pm", "200"), "3.33"),
        (po("am", "30"), "0.5"),
    ],
)
def test_the_hours_of_one_registration(tmp_path, row, hours):
    assert values(tmp_path, row)["uren"] == hours


def test_zero_minutes_count_as_a_time_and_add_no_hours(tmp_path):
    assert values(tmp_path, po("", "0"), vo("", "0")) == {"keren": "1"}


@pytest.mark.parametrize(
    ("po_school", "part", "hours"),
    [
        (",,330,200", "am", "3.33"),
        (",,330,200", "pm", "2.17"),
        (",,331,", "am", "2.76"),
        (",,331,", "pm", "2.76"),
        (",,330,400", "am", "5.5"),
    ],
)
def test_a_part_of_the_day(tmp_path, po_school, part, hours):
    assert values(tmp_path, po(part), schools=schools(po=po_school))["uren"] == hours


def test_half_of_an_odd_day_is_exact(tmp_path):
    odd = schools(po=",,331,")
    found = values(tmp_path, po("am"), po("pm"), schools=odd)
    assert found == {"uren": "5.52", "keren": "2", "hele-dag": "1"}


def test_a_short_day_has_a_shorter_morning_and_no_afternoon(tmp_path):
    short = f"{SCHEDULE}{PO},,1,,150\n"
    assert values(tmp_path / "am", po("am"), schedule=short)["uren"] == "2.5"
    assert values(tmp_path / "day", po(), schedule=short)["uren"] == "2.5"
    assert values(tmp_path / "pm", po("pm"), schedule=short) == {}
    longer = f"{SCHEDULE}{PO},,1,,200\n"
    assert values(tmp_path / "rest", po("pm"), schedule=longer)["uren"] == "0.58"


@pytest.mark.parametrize(("lesson_minutes", "hours"), [("60", "1"), ("90", "1.5"), ("75", "1.25")])
def test_a_lesson_over_60_minutes_is_more_than_an_hour(tmp_path, lesson_minutes, hours):
    long = schools(vo=f"{lesson_minutes},6,,")
    assert values(tmp_path, vo("2"), schools=long)["uren"] == hours
    assert values(tmp_path, vo("", lesson_minutes), schools=long)["uren"] == hours


def test_a_day_is_cut_off_at_its_schedule_after_the_filter(tmp_path):
    three = f"{SCHEDULE}{VO},,1,3,\n"
    rows = [vo(str(lesson)) for lesson in range(1, 6)]
    found = values(tmp_path / "all", *rows, schedule=three)
    assert found == {"uren": "3", "keren": "5", "hele-dag": "1"}
    other = values(tmp_path / "sick", vo("1"), vo("2"), vo("", "", "Z"), schedule=three)
    assert other == {"uren": "2", "keren": "2"}


@pytest.mark.parametrize(
    ("schedule", "hours"),
    [
        (f"{VO},,1,3,\n", "3"),
        (f"{VO},2b,1,4,\n{VO},,1,3,\n", "4"),
        (f"{VO},2c,1,4,\n{VO},,1,3,\n", "3"),
        (f"{VO},2b,2,4,\n{VO},,1,3,\n", "3"),
        (f"{VO},2b,1,,\n{VO},,1,3,\n", "8"),
        (f"{VO},,1,0,\n", None),
    ],
)
def test_the_schedule_of_a_group_goes_before_that_of_the_school(tmp_path, schedule, hours):
    assert values(tmp_path, vo(), schedule=SCHEDULE + schedule).get("uren") == hours


def test_a_school_without_usual_lessons_has_those_of_its_schedule(tmp_path):
    found = values(tmp_path, vo(), schools=schools(vo="50,0,,"), schedule=f"{SCHEDULE}{VO},,1,2,\n")
    assert found["uren"] == "2"


def test_the_code_of_a_school_goes_before_that_of_all_schools(tmp_path):
    own = REASONS + f"{VO},Z,unauthorised,false\n"
    assert values(tmp_path, vo("1", "", "Z"), po("am", "", "Z"), reasons=own)["uren"] == "1"


@pytest.mark.parametrize(
    ("calendar", "hours"),
    [
        (f"{VO},{DAY},{DAY},false,\n", None),
        (f"{VO},{DAY},{DAY},false,\n{VO},{DAY},{DAY},true,\n", "1"),
        (f"{VO},2026-03-01,2026-03-31,true,\n{VO},{DAY},{DAY},false,\n", None),
        (f"{PO},{DAY},{DAY},false,\n", "1"),
    ],
)
def test_the_later_row_of_the_calendar_wins(tmp_path, calendar, hours):
    rows = "school,from,until,open,reason\n" + calendar
    assert values(tmp_path, vo("1"), calendar=rows).get("uren") == hours


def test_a_school_may_open_on_a_saturday_and_in_a_vacation(tmp_path):
    rows = "school,from,until,open,reason\n" + "".join(
        f"{VO},{day},{day},true,\n" for day in ("2026-03-07", "2026-02-18")
    )
    folder = package(
        tmp_path / "regio",
        calendar=rows,
        absences=absences(
            *(f"v1,{VO},{day},1,,O" for day in ("2026-03-07", "2026-02-18", "2026-02-19"))
        ),
    )
    ended = command("detect", folder, "--protocol", protocol(tmp_path / "p.yaml", HOURS))
    assert [row.split(",")[3] for row in ended.rows] == ["2026-02-18", "2026-03-07"]


def test_enrolled_until_is_the_last_day(tmp_path):
    pupils = PUPILS.replace("2b,2025-08-01,\n", "2b,2025-08-01,2026-03-09\n")
    rows = absences(*(f"v1,{VO},2026-03-{day:02},1,,O" for day in (9, 10)))
    folder = package(tmp_path / "regio", pupils=pupils, absences=rows)
    ended = command("detect", folder, "--protocol", protocol(tmp_path / "p.yaml", HOURS))
    assert [row.split(",")[3] for row in ended.rows] == ["2026-03-09"]
