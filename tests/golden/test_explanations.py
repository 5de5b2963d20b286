"""CM-04: what a school reads of a signal, word for word, in Dutch and in English."""

from datetime import date

import pytest

from kantelpunt.absence.register import load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.explanation import explained
from kantelpunt.detection.receipts import receipts
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from tests.golden.files import assert_golden
from tests.regions import (
    PO,
    absent,
    at,
    enrolled,
    lessons,
    po,
    region,
    submitted,
    vo,
    weekdays,
    whole_days,
)

FIRST = whole_days("2026-03-02", "2026-03-03", "2026-03-04")
MOVED = {
    "schools": [vo(), vo("00VO01")],
    "pupils": [enrolled(last="2026-03-08"), enrolled("2026-03-09", school="00VO01")],
}
# Per case: the signal, which of its firings (from 0), the last day looked at, the region.
CASES = {
    "sixteen-hours": (
        "zestien-uur",
        0,
        "2026-03-20",
        region([*lessons("2026-02-12", 1, 2, 3), *FIRST[:1], *lessons("2026-03-05", *range(1, 7))]),
    ),
    "sixteen-hours-in-po": (
        "zestien-uur",
        0,
        "2026-03-20",
        region(
            at(
                PO,
                [absent("2026-03-02", "pm"), *whole_days("2026-03-03", "2026-03-04", "2026-03-06")],
            ),
            schools=[po()],
            pupils=[enrolled(school=PO)],
        ),
    ),
    "sixteen-hours-after-waiting": (
        "zestien-uur",
        1,
        "2026-03-11",
        region([*FIRST, *whole_days("2026-03-05", "2026-03-06", "2026-03-09")]),
    ),
    "sixteen-hours-after-a-restart": (
        "zestien-uur",
        1,
        "2026-03-20",
        region([*FIRST, *whole_days("2026-03-13", "2026-03-16", "2026-03-17")]),
    ),
    "sixteen-hours-with-unknown-days": (
        "zestien-uur",
        0,
        "2026-03-20",
        region(
            [*FIRST[1:2], *at("00VO01", [absent("2026-03-09"), *lessons("2026-03-10", 1, 2)])],
            **MOVED,
            submissions=[submitted("2026-03-04")],
        ),
    ),
    "four-weeks": (
        "langdurig-relatief",
        0,
        "2026-04-02",
        region(whole_days(*weekdays("2026-02-09", "2026-03-17"))),
    ),
    "fourth-sick-report": (
        "vierde-ziekmelding",
        0,
        "2026-03-20",
        region(
            whole_days(
                "2026-01-13",
                "2026-01-14",
                "2026-02-02",
                "2026-02-13",
                "2026-02-23",
                "2026-03-12",
                reason="S",
            )
        ),
    ),
    "seventh-sick-day": (
        "zevende-ziektedag",
        0,
        "2026-03-20",
        region(whole_days(*weekdays("2026-02-11", "2026-02-27"), reason="S")),
    ),
    "nine-times-late": (
        "negen-keer-te-laat",
        0,
        "2026-03-20",
        region(
            [absent(day, 1, minutes=10, reason="L") for day in weekdays("2026-03-02", "2026-03-12")]
        ),
    ),
}


def explanation(case: str, language: Language) -> str:
    signal, number, until, here = CASES[case]
    register = load_register(here, date.fromisoformat(until))
    assignment = Assignment(read_shelf(), "landelijk")
    [found] = [one for one in detect(register, assignment) if one.rule.signal == signal]
    return explained(list(receipts(register, found, assignment))[number], language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("case", CASES)
def test_cm_04_the_explanation_of_a_signal(case, language):
    assert_golden(f"{case}.{language}", explanation(case, language))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("case", CASES)
def test_no_line_is_wider_than_a_terminal(case, language):
    assert max(len(line) for line in explanation(case, language).splitlines()) <= 80
