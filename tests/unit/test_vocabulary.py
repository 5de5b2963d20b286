"""Texts kept as bytes are the same texts, and are found again."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kantelpunt.absence.vocabulary import NOWHERE, Vocabulary, places_in, texts_at
from kantelpunt.interchange.package.plain_columns import plain_columns

WORDS = st.lists(
    st.text(
        st.characters(min_codepoint=33, max_codepoint=126, exclude_characters='",'), max_size=9
    ),
    unique=True,
    min_size=1,
    max_size=60,
)


def vocabulary(tmp_path, words, threads=1) -> Vocabulary:
    """The words as the reader of long files keeps them; the second column fills empty lines."""
    path = tmp_path / f"woorden-{threads}.csv"
    path.write_text("woord,x\n" + "".join(f"{word},1\n" for word in words), encoding="ascii")
    found = plain_columns(path, ["woord"], threads)
    return found.columns["woord"].values


@pytest.mark.parametrize("threads", [1, 2, 3])
@given(words=WORDS)
def test_the_texts_come_back_in_their_order(tmp_path_factory, words, threads):
    kept = vocabulary(tmp_path_factory.mktemp("woorden"), words, threads)
    assert list(kept) == words
    assert [kept[place] for place in range(len(kept))] == words
    assert texts_at(kept, np.arange(len(words))[::-1]) == words[::-1]
    assert ("" in kept) == ("" in words)


@given(known=WORDS, asked=WORDS)
def test_texts_are_found_where_they_stand(tmp_path_factory, known, asked):
    folder = tmp_path_factory.mktemp("woorden")
    there, looked_for = vocabulary(folder, known), vocabulary(folder, asked, 2)
    places = [known.index(word) if word in known else NOWHERE for word in asked]
    assert places_in(there, looked_for).tolist() == places
    assert places_in(known, asked).tolist() == places
    assert places_in(there, asked).tolist() == places


def test_a_stretch_of_texts_is_taken_without_the_others(tmp_path):
    kept = vocabulary(tmp_path, ["aap", "noot", "mies"])
    assert list(kept[1:]) == ["noot", "mies"]
    assert "noot" in kept
    assert "wim" not in kept
