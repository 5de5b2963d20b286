"""Somtoday's absence reports and observations, in a small example of our own."""

import json

import pytest

from kantelpunt.interchange.imports.somtoday import import_somtoday
from tests.import_folders import (
    PO,
    PUPILS,
    REASONS,
    SCHOOLS,
    SURNAME,
    VO,
    absences,
    folder,
    only,
    refusal,
    rows_of,
    whole_text,
)

SICK = {"afkorting": "Z", "omschrijving": "Ziek", "absentieSoort": "Absent", "geoorloofd": True}
TRUANT = {"afkorting": "O", "omschrijving": "x", "absentieSoort": "Absent", "geoorloofd": False}
LATE = {"afkorting": "L", "omschrijving": "x", "absentieSoort": "Telaat", "geoorloofd": False}
REMOVED = {"afkorting": "U", "omschrijving": "x", "absentieSoort": "Verwijderd", "geoorloofd": True}


def links(own_id: int | None) -> list[dict[str, object]]:
    return [] if own_id is None else [{"id": own_id, "rel": "self"}]


def pupil(number: object) -> dict[str, object]:
    return {"leerlingnummer": number, "roepnaam": "Xaveria", "achternaam": SURNAME}


def melding(
    begin: object,
    end: object = None,
    reason: object = SICK,
    lessons: tuple[object, object] = (None, None),
    number: object = 1,
    own_id: int | None = None,
) -> dict[str, object]:
    return {
        "$type": "participatie.RAbsentieMelding",
        "links": links(own_id),
        "leerling": pupil(number),
        "absentieReden": reason,
        "beginDatumTijd": begin,
        "eindDatumTijd": end,
        "beginLesuur": lessons[0],
        "eindLesuur": lessons[1],
        "opmerkingen": f"gebeld met {SURNAME}",
        "eigenaar": {"achternaam": SURNAME},
    }


def waarneming(
    kind: str, begin: str, end: str, lesson: int | None = None, **more: object
) -> dict[str, object]:
    return {
        "$type": "participatie.RWaarneming",
        "links": links(None),
        "leerling": pupil(1),
        "waarnemingSoort": kind,
        "beginDatumTijd": begin,
        "eindDatumTijd": end,
        "beginLesuur": lesson,
        "eindLesuur": lesson,
    } | more


def at(moment: str, offset: str = "+01:00") -> str:
    return f"{moment}:00.000{offset}"


@pytest.fixture
def run(tmp_path):
    """Import items at one school; the package is `run.package`."""
    package = tmp_path / "work" / "package"
    package.parent.mkdir()

    def imported(*items: object, raw: bytes | None = None, school: str = VO, **files: str):
        given = {"schools": only(SCHOOLS, school), "pupils": only(PUPILS, school)} | files
        source = tmp_path / "somtoday.json"
        text = json.dumps({"links": [], "items": items}, indent=1).encode()
        source.write_bytes(text if raw is None else raw)
        return import_somtoday(source, folder(tmp_path / "with", **given), package)

    imported.package = package
    return imported


def test_reports_of_four_kinds_and_the_reasons_that_follow_from_them(run):
    day = (at("2026-03-09T08:30"), at("2026-03-09T16:00"))
    run(
        melding(*day, lessons=(1, 2)),
        melding(*day, TRUANT, lessons=(3, 3)),
        melding(*day, LATE, lessons=(4, 4)),
        melding(*day, REMOVED, lessons=(5, 5)),
    )
    assert absences(run.package) == [
        ("2026-03-09", "1", "", "Z"),
        ("2026-03-09", "2", "", "Z"),
        ("2026-03-09", "3", "", "O"),
        ("2026-03-09", "4", "", "L"),
        ("2026-03-09", "5", "", "U"),
    ]
    assert rows_of(run.package, "reasons.csv") == [
        ("", "Z", "other", "true"),
        ("", "O", "unauthorised", "false"),
        ("", "L", "late", "false"),
        ("", "U", "removed", "true"),
    ]


