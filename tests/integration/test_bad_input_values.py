"""Values that cannot be: each with file, line, column, what was given and what to do."""

import pytest

from tests.packages import (
    ABSENCES,
    PO,
    PUPILS,
    REASONS,
    SCHOOLS,
    SIXTEEN,
    VO,
    absences,
    command,
    package,
    refused,
)

LANDELIJK = ("--protocol", "landelijk")
CATEGORIES = "sick, medical, leave, religious, suspended, removed, unauthorised, late, other"
SCHEDULE = "school,group,weekday,lessons,minutes\n"
CALENDAR = "school,from,until,open,reason\n"
PROTOCOLS = "school,sector,protocol,from\n"
SUBMISSIONS = "school,submitted_until\n"
RESIDENTS = "pupil,birth_date,municipality,from,until\n"


def no_date(written):
    return (
        f'"{written}" is geen datum; schrijf bijvoorbeeld 2026-03-09',
        f'"{written}" is no date; write for example 2026-03-09',
    )


def no_lesson(written):
    return (
        f'"{written}" is geen lesuur; schrijf een getal van 1 tot en met 20, am of pm, of laat '
        "het leeg",
        f'"{written}" is no lesson; write a number from 1 to 20, am or pm, or leave it empty',
    )


def no_minutes(written):
    return (
        f'"{written}" is geen heel aantal minuten vanaf 0; schrijf bijvoorbeeld 45',
        f'"{written}" is no whole number of minutes from 0; write for example 45',
    )


def no_number(written):
    return (
        f'"{written}" is geen heel getal van 0 tot en met 1440; schrijf bijvoorbeeld 45',
        f'"{written}" is no whole number from 0 to 1440; write for example 45',
    )


def not_in(written, column, choices):
    return (
        f'"{written}" kan niet in {column}; kies uit {choices}',
        f'"{written}" cannot stand in {column}; choose from {choices}',
    )


def needed(written, sector, least, column):
    return (
        f'"{written}" kan niet: een school in sector {sector} heeft in {column} een getal vanaf '
        f"{least} nodig; vul het in",
        f'"{written}" cannot be: a school of sector {sector} needs a number from {least} in '
        f"{column}; fill it in",
    )


def no_weekday(written):
    return (
        f'"{written}" kan niet in weekday; schrijf een getal van 1 (maandag) tot en met 7',
        f'"{written}" cannot stand in weekday; write a number from 1 (Monday) to 7',
    )


def empty(column):
    return f"{column} is leeg; vul het in", f"{column} is empty; fill it in"


def ends_before(end, start):
    return (
        f"het einde {end} ligt voor het begin {start}; verbeter een van beide",
        f"the end {end} lies before the start {start}; correct one of the two",
    )


ONE = f"v1,{VO},2026-03-09"
ROWS = [
    (f"v1,{VO},9-3-2026,1,,O", "3 (date)", no_date("9-3-2026")),
    (f"v1,{VO},2026-02-29,1,,O", "3 (date)", no_date("2026-02-29")),
    (f"v1,{VO},,1,,O", "3 (date)", no_date("")),
    (f"v1,{VO},2026-03-09T08:30,1,,O", "3 (date)", no_date("2026-03-09T08:30")),
    *(
        (f"{ONE},{lesson},,O", "4 (lesson)", no_lesson(lesson))
        for lesson in ("0", "99", "21", "eerste", "1.5", "-1", "AM")
    ),
    *(
        (f"{ONE},,{minutes},O", "5 (minutes)", no_minutes(minutes))
        for minutes in ("-5", "22.5", "1e2", "vijf", "٣")
    ),
    (f'{ONE},,"22,5",O', "5 (minutes)", no_minutes("22,5")),
    (f"{ONE},,{'x' * 900},O", "5 (minutes)", no_minutes("x" * 60 + "…")),
    (f",{VO},2026-03-09,1,,O", "1 (pupil)", empty("pupil")),
]


@pytest.mark.parametrize(("row", "column", "message"), ROWS)
def test_a_registration_with_a_value_that_cannot_be_is_refused(tmp_path, row, column, message):
    folder = package(tmp_path / "regio", absences=ABSENCES + row + "\n")
    dutch, english = message
    assert refused(folder, *LANDELIJK) == (
        [f"absences.csv:18:{column}: {dutch}"],
        [f"absences.csv:18:{column}: {english}"],
    )


