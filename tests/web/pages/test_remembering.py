"""What many cases share is asked once while they are worked out, and anew afterwards."""

from kantelpunt.web.pages.remembering import remembered, remembering

asked = []


@remembered
def school(code, *, day=1):
    asked.append((code, day))
    return len(asked)


def test_within_it_asks_once_per_question_and_anew_afterwards():
    asked.clear()
    with remembering():
        assert [school("a"), school("a"), school("b"), school("a", day=2)] == [1, 1, 2, 3]
    assert [school("a"), school("a")] == [4, 5]
    with remembering():
        assert school("a") == 6


def test_an_inner_block_knows_nothing_of_the_outer_one():
    asked.clear()
    with remembering():
        school("a")
        with remembering():
            assert school("a") == 2
        assert school("a") == 1