def test_the_folder_says_which_code_is_sick(run):
    day = (at("2026-03-09T08:30"), at("2026-03-09T16:00"))
    run(melding(*day, lessons=(1, 1)), melding(*day, TRUANT, lessons=(2, 2)), reasons=REASONS)
    assert rows_of(run.package, "reasons.csv") == [
        ("", "Z", "sick", "true"),
        ("", "O", "unauthorised", "false"),
        ("", "L", "late", "false"),
    ]


@pytest.mark.parametrize("end", ["2026-03-10T23:59", "2026-03-11T00:00"])
def test_whole_days_from_midnight_to_midnight_over_a_weekend(run, end):
    run(melding(at("2026-03-06T00:00"), at(end)), school=PO)
    assert [row[:3] for row in absences(run.package)] == [
        ("2026-03-06", "", ""),
        ("2026-03-09", "", ""),
        ("2026-03-10", "", ""),
    ]


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (at("2026-07-01T00:15", "+02:00"), at("2026-07-01T01:00", "+0200")),
        (at("2026-06-30T22:15", "Z"), at("2026-06-30T23:00", "+00:00")),
        (at("2026-06-30T23:15", "+01:00"), at("2026-07-01T01:00", "+02:00")),
    ],
)
def test_the_day_is_the_local_day_in_the_netherlands(run, begin, end):
    run(melding(begin, end))
    assert absences(run.package) == [("2026-07-01", "", "45", "Z")]


def test_presence_and_nvt_never_count_and_what_a_report_covers_counts_once(run):
    report = run(
        melding(at("2026-03-09T08:30"), at("2026-03-09T10:10"), lessons=(1, 2)),
        waarneming("Aanwezig", at("2026-03-09T10:10"), at("2026-03-09T11:00"), 3),
        waarneming("Nvt", at("2026-03-09T11:00"), at("2026-03-09T11:50"), 4),
        waarneming("Afwezig", at("2026-03-09T09:20"), at("2026-03-09T10:10"), 2),
        waarneming("Afwezig", at("2026-03-09T12:40"), at("2026-03-09T13:30"), 6),
        reasons="school,code,category,authorised\n,Afwezig,unauthorised,false\n",
    )
    assert absences(run.package) == [
        ("2026-03-09", "1", "", "Z"),
        ("2026-03-09", "2", "", "Z"),
        ("2026-03-09", "6", "", "Afwezig"),
    ]
    assert report.counts() == {"present": 1, "not_applicable": 1, "covered": 1}


def test_a_report_covers_observations_by_time_when_it_has_no_lessons(run):
    report = run(
        melding(at("2026-03-09T08:30"), at("2026-03-09T10:10")),
        waarneming("Afwezig", at("2026-03-09T08:30"), at("2026-03-09T09:20"), 1),
    )
    assert absences(run.package) == [("2026-03-09", "", "100", "Z")]
    assert report.counts() == {"covered": 1}


def test_an_observation_with_the_reason_of_its_report_takes_it(run):
    run(
        waarneming(
            "Afwezig",
            at("2026-03-09T08:30"),
            at("2026-03-09T09:20"),
            1,
            absentieMelding={"absentieReden": TRUANT},
        )
    )
    assert absences(run.package) == [("2026-03-09", "1", "", "O")]


def test_an_observed_absence_without_reason_is_refused_by_name(run):
    item = waarneming("Afwezig", at("2026-03-09T08:30"), at("2026-03-09T09:20"), 1)
    assert [row[0] for row in refusal(run.package, lambda: run(item))] == ["unknown-reason"]


def test_without_an_end_it_is_open_until_the_submission_date(run):
    report = run(
        melding(at("2026-03-09T12:40"), lessons=(6, None)),
        submissions=f"school,submitted_until\n{VO},2026-03-10\n",
    )
    assert [row[:2] for row in absences(run.package)] == [
        ("2026-03-09", "6"),
        ("2026-03-09", "7"),
        ("2026-03-10", ""),
    ]
    assert report.counts() == {"open": 1}


def test_an_item_fetched_twice_counts_once_as_it_was_last(run):
    day = (at("2026-03-09T08:30"), at("2026-03-09T09:20"))
    report = run(
        melding(*day, TRUANT, lessons=(1, 1), own_id=5),
        melding(*day, TRUANT, lessons=(2, 2), own_id=6),
        melding(*day, SICK, lessons=(1, 1), own_id=5),
    )
    assert absences(run.package) == [("2026-03-09", "2", "", "O"), ("2026-03-09", "1", "", "Z")]
    assert report.counts() == {"same_item": 1}


