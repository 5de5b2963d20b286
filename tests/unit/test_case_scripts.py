"""Scripts of cases: who tells what and when, every mistake at its place, what is expected."""

import os
from datetime import date

import pytest

from kantelpunt.casework.events.judged import FactorsJudged
from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.events.work import NoteWritten, TalkHeld
from kantelpunt.casework.payloads import Payload
from kantelpunt.casework.written.forms import FORMS
from kantelpunt.casework.written.told import OTHER_KEYS, Told, told_from
from kantelpunt.foresight.case_scripts.reading import read_script
from kantelpunt.foundation.errors import InputRefused, Place
from kantelpunt.interchange.protocol_versions import choose_version
from tests import case_script_page
from tests.case_script_page import renew, written_part

HEAD = """\
protocol: utrecht
given: {sector: vo}
people:
  m1: {role: school, organisation: school}
course:
  - {on: 2025-09-15, by: m1, told: opened, because: concern}
"""
SALT = bytes(range(16))


def version_named(name, day):
    return choose_version(name if day is None else f"{name}@{day}")


def script(*lines, head=HEAD):
    text = head + "".join(f"  - {line}\n" for line in lines)
    return read_script(text, file="casus.yaml", version_named=version_named)


def mistakes(*lines, head=HEAD):
    with pytest.raises(InputRefused) as caught:
        script(*lines, head=head)
    return [(one.code, one.at.line, one.at.column, one.text.nl) for one in caught.value.problems]


def nowhere(_):
    return Place("casus.yaml", 1, 1)


def moments(*lines):
    return [f"{one.moment:%d %H:%M}" for one in script(*lines).entries]


def task(on):
    return f"{{on: {on}, by: m1, told: task done, task: bellen}}"


def test_without_a_time_it_is_nine_and_a_minute_later_for_each_line():
    assert moments(task("2025-09-15"), task("2025-09-15"), task("2025-09-16")) == [
        "15 09:00",
        "15 09:01",
        "15 09:02",
        "16 09:00",
    ]


def test_a_time_may_be_written_and_the_next_line_is_a_minute_later():
    assert moments(task("2025-09-15 10:30"), task("2025-09-15"), task("2025-09-16T08:00")) == [
        "15 09:00",
        "15 10:30",
        "15 10:31",
        "16 08:00",
    ]


def test_opening_takes_the_pupil_from_what_is_given():
    head = HEAD.replace("{sector: vo}", "{sector: vso, born: 2011-03-03, pupil: L7}")
    what = script(head=head).entries[0].what
    assert (what.pupil, str(what.sector), what.born) == ("L7", "vso", date(2011, 3, 3))


def test_what_is_not_given_is_ordinary():
    read = script(head=HEAD.replace("given: {sector: vo}\n", ""))
    assert (str(read.sector), str(read.region), read.pupil) == ("po", "midden", "leerling")
    assert read.until == date(2025, 9, 15)


def test_a_text_stands_for_a_list_and_keys_for_pairs():
    talk = told_from("talk held", {"with": "ouders"}, nowhere, SALT)
    assert talk == Told(TalkHeld(("ouders",)))
    factors = told_from("factors judged", {"factors": {"child": "angst"}}, nowhere, SALT)
    assert factors == Told(FactorsJudged((("child", "angst"),)))


def test_free_text_stands_apart_from_what_is_told():
    told = told_from("note written", {"kind": "general", "text": "Moeder belde."}, nowhere, SALT)
    assert isinstance(told.what, NoteWritten)
    assert told.texts == (Payload(SALT, "Moeder belde."),)
    assert told.what.text == told.texts[0].hash


def test_two_texts_of_a_script_have_salts_of_their_own():
    note = "{on: 2025-09-15, by: m1, told: note written, kind: general, text: hetzelfde}"
    first, second = (one.texts[0] for one in script(note, note).entries[1:])
    assert first.text == second.text
    assert first.salt != second.salt


@pytest.mark.parametrize("kind", KINDS)
def test_no_key_of_a_kind_is_one_that_every_line_has(kind):
    keys = [OTHER_KEYS.get(form.name, form.name) for form in FORMS[kind]]
    assert len(keys) == len(set(keys))
    assert not {"on", "by", "told", "refused"} & set(keys)


