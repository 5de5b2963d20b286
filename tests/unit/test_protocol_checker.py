"""Faults in a protocol that can be read: rules that can never do what they say."""

from datetime import date

import pytest

from kantelpunt.foundation.errors import InputRefused
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


def refusals(otherwise):
    text = changed(with_line(f"reading: {{id: a, text: b, otherwise: {otherwise}}}"))
    with pytest.raises(InputRefused) as refused:
        read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))
    return [problem.text.en for problem in refused.value.problems]


def test_another_reading_changes_a_signal_that_is_there():
    text = changed(with_line("reading: {id: a, text: b, otherwise: {signals.uren: {exceeds: 16}}}"))
    assert faults(read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))) == []


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ("{signals.dagen: {exceeds: 16}}", 'place "signals.dagen" does not exist'),
        ("{sgnals.uren: {exceeds: 16}}", 'did you mean "signals.uren"?'),
        ("{signals.uren: {exceds: 16}}", 'did you mean "exceeds"?'),
        ("{signals.uren: {exceeds: zes}}", '"zes" is no threshold'),
        ("{signals.uren: {window: 4}}", '"4" is no window'),
    ],
)
def test_another_reading_of_what_is_not_there_is_refused(otherwise, said):
    (message,) = refusals(otherwise)
    assert said in message


@pytest.mark.parametrize("key", ["reaches", "exceeds"])
def test_a_threshold_below_nothing_is_refused(key):
    text = changed(("reaches: 16", f"{key}: -1"))
    with pytest.raises(InputRefused, match='"-1" is no threshold'):
        read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))


def test_a_fault_says_what_is_wrong_and_how_to_mend_it_in_both_languages():
    text = changed(("{authorised: false}", "{category: late}"))
    [fault] = faults(read_protocol(text, file="proef.yaml", first=date(2026, 8, 1)))
    assert "te laat" in fault.message.nl
    assert "lateness" in fault.message.en
    assert "times" in fault.cure.nl
    assert "times" in fault.cure.en
