"""Texts that are kept as bytes are a sequence like any other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.absence.columns import places_among
from kantelpunt.absence.kept_texts import KeptTexts, texts_at

TEXTS = st.lists(st.text(max_size=4), unique=True, max_size=12)


@given(TEXTS, st.text(max_size=4))
def test_they_are_a_sequence(texts, other):
    kept = KeptTexts.of(texts)
    assert len(kept) == len(texts)
    assert list(kept) == texts
    assert [kept[place] for place in range(len(texts))] == texts
    assert kept == texts
    assert kept == KeptTexts.of(texts)
    assert kept[1:] == texts[1:]
    assert (other in kept) == (other in texts)
    assert 3 not in kept
    assert KeptTexts.of(kept) is kept


@given(TEXTS, TEXTS)
def test_two_are_equal_when_their_texts_are(texts, others):
    assert (KeptTexts.of(texts) == KeptTexts.of(others)) == (texts == others)
    assert (KeptTexts.of(texts) == others) == (texts == others)


@given(TEXTS)
def test_some_are_taken_out(texts):
    places = np.arange(len(texts))[::-2]
    assert texts_at(KeptTexts.of(texts), places) == texts[::-2]
    assert texts_at(texts, places) == texts[::-2]


@given(TEXTS, TEXTS)
def test_others_come_after_them(texts, others):
    whole = KeptTexts.of(texts).extended(others)
    assert list(whole) == texts + others
    assert whole[: len(texts)] == KeptTexts.of(texts)


@given(TEXTS, TEXTS, st.booleans())
def test_the_place_of_each_text_among_known_ones(texts, known, begins):
    texts = known + [text for text in texts if text not in known] if begins else texts
    wanted = [known.index(text) if text in known else -1 for text in texts]
    assert places_among(texts, known).tolist() == wanted
    assert places_among(KeptTexts.of(texts), KeptTexts.of(known)).tolist() == wanted
    assert places_among(known, known).tolist() == list(range(len(known)))
