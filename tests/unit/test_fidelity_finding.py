"""The look-up of figures, parties and conditions finds what is there, and misses what is not."""

import pytest

from tests.fidelity.finding import Rules, covering

CONTENT = {
    "roles": {"mentor": {"name": "Mentor van de klas"}},
    "facts": {"terug": {"ask": "Is de leerling weer op school?"}},
    "rules": [
        {
            "covers": ["HR-01", "HR-02"],
            "who": "mentor",
            "within": "3 school_weeks",
            "unless": "terug",
            "what": "Praat met 2 ouders, binnen 5 werkdagen na de melding; bij 50% of meer.",
        },
        {
            "covers": "HR-03",
            "measure": "lesson_hours",
            "exceeds": 16,
            "every": "4 times a school_year",
        },
    ],
}


def rules(row):
    return Rules(list(covering(CONTENT, row)), CONTENT)


@pytest.mark.parametrize(
    ("row", "value", "unit", "found"),
    [
        ("HR-01", 3, "school_weeks", True),
        ("HR-01", 3, "lesson_weeks", True),
        ("HR-01", 3, "weeks", False),
        ("HR-01", 3, "months", False),
        ("HR-01", 4, "school_weeks", False),
        ("HR-01", 5, "working_days", True),
        ("HR-01", 5, "weeks", False),
        ("HR-01", 50, "percent", True),
        ("HR-01", 5, "percent", False),
        ("HR-01", 2, "people", True),
        ("HR-01", 9, "people", False),
        ("HR-03", 16, "hours", True),
        ("HR-03", 15, "hours", False),
        ("HR-03", 4, "times", True),
        ("HR-04", 3, "school_weeks", False),
    ],
)
def test_a_figure_is_found_with_its_unit_only(row, value, unit, found):
    assert rules(row).holds_number(value, unit) is found


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        ("mentor", True),
        ("leerling terug op school", True),
        ("jeugdarts", False),
        ("inspectie", False),
    ],
)
def test_words_are_found_in_the_rule_and_in_what_it_names(phrase, found):
    assert rules("HR-02").holds_words(phrase, 0.5) is found
