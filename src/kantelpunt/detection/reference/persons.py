"""Children without a school, and children who are exempt: counted in calendar days, not lessons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from kantelpunt.absence.columns import ExemptionTable, Int32s, ResidentTable, day_of
from kantelpunt.absence.legal_status import article_name, frees_from_enrolment
from kantelpunt.absence.region import Region
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.reference.conditions import is_met
from kantelpunt.detection.reference.kept_records import (
    Enrolment,
    days_between,
    enrolment_on,
    kept_enrolments,
)
from kantelpunt.detection.reference.legal_status import Child, child_of, is_meant
from kantelpunt.detection.reference.measures import Value
from kantelpunt.protocol.fired_signals import Firing
from kantelpunt.protocol.signal_rules import Measure, SignalRule

_NEEDED = {
    Measure.NOT_ENROLLED: ("residents", "exemptions"),
    Measure.EXEMPT: ("exemptions",),
}


@dataclass(frozen=True)
class _Person:
    """A child that stands in `pupils.csv` or `residents.csv`, with its rows in the files."""

    name: str
    child: Child
    enrolments: list[Enrolment]
    homes: list[tuple[date, date]] | None
    exemptions: list[tuple[str, date, date]]

    def lives_here(self, day: date) -> bool:
        """Whether the child lives in the region; without `residents.csv` nobody moved away."""
        return self.homes is None or any(first <= day <= last for first, last in self.homes)

    def is_enrolled(self, day: date) -> bool:
        return enrolment_on(self.enrolments, day) is not None

    def is_without_school(self, day: date) -> bool:
        """Lives here, is enrolled nowhere and has no exemption that allows it."""
        freed = any(
            first <= day <= last and frees_from_enrolment(article)
            for article, first, last in self.exemptions
        )
        return self.lives_here(day) and not self.is_enrolled(day) and not freed

    def is_exempt(self, day: date, articles: frozenset[str]) -> bool:
        """Has an exemption under one of these articles, or any; and lives or learns here."""
        wanted = {article_name(article) for article in articles}
        held = any(
            first <= day <= last and (not wanted or article_name(article) in wanted)
            for article, first, last in self.exemptions
        )
        return held and (self.lives_here(day) or self.is_enrolled(day))


def person_firings(
    region: Region, assignment: Assignment, first: date, last: date
) -> Iterator[Firing]:
    """Judge every day of every child, from the first to the last."""
    rules = _rules_by_day(region, assignment, first, last)
    different: list[SignalRule] = []
    for rule in (rule for today in rules.values() for rule in today):
        if not any(rule.counts_like(known) for known in different):
            different.append(rule)
    for person in _persons(region):
        for rule in different:
            if all(getattr(region, table) is not None for table in _NEEDED[rule.measure]):
                yield from _judge(person, rule, rules, first)


def _rules_by_day(
    region: Region, assignment: Assignment, first: date, last: date
) -> dict[date, Sequence[SignalRule]]:
    """The signals of all protocols by which some school of the region works that day."""
    return {
        day: [
            signal.rule
            for school in region.schools
            if (version := assignment.version_on(school, day))
            for signal in version.protocol.signals
            if not signal.rule.measure.is_absence
        ]
        for day in days_between(first, last)
    }


def _judge(
    person: _Person,
    rule: SignalRule,
    rules: dict[date, Sequence[SignalRule]],
    first: date,
) -> Iterator[Firing]:
    armed, since = True, first
    for day, today in rules.items():
        if not _counts(person, rule, day):
            since = day + timedelta(days=1)
        in_force = [other for other in today if other.counts_like(rule)]
        if not in_force:
            continue
        number = Fraction((day - since).days + 1)
        if not is_met(rule, Value(number, since if number else None)):
            armed = True
        elif armed:
            armed = False
            yield Firing(person.name, "", in_force[0], day, day, number, since)


def _counts(person: _Person, rule: SignalRule, day: date) -> bool:
    if not is_meant(rule.only, person.child, None, day):
        return False
    if rule.measure is Measure.NOT_ENROLLED:
        return person.is_without_school(day)
    return person.is_exempt(day, rule.articles)


def _persons(region: Region) -> Iterator[_Person]:
    enrolments = kept_enrolments(region)
    names = dict.fromkeys(region.enrolments.pupil.values)
    names |= dict.fromkeys(region.residents.pupil.values if region.residents else ())
    for name in names:
        yield _Person(
            name,
            child_of(region, name),
            [enrolment for enrolment in enrolments if enrolment.pupil == name],
            _homes(region.residents, name),
            _exemptions(region.exemptions, name),
        )


def _homes(table: ResidentTable | None, name: str) -> list[tuple[date, date]] | None:
    if table is None:
        return None
    return [
        (day_of(table.first[row]), _until(table.last, row))
        for row in range(len(table.first))
        if table.pupil[row] == name
    ]


def _exemptions(table: ExemptionTable | None, name: str) -> list[tuple[str, date, date]]:
    if table is None:
        return []
    return [
        (table.article[row], day_of(table.first[row]), _until(table.last, row))
        for row in range(len(table.first))
        if table.pupil[row] == name
    ]


def _until(last: Int32s, row: int) -> date:
    numbers: list[int] = last.tolist()
    return day_of(min(numbers[row], date.max.toordinal() - date(1970, 1, 1).toordinal()))
