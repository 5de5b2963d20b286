"""What a protocol file says is what detection runs."""

import hashlib
from datetime import date
from fractions import Fraction

import pytest

from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol.reader import read_protocol
from kantelpunt.protocol.signal_rules import Comparison, RecordFilter, Window, WindowUnit
from tests.both_ways import rule
from tests.protocol_texts import GOOD, changed, with_line


def read(text):
    return read_protocol(text, file="proef.yaml", first=date(2026, 8, 1))


def rule_of(*changes):
    return read(changed(*changes)).protocol.signals[0].rule


def test_a_signal_is_read_as_a_rule():
    assert rule_of() == rule(
        "lesson_hours",
        authorised=False,
        window="4 lesson_weeks",
        reaches=16,
        rearm="restart",
        signal="uren",
    )


@pytest.mark.parametrize(
    ("written", "window"),
    [
        ("12 lesson_weeks", Window(12, WindowUnit.LESSON_WEEKS)),
        ("3 weeks", Window(3, WindowUnit.WEEKS)),
        ("20 school_days", Window(20, WindowUnit.SCHOOL_DAYS)),
        ("school_year", Window(1, WindowUnit.SCHOOL_YEAR)),
    ],
)
def test_every_window(written, window):
    assert rule_of(("4 lesson_weeks", written)).window == window
    assert str(window) == written


@pytest.mark.parametrize(
    ("written", "passes"),
    [
        ("{authorised: false}", RecordFilter(None, False)),
        ("{authorised: true}", RecordFilter(None, True)),
        ("{authorised: any}", RecordFilter(None, None)),
        ("{}", RecordFilter(None, None)),
        ("{category: sick}", RecordFilter(frozenset({Category.SICK}), None)),
        (
            "{category: [sick, medical], authorised: true}",
            RecordFilter(frozenset({Category.SICK, Category.MEDICAL}), True),
        ),
    ],
)
def test_every_filter(written, passes):
    assert rule_of(("{authorised: false}", written)).of == passes


@pytest.mark.parametrize(
    ("written", "number"), [("16", 16), ("16.5", Fraction(33, 2)), ("0.1", Fraction(1, 10))]
)
def test_a_threshold_is_exact(written, number):
    assert rule_of(("reaches: 16", f"reaches: {written}")).threshold == number


def test_exceeds_is_more_than_and_reaches_is_that_and_more():
    reaches, exceeds = rule_of(), rule_of(("reaches: 16", "exceeds: 16"))
    assert (reaches.comparison, exceeds.comparison) == (Comparison.REACHES, Comparison.EXCEEDS)
    assert reaches.holds(Fraction(16))
    assert not exceeds.holds(Fraction(16))
    assert exceeds.holds(Fraction(1601, 100))


def test_a_share_is_written_as_a_percentage():
    share = rule_of(("lesson_hours", "share"), ("reaches: 16", "exceeds: 12.5%"))
    assert share.threshold == Fraction(25, 2)


def test_at_most_every_and_warn_at():
    told = rule_of(with_line("at_most_every: 7 days"))
    assert told.at_most_every == 7
    near = rule_of(with_line("warn_at: 75%"))
    assert near.warns(Fraction(12))
    assert not near.warns(Fraction(1199, 100))


def test_left_out_is_every_sector_every_kind_and_the_law():
    protocol = read(changed(("    of: {authorised: false}\n", ""))).protocol
    assert protocol.sector == tuple(Sector)
    assert protocol.signals[0].rule.of == RecordFilter()
    assert protocol.signals[0].local is False


def test_a_protocol_without_signals_may_be():
    assert read(GOOD[: GOOD.index("signals:")]).protocol.signals == ()


def test_a_signal_is_found_by_its_id():
    assert read(GOOD).signal("uren").name == "Uren"
    with pytest.raises(KeyError):
        read(GOOD).signal("dagen")


def test_a_reading_keeps_what_else_the_text_could_mean():
    reading = "reading: {id: over, text: Of meer dan 16., otherwise: {signals.uren: {exceeds: 16}}}"
    kept = read(changed(with_line(reading))).protocol.signals[0].reading[0]
    assert (kept.id, kept.otherwise) == ("over", {"signals.uren": {"exceeds": 16}})


def test_the_content_hash_is_that_of_the_text():
    assert read(GOOD).content_hash == hashlib.sha256(GOOD.encode()).hexdigest()
    assert read(GOOD + "# een woord erbij\n").content_hash != read(GOOD).content_hash
