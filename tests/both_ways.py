"""Detection by the slow reference and by the fast pass at once: what both find, or a failure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import NamedTuple

from kantelpunt.absence.columns import day_of
from kantelpunt.absence.entities import ProtocolRow
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import Register, load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.persons import detect_persons
from kantelpunt.detection.reference.detect import reference_detect
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
)
from kantelpunt.protocol.written import Amount, amount_from, days_from, share_from, window_from


class Fired(NamedTuple):
    """A firing, with its days as ISO dates."""

    on: str
    pupil: str
    signal: str
    school: str
    reached: str
    value: Fraction
    window_from: str
    average: Fraction | None = None


class Warned(NamedTuple):
    """A warning that stands on the last day looked at."""

    pupil: str
    signal: str
    since: str
    value: Fraction


class Found(NamedTuple):
    """What both ways find; `kept` are the lines of absences.csv that count."""

    firings: list[Fired]
    warnings: list[Warned]
    kept: list[int]

    @property
    def days(self) -> list[str]:
        """The days of the firings."""
        return [firing.on for firing in self.firings]


@dataclass(frozen=True)
class RulesShelf:
    """A shelf with rules put straight on it, without a file to read."""

    protocols: dict[str, Sequence[SignalRule]] = field(hash=False)

    @property
    def versions(self):
        return []

    def in_force(self, protocol, day):
        signals = tuple(SimpleNamespace(rule=rule) for rule in self.protocols[protocol])
        return RulesVersion(protocol, SimpleNamespace(signals=signals))


@dataclass(frozen=True)
class RulesVersion:
    id: str
    protocol: object = field(compare=False)


def rule(
    measure,
    *,
    reaches=None,
    exceeds=None,
    window=None,
    absent=None,
    category=None,
    authorised=None,
    rearm="when_below",
    at_most_every=None,
    warn_at=None,
    signal="signaal",
    below=None,
    up_to=None,
    average=None,
    unless=(),
    only=None,
    article=(),
) -> SignalRule:
    """A signal rule, in the words of the protocol language; a length of time as "1 months"."""
    categories = {category} if isinstance(category, str) else category
    threshold = _amount(exceeds if reaches is None else reaches)
    return SignalRule(
        signal,
        Measure(measure),
        absent and DayAbsent(absent),
        RecordFilter(categories and frozenset(Category(one) for one in categories), authorised),
        window and window_from(window),
        Comparison.EXCEEDS if reaches is None else Comparison.REACHES,
        threshold.number,
        Rearm(rearm),
        at_most_every and days_from(at_most_every),
        warn_at and share_from(warn_at),
        threshold.unit,
        average and Average(AverageOf(average[0]), AverageAmong(average[1])),
        _bound(below, up_to),
        (unless,) if isinstance(unless, str) else tuple(unless),
        only or Limits(),
        frozenset(article),
    )


def only(*status, age_from=None, under=None, sector=None) -> Limits:
    """For whom a signal is meant."""
    statuses = frozenset(LegalStatus(one) for one in status)
    return Limits(statuses, age_from, under, frozenset({Sector(sector)} if sector else ()))


def _amount(written) -> Amount:
    is_text = isinstance(written, str)
    return amount_from(written) if is_text else Amount(Fraction(written), is_percentage=False)


def _bound(below, up_to) -> Bound | None:
    if below is None and up_to is None:
        return None
    written = _amount(up_to if below is None else below)
    return Bound(written.number, below is None, written.unit)


def found(
    region: Region,
    *rules: SignalRule,
    until: str | None = None,
    protocols: dict[str, Sequence[SignalRule]] | None = None,
    rows: Sequence[ProtocolRow] = (),
) -> Found:
    """What the reference and the fast pass find, after making sure that they find the same.

    Args:
        region: where to look.
        rules: of one protocol for every school; or else
        protocols: the rules of each protocol, with the `rows` of protocols.csv.
        until: the last day looked at.
    """
    shelf = RulesShelf(protocols or {"een": rules})
    assignment = Assignment(shelf, None if protocols else "een", tuple(rows))
    last = date.fromisoformat(until) if until else None
    result = slow(region, assignment, last)
    same = fast(region, assignment, last)
    assert same == result, "the fast pass and the reference differ"
    return result


def days(region: Region, *rules: SignalRule, until: str | None = None) -> list[str]:
    """The days on which rules fire, both ways."""
    return found(region, *rules, until=until).days


def slow(region: Region, assignment: Assignment, until: date | None) -> Found:
    """What the reference finds."""
    result = reference_detect(region, assignment, until)
    firings = [
        Fired(
            str(one.fired_on),
            one.pupil,
            one.rule.signal,
            one.school,
            str(one.reached_on),
            one.value,
            str(one.window_from),
            one.average,
        )
        for one in result.firings
    ]
    warnings = [
        Warned(one.pupil, one.rule.signal, str(one.since), one.value) for one in result.warnings
    ]
    return Found(sorted(firings), sorted(warnings), list(result.kept_lines))


def fast(region: Region, assignment: Assignment, until: date | None, threads: int = 1) -> Found:
    """What the fast pass finds."""
    register = load_register(region, until, threads=threads)
    lines, firings, warnings = register.lines, [], []
    for one in detect(register, assignment, threads=threads, warnings=True):
        averages = [own.number for own in one.averages] or [None] * len(one.pupil)
        firings += [
            Fired(
                str(day_of(lines.day[fired])),
                register.pupils[pupil],
                one.rule.signal,
                region.schools[lines.school[fired]].school,
                str(day_of(lines.day[reached])),
                Fraction(int(over), int(under)),
                str(day_of(lines.day[window_from])),
                average,
            )
            for pupil, fired, reached, over, under, window_from, average in zip(
                one.pupil,
                one.fired,
                one.reached,
                one.over,
                one.under,
                one.window_from,
                averages,
                strict=True,
            )
        ]
        warnings += [
            Warned(
                register.pupils[pupil],
                one.rule.signal,
                str(day_of(lines.day[since])),
                Fraction(int(over), int(under)),
            )
            for pupil, since, over, under in zip(
                one.warned_pupil, one.warned_since, one.warned_over, one.warned_under, strict=True
            )
        ]
    firings += _of_persons(register, assignment, until)
    kept = [int(line) for line in region.absences.line[register.settled.fate == 0]]
    return Found(sorted(firings), sorted(warnings), sorted(kept))


def _of_persons(register: Register, assignment: Assignment, until: date | None) -> list[Fired]:
    return [
        Fired(
            str(day_of(day)), name, one.rule.signal, "", str(day_of(day)), value, str(day_of(first))
        )
        for one in detect_persons(register, assignment, until)
        for name, day, value, first in zip(
            one.names, one.fired, one.value.tolist(), one.window_from, strict=True
        )
    ]
