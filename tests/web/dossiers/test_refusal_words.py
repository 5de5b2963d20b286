"""A refusal speaks of questions, steps and days as people do."""

from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Language, Text
from kantelpunt.web.dossiers.acts.refusals import in_words
from kantelpunt.web.protocols.selectors import teller

VERSION = "sluitende-aanpak@2019-01-29"
TRIED = Text('"task set" is niet vastgelegd', '"task set" is not recorded')


def told(code, why, possible="Doe iets", language=Language.NL):
    return in_words(
        Refusal(code, TRIED, Text(why, why), Text(possible, possible)), teller(VERSION, language)
    )


def test_what_was_tried_is_left_to_the_heading_of_the_page():
    assert told("task-there", "die is er al") == "Die is er al. Doe iets."


def test_days_are_written_out():
    assert told("day-that-was", "2026-01-01 is voorbij").startswith("Do 1 januari 2026 is voorbij.")


def test_questions_and_steps_get_their_names():
    words = told("not-established", "niet vastgesteld: not impasse", "Stel vast: doorbraakteam")
    assert "nee op ‘Is er een impasse, of dreigt die?’" in words
    assert "Het doorbraakteam" in words


def test_ids_inside_other_words_stay():
    assert "impasses" in told("not-established", "niet vastgesteld: impasses")


def test_other_refusals_keep_words_that_are_ids_too():
    assert told("no-grounds", "een impasse") == "Een impasse. Doe iets."


def test_kinds_of_events_are_left_out():
    assert told("waits-already", "x", "Leg vast hoe het ermee staat (waiting asked)") == (
        "X. Leg vast hoe het ermee staat."
    )


def test_an_id_behind_its_name_is_left_out():
    assert told("no-mandate", 'mandaat "Doorzettingsmacht" (doorzettingsmacht-bij-ons)') == (
        'Mandaat "Doorzettingsmacht". Doe iets.'
    )