def test_a_folder_of_files_is_one_source(run, tmp_path):
    run(school=VO)
    run.package.rename(tmp_path / "earlier")
    pages = tmp_path / "pages"
    pages.mkdir()
    day = (at("2026-03-09T08:30"), at("2026-03-09T09:20"))
    for page, item in {
        "waarnemingen": waarneming("Afwezig", *day, 1),
        "meldingen": melding(*day, lessons=(1, 1)),
    }.items():
        (pages / f"{page}.json").write_text(json.dumps({"items": [item]}))
    report = import_somtoday(pages, tmp_path / "with", run.package)
    assert (report.read, report.counts()) == (2, {"covered": 1})


def test_all_mistakes_are_told_at_once_with_the_line_and_path_of_the_item(run):
    day = (at("2026-03-09T08:30"), at("2026-03-09T09:20"))
    found = refusal(
        run.package,
        lambda: run(
            melding("2026-03-09T08:30:00", "9 maart"),
            melding(*day, None),
            melding(*day, SICK | {"geoorloofd": "ja"}),
            melding(*day, lessons=(0, True), number={"naam": SURNAME}),
            melding(day[1], day[0]),
            melding(*day, TRUANT | {"afkorting": "Z"}),
            waarneming("DeelsAfwezig", *day),
            {"$type": "berichten.RBoodschap"},
            melding(*day, number=9),
            melding(at("2026-03-09T08:30")),
        ),
    )
    lines = [line for _, line, _ in found]
    assert lines == sorted(lines[:-2]) + lines[-2:]
    assert [(code, name) for code, _, name in found] == [
        ("bad-moment", "items[0].beginDatumTijd"),
        ("bad-moment", "items[0].eindDatumTijd"),
        ("bad-value", "items[1].absentieReden.afkorting"),
        ("bad-value", "items[1].absentieReden.absentieSoort"),
        ("bad-value", "items[1].absentieReden.geoorloofd"),
        ("bad-value", "items[2].absentieReden.geoorloofd"),
        ("bad-value", "items[3].leerling.leerlingnummer"),
        ("bad-value", "items[3].beginLesuur"),
        ("bad-value", "items[3].eindLesuur"),
        ("end-before-start", "items[4]"),
        ("two-meanings", "items[5].absentieReden"),
        ("bad-value", "items[6].waarnemingSoort"),
        ("bad-value", "items[7].$type"),
        ("unknown-pupil", "items[8]"),
        ("no-submission", "items[9]"),
    ]


def test_the_line_is_where_the_item_begins(run):
    raw = b'{"count": 2,\n "items": [\n  {"$type": "x"},\n\n  {"$type": "y"}\n ]}'
    found = refusal(run.package, lambda: run(raw=raw))
    assert [line for _, line, _ in found] == [3, 5]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", ("empty-file", None, "")),
        (b"[]", ("no-items", None, "")),
        (b'{"items": {}}', ("no-items", None, "")),
        (b'{"items": [\n 1]}', ("no-item", 2, "items[0]")),
        (b'{"items": [\n {]}', ("no-json", 2, "")),
        (b'{"items": [\n "\xe9"]}', ("not-utf-8", 2, "")),
        (b"[" * 100_000, ("no-json", None, "")),
    ],
)
def test_a_file_that_is_no_list_of_items_is_refused(run, raw, problem):
    assert refusal(run.package, lambda: run(raw=raw)) == [problem]


def test_a_byte_order_mark_and_windows_line_ends_are_accepted(run):
    text = json.dumps(
        {"items": [melding(at("2026-03-09T00:00"), at("2026-03-09T23:59"))]}, indent=1
    )
    run(raw=b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert absences(run.package) == [("2026-03-09", "", "", "Z")]


def test_names_and_remarks_are_not_taken_over(run):
    run(melding(at("2026-03-09T00:00"), at("2026-03-09T23:59")))
    assert SURNAME not in whole_text(run.package)
    assert "Xaveria" not in whole_text(run.package)
    assert "Ziek" not in whole_text(run.package)