@pytest.mark.parametrize(
    ("line", "code", "column", "told"),
    [
        (task("2025-09-15").replace("m1", "m2"), "script-unknown-person", 26, 'bedoelde u "m1"?'),
        (task("2025-09-14"), "script-back-in-time", 10, "ligt voor de regel erboven"),
        (task("2025-09-31"), "script-moment", 10, '"2025-09-31" is geen dag of tijdstip'),
        (task("2026-03-29 02:30"), "script-moment", 10, "is geen dag of tijdstip"),
        (
            "{on: 2025-09-16, by: m1, told: tsk done, task: x}",
            "unknown-kind",
            36,
            'bedoelde u "task done"?',
        ),
        (
            "{on: 2025-09-16, by: m1, told: task done, tsk: x, task: x}",
            "field-superfluous",
            52,
            'bedoelde u "task"?',
        ),
        (
            "{on: 2025-09-16, by: m1, told: task done}",
            "field-missing",
            5,
            'ontbreekt de sleutel "task"',
        ),
        (
            "{on: 2025-09-16, by: m1, told: meeting planned, meeting: x, day: 1/9, invited: ik}",
            "field-value",
            70,
            '"1/9" past niet bij day; schrijf een dag',
        ),
        (
            "{on: 2025-09-16, by: m1, told: plan seen, plan: x}",
            "field-missing",
            5,
            'ontbreekt de sleutel "who"',
        ),
        (
            "{by: m1, told: task done, task: x}",
            "script-missing-key",
            5,
            'sleutel "on" ontbreekt',
        ),
        ("later", "script-entry", 5, "hier hoort een regel met on, by en told"),
        (
            "{on: 2025-09-16, by: m1, told: task done, task: x, refused: 1}",
            "script-code",
            65,
            "schrijf de code van de weigering",
        ),
    ],
)
def test_a_mistake_in_a_line_is_told_at_its_place(line, code, column, told):
    [found] = mistakes(line)
    assert found[:3] == (code, 7, column)
    assert told in found[3]


@pytest.mark.parametrize(
    ("given", "instead", "code", "told"),
    [
        ("role: school", "role: schol", "script-unknown-name", 'bedoelde u "school"?'),
        (
            "organisation: school",
            "organisation: kernteam",
            "script-unknown-name",
            'partij van dit protocol "kernteam" bestaat niet',
        ),
        ("{sector: vo}", "{sectr: vo}", "unknown-key", 'bedoelde u "sector"?'),
        ("{sector: vo}", "{sector: mbo}", "unknown-word", 'woord "mbo" bestaat niet'),
        ("{sector: vo}", "{choices: {x: y}}", "script-unknown-name", "keuze van dit protocol"),
        (
            "told: opened, because: concern",
            "told: evaluated, lesson: x",
            "script-no-opening",
            "eerst",
        ),
        ("because: concern", "because: concern, sector: mbo", "field-value", "schrijf een van: po"),
        ("protocol: utrecht\n", "protocol: utrecht@\n", "version-day", "is geen datum"),
        ("2025-09-15", "2015-09-15", "no-version", "gold nog niet op 2015-09-15"),
    ],
)
def test_a_mistake_around_the_lines_is_told(given, instead, code, told):
    [found] = mistakes(head=HEAD.replace(given, instead))
    assert found[0] == code
    assert told in found[3]


TAIL = "until: 2025-12-31\nexpect:\n"


@pytest.mark.parametrize(
    ("expected", "code", "told"),
    [
        ("{on: 2025-10-01}", "script-expects-nothing", "hier staat niet wat er verwacht wordt"),
        ("{on: 2025-10-01, due: 2025-10-02}", "script-expects-nothing", "niet wat er verwacht"),
        ("{on: 2025-10-01, step: actietafel}", "script-unknown-name", '"actietafel-vo"'),
        ("{on: 2025-10-01, lead: regie}", "script-unknown-name", '"regisseur"'),
        ("{on: 2025-10-01, closed: weg}", "script-unknown-name", "mogelijk: restored"),
        ("{on: 2025-10-01, loose_end: x}", "unknown-word", "no_step"),
        ("{on: 2026-01-01, closed: no}", "script-after-until", "zet until later"),
        ("{on: morgen, closed: no}", "bad-date", '"morgen" is geen datum'),
    ],
)
def test_a_mistake_in_what_is_expected_is_told(expected, code, told):
    [found] = mistakes(head=f"{HEAD}{TAIL}  - {expected}\n")
    assert found[:2] == (code, 9)
    assert told in found[3]


def test_all_mistakes_come_at_once_in_the_order_of_the_lines():
    head = HEAD.replace("role: school", "role: schol").replace("{sector: vo}", "{sectr: vo}")
    found = mistakes(task("2025-09-14"), "{on: 2025-09-16, by: m9, told: weg}", head=head)
    assert [(code, line) for code, line, _, _ in found] == [
        ("unknown-key", 2),
        ("script-unknown-name", 4),
        ("script-back-in-time", 7),
        ("script-unknown-person", 8),
        ("unknown-kind", 8),
    ]


def test_the_page_lists_every_kind_with_its_keys():
    if os.environ.get("KANTELPUNT_RENEW_GOLDEN") == "1":
        renew()
    assert written_part() == case_script_page.part()
    assert all(f"| `{kind}` |" in written_part() for kind in KINDS)
