"""`kantelpunt protocol check --school-year`: promises over a year, for people and for programs."""

import json
from datetime import date

import pytest

from tests.packages import command
from tests.promised import TWO_STEPS

YEAR = ("--school-year", "2025-2026")
PROMISE = {
    "name",
    "within",
    "from",
    "holds",
    "starts",
    "failing",
    "worst",
    "depends_on",
    "readings",
}


@pytest.fixture
def own(tmp_path):
    """The protocol with a promise and two steps, in a file."""
    file = tmp_path / "2025-08-01.yaml"
    file.write_text(TWO_STEPS, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def shipped():
    """What is told of all shipped protocols, by id."""
    ended = command("protocol", "check", *YEAR, "--json")
    assert ended.status == 0
    return {one["protocol"]: one for one in json.loads(ended.out)}


def of(shipped, protocol):
    return {one["name"]: one for one in shipped[protocol]["promises"]}


def test_all_six_protocols_are_held_against_the_national_promise(shipped):
    found = {
        (protocol, one["name"]): one["holds"]
        for protocol, told in shipped.items()
        for one in told["promises"]
        if one["name"].startswith("landelijk-drie-maanden")
    }
    assert found == {
        ("amstelland-meerlanden", "landelijk-drie-maanden"): "not in the text",
        ("holland-rijnland", "landelijk-drie-maanden"): "not in the text",
        ("landelijk", "landelijk-drie-maanden"): "not in the text",
        ("sluitende-aanpak", "landelijk-drie-maanden"): "not in the text",
        ("tilburg-vo", "landelijk-drie-maanden"): "not in the text",
        ("utrecht", "landelijk-drie-maanden (po, so)"): "not in the text",
        ("utrecht", "landelijk-drie-maanden (vo, vso)"): False,
    }


def test_every_promise_has_the_form_of_the_page(shipped):
    for told in shipped.values():
        assert set(told) == {"protocol", "version", "faults", "promises"}
        for one in told["promises"]:
            assert set(one) == PROMISE
            assert one["holds"] in (True, False, "not in the text")
            assert (one["starts"], one["failing"] > 0) == (603, one["holds"] is False)
            assert set(one["worst"]) == {"region", "start", "end", "days", "path"}
            for leg in one["worst"]["path"]:
                assert set(leg) == {"step", "from", "until", "rule"}
            [default, *_] = one["readings"]
            assert default == {"id": "default", "holds": one["holds"], "failing": one["failing"]}


def test_where_the_text_gives_no_last_day_the_path_ends_in_that_step(shipped):
    last = {
        (protocol, name): [(leg["step"], leg["until"]) for leg in one["worst"]["path"]][-1:]
        for protocol in shipped
        for name, one in of(shipped, protocol).items()
        if one["holds"] == "not in the text"
    }
    assert last["sluitende-aanpak", "werkelijke-oplossing"] == [("doorbraakteam", None)]
    assert last["utrecht", "drie-maanden (po, so)"] == [("teammanagers-po", None)]
    assert last["landelijk", "landelijk-drie-maanden"] == []
    assert all(until is None for legs in last.values() for _, until in legs)


def test_utrecht_vo_fails_where_three_months_are_short_and_holidays_lie_in_between(shipped):
    """From 24 February 2026: 10 weeks on 5 May, a plan on 8 May, two holidays in ten days."""
    found = of(shipped, "utrecht")["drie-maanden (vo, vso)"]
    assert (found["within"], found["from"], found["failing"]) == (
        "3 months",
        "first_day_of_absence",
        23,
    )
    worst = found["worst"]
    assert (worst["region"], worst["start"], worst["end"], worst["days"]) == (
        "midden",
        "2026-02-24",
        "2026-05-26",
        91,
    )
    assert worst["path"][-1] == {
        "step": "interventieteam-vo",
        "from": "2026-05-08",
        "until": "2026-05-26",
        "rule": "steps.interventieteam-vo.tasks.oplossing-interventieteam",
    }
    readings = {one["id"]: (one["holds"], one["failing"]) for one in found["readings"]}
    assert readings["begin-van-acht-weken"] == (False, 603)
    assert readings["begin-van-drie-maanden"] == (True, 0)
    assert readings["kan-of-komt-in-actie"] == ("not in the text", 0)
    assert "wie-dat-zijn" not in readings


def test_without_a_school_year_nothing_is_told_of_promises(own):
    [told] = json.loads(command("protocol", "check", own, "--json").out)
    assert told["promises"] == []
    assert "belofte" not in command("protocol", "check", own).out


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("niet gehaald op", "Het slechtst is", "te laat", "september ", "in een deel van")),
        ("en", ("not kept on", "Worst is", "late", "September ", "in some of the regions")),
    ],
)
def test_people_read_it_on_a_terminal_of_eighty_characters(own, language, words):
    ended = command("--language", language, "protocol", "check", own, "utrecht", *YEAR)
    assert ended.status == 0
    flat = " ".join(ended.out.split())
    for said in words:
        assert " ".join(said.split()) in flat
    assert max(len(line) for line in ended.out.splitlines()) <= 80


def test_the_picture_marks_each_start_date_that_fails(own):
    """On 1 to 5 June 2026 it fails in noord and zuid, and not in midden."""
    ended = command("protocol", "check", own, *YEAR)
    june = next(line for line in ended.out.splitlines() if line.startswith("    juni "))
    assert june[14:] == "▒▒▒▒▒  █████  █████  █████  ██"


def test_faults_decide_on_the_exit_status_and_a_broken_promise_does_not(own, tmp_path):
    assert command("protocol", "check", own, *YEAR).status == 0
    endless = TWO_STEPS.replace("after: 6 school_weeks", "after: not_in_text")
    (tmp_path / "2026-08-01.yaml").write_text(endless, encoding="utf-8")
    ended = command("protocol", "check", tmp_path / "2026-08-01.yaml", *YEAR, "--json")
    assert ended.status == 1
    [told] = json.loads(ended.out)
    assert [fault["at"] for fault in told["faults"]] == ["steps.gesprek.tipping_point"]
    assert told["promises"][0]["holds"] == "not in the text"


@pytest.mark.parametrize(
    ("year", "words"),
    [("25-26", '"25-26" is geen schooljaar'), ("2199-2200", "zijn niet alle schoolvakanties")],
)
def test_a_year_that_is_none_or_has_no_vacations_is_refused(own, year, words):
    ended = command("protocol", "check", own, "--school-year", year)
    assert (ended.status, ended.out) == (2, "")
    assert words in ended.err


def test_the_start_dates_are_the_lesson_days_of_the_three_regions(shipped):
    """Region zuid begins first, on Monday 18 August 2025."""
    [told] = shipped["landelijk"]["promises"]
    assert (told["worst"]["region"], told["worst"]["start"]) == ("zuid", str(date(2025, 8, 18)))
    assert (told["worst"]["end"], told["worst"]["days"], told["worst"]["path"]) == (None, 0, [])
