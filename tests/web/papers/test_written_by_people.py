"""What people write stands on paper as they wrote it, whatever it looks like."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.compiling import compiled
from kantelpunt.web.papers.invitation import Reader, invitation
from kantelpunt.web.papers.meeting_list import ListedPupil, meeting_list
from kantelpunt.web.papers.minutes import AgreedAction, minutes
from kantelpunt.web.papers.opp import Goal, Support, opp
from kantelpunt.web.papers.printable import MARK, printable
from kantelpunt.web.papers.written import in_plain_words
from tests.web.papers import filled
from tests.web.papers.read_back import lines_of, pages_of, roles_of, text_of

NL = Language.NL

AS_WRITTEN = (
    '#import "style.typ": *',
    "#panic(1)",
    "Zij zei \"nee\" en 'ja'",
    r"C:\pad\u{41}",
    "*vet* _schuin_ = kop",
    "= kop",
    "- streep + plus / schuin",
    "$x^2$ @naam <label> `code` ~ [haak] {accolade}",
    "// geen commentaar /* ook niet */",
    "100% & <b>niet</b>",
    "Łukasz Żółć, Çağla Şahin, Jiří Dvořák, İpek Iğdır, Zoë Núñez",
    "Ελένη, Ольга",
)


@pytest.mark.parametrize("words", AS_WRITTEN)
def test_what_looks_like_code_or_markup_is_printed_as_it_is(words):
    paper = replace(filled.MINUTES, discussed=words, actions=(AgreedAction(words, words),))
    text = text_of(minutes(paper, NL))
    assert re.sub(r"\s", "", text).count(re.sub(r"\s", "", words)) == 3


@pytest.mark.parametrize("words", AS_WRITTEN)
def test_names_and_heads_are_printed_as_they_are(words):
    sender = replace(filled.SCHOOL, name=words)
    paper = replace(filled.OPP, sender=sender, pupil=words, goals=(Goal(words),))
    text = text_of(opp(paper, NL))
    assert re.sub(r"\s", "", text).count(re.sub(r"\s", "", words)) >= 4


def test_lines_and_paragraphs_stay_apart():
    paper = replace(filled.MINUTES, discussed="een\r\ntwee\n\n \n\ndrie\u2028vier")
    assert "een twee drie vier" in text_of(minutes(paper, NL))
    assert roles_of(minutes(paper, NL)).count("P") == 1 + roles_of(
        minutes(filled.MINUTES, NL)
    ).count("P")


def test_a_sign_without_a_letter_form_is_marked_and_explained():
    paper = replace(filled.MINUTES, discussed="Goed gedaan \U0001f44d\U0001f3fd, 王小明!")
    text = text_of(minutes(paper, NL))
    assert f"Goed gedaan {MARK}, {MARK}!" in text
    assert "kan worden afgedrukt" in text
    assert "kan worden afgedrukt" not in text_of(minutes(filled.MINUTES, NL))


def test_what_cannot_be_seen_is_left_out():
    assert printable("a\x00b\u202ec\u200bd\ufeff\x1b") == "abcd"
    assert printable("e\u0301") == "é"
    assert printable("\ud83d") == MARK


@settings(max_examples=40)
@given(st.text(st.characters(codec=None), max_size=60))
def test_whatever_is_written_a_paper_comes_out(words):
    paper = replace(filled.BARE_MINUTES, discussed=words, about=words)
    assert minutes(paper, NL).startswith(b"%PDF")


def test_every_sign_that_is_called_printable_is_printed_in_each_weight():
    signs = [chr(code) for code in range(0x30000) if not 0xD800 <= code < 0xE000]
    kept = [sign for sign in signs if printable(sign) == sign and not sign.isspace()]
    assert len(kept) > 2000
    paper = replace(filled.BARE_MINUTES, about=" ".join(kept), discussed=" ".join(kept))
    assert minutes(paper, NL).startswith(b"%PDF")


def test_a_long_word_stays_on_the_page():
    word = "a" * 400
    paper = replace(filled.MINUTES, discussed=word, actions=(AgreedAction(word, word),))
    pdf = minutes(paper, NL)
    assert text_of(pdf).replace(" ", "").count(word) == 3
    assert max(len(line) for line in lines_of(pdf)) < 120


def test_a_long_list_runs_over_pages_with_its_head_on_each():
    pupils = tuple(ListedPupil(f"Leerling {at:03}", "Wie belt?", "3B") for at in range(120))
    pdf = meeting_list(replace(filled.MEETING_LIST, pupils=pupils), NL)
    pages = pages_of(pdf)
    assert len(pages) > 3
    assert all("Leerling Wat wordt gevraagd" in page for page in pages)
    assert [at for at in range(120) if f"Leerling {at:03}" not in " ".join(pages)] == []
    assert roles_of(pdf).count("THead") == 1


@pytest.mark.parametrize("field", ["goals", "support"])
def test_what_is_longer_than_a_page_goes_on_on_the_next(field):
    words = " ".join(f"woord{at:04}" for at in range(1500))
    long = {"goals": (Goal("Doel", seen_by=words),), "support": (Support(words),)}
    text = text_of(opp(replace(filled.BARE_OPP, **{field: long[field]}), NL))
    assert [at for at in range(1500) if f"woord{at:04}" not in text] == []


def test_hours_are_dutch_time():
    abroad = replace(filled.INVITATION, starts=datetime(2026, 7, 1, 12, 0, tzinfo=UTC))
    assert "wo 1 juli 2026, 14.00 uur" in text_of(invitation(abroad, NL))
    assert in_plain_words(date(2026, 3, 9), Language.EN) == "Mon 9 March 2026"


def test_lines_with_nothing_on_them_are_left_out():
    paper = replace(filled.MEETING_LIST, points=("", "  ", "\u200b"))
    assert "Algemeen" not in text_of(meeting_list(paper, NL))


def test_a_pupil_is_spoken_to_as_a_pupil():
    paper = replace(filled.BARE_INVITATION, pupil="Sam", reader=Reader.PUPIL)
    letter = text_of(invitation(paper, NL))
    assert "Beste Sam, We praten graag met je." in letter
    assert " u " not in letter


def test_what_has_no_place_on_a_paper_is_a_mistake_of_the_program():
    with pytest.raises(TypeError, match="set has no place on a paper"):
        in_plain_words({"a"}, NL)
    with pytest.raises(ValueError, match="aware"):
        in_plain_words(datetime(2026, 3, 9, tzinfo=UTC).replace(tzinfo=None), NL)
    with pytest.raises(TypeError, match="object has no place"):
        compiled("minutes", replace(filled.BARE_MINUTES, about=object()), NL)
