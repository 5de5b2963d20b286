"""Receipts of signals about children: from which rows of which files they follow (CM-04)."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import numpy as np

from kantelpunt.absence.columns import ExemptionTable, ResidentTable, day_of
from kantelpunt.absence.legal_status import article_name
from kantelpunt.absence.region import Region
from kantelpunt.absence.register import Register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.persons import PersonFindings
from kantelpunt.foundation.errors import Place
from kantelpunt.protocol.fired_signals import Firing, Receipt
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.signal_rules import Measure, SignalRule


def person_receipts(
    register: Register, found: PersonFindings, assignment: Assignment
) -> Iterator[Receipt]:
    """A receipt for every firing of one rule, in the order of the findings."""
    region = register.region
    for number, name in enumerate(found.names):
        fired, first = int(found.fired[number]), int(found.window_from[number])
        firing = Firing(
            name,
            "",
            found.rule,
            day_of(fired),
            day_of(fired),
            Fraction(fired - first + 1),
            day_of(first),
        )
        version = _version(region, assignment, found.rule, firing.fired_on)
        places = tuple(_places(region, found.rule, name, first, fired))
        yield Receipt(firing, version, (), day_of(first), 0, 0, in_lessons=False, places=places)


def _version(
    region: Region, assignment: Assignment, rule: SignalRule, day: date
) -> ProtocolVersion:
    """The first version by which some school works on a day and that has the rule."""
    for school in region.schools:
        version = assignment.version_on(school, day)
        if version and any(one.rule.counts_like(rule) for one in version.protocol.signals):
            return version
    raise AssertionError("a signal fires under a protocol that is in force")


def _places(region: Region, rule: SignalRule, name: str, first: int, last: int) -> Iterator[Place]:
    """Where the child lived, and by which exemptions it was free, on some of the days."""
    if region.residents is not None:
        yield from _rows("residents.csv", region.residents, name, first, last)
    if region.exemptions is not None and rule.measure is Measure.EXEMPT:
        wanted = {article_name(article) for article in rule.articles}
        for place in _rows("exemptions.csv", region.exemptions, name, first, last):
            if not wanted or article_name(place.name) in wanted:
                yield place


def _rows(
    file: str, table: ResidentTable | ExemptionTable, name: str, first: int, last: int
) -> Iterator[Place]:
    codes = [code for code, value in enumerate(table.pupil.values) if value == name]
    own = np.isin(table.pupil.codes, codes) & (table.first <= last) & (table.last >= first)
    told = table.article if isinstance(table, ExemptionTable) else table.municipality
    for row in np.flatnonzero(own).tolist():
        yield Place(file, int(table.line[row]), name=told[row])
