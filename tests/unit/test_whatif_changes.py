"""Changes as people write them: `signals.wettelijk-verzuim.exceeds=12`."""

import pytest

from kantelpunt.foresight.whatif.changing import with_changes
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.interchange.protocol_versions import choose_version


@pytest.fixture(scope="module")
def tilburg():
    return choose_version("tilburg-vo")


def refusals(version, *written):
    with pytest.raises(InputRefused) as refused:
        with_changes(version, written)
    return refused.value.problems


def test_a_threshold_is_changed_and_nothing_else(tilburg):
    changed, (tried,) = with_changes(tilburg, ["signals.wettelijk-verzuim.exceeds=12"])
    assert changed.signal("wettelijk-verzuim").rule.threshold == 12
    assert (tried.was, tried.becomes, tried.note()) == (16, 12, None)
    others = [one for one in tilburg.protocol.signals if one.id != "wettelijk-verzuim"]
    assert [one for one in changed.protocol.signals if one.id != "wettelijk-verzuim"] == others
    assert changed.protocol.steps == tilburg.protocol.steps
    assert changed.content_hash != tilburg.content_hash
    assert tilburg.signal("wettelijk-verzuim").rule.threshold == 16


def test_a_threshold_in_the_other_form_takes_its_place_and_says_so(tilburg):
    changed, (tried,) = with_changes(tilburg, ["signals.wettelijk-verzuim.reaches=12"])
    signal = changed.signal("wettelijk-verzuim")
    assert (signal.reaches.number, signal.exceeds) == (12, None)
    assert "exceeds 16 (meer dan dit getal)" in tried.note().nl
    assert "more than this number" in tried.note().en


def test_values_are_read_as_in_a_protocol_file(tilburg):
    place = "steps.basis-op-orde.tipping_point"
    written = [f"{place}.after=4 school_weeks", f"{place}.unless=[schoolgang-hersteld]"]
    changed, _ = with_changes(tilburg, written)
    way = changed.protocol.steps[0].tipping_point
    assert str(way.after) == "4 school_weeks"
    assert way.unless == ("schoolgang-hersteld",)


@pytest.mark.parametrize(
    ("written", "code", "told"),
    [
        ("signals.wettelijk-verzui.exceeds=12", "unknown-place", "signals.wettelijk-verzuim"),
        ("signals.wettelijk-verzuim.exceed=12", "unknown-key", "exceeds"),
        ("signals.wettelijk-verzuim.exceeds=veel", None, "veel"),
        ("steps.basis-op-orde.tipping_point.after=3 wekn", None, "weeks"),
        ("steps.basis-op-orde.tipping_point.to=nergens", None, "nergens"),
        ("signals.wettelijk-verzuim.exceeds=", None, "reaches"),
        ("signals.wettelijk-verzuim.exceeds=[1", "no-yaml", "YAML"),
        ("signals.wettelijk-verzuim.exceeds=16", "changes-nothing", "16"),
        (
            "steps.basis-op-orde.tipping_point.earlier=[geen-voortgang]",
            "changes-nothing",
            "hetzelfde",
        ),
        ("exceeds=12", "no-change-form", "zestien-uur"),
        ("wettelijk", "no-change-form", "zestien-uur"),
    ],
)
def test_what_cannot_be_tried_is_refused_with_what_could(tilburg, written, code, told):
    problem, *_ = refusals(tilburg, written)
    assert code in (None, problem.code)
    assert told in problem.text.nl
    assert written in (problem.at.file if problem.at else problem.text.nl)


def test_without_a_change_there_is_nothing_to_try(tilburg):
    (problem,) = refusals(tilburg)
    assert "--change" in problem.text.nl


def test_all_mistakes_come_at_once_each_with_its_change(tilburg):
    wrong = ["signals.zestien.reaches=1", "steps.basis-op-orde.leed=school", "niets"]
    problems = refusals(tilburg, *wrong)
    assert len(problems) == 3
    for problem, written in zip(problems, wrong, strict=True):
        assert written in f"{problem.at} {problem.text.nl}"


def test_the_same_cannot_be_changed_twice(tilburg):
    one, two = "signals.wettelijk-verzuim.exceeds=12", "signals.wettelijk-verzuim.reaches=14"
    (problem,) = refusals(tilburg, one, two)
    assert problem.code == "changed-twice"
    assert one in problem.text.nl
