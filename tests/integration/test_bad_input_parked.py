"""Rows that cannot be placed are parked, listed with their lines and counted; the rest goes on."""

import json

import pytest

from tests.packages import ABSENCES, PO, PUPILS, REASONS, SIXTEEN, VO, absences, command, package

LANDELIJK = ("--protocol", "landelijk")
NEXT = f"v1,{VO},2026-03-13"
UNKNOWN_SCHOOL = (
    "geparkeerd: school niet bekend; vul schools.csv aan",
    "parked: school not known; add it to schools.csv",
)
UNKNOWN_PUPIL = (
    "geparkeerd: leerling nergens ingeschreven; vul pupils.csv aan",
    "parked: pupil enrolled nowhere; add it to pupils.csv",
)
UNKNOWN_REASON = (
    "geparkeerd: redencode niet bekend; vul reasons.csv aan",
    "parked: reason code not known; add it to reasons.csv",
)
WRONG_PART = (
    "geparkeerd: lesuur in po of dagdeel in vo; verbeter de kolom lesson",
    "parked: lesson number in po or part of the day in vo; correct the column lesson",
)
OTHER_SCHOOL = (
    "weggelaten: die dag niet op deze school ingeschreven",
    "left out: not enrolled at this school that day",
)
NO_LESSONS = ("weggelaten: geen les die dag", "left out: no lessons that day")
UNKNOWN_DAY = (
    "weggelaten: de school heeft die dag nog niet aangeleverd",
    "left out: the school has not handed in that day",
)
COLLAPSED = ("samengevoegd met een latere regel", "collapsed into a later row")
TWICE = (
    "keer twee inschrijvingen tegelijk; de laatst begonnen telt",
    "times two enrolments at once; the one that began last counts",
)


def told(folder, language, *arguments):
    """The rows, and what was said below the first line of the summary."""
    ended = command("--language", language, "detect", folder, *LANDELIJK, *arguments)
    assert ended.status == 0, ended.err
    return ended.rows, [line.strip() for line in ended.err.splitlines()[1:]]


def check(folder, message, places, rows=(SIXTEEN,)):
    count = len(places.split(", "))
    for language, words in zip(("nl", "en"), message, strict=True):
        assert told(folder, language) == (list(rows), [f"{count} {words} ({places})"])


@pytest.mark.parametrize(
    ("row", "message", "place"),
    [
        (f"{NEXT},1,,X", UNKNOWN_REASON, "absences.csv:18 (X)"),
        (f"{NEXT},1,,", UNKNOWN_REASON, "absences.csv:18"),
        (f"{NEXT},1,,o", UNKNOWN_REASON, "absences.csv:18 (o)"),
        ("v1,99ZZ00,2026-03-13,1,,O", UNKNOWN_SCHOOL, "absences.csv:18 (99ZZ00)"),
        (f"zz,{VO},2026-03-13,1,,O", UNKNOWN_PUPIL, "absences.csv:18 (zz)"),
        (f"{NEXT},am,,O", WRONG_PART, f"absences.csv:18 ({VO})"),
        (f"p1,{PO},2026-03-13,1,,O", WRONG_PART, f"absences.csv:18 ({PO})"),
        (f"v1,{PO},2026-03-13,am,,O", OTHER_SCHOOL, "absences.csv:18"),
        (f"v1,{VO},2026-03-14,1,,O", NO_LESSONS, "absences.csv:18"),
        (f"v1,{VO},2026-05-01,1,,O", NO_LESSONS, "absences.csv:18"),
        (f"v1,{VO},2025-07-01,1,,O", OTHER_SCHOOL, "absences.csv:18"),
    ],
)
def test_a_registration_that_cannot_count_is_named_and_the_rest_goes_on(
    tmp_path, row, message, place
):
    check(package(tmp_path / "regio", absences=f"{ABSENCES}{row}\n"), message, place)


def test_a_school_that_is_not_known_is_parked_in_every_file(tmp_path):
    lost = "99ZZ00"
    folder = package(
        tmp_path / "regio",
        pupils=PUPILS + f"x1,{lost},2011-01-01,2b,2025-08-01,\n",
        absences=ABSENCES + f"v1,{lost},2026-03-13,1,,O\nx1,{VO},2026-03-13,1,,O\n",
        reasons=REASONS + f"{lost},Q,sick,true\n",
        schedule=f"school,group,weekday,lessons,minutes\n{lost},,1,3,\n",
        calendar=f"school,from,until,open,reason\n{lost},2026-01-01,2026-01-02,true,\n",
        protocols=f"school,sector,protocol,from\n{lost},,landelijk,2020-01-01\n",
        submissions=f"school,submitted_until\n{lost},2026-01-01\n",
    )
    small = ("reasons.csv:5", "schedule.csv:2", "calendar.csv:2", "protocols.csv:2")
    places = (*small, "submissions.csv:2", "pupils.csv:5", "absences.csv:18")
    for language, school, pupil in zip(("nl", "en"), UNKNOWN_SCHOOL, UNKNOWN_PUPIL, strict=True):
        assert told(folder, language) == (
            [SIXTEEN],
            [
                *(f"1 {school} ({place} ({lost}))" for place in places),
                f"1 {pupil} (absences.csv:19 (x1))",
            ],
        )


