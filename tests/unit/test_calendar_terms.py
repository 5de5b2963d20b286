"""CM-12: a term is a number with a unit, never one without the other."""

import pytest

from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Language


@pytest.mark.parametrize("unit", TermUnit)
def test_cm_12_every_unit_is_read_and_written_back(unit):
    assert Term.parse(f"4 {unit.value}") == Term(4, unit)
    assert str(Term(4, unit)) == f"4 {unit.value}"


def test_cm_12_the_units_are_those_of_the_agreements():
    assert {unit.value for unit in TermUnit} == {
        "hours",
        "days",
        "weeks",
        "months",
        "working_days",
        "school_days",
        "school_weeks",
        "lesson_weeks",
    }


@pytest.mark.parametrize("written", ["", "weeks", "0 weeks", "-1 days", "1.5 days", "vier weeks"])
def test_a_term_without_a_whole_number_from_1_is_refused(written):
    with pytest.raises(InputRefused) as refused:
        Term.parse(written)
    assert refused.value.problems[0].code == "term-number"
    assert "5 working_days" in refused.value.message(Language.NL)
    assert f'"{written}"' in refused.value.message(Language.EN)


def test_a_term_without_a_unit_is_refused_with_all_units():
    with pytest.raises(InputRefused) as refused:
        Term.parse("4")
    message = refused.value.message(Language.NL)
    assert 'termijn "4" heeft geen eenheid' in message
    assert all(unit.value in message for unit in TermUnit)


@pytest.mark.parametrize(
    ("written", "near"),
    [("3 schoolweeks", "school_weeks"), ("5 workingdays", "working_days"), ("2 week", "weeks")],
)
def test_an_unknown_unit_is_refused_with_the_nearest_that_is_known(written, near):
    with pytest.raises(InputRefused) as refused:
        Term.parse(written)
    assert refused.value.problems[0].code == "term-unit"
    assert f"bedoelde u {near}?" in refused.value.message(Language.NL)
    assert f"did you mean {near}?" in refused.value.message(Language.EN)


def test_an_unknown_unit_that_looks_like_none_gets_no_guess():
    with pytest.raises(InputRefused) as refused:
        Term.parse("3 xyzzy")
    assert "bedoelde u" not in refused.value.message(Language.NL)
    assert '"xyzzy" is geen eenheid' in refused.value.message(Language.NL)
