"""Luck: the same for the same question, spread evenly, and the same for one child as for many."""

import numpy as np
import pytest

from kantelpunt.foresight.behaviour.assumptions import Behaviour, assumptions
from kantelpunt.foresight.behaviour.doing import day_done, days_done
from kantelpunt.foresight.behaviour.luck import luck, lucks, number_of, salt
from kantelpunt.foresight.behaviour.spread import NEVER, Spread

CHILDREN = [number_of(f"L{number}") for number in range(4000)]


def test_luck_for_many_is_the_luck_of_each():
    one = salt(7, "fact hoop")
    which = np.arange(len(CHILDREN)) % 5
    found = lucks(one, np.array(CHILDREN, dtype=np.uint64), which)
    assert found.tolist() == [
        luck(one, child, int(time)) for child, time in zip(CHILDREN, which, strict=True)
    ]


def test_luck_is_spread_over_the_whole_range():
    found = lucks(salt(1, "iets"), np.array(CHILDREN, dtype=np.uint64))
    tenths = np.bincount((found * 10).astype(int), minlength=10)
    assert len(tenths) == 10
    # 400 in each, with a standard deviation of 19.
    assert tenths.min() > 300
    assert tenths.max() < 500


@pytest.mark.parametrize("other", [salt(2, "iets"), salt(1, "iets anders")])
def test_another_seed_or_question_is_other_luck(other):
    numbers = np.array(CHILDREN, dtype=np.uint64)
    first, second = lucks(salt(1, "iets"), numbers), lucks(other, numbers)
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.06


def test_which_time_is_other_luck():
    one = salt(1, "iets")
    assert len({luck(one, CHILDREN[0], time) for time in range(50)}) == 50


def test_a_spread_gives_each_length_its_share_and_the_rest_never():
    spread = Spread((3, 7), (0.25, 0.5))
    lots = [0, 0.2499, 0.25, 0.7499, 0.75, 0.999]
    wanted = [3, 3, 7, 7, NEVER, NEVER]
    assert [spread.of(lot) for lot in lots] == wanted
    assert spread.of_all(np.array(lots)).tolist() == wanted


def test_a_spread_of_more_than_the_whole_cannot_be():
    with pytest.raises(ValueError, match="at most 1"):
        Spread((1, 2), (0.7, 0.4))


def test_the_day_on_which_something_is_done_is_the_same_one_by_one():
    behaviour = Behaviour()
    numbers = np.array(CHILDREN, dtype=np.uint64)
    lots = lucks(salt(1, "taak"), numbers), lucks(salt(1, "taak, when"), numbers)
    start = np.arange(len(numbers)) % 90
    due = start + np.arange(len(numbers)) % 30
    for ends in (due, None):
        assert days_done(behaviour, lots, start, ends).tolist() == [
            day_done(
                behaviour,
                (float(lots[0][one]), float(lots[1][one])),
                int(start[one]),
                None if ends is None else int(ends[one]),
            )
            for one in range(len(numbers))
        ]


def test_shares_of_early_on_time_and_late_are_those_assumed():
    behaviour = Behaviour()
    numbers = np.array(CHILDREN, dtype=np.uint64)
    lots = lucks(salt(3, "taak"), numbers), lucks(salt(3, "taak, when"), numbers)
    start = np.zeros(len(numbers), dtype=np.int64)
    done = days_done(behaviour, lots, start, start + 10)
    assert np.mean(done == 5) == pytest.approx(behaviour.early, abs=0.03)
    assert np.mean(done == 10) == pytest.approx(behaviour.on_time, abs=0.03)
    assert np.mean(done == NEVER) == pytest.approx(behaviour.not_done, abs=0.02)


def test_every_assumption_says_what_it_is_and_that_it_is_assumed():
    for one in assumptions(Behaviour()):
        assert one.about.nl != one.about.en
        assert "aangenomen" in one.source.nl
        assert "assumed" in one.source.en
