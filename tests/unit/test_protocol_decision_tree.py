"""The decision tree (AM-17): the same answers always give the same choice, with its reason."""

from datetime import date
from itertools import product

import pytest

from kantelpunt.protocol.decision_tree import Question, choose, walk
from kantelpunt.protocol.reader import read_protocol
from tests.protocol_texts import whole


def protocol(*changes):
    return read_protocol(whole(*changes), file="proef.yaml", first=date(2026, 8, 1)).protocol


@pytest.mark.parametrize(
    ("answers", "kind", "chosen"),
    [
        ({}, "none", "none"),
        ({"signal": "uren"}, "step", "gesprek"),
        ({"situation": "geen-school"}, "situation", "geen-school"),
        ({"zorg": "yes"}, "situation", "geen-school"),
        ({"now": "gesprek", "hersteld": "yes"}, "exit", "terug"),
        ({"now": "gesprek", "term gesprek": "yes"}, "step", "tafel"),
        ({"now": "gesprek"}, "stay", "stay"),
        ({"now": "tafel"}, "stay", "stay"),
    ],
)
def test_answers_lead_to_a_step_an_exit_or_staying(answers, kind, chosen):
    choice = choose(protocol(), answers)
    assert (choice.kind, choice.id) == (kind, chosen)


def test_a_choice_names_its_reason_and_the_place_in_the_text():
    choice = choose(protocol(), {"now": "gesprek", "term gesprek": "yes"})
    assert (choice.name, choice.source.at) == ("De tafel", "stap 1")
    assert choice.reason.nl == "Kantelpunt van Het gesprek: de stap heeft niet geholpen."


def test_the_term_is_asked_in_words():
    asked = walk(protocol())
    assert next(asked).key == "now"
    assert asked.send("gesprek").text.nl == "Is de leerling weer op school?"
    assert asked.send("no").text.nl == "Is 3 schoolweken voorbij?"


def test_earlier_escalation_does_not_wait_for_the_term():
    early = protocol(("unless: hersteld, to: tafel", "unless: hersteld, earlier: zorg, to: tafel"))
    assert choose(early, {"now": "gesprek", "zorg": "yes"}).id == "tafel"


def test_what_must_be_established_first_holds_the_case_back():
    first = protocol(("unless: hersteld, to: tafel", "requires: zorg, to: tafel"))
    over = {"now": "gesprek", "term gesprek": "yes"}
    assert choose(first, over).id == "stay"
    assert choose(first, over | {"zorg": "yes"}).id == "tafel"


def test_who_decides_is_named():
    decided = protocol(("unless: hersteld, to: tafel", "decided_by: ambtenaar, to: tafel"))
    choice = choose(decided, {"now": "gesprek", "term gesprek": "yes"})
    assert choice.reason.nl.endswith("Hierover beslist: Leerplichtambtenaar.")


def test_the_same_answers_always_give_the_same_choice():
    """Every way through the tree ends, and twice the same way ends in the same place (AM-17)."""
    known = protocol()
    keys = {"now": ["none", "gesprek", "tafel"], "signal": ["uren", "none"]}
    keys |= {"situation": ["geen-school", "none"], "hersteld": ["yes", "no"], "zorg": ["yes", "no"]}
    keys |= {"term gesprek": ["yes", "no"]}
    for given in product(*keys.values()):
        answers = dict(zip(keys, given, strict=True))
        assert choose(known, answers) == choose(known, answers)


def test_no_way_through_the_tree_goes_on_for_ever():
    def ends(answers):
        questions = walk(protocol())
        asked: Question = next(questions)
        try:
            for key in answers:
                asked = questions.send(key)
        except StopIteration:
            return 1
        return sum(ends([*answers, answer.key]) for answer in asked.answers)

    assert ends([]) == 8