def test_an_exemption_of_a_pupil_whom_nobody_knows_is_parked(tmp_path):
    folder = package(
        tmp_path / "regio",
        residents="pupil,birth_date,municipality,from,until\nr1,2012-01-01,Tilburg,2025-01-01,\n",
        exemptions="pupil,article,from,until\nr1,5a,2025-08-01,\nzz,5b,2025-08-01,\n",
        qualifications="pupil,kind,from\nv1,startkwalificatie,2026-01-01\nqq,havo,2026-01-01\n",
    )
    places = ("exemptions.csv:3 (zz)", "qualifications.csv:3 (qq)")
    assert told(folder, "nl") == ([SIXTEEN], [f"1 {UNKNOWN_PUPIL[0]} ({one})" for one in places])


def test_parked_rows_replace_nothing(tmp_path):
    correction = f"v1,{VO},2026-03-12,4,,X\n"
    folder = package(tmp_path / "regio", absences=ABSENCES + correction)
    check(folder, UNKNOWN_REASON, "absences.csv:18 (X)")


def test_of_two_rows_of_one_lesson_the_last_stays(tmp_path):
    folder = package(tmp_path / "regio", absences=f"{ABSENCES}v1,{VO},2026-03-12,4,,Z\n")
    check(folder, COLLAPSED, "absences.csv:17", rows=())


def test_without_a_lesson_two_reasons_of_one_day_both_stay(tmp_path):
    rows = [f"v1,{VO},2026-03-{day:02},,400,O" for day in (9, 10)]
    both = absences(*rows, f"v1,{VO},2026-03-10,,1,Z")
    once = absences(*rows, f"v1,{VO},2026-03-10,,1,O")
    fired = f"v1,{VO},zestien-uur,2026-03-10,2026-03-10,16,reaches,16,2026-03-09,2026-03-10"
    assert told(package(tmp_path / "both", absences=both), "nl") == ([fired], [])
    check(package(tmp_path / "once", absences=once), COLLAPSED, "absences.csv:3", rows=())


def test_of_two_enrolments_at_once_the_one_that_began_last_counts(tmp_path):
    earlier = PUPILS.replace("2025-08-01", "2025-09-01")
    earlier += f"v1,{PO},2011-04-01,8,2025-08-01,\n"
    check(package(tmp_path / "vo", pupils=earlier), TWICE, "pupils.csv:5")
    later = PUPILS + f"v1,{PO},2011-04-01,8,2026-03-12,\n"
    _, said = told(package(tmp_path / "po", pupils=later), "en")
    assert said == [
        f"4 {OTHER_SCHOOL[1]} ({', '.join(f'absences.csv:{line}' for line in range(14, 18))})",
        f"1 {TWICE[1]} (pupils.csv:3)",
    ]


def test_of_two_enrolments_that_began_together_the_later_row_counts(tmp_path):
    last = PUPILS + f"v1,{VO},2011-04-01,2c,2025-08-01,\n"
    check(package(tmp_path / "last", pupils=last), TWICE, "pupils.csv:3")
    first = PUPILS.replace("p1,", f"v1,{PO},2011-04-01,8,2025-08-01,\np1,", 1)
    check(package(tmp_path / "first", pupils=first), TWICE, "pupils.csv:2")


def test_days_after_the_last_submission_are_unknown(tmp_path):
    handed_in = f"school,submitted_until\n{VO},2026-03-11\n"
    places = ", ".join(f"absences.csv:{line}" for line in range(14, 18))
    check(package(tmp_path / "regio", submissions=handed_in), UNKNOWN_DAY, places, rows=())


def test_everything_set_aside_is_counted_and_json_lists_every_line(tmp_path):
    rows = [f"v1,{VO},2026-03-14,{lesson},,O" for lesson in range(1, 9)]
    more = "\n".join([*rows, f"{NEXT},1,,X", f"zz,{VO},2026-03-13,1,,O", ""])
    folder = package(tmp_path / "regio", absences=ABSENCES + more)
    ended = command("detect", folder, *LANDELIJK, "--format", "json")
    content = json.loads(ended.out)
    assert content["counts"] == {
        "schools": 2,
        "pupils": 3,
        "enrolments": 3,
        "registrations": 26,
        "kept": 16,
        "signals": 1,
        "parked_unknown_reason": 1,
        "parked_unknown_pupil": 1,
        "no_lessons": 8,
    }
    assert content["set_aside"] == [
        {"kind": "parked_unknown_reason", "file": "absences.csv", "lines": [26]},
        {"kind": "parked_unknown_pupil", "file": "absences.csv", "lines": [27]},
        {"kind": "no_lessons", "file": "absences.csv", "lines": list(range(18, 26))},
    ]
    first = "1 signaal bij 1 van 3 leerlingen; 16 van 26 registraties tellen."
    assert ended.err.splitlines()[0] == first
    # On standard error a few places stand for all of them.
    assert ended.err.splitlines()[-1].endswith("absences.csv:21, absences.csv:22, …)")