SCHOOL = SCHOOLS.splitlines()[1]
SMALL = [
    ({"schools": SCHOOLS.replace(",vo,", ",VO,")}, "schools.csv:3:3 (sector)",
     not_in("VO", "sector", "po, so, vo, vso")),
    ({"schools": SCHOOLS.replace("midden", "oost", 1)}, "schools.csv:2:5 (holiday_region)",
     not_in("oost", "holiday_region", "noord, midden, zuid")),
    ({"schools": SCHOOLS.replace(",330,", ",,")}, "schools.csv:2:8 (day_minutes)",
     needed("", "po", 0, "day_minutes")),
    ({"schools": SCHOOLS.replace(",50,8", ",,8")}, "schools.csv:3:6 (lesson_minutes)",
     needed("", "vo", 1, "lesson_minutes")),
    ({"schools": SCHOOLS.replace(",50,8", ",0,8")}, "schools.csv:3:6 (lesson_minutes)",
     needed("0", "vo", 1, "lesson_minutes")),
    ({"schools": SCHOOLS.replace(",50,8", ",50,")}, "schools.csv:3:7 (lessons_per_day)",
     needed("", "vo", 0, "lessons_per_day")),
    ({"schools": SCHOOLS.replace(",50,8", ",50,-8")}, "schools.csv:3:7 (lessons_per_day)",
     no_number("-8")),
    ({"schools": SCHOOLS.replace(",330,", ",330,165.5")}, "schools.csv:2:9 (morning_minutes)",
     no_number("165.5")),
    ({"schools": SCHOOLS.replace(",330,", "," + "9" * 5000 + ",")}, "schools.csv:2:8 (day_minutes)",
     no_number("9" * 60 + "…")),
    ({"schools": SCHOOLS + SCHOOL + "\n"}, "schools.csv:4",
     (f'school "{PO}" staat al op regel 2; houd één rij over',
      f'school "{PO}" is on line 2 already; keep one row')),
    ({"reasons": REASONS + ",X,ziek,true\n"}, "reasons.csv:5:3 (category)",
     not_in("ziek", "category", CATEGORIES)),
    ({"reasons": REASONS + ",X,sick,ja\n"}, "reasons.csv:5:4 (authorised)",
     not_in("ja", "authorised", "true, false")),
    ({"reasons": REASONS + ",,sick,true\n"}, "reasons.csv:5:2 (code)", empty("code")),
    ({"reasons": REASONS + ",Z,sick,true\n"}, "reasons.csv:5",
     ('school "", code "Z" staat al op regel 2; houd één rij over',
      'school "", code "Z" is on line 2 already; keep one row')),
    *(({"schedule": f"{SCHEDULE}{VO},,{day},3,\n"}, "schedule.csv:2:3 (weekday)", no_weekday(day))
      for day in ("8", "0", "-1", "ma", "")),
    ({"schedule": f"{SCHEDULE}{VO},,1,3.5,\n"}, "schedule.csv:2:4 (lessons)", no_number("3.5")),
    ({"schedule": f"{SCHEDULE}{PO},,1,,-1\n"}, "schedule.csv:2:5 (minutes)", no_number("-1")),
    ({"schedule": f"{SCHEDULE}{VO},2b,1,3,\n{VO},2b,1,4,\n"}, "schedule.csv:3",
     (f'school "{VO}", group "2b", weekday "1" staat al op regel 2; houd één rij over',
      f'school "{VO}", group "2b", weekday "1" is on line 2 already; keep one row')),
    ({"submissions": f"{SUBMISSIONS}{VO},2026-01-01\n{VO},2026-02-01\n"}, "submissions.csv:3",
     (f'school "{VO}" staat al op regel 2; houd één rij over',
      f'school "{VO}" is on line 2 already; keep one row')),
    ({"submissions": f"{SUBMISSIONS}{VO},\n"}, "submissions.csv:2:2 (submitted_until)",
     no_date("")),
    ({"calendar": f"{CALENDAR}{VO},2026-01-05,2026-01-04,true,\n"}, "calendar.csv:2:3 (until)",
     ends_before("2026-01-04", "2026-01-05")),
    ({"calendar": f"{CALENDAR}{VO},2026-01-05,2026-01-05,open,\n"}, "calendar.csv:2:4 (open)",
     not_in("open", "open", "true, false")),
    ({"protocols": f"{PROTOCOLS}{VO},vo,landelijk,2020-01-01\n"}, "protocols.csv:2:1 (school)",
     ("vul school of sector in, precies een van beide",
      "fill in school or sector, exactly one of the two")),
    ({"protocols": f"{PROTOCOLS},basis,landelijk,2020-01-01\n"}, "protocols.csv:2:2 (sector)",
     not_in("basis", "sector", "po, so, vo, vso")),
    ({"pupils": PUPILS + f"x1,{VO},2011-01-01,2b,2026-01-05,2026-01-04\n"},
     "pupils.csv:5:6 (enrolled_until)", ends_before("2026-01-04", "2026-01-05")),
    ({"pupils": PUPILS + f"x1,{VO},2026-01-06,2b,2026-01-05,\n"}, "pupils.csv:5:3 (birth_date)",
     ("geboortedatum 2026-01-06 ligt na de inschrijving op 2026-01-05; verbeter een van beide",
      "birth date 2026-01-06 lies after the enrolment on 2026-01-05; correct one of the two")),
    ({"pupils": PUPILS + f"v1,{PO},2011-04-02,2b,2024-01-05,2024-02-01\n"},
     "pupils.csv:5:3 (birth_date)",
     ("leerling v1 heeft hier geboortedatum 2011-04-02 en eerder 2011-04-01; maak ze gelijk",
      "pupil v1 has birth date 2011-04-02 here and 2011-04-01 before; make them equal")),
    ({"residents": f"{RESIDENTS}x,2011-01-01,Tilburg,2026-01-05,2026-01-04\n"},
     "residents.csv:2:5 (until)", ends_before("2026-01-04", "2026-01-05")),
    ({"exemptions": "pupil,article,from,until\nx,,2026-01-05,\n"}, "exemptions.csv:2:2 (article)",
     empty("article")),
    ({"qualifications": "pupil,kind,from\nx,startkwalificatie,5-1-2026\n"},
     "qualifications.csv:2:3 (from)", no_date("5-1-2026")),
]  # fmt: skip


