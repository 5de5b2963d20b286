"""Hypothesis strategies for signal rules of every kind."""

from fractions import Fraction

from hypothesis import strategies as st

from kantelpunt.calendar.terms import TermUnit
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol.signal_rules import (
    Average,
    AverageAmong,
    AverageOf,
    Bound,
    Comparison,
    DayAbsent,
    LegalStatus,
    Limits,
    Measure,
    Rearm,
    RecordFilter,
    SignalRule,
    Window,
    WindowUnit,
)


@st.composite
def rules(draw, signal, *, others=(), averages=True):
    """Any signal rule, with a threshold low enough to be met.

    Args:
        signal: its id.
        others: signals that it may name under `unless`.
        averages: whether its threshold may be an average.
    """
    measure = draw(st.sampled_from([one for one in Measure if one.is_absence]))
    comparison = draw(st.sampled_from(list(Comparison)))
    lowest = 1 if comparison is Comparison.REACHES else 0
    categories = draw(
        st.none() | st.frozensets(st.sampled_from(list(Category)), min_size=1, max_size=4)
    )
    amount, unit = draw(thresholds(measure, lowest))
    averages = averages and comparison is Comparison.EXCEEDS
    more = draw(st.just({}) | further(measure, others, averages=averages))
    average = more.get("average")
    rearms = [one for one in Rearm if average is None or one is not Rearm.RESTART]
    warns = amount and average is None
    return SignalRule(
        signal,
        measure,
        draw(st.sampled_from(list(DayAbsent))) if measure.judges_days else None,
        RecordFilter(categories, draw(st.sampled_from([None, None, True, False]))),
        None if measure.is_run else draw(windows()),
        comparison,
        amount,
        draw(st.sampled_from(rearms)),
        draw(st.none() | st.integers(1, 10)),
        draw(st.none() | st.sampled_from([Fraction(3, 4), Fraction(1, 2)])) if warns else None,
        unit,
        **more,
    )


@st.composite
def windows(draw):
    """Any window."""
    unit = draw(st.sampled_from(list(WindowUnit)))
    return Window(1 if unit is WindowUnit.SCHOOL_YEAR else draw(st.integers(1, 5)), unit)


@st.composite
def thresholds(draw, measure, lowest):
    """A number that is met now and then, and the unit that goes with the measure."""
    if measure.is_time:
        unit = draw(st.sampled_from([TermUnit.DAYS, TermUnit.WEEKS, TermUnit.MONTHS]))
        most = {TermUnit.DAYS: 30, TermUnit.WEEKS: 5, TermUnit.MONTHS: 2}[unit]
        return Fraction(draw(st.integers(max(lowest, 1), most))), unit
    highest = {Measure.LESSON_HOURS: 24, Measure.SHARE: 100}.get(measure, 6)
    return Fraction(draw(st.integers(lowest, highest)), draw(st.sampled_from([1, 1, 2]))), None


@st.composite
def limits(draw, sectors=True):
    """For whom a signal is meant: anybody, or some by status, age and sector."""
    status = draw(st.frozensets(st.sampled_from(list(LegalStatus)), max_size=2))
    young, old = draw(st.sampled_from([(None, None), (16, None), (None, 18), (4, 5), (5, 17)]))
    sector = draw(st.frozensets(st.sampled_from([Sector.VO, Sector.PO]), max_size=1))
    return Limits(status, young, old, sector if sectors else frozenset())


@st.composite
def further(draw, measure, others, *, averages):
    """What makes a condition more than a value against a number."""
    given = {"only": draw(limits())}
    if averages and draw(st.booleans()):
        group = draw(st.sampled_from(list(AverageOf))), draw(st.sampled_from(list(AverageAmong)))
        given["average"] = Average(*group)
    if draw(st.booleans()):
        amount, unit = draw(thresholds(measure, 1))
        given["bound"] = Bound(amount, draw(st.booleans()), unit)
    if others and draw(st.booleans()):
        given["unless"] = tuple(others)
    return given


@st.composite
def person_rules(draw, signal):
    """A rule about days without a school, or with an exemption."""
    measure = draw(st.sampled_from([Measure.NOT_ENROLLED, Measure.EXEMPT]))
    amount, unit = draw(thresholds(measure, 1))
    bound = draw(st.none() | thresholds(measure, 1))
    articles = draw(st.frozensets(st.sampled_from(["5a", "5 A", "15"]), max_size=1))
    return SignalRule(
        signal,
        measure,
        None,
        RecordFilter(),
        None,
        draw(st.sampled_from(list(Comparison))),
        amount,
        Rearm.WHEN_BELOW,
        unit=unit,
        bound=bound and Bound(bound[0], draw(st.booleans()), bound[1]),
        only=draw(limits(sectors=False)),
        articles=articles if measure is Measure.EXEMPT else frozenset(),
    )
