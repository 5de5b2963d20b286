"""The page of a protocol holds everything that the file says, in words for people."""

import re
from datetime import date

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.telling.document import texts_in
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.shown.as_text import as_text
from tests.protocol_texts import GOOD
from tests.reference_example import read_example
from tests.telling import covered, plain, shipped, written_texts

KEYWORDS = re.compile(
    r"not_in_text|plan_term|at_once|as_soon_as_possible|school_weeks?|lesson_weeks?|working_days?"
    r"|school_days?|step_entered|signal_fired|first_day_of_absence|when_below|offer_started"
    r"|AgreedTerm|Interval\(|Fraction|None\b|\bTrue\b|\bFalse\b"
)
VERSIONS = shipped()
NAMES = [version.id for version in VERSIONS]


def told(version, language=Language.NL):
    return plain(" \n ".join(texts_in(page(version, language))))


@pytest.mark.parametrize("version", VERSIONS, ids=NAMES)
def test_every_text_that_people_wrote_is_on_the_page(version):
    text = told(version)
    lacking = [
        (at, said) for at, said in written_texts(version.protocol) if plain(said) not in text
    ]
    assert lacking == []


@pytest.mark.parametrize("version", VERSIONS, ids=NAMES)
def test_every_requirement_that_is_covered_is_on_the_page(version):
    text = "\n".join(texts_in(page(version, Language.NL)))
    assert [row for row in covered(version.protocol) if row not in text] == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("version", VERSIONS, ids=NAMES)
def test_no_keyword_of_the_language_is_on_the_page_and_no_line_is_too_wide(version, language):
    text = as_text(page(version, language))
    assert KEYWORDS.findall(text) == []
    assert max(len(line) for line in text.splitlines()) <= 80
    assert not any(line.endswith(" ") for line in text.splitlines())


def test_what_the_text_leaves_open_is_said():
    text = told(read_example(("    lead: leerplichtambtenaar\n", "    lead: not_in_text\n")))
    assert "regie staat niet in de tekst." in text
    assert "na hoeveel tijd, staat niet in de tekst" in text


def test_what_the_region_changed_in_its_base_is_said():
    text = told(read_example())
    assert "rust op het protocol ‘landelijk’" in text
    assert "achter elkaar ongeoorloofd afwezig’: opent: stap 2 (het adviesteam aan zet)" in text
    assert "signaal ‘negen keer te laat’" in text


def test_the_other_meaning_of_a_reading_is_told_as_a_difference():
    assert "anders gelezen termijn: 3 schoolweken wordt 4 schoolweken." in told(read_example())


def test_the_decision_tree_stands_after_the_steps_and_has_a_part_for_each():
    version = read_example()
    whole = page(version, Language.NL)
    titles = [section.title for section in whole.sections]
    assert titles.index("Waar sta ik?") == titles.index("De stappen") + 1
    tree = whole.sections[titles.index("Waar sta ik?")]
    assert tree.sections[0].title == "Nog in geen stap"
    assert len(tree.sections) == 1 + len(version.protocol.steps)
    for part in tree.sections:
        (listing,) = part.blocks
        assert listing.items[-1].text.startswith("Anders")


def test_a_protocol_of_signals_alone_has_no_decision_tree():
    version = read_protocol(GOOD, file="proef.yaml", first=date(2026, 8, 1))
    assert "Waar sta ik?" not in [one.title for one in page(version, Language.NL).sections]
