"""Of several versions of a protocol the one in force on each day judged applies (both ways)."""

from datetime import date

import pytest

from kantelpunt.absence.register import load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.reference.detect import reference_detect
from kantelpunt.detection.rows import signal_rows
from kantelpunt.foundation.errors import ExitStatus, UnknownProtocol
from kantelpunt.foundation.text import Language
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.shelf import ProtocolShelf
from tests.protocol_texts import changed
from tests.regions import lessons, region


def version(first, threshold=2, name="proef"):
    text = changed(
        ("protocol: proef", f"protocol: {name}"),
        ("lesson_hours", "times"),
        ("reaches: 16", f"reaches: {threshold}"),
    )
    return read_protocol(text, file=f"{first}.yaml", first=date.fromisoformat(first))


def fired(shelf, absences):
    """Days on which the signal fires, by both ways, and by which number."""
    here, assignment = region(absences), Assignment(shelf, "proef")
    register = load_register(here)
    rows = signal_rows(register, detect(register, assignment))
    slow = reference_detect(here, assignment).firings
    found = [(row[3], row[7]) for row in rows.texts()]
    assert found == [(str(one.fired_on), str(one.rule.threshold)) for one in slow]
    return found


def test_the_version_in_force_is_the_last_that_began():
    shelf = ProtocolShelf.of([version("2026-03-09"), version("2025-08-01")])
    assert shelf.in_force("proef", date(2025, 7, 31)) is None
    for day, first in [
        (date(2025, 8, 1), date(2025, 8, 1)),
        (date(2026, 3, 8), date(2025, 8, 1)),
        (date(2026, 3, 9), date(2026, 3, 9)),
        (date(2030, 1, 1), date(2026, 3, 9)),
    ]:
        assert shelf.in_force("proef", day).first == first


def test_each_day_is_judged_by_its_own_version():
    shelf = ProtocolShelf.of([version("2025-08-01", 2), version("2026-03-09", 3)])
    absences = [*lessons("2026-03-03", 1, 2), *lessons("2026-03-10", 1, 2, 3)]
    assert fired(shelf, absences) == [("2026-03-03", "2"), ("2026-03-10", "3")]


def test_counts_go_on_into_a_version_with_the_same_definition():
    shelf = ProtocolShelf.of([version("2025-08-01", 4), version("2026-03-09", 4)])
    absences = [*lessons("2026-03-03", 1, 2), *lessons("2026-03-10", 1, 2)]
    assert fired(shelf, absences) == [("2026-03-10", "4")]


def test_counts_start_anew_in_a_version_with_another_definition():
    shelf = ProtocolShelf.of([version("2025-08-01", 5), version("2026-03-09", 3)])
    absences = [*lessons("2026-03-03", 1, 2), *lessons("2026-03-10", 1, 2)]
    assert fired(shelf, absences) == []


def test_before_the_first_version_nothing_is_judged():
    shelf = ProtocolShelf.of([version("2026-03-09", 2)])
    absences = [*lessons("2026-03-03", 1, 2), *lessons("2026-03-10", 1)]
    assert fired(shelf, absences) == [("2026-03-09", "2")]


def test_a_protocol_that_is_not_there_is_told_with_the_nearest_name():
    shelf = ProtocolShelf.of([version("2025-08-01", name="utrecht"), version("2025-08-01")])
    assert shelf.ids == ("proef", "utrecht")
    with pytest.raises(UnknownProtocol) as refused:
        shelf.in_force("utrect", date(2026, 1, 1))
    assert refused.value.exit_status is ExitStatus.UNKNOWN_PROTOCOL
    assert "bedoelde u utrecht?" in refused.value.message(Language.NL)
    assert "proef, utrecht" in refused.value.message(Language.EN)
