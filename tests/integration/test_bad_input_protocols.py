"""Protocols that cannot be used, and years of which nobody knows the vacations."""

from pathlib import Path

import pytest

from tests.packages import ABSENCES, PUPILS, SIXTEEN, VO, command, package, refused

LANDELIJK = Path(__file__).parents[2] / "policy" / "protocols" / "landelijk" / "2009-08-01.yaml"
TEXT = LANDELIJK.read_text(encoding="utf-8")
LINES = TEXT.splitlines()
LONG_AGO = PUPILS.replace("2025-08-01", "2012-08-01").replace("2016-", "2006-")


def line_of(text):
    return LINES.index(text) + 1


FIRST = line_of("    reaches: 16")
WRONG = {
    "wrong-key": (
        ("    window: 4 lesson_weeks", "    windo: 4 lesson_weeks"),
        (0, 5),
        ('sleutel "windo" bestaat niet; bedoelde u "window"?',
         'key "windo" does not exist; did you mean "window"?'),
    ),
    "wrong-unit": (
        ("    window: 4 lesson_weeks", "    window: 4 lessonweeks"),
        (0, 13),
        ('"4 lessonweeks" is geen venster; bedoelde u lesson_weeks? schrijf een van',
         '"4 lessonweeks" is no window; did you mean lesson_weeks? write one of'),
    ),
    "wrong-term": (
        ("    at_most_every: 7 days", "    at_most_every: 7 dayz"),
        (0, 20),
        ('"dayz" is geen eenheid van een termijn; bedoelde u days?',
         '"dayz" is no unit of a term; did you mean days?'),
    ),
    "duplicate-key": (
        ("    reaches: 16", "    reaches: 16\n    reaches: 17"),
        (1, 5),
        (f'sleutel "reaches" staat er twee keer; de eerste staat op regel {FIRST}',
         f'key "reaches" stands here twice; the first is on line {FIRST}'),
    ),
    "bare-threshold": (
        ("    reaches: 16\n", "    threshold: 16\n"),
        (0, 5),
        ('sleutel "threshold" bestaat niet', 'key "threshold" does not exist'),
    ),
    "no-threshold": (
        ("    reaches: 16\n", ""),
        (-6, 5),
        ("een drempel heeft reaches (dit getal en meer) of exceeds (meer dan dit getal) nodig",
         "a threshold needs reaches (this number and more) or exceeds (more than this number)"),
    ),
    "two-thresholds": (
        ("    reaches: 16\n", "    reaches: 16\n    exceeds: 16\n"),
        (-6, 5),
        ("precies één van beide", "exactly one of them"),
    ),
    "wrong-measure": (
        ("    measure: lesson_hours", "    measure: lesson_hour"),
        (0, 14),
        ("lesson_hours", "lesson_hours"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_protocol_file_with_a_mistake_is_refused_with_line_and_column(tmp_path, name):
    (before, after), (lines_on, column), messages = WRONG[name]
    file = tmp_path / "protocol.yaml"
    assert before in TEXT
    file.write_text(TEXT.replace(before, after, 1), encoding="utf-8")
    place = f"{file}:{line_of(before.splitlines()[0]) + lines_on}:{column} ("
    folder = package(tmp_path / "regio")
    for said, message in zip(refused(folder, "--protocol", file), messages, strict=True):
        assert [line for line in said if line.startswith(place) and message in line], said
    checked = command("protocol", "check", file)
    assert (checked.status, checked.out) == (2, "")
    assert place in checked.err


def test_all_mistakes_of_a_protocol_are_told_at_once(tmp_path):
    file = tmp_path / "protocol.yaml"
    wrong = TEXT.replace("4 lesson_weeks", "4 lessonweeks").replace("7 days", "7 dagen")
    file.write_text(wrong.replace("\n    reaches: 4", "\n    reach: 4"), encoding="utf-8")
    dutch, _ = refused(package(tmp_path / "regio"), "--protocol", file)
    assert [line.split("(")[1].split(")")[0] for line in dutch] == [
        "signals.0.window",
        "signals.0.at_most_every",
        "signals.2",
        "signals.2.reach",
    ]


@pytest.mark.parametrize(
    "content", [b"a: [", b"", b"- 1\n", b"a:\n\t- b\n", TEXT.encode("utf-16"), b"\xe9: 1\n"]
)
def test_a_file_that_is_no_protocol_is_refused(tmp_path, content):
    file = tmp_path / "protocol.yaml"
    file.write_bytes(content)
    dutch, english = refused(package(tmp_path / "regio"), "--protocol", file)
    assert "protocol.yaml" in dutch[0]
    assert "protocol.yaml" in english[0]


def test_a_protocol_file_that_is_not_there_is_refused(tmp_path):
    file = tmp_path / "weg.yaml"
    dutch, english = refused(package(tmp_path / "regio"), "--protocol", file)
    assert dutch == [
        f"weg.yaml: het bestand {file} bestaat niet; geef het pad van een protocolbestand of een id"
    ]
    assert english == [
        f"weg.yaml: the file {file} does not exist; give the path of a protocol file or an id"
    ]


def test_an_unknown_protocol_ends_with_status_3_and_the_nearest_name(tmp_path):
    folder = package(tmp_path / "regio")
    dutch, english = refused(folder, "--protocol", "landelik", status=3)
    assert 'protocol "landelik" is niet bekend; bedoelde u landelijk?' in dutch[0]
    assert 'protocol "landelik" is not known; did you mean landelijk?' in english[0]
    for rest in (["show", "landelik"], ["check", "landelik"]):
        assert command("protocol", *rest).status == 3


def test_an_unknown_protocol_in_protocols_csv_is_named_with_its_line(tmp_path):
    rows = f"school,sector,protocol,from\n,po,landelijk,2020-01-01\n{VO},,nergens,2020-01-01\n"
    dutch, _ = refused(package(tmp_path / "regio", protocols=rows), status=3)
    assert dutch[0].startswith('protocols.csv:3 (protocol): protocol "nergens" is niet bekend')


def test_without_a_protocol_and_without_protocols_csv_nothing_is_judged(tmp_path):
    dutch, english = refused(package(tmp_path / "regio"))
    assert dutch == [
        "protocols.csv ontbreekt: geef met --protocol aan welk protocol geldt, bijvoorbeeld "
        "--protocol landelijk"
    ]
    assert english == [
        "protocols.csv is missing: say with --protocol which protocol holds, for example "
        "--protocol landelijk"
    ]


def test_a_policy_folder_that_is_not_there_is_refused(tmp_path):
    lost = tmp_path / "weg"
    dutch, _ = refused(package(tmp_path / "regio"), "--protocol", "landelijk", "--policy", lost)
    assert dutch == [f"de map {lost} bestaat niet"]


def test_a_protocol_with_a_fault_ends_its_check_with_status_1(tmp_path):
    file = tmp_path / "protocol.yaml"
    late = TEXT.replace("of: {authorised: false}", "of: {category: late}", 1)
    file.write_text(late, encoding="utf-8")
    checked = command("--language", "en", "protocol", "check", file)
    assert checked.status == 1
    assert "1 faults" in checked.out
    assert "signals.zestien-uur.of: lateness does not count in lesson_hours" in checked.out
    assert "count with measure: times" in checked.out
    assert command("protocol", "check", "landelijk").status == 0


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2031-09-09", "2031-2032"),
        ("9999-12-31", "9999-10000"),
        ("2014-09-09", "2013-2014"),
        ("2012-09-10", "2012-2013"),
    ],
)
def test_a_school_year_without_known_vacations_is_refused(tmp_path, day, year):
    folder = package(
        tmp_path / "regio", pupils=LONG_AGO, absences=f"{ABSENCES}v1,{VO},{day},1,,O\n"
    )
    dutch, english = refused(folder, "--protocol", "landelijk")
    assert (
        f"voor schooljaar {year}, regio midden, zijn niet alle schoolvakanties bekend" in dutch[0]
    )
    assert f"school year {year}" in english[0]


def test_a_last_day_in_a_year_without_known_vacations_is_refused(tmp_path):
    folder = package(tmp_path / "regio")
    dutch, _ = refused(folder, "--protocol", "landelijk", "--until", "2031-01-01")
    assert "voor schooljaar 2030-2031" in dutch[0]


def test_the_first_year_of_which_the_year_before_is_known_is_judged(tmp_path):
    early = ABSENCES.replace("2026-03", "2016-03")
    early = early.replace("-09,", "-14,").replace("-10,", "-15,").replace("-11,", "-16,")
    early = early.replace("-12,", "-17,")
    folder = package(tmp_path / "regio", pupils=LONG_AGO, absences=early)
    ended = command("detect", folder, "--protocol", "landelijk")
    assert [row.split(",")[3] for row in ended.rows] == ["2016-03-17"]


def test_a_day_that_is_no_day_is_refused(tmp_path):
    folder = package(tmp_path / "regio")
    for given in ("morgen", "9-3-2026", "2026-02-29"):
        assert refused(folder, "--protocol", "landelijk", "--until", given) == (
            [f'"{given}" is geen datum; schrijf bijvoorbeeld 2026-03-09'],
            [f'"{given}" is no date; write for example 2026-03-09'],
        )


def test_a_file_that_cannot_be_written_is_refused(tmp_path):
    folder = package(tmp_path / "regio")
    nowhere = tmp_path / "weg" / "signalen.csv"
    for output in (nowhere, tmp_path):
        ended = command("detect", folder, "--protocol", "landelijk", "--output", output)
        assert (ended.status, ended.out) == (2, "")
        assert f"{output} kan niet geschreven worden" in ended.err
    assert sorted(tmp_path.iterdir()) == [folder]
    assert command("detect", folder, "--protocol", "landelijk").rows == [SIXTEEN]
