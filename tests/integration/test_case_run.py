"""`kantelpunt case run`: scripts in, timelines out, and how the command ends."""

import json
from pathlib import Path

import pytest

from kantelpunt.casework.evolve import folded
from kantelpunt.casework.histories import history_from
from tests.golden.files import assert_golden
from tests.packages import command

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples" / "cases"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
HEAD = """\
protocol: utrecht
given: {sector: vo, born: 2011-03-03}
people:
  m1: {role: school, organisation: school}
  r1: {role: regisseur, organisation: sterk-vo}
course:
  - {on: 2025-10-07, by: m1, told: opened, because: signal}
  - {on: 2025-10-07, by: m1, told: signal attached, signal: thuiszitter-relatief-vo,
     fired_on: 2025-10-06, first_day: 2025-09-08}
  - {on: 2025-10-07, by: m1, told: report sent, report: melding-thuiszitter-vo, to: sterk-vo}
"""
REFUSED = "  - {on: 2025-11-10, by: r1, told: party added, party: buurtteams, ground: consent}\n"
LATER = "  - {on: 2025-11-11, by: r1, told: talk held, with: ouders}\n"


@pytest.fixture
def run(tmp_path):
    def played(text, *arguments, language="nl"):
        file = tmp_path / "casus.yaml"
        file.write_text(text, encoding="utf-8")
        return command("--language", language, "case", "run", file, *arguments)

    return played


def test_there_are_examples():
    assert NAMES == ["sluitende-aanpak-om", "utrecht-vo"]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_example_is_played_as_it_expects_and_told_word_for_word(name, language):
    ended = command("--language", language, "case", "run", EXAMPLES / f"{name}.yaml")
    assert (ended.status, ended.err) == (0, "")
    assert max(len(line) for line in ended.out.splitlines()) <= 80
    assert_golden(f"case-{name}.{language}", ended.out.rstrip("\n"))


@pytest.mark.parametrize("name", NAMES)
def test_no_id_of_a_person_is_told(name):
    text = (EXAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    people = [line.split(":")[0].strip() for line in text.splitlines() if "organisation:" in line]
    assert people
    out = command("case", "run", EXAMPLES / f"{name}.yaml").out
    assert [one for one in people if one in out.split()] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_events_as_json_are_a_history_that_can_be_replayed(name):
    told = json.loads(command("case", "run", EXAMPLES / f"{name}.yaml", "--json").out)
    case = folded(history_from(told["events"], f"{name}.json"))
    assert (str(case.closed) if case.closed else None) == told["overview"]["closed"]
    assert list(case.stages) == told["overview"]["stages"]
    assert [one["expected"] for one in told["refused"]] == [True] * len(told["refused"])


@pytest.mark.parametrize("name", NAMES)
def test_until_looks_no_further(name):
    whole = json.loads(command("case", "run", EXAMPLES / f"{name}.yaml", "--json").out)
    part = command("case", "run", EXAMPLES / f"{name}.yaml", "--until", "2025-11-28", "--json")
    events = json.loads(part.out)["events"]
    assert part.status == 0
    assert events == [one for one in whole["events"] if one["moment"] < "2025-11-29"]


def test_what_was_not_foreseen_ends_the_playing(run):
    ended = run(HEAD + REFUSED + LATER)
    assert ended.status == 2
    assert "Vanzelf: De casus gaat van stap 3" in ended.out
    assert "GEWEIGERD, regel 11 (no-consent). Vraag toestemming" in " ".join(ended.out.split())
    assert "Gesproken met" not in ended.out
    assert "Stand op" not in ended.out
    [line] = ended.err.splitlines()
    assert "casus.yaml:11:5" in line
    assert "geen toestemming. Vraag toestemming, en leg die vast, van: Ouders" in line


def test_what_was_not_foreseen_is_in_the_json_too(run):
    ended = run(HEAD + REFUSED + LATER, "--json")
    told = json.loads(ended.out)
    assert ended.status == 2
    assert [(one["code"], one["line"], one["expected"]) for one in told["refused"]] == [
        ("no-consent", 11, False)
    ]
    assert told["events"][-1]["kind"] == "escalated"


def test_what_is_foreseen_is_told_and_the_rest_is_played(run):
    ended = run(HEAD + REFUSED.replace("consent}", "consent, refused: no-consent}") + LATER)
    assert (ended.status, ended.err) == (0, "")
    assert "Geweigerd, zoals verwacht, regel 11 (no-consent)" in ended.out
    assert "Gesproken met Ouders" in ended.out


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            REFUSED.replace("consent}", "consent, refused: no-mandate}"),
            "verwacht: geweigerd (no-mandate); gevonden: geweigerd (no-consent)",
        ),
        (
            LATER.replace("ouders}", "ouders, refused: not-your-role}"),
            "verwacht: geweigerd (not-your-role); gevonden: vastgelegd",
        ),
    ],
)
def test_a_refusal_that_does_not_come_as_foreseen_is_a_failure(run, line, told):
    ended = run(HEAD + line)
    assert ended.status == 1
    assert "Stand op" in ended.out
    assert told in ended.err
    assert "casus.yaml:11:5" in ended.err


