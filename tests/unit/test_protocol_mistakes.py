"""Every mistake in a protocol file is told at once, with line, column and the nearest name."""

from datetime import date

import pytest

from kantelpunt.foundation.errors import ExitStatus, InputRefused
from kantelpunt.foundation.text import Language
from kantelpunt.protocol.reader import read_protocol
from tests.protocol_texts import GOOD, changed, with_line

RUN = GOOD.replace("lesson_hours", "consecutive_days").replace("    window: 4 lesson_weeks\n", "")


def refused(text: str) -> InputRefused:
    with pytest.raises(InputRefused) as caught:
        read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))
    return caught.value


def told(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every mistake."""
    return [(one.code, one.at.line, one.at.column) for one in refused(text).problems]


def test_the_example_without_mistakes_is_read():
    version = read_protocol(GOOD, file="proef.yaml", first=date(2026, 8, 1))
    assert (version.id, version.first, version.file) == ("proef", date(2026, 8, 1), "proef.yaml")


@pytest.mark.parametrize(
    ("old", "new", "at", "near"),
    [
        ("title: Proef", "titel: Proef", ("unknown-key", 2, 1), "title"),
        ("    rearm: restart", "    reaarm: restart", ("unknown-key", 13, 5), "rearm"),
        ("{authorised: false}", "{autorised: false}", ("unknown-key", 10, 10), "authorised"),
        ("{title: De wet}", "{titel: De wet}", ("unknown-key", 5, 9), "title"),
        ("at: artikel 1", "att: artikel 1", ("unknown-key", 14, 23), "at"),
        ("lesson_hours", "lesson_hour", ("unknown-word", 9, 14), "lesson_hours"),
        ("rearm: restart", "rearm: restrt", ("unknown-word", 13, 12), "restart"),
        ("authorised: false", "category: [sick, lte]", ("unknown-word", 10, 27), "late"),
        ("title: Proef", "title: Proef\nsector: [vvo]", ("unknown-word", 3, 10), "vo"),
        ("in: wet", "in: wett", ("unknown-source", 14, 18), "wet"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_the_nearest_one(old, new, at, near):
    error = refused(changed((old, new)))
    assert at in [(one.code, one.at.line, one.at.column) for one in error.problems]
    assert f'bedoelde u "{near}"?' in error.message(Language.NL)
    assert f'did you mean "{near}"?' in error.message(Language.EN)


@pytest.mark.parametrize(
    "window", ["4 lesson_week", "4 lesweken", "4", "0 weeks", "-1 weeks", "weeks", "1.5 weeks"]
)
def test_a_window_without_number_or_unit_is_refused_with_those_there_are(window):
    error = refused(changed(("4 lesson_weeks", window)))
    assert [(one.code, one.at.line, one.at.column) for one in error.problems] == [
        ("window", 11, 13)
    ]
    for unit in ("lesson_weeks", "weeks", "school_days", "school_year"):
        assert unit in error.message(Language.NL)


@pytest.mark.parametrize("written", ["7", "7 dys", "7 weeks", "days", "0 days"])
def test_a_term_without_unit_or_with_a_wrong_one_is_refused(written):
    [problem] = refused(changed(with_line(f"at_most_every: {written}"))).problems
    assert (problem.code, problem.at.line, problem.at.column) == ("term-unit", 14, 20)


def test_a_misspelt_unit_of_a_term_is_told_with_the_nearest_one():
    error = refused(changed(with_line("at_most_every: 7 dys")))
    assert "bedoelde u days?" in error.message(Language.NL)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([("    reaches: 16\n", "")], [("threshold-comparison", 7, 5)]),
        ([with_line("exceeds: 16")], [("threshold-comparison", 7, 5)]),
        (
            [("reaches: 16", "threshold: 16")],
            [("threshold-comparison", 7, 5), ("unknown-key", 12, 5)],
        ),
        ([("reaches: 16", "reaches: zestien")], [("threshold", 12, 14)]),
        ([("reaches: 16", "reaches: true")], [("threshold", 12, 14)]),
        ([("reaches: 16", "reaches: 50%")], [("threshold-percentage", 12, 14)]),
        ([("lesson_hours", "share")], [("threshold-percentage", 12, 14)]),
        ([("reaches: 16", "reaches: 0")], [("threshold-zero", 12, 14)]),
    ],
)
def test_a_threshold_says_reaches_or_exceeds_and_a_number_that_fits(changes, expected):
    assert told(changed(*changes)) == expected


@pytest.mark.parametrize("share", ["75", "0%", "101%", "driekwart"])
def test_a_warning_stands_at_a_percentage_of_the_threshold(share):
    [problem] = refused(changed(with_line(f"warn_at: {share}"))).problems
    assert (problem.at.line, problem.at.column) == (14, 14)


def test_a_threshold_of_0_has_no_share_to_warn_at():
    text = changed(("reaches: 16", "exceeds: 0"), with_line("warn_at: 75%"))
    assert told(text) == [("warn-at-zero", 14, 5)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (changed(("    window: 4 lesson_weeks\n", "")), [("window-missing", 7, 5)]),
        (changed(("lesson_hours", "days")), [("absent-missing", 7, 5)]),
        (changed(with_line("absent: whole_day")), [("absent-unused", 14, 5)]),
        (RUN, [("absent-missing", 7, 5)]),
        (
            changed(("lesson_hours", "consecutive_weeks"), with_line("absent: any_part")),
            [("window-of-run", 11, 5)],
        ),
    ],
)
def test_measure_window_and_absent_must_fit_together(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    ("line", "name", "at"),
    [
        ("title: Proef\n", "title", (1, 1)),
        ("    name: Uren\n", "name", (7, 5)),
        ("    rearm: restart\n", "rearm", (7, 5)),
        ("    source: {in: wet, at: artikel 1}\n", "source", (7, 5)),
        ("    measure: lesson_hours\n", "measure", (7, 5)),
    ],
)
def test_a_missing_key_is_named_at_what_misses_it(line, name, at):
    error = refused(changed((line, "")))
    [problem] = [one for one in error.problems if one.code == "missing-key"]
    assert (problem.at.line, problem.at.column) == at
    assert f'"{name}"' in problem.in_(Language.NL)


def test_a_key_that_stands_twice_is_told_with_the_place_of_the_first():
    error = refused(changed(("    reaches: 16\n", "    reaches: 16\n    reaches: 17\n")))
    assert [(one.code, one.at.line, one.at.column) for one in error.problems] == [
        ("duplicate-key", 13, 5)
    ]
    assert "regel 12" in error.message(Language.NL)


def test_two_signals_with_one_id_are_told():
    second = GOOD[GOOD.index("  - id: uren") :]
    assert told(GOOD + second) == [("duplicate-id", 15, 9)]


@pytest.mark.parametrize("name", ["Uren", "uren!", "'te laat'", "-uren"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(name):
    assert [place[1:] for place in told(changed(("id: uren", f"id: {name}")))] == [(7, 9)]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file():
    text = changed(
        ("title: Proef", "titel: Proef"),
        ("lesson_hours", "lesson_hour"),
        ("{authorised: false}", "{category: sik}"),
        ("    reaches: 16\n", "    reaches: 16\n    reaches: 17\n"),
        ("rearm: restart", "rearm: restrt"),
        ("in: wet", "in: wett"),
    )
    places = told(text)
    assert places == sorted(places, key=lambda place: place[1:])
    assert {place[1] for place in places} == {1, 2, 9, 10, 13, 14, 15}


def test_a_message_begins_with_file_line_and_column():
    message = refused(changed(("rearm: restart", "rearm: restrt"))).message(Language.NL)
    assert message.startswith("proef.yaml:13:12 (signals.0.rearm): ")


@pytest.mark.parametrize("text", ["a: [", "\t", "- id: x\n a: b", "a: 'b"])
def test_what_is_no_yaml_is_told_with_its_place(text):
    [problem] = refused(text).problems
    assert problem.code == "no-yaml"
    assert problem.at.line


@pytest.mark.parametrize("text", ["", "[]", "een zin", "# alleen dit"])
def test_a_file_that_is_no_protocol_is_refused(text):
    assert refused(text).exit_status is ExitStatus.REFUSED
