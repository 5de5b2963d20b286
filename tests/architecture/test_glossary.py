"""Every word that the code, the interface and the protocols share stands in the glossary."""

import re
from enum import StrEnum

import pytest

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.events.course import ClosedBecause, OpenedBy
from kantelpunt.casework.events.work import NoteKind
from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.payloads import DestroyedBecause
from kantelpunt.casework.taking_part import Part
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol.functions import Sees
from kantelpunt.protocol.model.agreements import Duty, Enforce, OfferState, SelfCheck
from kantelpunt.protocol.model.steps import ExitKind, Rung
from kantelpunt.protocol.signal_rules import (
    AverageAmong,
    AverageOf,
    Comparison,
    DayAbsent,
    LegalStatus,
    Measure,
    Rearm,
    WindowUnit,
)
from tests.architecture.files import ROOT, text_files

GLOSSARY = ROOT / "docs" / "glossary.md"


def rows() -> list[list[str]]:
    """The rows of the tables: Dutch term, name in the code, meaning, source."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("|")
    ]
    return [row for row in cells if row[0] != "Dutch" and set(row[0]) != {"-"}]


def names_in_the_code() -> set[str]:
    return {name for row in rows() for name in re.findall(r"`([^`]+)`", row[1])}


def test_every_row_is_whole():
    assert rows()
    assert [row for row in rows() if len(row) != 4 or not all(row)] == []


def test_no_term_is_explained_twice():
    terms = [row[0].lower() for row in rows()]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []


@pytest.mark.parametrize(
    "words",
    [
        AverageAmong,
        AverageOf,
        Category,
        ClosedBecause,
        Comparison,
        DayAbsent,
        DestroyedBecause,
        Duty,
        Enforce,
        ExitKind,
        HolidayRegion,
        LegalStatus,
        LooseEnd,
        Measure,
        NoteKind,
        OfferState,
        OpenedBy,
        Part,
        Rearm,
        Rung,
        Sector,
        Sees,
        SelfCheck,
        TermUnit,
        WaitingFor,
        WindowUnit,
    ],
)
def test_every_word_of_a_list_is_in_the_glossary(words: type[StrEnum]):
    assert {word.value for word in words} - names_in_the_code() == set()


def test_every_name_in_the_glossary_is_in_use():
    used = "\n".join(
        text for name, text in text_files().items() if name.startswith(("src/", "policy/"))
    )
    assert sorted(name for name in names_in_the_code() if name not in used) == []
