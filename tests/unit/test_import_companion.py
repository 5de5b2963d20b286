"""The companion folder and the output folder, the same for every import."""

import pytest

from kantelpunt.interchange.imports.eduarte import import_eduarte
from kantelpunt.interchange.imports.output import write_whole
from tests.import_folders import PUPILS, REASONS, SCHOOLS, VO, folder, only, refusal, rows_of

SCHEDULE = "school,group,weekday,lessons,minutes\n"


@pytest.fixture
def run(tmp_path):
    """Import one sick day with the files given in the companion folder."""
    package = tmp_path / "work" / "package"
    package.parent.mkdir()
    source = tmp_path / "meldingen.csv"
    source.write_text("1;20260309;;20260309;;;;Z;\n")

    def imported(**files: str | bytes | None):
        given = {"schools": only(SCHOOLS, VO), "pupils": only(PUPILS, VO), "reasons": REASONS}
        kept = {name: text for name, text in (given | files).items() if text is not None}
        return import_eduarte(source, folder(tmp_path / "with", **kept), package)

    imported.package = package
    return imported


@pytest.mark.parametrize("name", ["schools", "pupils", "reasons"])
def test_a_file_that_is_needed_and_lacks_is_named(run, name):
    found = refusal(run.package, lambda: run(**{name: None}))
    assert found == [("missing-file", None, "")]


def test_a_folder_that_does_not_exist_lacks_everything(tmp_path):
    package = tmp_path / "package"
    found = refusal(
        package, lambda: import_eduarte(tmp_path / "no.csv", tmp_path / "nowhere", package)
    )
    assert found == [("missing-file", None, "")] * 3


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("pupils", "pupil;school\n1;2\n", ("missing-column", 1, "")),
        ("pupils", PUPILS.replace("birth_date", "Birth_date"), ("missing-column", 1, "")),
        ("pupils", PUPILS + "x\n", ("row-length", 4, "")),
        ("pupils", PUPILS.replace("2011-04-01", "1-4-2011"), ("bad-date", 3, "birth_date")),
        ("schools", SCHOOLS.replace(",50,7", ",50,"), ("missing-number", 3, "lessons_per_day")),
        ("schools", SCHOOLS.replace(",vo,", ",mbo,"), ("bad-value", 3, "sector")),
        ("schools", SCHOOLS + f"{VO},x,vo,x,zuid,50,7,,\n", ("double-row", 5, "")),
        ("reasons", REASONS.replace("sick,true", "sick,ja"), ("bad-value", 2, "authorised")),
        ("reasons", REASONS.replace("sick", "ziek"), ("bad-value", 2, "category")),
        ("reasons", REASONS.encode("utf-16"), ("not-utf-8", 1, "")),
        ("reasons", "", ("empty-file", None, "")),
        (
            "schedule",
            f"school,group,weekday,lessons,minutes\n{VO},,8,1,\n",
            ("bad-value", 2, "weekday"),
        ),
        (
            "schedule",
            f"school,group,weekday,lessons,minutes\n{VO},,1,-1,\n",
            ("bad-number", 2, "lessons"),
        ),
        (
            "calendar",
            f"school,from,until,open,reason\n{VO},2026-03-10,2026-03-09,true,\n",
            ("end-before-start", 2, "until"),
        ),
        ("identities", "school,number,pupil\n99ZZ00,1,p\n", ("unknown-school", 2, "school")),
        ("identities", f"school,number,pupil\n{VO},,p\n", ("empty-field", 2, "number")),
        ("absences", "pupil,school,date,lesson,minutes,reason\n", ("absences-given", None, "")),
    ],
)
def test_a_mistake_is_told_with_line_and_field(run, name, text, problem):
    assert problem in refusal(run.package, lambda: run(**{name: text}))


def test_mistakes_of_all_files_are_told_at_once(run):
    found = refusal(
        run.package,
        lambda: run(reasons=None, pupils=PUPILS.replace("2025-08-01", "gisteren"), submissions=""),
    )
    assert found == [
        ("empty-file", None, ""),
        ("missing-file", None, ""),
        ("bad-date", 2, "enrolled_from"),
        ("bad-date", 3, "enrolled_from"),
    ]


def test_the_other_files_are_copied_on_with_the_columns_of_the_package(run):
    run(
        residents="municipality,pupil,telefoon,birth_date,from,until\nTilburg,p,06,2011-04-01,,\n",
        submissions=f"school,submitted_until\r\n{VO},2026-04-01\r\n",
    )
    assert rows_of(run.package, "residents.csv") == [("p", "2011-04-01", "Tilburg", "", "")]
    assert (run.package / "submissions.csv").read_bytes().splitlines(keepends=True) == [
        b"school,submitted_until\n",
        f"{VO},2026-04-01\n".encode(),
    ]


def test_an_empty_folder_is_filled_and_a_filled_one_is_left_alone(run):
    run.package.mkdir()
    run()
    before = (run.package / "absences.csv").read_bytes()
    assert refusal(run.package, run) == [("output-in-use", None, "")]
    assert (run.package / "absences.csv").read_bytes() == before


def test_what_fails_while_writing_leaves_nothing_behind(tmp_path):
    school = ("10AA00", "De Eik", "po", "Tilburg", "midden", "", "", "330", "")
    half_a_character = "\ud800"
    with pytest.raises(UnicodeEncodeError):
        write_whole(
            tmp_path / "package",
            {"schools.csv": [school], "pupils.csv": [("p", half_a_character, "", "", "", "")]},
        )
    assert list(tmp_path.iterdir()) == []
