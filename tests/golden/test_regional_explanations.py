"""CM-04: what is told of signals that the regional texts need, word for word."""

from datetime import date

import pytest

from kantelpunt.absence.register import load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.explanation import explained, explained_warning
from kantelpunt.detection.person_receipts import person_receipts
from kantelpunt.detection.persons import detect_persons
from kantelpunt.detection.receipts import receipts, standing_warnings
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf
from tests.golden.files import assert_golden
from tests.regions import absent, enrolled, exempt, lessons, lives, region, weekdays, whole_days

SIGNALS = {
    "calendar-time": """\
    measure: consecutive_time
    absent: whole_day
    exceeds: 1 months
    up_to: 3 months
    only: {status: [compulsory, qualification], age: {from: 5, under: 18}, sector: [vo, vso]}
    warn_at: 50%
""",
    "under-sixteen-hours": """\
    measure: lesson_hours
    of: {authorised: false}
    window: 4 lesson_weeks
    reaches: 1
    below: 16
    unless: [calendar-time]
""",
    "above-average": """\
    measure: lesson_hours
    window: 4 lesson_weeks
    exceeds: average
    average: {of: school, among: absent}
""",
    "without-school": """\
    measure: not_enrolled
    reaches: 1 days
    only: {status: compulsory}
""",
    "exempt": """\
    measure: exempt
    article: [5a, 5b]
    reaches: 2 weeks
""",
}
TEXT = """\
protocol: proef
title: Proef
summary_en: A trial.
sources:
  tekst: {title: De tekst}
signals:
""" + "".join(
    f"""\
  - id: {name}
    name: Naam van het signaal
    name_en: Name of the signal
{body}    rearm: when_below
    source: {{in: tekst, at: hoofdstuk 1}}
"""
    for name, body in SIGNALS.items()
)
BORN = "2013-05-05"
HERE = region(
    [
        *whole_days(*weekdays("2026-02-10", "2026-03-13")),
        *lessons("2026-03-12", 1, 2, pupil="bo"),
        absent("2026-03-12", 1, pupil="cas"),
    ],
    pupils=[enrolled(pupil=name, born=BORN) for name in ("anna", "bo", "cas")],
    residents=[lives("2026-01-12", pupil="dia", born=BORN)],
    exemptions=[exempt("2026-02-02", pupil="dia", article="5b")],
)


def explanations(signal: str, language: Language) -> str:
    """All that is told of one signal: what fired, and what is near."""
    version = read_protocol(TEXT, file="proef.yaml", first=date(2020, 8, 1))
    assignment, register = Assignment(ProtocolShelf.of([version]), "proef"), load_register(HERE)
    told = []
    for found in detect(register, assignment, warnings=True):
        if found.rule.signal == signal:
            told += [explained(one, language) for one in receipts(register, found, assignment)]
            told += [
                explained_warning(one, Text("Signaal", "Signal"), language, in_lessons=True)
                for one in standing_warnings(register, found)
            ]
    for person in detect_persons(register, assignment):
        if person.rule.signal == signal:
            receipted = person_receipts(register, person, assignment)
            told += [explained(one, language) for one in receipted]
    return "\n\n".join(told)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("signal", SIGNALS)
def test_cm_04_the_explanation_of_a_regional_signal(signal, language):
    assert_golden(f"regional-{signal}.{language}", explanations(signal, language))


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("signal", SIGNALS)
def test_no_line_of_it_is_wider_than_a_terminal(signal, language):
    assert max(len(line) for line in explanations(signal, language).splitlines()) <= 80
