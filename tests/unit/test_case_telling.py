"""What is told of a case: a sentence for every kind, names instead of ids, never a person."""

from datetime import date

import pytest

from kantelpunt.casework.agreement import NATIONAL, Agreement
from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.casework.telling.sentences import SENTENCES, sentence_of
from kantelpunt.casework.telling.themes import theme_of
from kantelpunt.casework.written.forms import FORMS
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.model.steps import Rung
from kantelpunt.protocol.telling.wording.teller import Teller
from tests.casework_samples import sample

SHELF = read_shelf()
UTRECHT = SHELF.of_protocol("utrecht")[-1]


@pytest.fixture(params=list(Language))
def teller(request):
    return Teller(UTRECHT, request.param)


def test_there_is_a_sentence_for_every_kind():
    assert set(SENTENCES) == set(KINDS.values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_is_whole_in_both_languages(kind):
    told = {one: sentence_of(Teller(UTRECHT, one), sample(kind)) for one in Language}
    assert told[Language.NL] != told[Language.EN]
    for text in told.values():
        assert text[0].isupper() or text[0] == "‘"
        assert text.endswith(".")
        assert ".." not in text
        assert "None" not in text


@pytest.mark.parametrize("kind", KINDS)
def test_a_sentence_without_what_may_be_left_out_is_whole_too(kind):
    what = sample(kind)
    empty = {
        form.attribute: None if form.may_be_none else getattr(what, form.attribute)
        for form in FORMS[kind]
    }
    for language in Language:
        text = sentence_of(Teller(UTRECHT, language), type(what)(**empty))
        assert "None" not in text
        assert text.endswith(".")


@pytest.mark.parametrize("kind", ["director assigned", "contact assigned"])
def test_no_person_is_told(kind, teller):
    assert "een-person" not in sentence_of(teller, sample(kind))


WORDS = sorted(
    {form.words for forms in FORMS.values() for form in forms if form.words} - {Rung, Sector},
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("words", WORDS, ids=lambda one: one.__name__)
def test_every_fixed_word_has_words(words):
    for member in words:
        text = case_word(member)
        assert text.nl
        assert text.en


@pytest.mark.parametrize("version", SHELF.versions, ids=lambda one: one.id)
@pytest.mark.parametrize("language", list(Language))
def test_every_rule_of_every_protocol_has_words_and_a_place_in_the_text(version, language):
    teller = Teller(version, language)
    for sector in version.protocol.sector:
        agreement = Agreement.of(version, sector)
        stages = agreement.stages.values()
        ways = [way.key for stage in stages for way in (*stage.ways_out, *stage.ways_in)]
        signals = [f"signals.{one}" for one in agreement.opens]
        entries = [one.key for one in agreement.entries]
        for key in {*agreement.timers, *ways, *signals, *entries, *(one.place for one in stages)}:
            rule = rule_of(teller, key)
            assert rule.words
            assert key not in rule.words
            assert rule.clause is not None or key == NATIONAL


@pytest.mark.parametrize(
    ("key", "words", "says"),
    [
        (
            "steps.actietafel-vo.tipping_point",
            "het kantelpunt van stap 3 (Actietafel in het voortgezet onderwijs), "
            "daarna stap 5 (De teammanagers aan zet (vo))",
            "naar stap 5 (De teammanagers aan zet (vo)): 8 weken na de eerste dag van het verzuim",
        ),
        (
            "steps.interventieteam-vo.tasks.plan-interventieteam",
            "‘Een plan maken om tot een oplossing te komen’",
            "binnen 48 uur na het begin van deze stap",
        ),
        ("task bellen", "de afgesproken taak ‘bellen’", ""),
        ("waiting care", "het navragen hoe het staat met het wachten op zorg", ""),
        (
            "review",
            "het opnieuw bekijken van de casus",
            "Kantelpunt zelf: een casus zonder andere datum wordt na 14 dagen bekeken",
        ),
        ("steps.weg.tipping_point", "‘steps.weg.tipping_point’", ""),
    ],
)
def test_a_rule_in_words(key, words, says):
    rule = rule_of(Teller(UTRECHT, Language.NL), key)
    assert (rule.words, rule.says) == (words, says)


def test_what_people_decide_within_five_days_is_told_as_ours():
    rule = rule_of(Teller(UTRECHT, Language.NL), "steps.actietafel-vo.tipping_point.decide")
    assert rule.words.startswith("het besluit over het kantelpunt van stap 3")
    assert rule.says.startswith("Kantelpunt zelf")
    assert "5 werkdagen" in rule.says
    assert rule.clause is None


def test_the_day_is_written_in_words(teller):
    text = sentence_of(teller, sample("absence begun"))
    written = {Language.NL: "ma 9 maart 2026", Language.EN: "Mon 9 March 2026"}
    assert written[teller.language] in text
    assert date(2026, 3, 9).isoformat() not in text


def test_ut_02_every_task_signal_and_report_stands_under_a_pillar(teller):
    agreement = Agreement.of(UTRECHT, Sector.VO)
    timers = [f"signals.{one.id}" for one in UTRECHT.protocol.signals]
    timers += [key for key in agreement.timers if not key.startswith("promises.")]
    assert [key for key in timers if not theme_of(teller, key)] == []
