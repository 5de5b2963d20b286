"""CM-06, CM-07, CM-08: the statutory base is what region-package says, number by number."""

from datetime import date

import pytest

from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.checker import faults
from kantelpunt.protocol.signal_rules import RecordFilter, SignalRule
from tests.both_ways import days, rule
from tests.regions import absent, lessons, region, weekdays, whole_days

TABLE = [
    rule(
        "lesson_hours",
        signal="zestien-uur",
        authorised=False,
        window="4 lesson_weeks",
        reaches=16,
        rearm="restart",
        at_most_every="7 days",
        warn_at="75%",
    ),
    rule(
        "consecutive_weeks",
        signal="langdurig-relatief",
        absent="whole_day",
        authorised=False,
        exceeds=4,
        rearm="when_below",
    ),
    rule(
        "spells",
        signal="vierde-ziekmelding",
        category="sick",
        window="12 lesson_weeks",
        reaches=4,
        rearm="when_below",
    ),
    rule(
        "consecutive_days",
        signal="zevende-ziektedag",
        absent="whole_day",
        category="sick",
        reaches=7,
        rearm="when_below",
    ),
    rule(
        "times",
        signal="negen-keer-te-laat",
        category="late",
        window="school_year",
        reaches=9,
        rearm="school_year",
    ),
]


@pytest.fixture(scope="module")
def landelijk():
    version = read_shelf().in_force("landelijk", date(2026, 3, 2))
    assert version is not None
    return version


def test_landelijk_is_the_table(landelijk):
    assert [signal.rule for signal in landelijk.protocol.signals] == TABLE


def test_only_lateness_is_a_local_custom(landelijk):
    local = [signal.id for signal in landelijk.protocol.signals if signal.local]
    assert local == ["negen-keer-te-laat"]


def test_every_signal_rests_on_a_source_and_says_what_stands_there(landelijk):
    for signal in landelijk.protocol.signals:
        assert signal.source.in_ in landelijk.protocol.sources
        assert signal.source.at
        assert signal.source.says
        assert signal.name_en


def test_landelijk_has_no_faults(landelijk):
    assert faults(landelijk) == []


def test_the_other_reading_of_sixteen_hours_is_written_beside_it(landelijk):
    reading = landelijk.signal("zestien-uur").reading[0]
    assert reading.otherwise == {"signals.zestien-uur": {"exceeds": 16}}


def test_landelijk_is_for_every_sector(landelijk):
    assert set(landelijk.protocol.sector) == {"po", "so", "vo", "vso"}


@pytest.mark.parametrize(
    ("signal", "absences"),
    [
        ("zestien-uur", [*whole_days("2026-03-02", "2026-03-03"), *lessons("2026-03-04", 1, 2)]),
        ("langdurig-relatief", whole_days(*weekdays("2026-03-02", "2026-03-30"))),
        (
            "vierde-ziekmelding",
            whole_days("2026-03-02", "2026-03-04", "2026-03-06", "2026-03-10", reason="S"),
        ),
        ("zevende-ziektedag", whole_days(*weekdays("2026-03-02", "2026-03-10"), reason="S")),
        (
            "negen-keer-te-laat",
            [absent(day, 1, reason="L") for day in weekdays("2026-03-02", "2026-03-12")],
        ),
    ],
)
def test_each_signal_fires_on_its_last_registration_and_not_without_it(landelijk, signal, absences):
    one: SignalRule = landelijk.signal(signal).rule
    assert days(region(absences), one) == [absences[-1].day]
    assert days(region(absences[:-1]), one) == []


def test_sick_is_a_kind_and_not_a_permission(landelijk):
    """A sick report that a school does not authorise is still one."""
    assert landelijk.signal("vierde-ziekmelding").rule.of == RecordFilter(frozenset({"sick"}), None)
