"""Small numbers are not shown, nor what they follow from."""

from kantelpunt.foresight.whatif.hiding import all_hidden, difference, hidden


def test_one_up_to_four_are_not_shown():
    assert [hidden(count) for count in (0, 1, 4, 5, 120)] == [0, None, None, 5, 120]


def test_a_single_hidden_number_does_not_follow_from_the_total():
    assert all_hidden([20, 3, 9, 0]) == [20, None, None, 0]


def test_two_hidden_numbers_are_enough():
    assert all_hidden([20, 3, 2, 9]) == [20, None, None, 9]


def test_nothing_is_hidden_where_nothing_is_small():
    assert all_hidden([5, 0, 7]) == [5, 0, 7]


def test_a_difference_with_a_number_that_is_not_shown_is_not_shown():
    assert (difference(7, 5), difference(None, 5), difference(5, None)) == (-2, None, None)