@pytest.mark.parametrize(("files", "place", "message"), SMALL)
def test_a_value_that_cannot_be_refuses_the_package(tmp_path, files, place, message):
    dutch, english = message
    assert refused(package(tmp_path / "regio", **files), *LANDELIJK) == (
        [f"{place}: {dutch}"],
        [f"{place}: {english}"],
    )


@pytest.mark.parametrize(
    "files",
    [
        {"pupils": PUPILS.replace("2025-08-01,\n", "2025-08-01,9999-12-31\n")},
        {"pupils": PUPILS.replace("2011-04-01", "2025-08-01")},
        {"schools": SCHOOLS.replace(",330,", ",0,")},
        {"calendar": f"{CALENDAR}{PO},2026-03-09,9999-12-31,false,\n"},
        {"reasons": REASONS + f"{VO},Z,medical,true\n"},
        {"absences": ABSENCES.replace(",,O", f",{'9' * 5000},O")},
    ],
    ids=["no-end", "birth-day", "no-minutes", "long-closure", "own-code", "endless-minutes"],
)
def test_what_lies_on_the_edge_is_accepted(tmp_path, files):
    ended = command("detect", package(tmp_path / "regio", **files), *LANDELIJK)
    assert (ended.status, ended.rows) == (0, [SIXTEEN])


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path):
    folder = package(
        tmp_path / "regio",
        schools=SCHOOLS.replace("midden", "oost").replace(",50,8", ",x,8"),
        pupils=PUPILS.replace("2011-05-01", "1-5-2011"),
        absences=absences(f"v1,{VO},9-3-2026,0,-1,O", f"v1,{VO}", f"v1,{VO},2026-03-09,99,,O"),
        reasons=REASONS.replace("true", "ja") + "x\n",
        schedule="school;group\n",
        calendar=b"",
    )
    dutch, english = refused(folder, *LANDELIJK)
    places = [
        "schools.csv:2:5 (holiday_region)",
        "schools.csv:3:5 (holiday_region)",
        "schools.csv:3:6 (lesson_minutes)",
        "reasons.csv:5",
        "reasons.csv:2:4 (authorised)",
        "schedule.csv:1",
        "calendar.csv",
        "pupils.csv:4:3 (birth_date)",
        "absences.csv:3",
        "absences.csv:2:3 (date)",
        "absences.csv:2:4 (lesson)",
        "absences.csv:4:4 (lesson)",
        "absences.csv:2:5 (minutes)",
    ]
    assert [line.split(": ")[0] for line in dutch] == places
    assert [line.split(": ")[0] for line in english] == places


@pytest.mark.parametrize(
    "row", [f"v1,{VO},9-3-2026,1,,O\n", f"v1,{VO}\n"], ids=["values", "lengths"]
)
def test_of_more_than_a_hundred_mistakes_a_hundred_are_shown(tmp_path, row):
    for count, last in ((100, []), (101, [1]), (20_000, [19_900])):
        folder = package(tmp_path / str(count) / "regio", absences=absences(*[row[:-1]] * count))
        dutch, english = refused(folder, *LANDELIJK)
        assert [line.split(":")[1] for line in dutch[:100]] == [str(2 + n) for n in range(100)]
        assert dutch[100:] == [f"… en nog {more} fouten" for more in last]
        assert english[100:] == [f"… and {more} more" for more in last]


def test_a_birth_date_that_residents_tells_otherwise_refuses_the_package(tmp_path):
    residents = RESIDENTS + "v1,2011-04-02,Ergens,2025-08-01,\n"
    folder = package(tmp_path / "regio", residents=residents)
    nl, en = refused(folder)
    assert nl == [
        "residents.csv:2:2 (birth_date): leerling v1 heeft hier geboortedatum 2011-04-02 en "
        "eerder 2011-04-01; maak ze gelijk"
    ]
    assert en[0].startswith("residents.csv:2:2 (birth_date): pupil v1 has birth date 2011-04-02")
