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
from kantelpunt.absence.register import load_register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.detect import detect
from kantelpunt.detection.reference.detect import reference_detect
from kantelpunt.foundation.register_terms import Category
from kantelpunt.protocol.signal_rules import (
    Comparison,
    DayAbsent,
    Measure,
    Rearm,
    RecordFilter,
    SignalRule,
)
from kantelpunt.protocol.written import days_from, share_from, window_from


class Fired(NamedTuple):
    """A firing, with its days as ISO dates."""

    on: str
    pupil: str
    signal: str
    school: str
    reached: str
    value: Fraction
    window_from: str


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
) -> SignalRule:
    """A signal rule, in the words of the protocol language."""
    categories = {category} if isinstance(category, str) else category
    return SignalRule(
        signal,
        Measure(measure),
        absent and DayAbsent(absent),
        RecordFilter(categories and frozenset(Category(one) for one in categories), authorised),
        window and window_from(window),
        Comparison.EXCEEDS if reaches is None else Comparison.REACHES,
        Fraction(exceeds if reaches is None else reaches),
        Rearm(rearm),
        at_most_every and days_from(at_most_every),
        warn_at and share_from(warn_at),
    )


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
    slow, fast = _slow(region, assignment, last), _fast(region, assignment, last)
    assert fast == slow, "the fast pass and the reference differ"
    return slow


def days(region: Region, *rules: SignalRule, until: str | None = None) -> list[str]:
    """The days on which rules fire, both ways."""
    return found(region, *rules, until=until).days


def _slow(region: Region, assignment: Assignment, until: date | None) -> Found:
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
        )
        for one in result.firings
    ]
    warnings = [
        Warned(one.pupil, one.rule.signal, str(one.since), one.value) for one in result.warnings
    ]
    return Found(sorted(firings), sorted(warnings), list(result.kept_lines))


def _fast(region: Region, assignment: Assignment, until: date | None) -> Found:
    register = load_register(region, until)
    lines, firings, warnings = register.lines, [], []
    for one in detect(register, assignment, warnings=True):
        firings += [
            Fired(
                str(day_of(lines.day[fired])),
                register.pupils[pupil],
                one.rule.signal,
                region.schools[lines.school[fired]].school,
                str(day_of(lines.day[reached])),
                Fraction(int(over), int(under)),
                str(day_of(lines.day[window_from])),
            )
            for pupil, fired, reached, over, under, window_from in zip(
                one.pupil,
                one.fired,
                one.reached,
                one.over,
                one.under,
                one.window_from,
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
    kept = [int(line) for line in region.absences.line[register.settled.fate == 0]]
    return Found(sorted(firings), sorted(warnings), sorted(kept))