@pytest.mark.parametrize(
    ("expected", "told"),
    [
        (
            "{on: 2025-11-03, step: teammanagers-vo}",
            "step: teammanagers-vo; gevonden: actietafel-vo",
        ),
        ("{on: 2025-11-04, lead: regisseur}", "lead: regisseur; gevonden: teammanagers"),
        ("{on: 2025-11-03, next: 2025-11-04}", "next: 2025-11-04; gevonden: 2025-11-03"),
        ("{on: 2025-11-03, closed: placed}", "closed: placed; gevonden: no"),
        ("{on: 2025-12-09, no_loose_end: offer_term_passed}", "gevonden: other_lead"),
        ("{on: 2025-11-03, day: 57}", "day: 57; gevonden: 56"),
        ("{on: 2025-12-08, passed: drie-maanden}", "passed: drie-maanden; gevonden: "),
        ("{on: 2025-10-06, step: actietafel-vo}", "step: actietafel-vo; gevonden: -"),
        ("{on: 2025-10-06, closed: no}", "closed: no; gevonden: geen casus"),
    ],
)
def test_what_is_not_as_expected_is_told_with_its_line(run, expected, told):
    ended = run(f"{HEAD}until: 2025-12-31\nexpect:\n  - {expected}\n")
    assert ended.status == 1
    assert "casus.yaml:13:5" in ended.err
    assert "verwacht aan het eind van" in ended.err
    assert told in ended.err


def test_what_is_as_expected_says_nothing(run):
    expected = (
        "{on: 2025-11-03, step: actietafel-vo, day: 56, next: 2025-11-03}",
        "{on: 2025-11-04, step: teammanagers-vo, not_in: actietafel-vo}",
        "{on: 2025-12-09, passed: drie-maanden, loose_end: offer_term_passed}",
    )
    lines = "".join(f"  - {one}\n" for one in expected)
    ended = run(f"{HEAD}until: 2025-12-31\nexpect:\n{lines}")
    assert (ended.status, ended.err) == (0, "")


def test_without_a_first_day_no_clock_runs_and_that_is_told(run):
    concern = HEAD[: HEAD.index("  - {on: 2025-10-07, by: m1, told: signal")]
    out = run(concern.replace("signal}", "concern}")).out
    assert "lopen niet: er is geen eerste dag van dit verzuim" in out
    assert "de casus is in geen stap" in out
    named = run(concern.replace("signal}", "concern, first_day: 2025-10-01}")).out
    assert "dag 6 van 92, laatste dag do 1 januari 2026: de belofte" in named


def test_a_protocol_that_is_not_known_has_a_status_of_its_own(run):
    ended = run(HEAD.replace("utrecht", "utrech"))
    assert (ended.status, ended.out) == (3, "")
    assert "casus.yaml:1:11" in ended.err
    assert "bedoelde u utrecht?" in ended.err
    both = run(HEAD.replace("utrecht", "utrech").replace("because: signal", "because: x"))
    assert (both.status, len(both.err.splitlines())) == (2, 2)


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        ("protocol: [", (), "dit is geen YAML"),
        ("", (), "schrijf sleutels met waarden"),
        (HEAD, ("--until", "2025-10-06"), "de casus wordt pas op 2025-10-07 geopend"),
        (HEAD, ("--until", "morgen"), '"morgen" is geen datum'),
        (HEAD.replace("2025-10-07", "2040-10-07"), (), "schooljaar 2030-2031"),
    ],
)
def test_what_cannot_be_played_is_refused(run, text, arguments, told):
    ended = run(text, *arguments)
    assert (ended.status, ended.out) == (2, "")
    assert told in ended.err
    assert "Traceback" not in ended.err


def test_a_file_that_is_not_there_or_is_no_text_is_refused(tmp_path):
    ended = command("case", "run", tmp_path / "weg.yaml")
    assert (ended.status, ended.out) == (2, "")
    assert "bestaat niet" in ended.err
    (tmp_path / "casus.yaml").write_bytes(b"\xff\xfe")
    assert "UTF-8" in command("case", "run", tmp_path / "casus.yaml").err


def test_a_case_moves_to_another_version_that_the_policy_folder_holds(run, tmp_path):
    shipped = Path(__file__).parents[2] / "policy" / "protocols" / "utrecht" / "2017-01-01.yaml"
    own = tmp_path / "policy" / "utrecht"
    own.mkdir(parents=True)
    text = shipped.read_text(encoding="utf-8")
    assert "name: Actietafel in het voortgezet onderwijs" in text
    newer = text.replace("name: Actietafel in het voortgezet onderwijs", "name: Nieuwe tafel")
    (own / "2026-01-01.yaml").write_text(newer, encoding="utf-8")
    move = (
        "  - {on: 2025-10-20, by: r1, told: moved to version, version: utrecht@2026-01-01,\n"
        "     steps: {actietafel-vo: actietafel-vo}}\n"
    )
    ended = run(HEAD + move, "--policy", tmp_path / "policy")
    assert (ended.status, ended.err) == (0, "")
    assert "De casus gaat verder op protocol utrecht@2026-01-01." in " ".join(ended.out.split())
    assert "stap 3 (Nieuwe tafel)" in ended.out
    lacking = run(HEAD + move)
    assert lacking.status == 2
    assert "geen versie die klaarligt" in lacking.err


def test_the_examples_are_named_in_the_reference():
    page = (EXAMPLES.parents[1] / "reference" / "case-scripts.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"../examples/cases/{name}.yaml" not in page] == []


def test_the_script_of_the_reference_is_played_as_it_expects(run):
    page = (EXAMPLES.parents[1] / "reference" / "case-scripts.md").read_text(encoding="utf-8")
    ended = run(page.split("```yaml\n")[1].split("```")[0])
    assert (ended.status, ended.err) == (0, "")
