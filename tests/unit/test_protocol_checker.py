"""Faults in a protocol that can be read: rules that can never do what they say."""

from datetime import date

import pytest

from kantelpunt.protocol.checker import faults
from kantelpunt.protocol.reader import read_protocol
from tests.protocol_texts import changed, with_line


def places(*changes):
    version = read_protocol(changed(*changes), file="proef.yaml", first=date(2026, 8, 1))
    return [fault.at for fault in faults(version)]


def test_a_good_protocol_has_none():
    assert places() == []


def test_a_signal_of_lateness_alone_never_fires_but_in_times():
    late = ("{authorised: false}", "{category: late}")
    assert places(late) == ["signals.uren.of"]
    assert places(late, ("lesson_hours", "times")) == []
    both = ("{authorised: false}", "{category: [late, sick]}")
    assert places(both) == []


@pytest.mark.parametrize(
    ("name", "found"), [("uren", []), ("dagen", ["signals.uren.reading.otherwise"])]
)
def test_another_reading_must_change_a_signal_that_is_there(name, found):
    reading = f"reading: {{id: a, text: b, otherwise: {{signals.{name}: {{exceeds: 16}}}}}}"
    assert places(with_line(reading)) == found


def test_a_fault_says_what_is_wrong_and_how_to_mend_it_in_both_languages():
    text = changed(("{authorised: false}", "{category: late}"))
    [fault] = faults(read_protocol(text, file="proef.yaml", first=date(2026, 8, 1)))
    assert "te laat" in fault.message.nl
    assert "lateness" in fault.message.en
    assert "times" in fault.cure.nl
    assert "times" in fault.cure.en
