"""Files that may lack, and what cannot be told without them: said, and never taken for zero."""

from collections.abc import Iterator
from datetime import date

from kantelpunt.absence.register import Register
from kantelpunt.detection.assignment import Assignment
from kantelpunt.detection.persons import judged_span, not_computed
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.signal_rules import LegalStatus


def missing_files(
    register: Register, assignment: Assignment, until: date | None = None
) -> Iterator[Text]:
    """Signals that are not computed, and those that are computed without qualifications."""
    for one in not_computed(register, assignment, until):
        names, several = ", ".join(one.files), len(one.files) > 1
        yield Text(
            f"Niet te berekenen: {one.rule.signal}: {names} "
            f"{'ontbreken' if several else 'ontbreekt'}",
            f"Not computable: {one.rule.signal}: {names} {'are' if several else 'is'} missing",
        )
    if register.region.qualifications is None:
        names = ", ".join(_by_qualification(register, assignment, until))
        if names:
            yield Text(
                f"qualifications.csv ontbreekt: voor {names} telt niemand als gekwalificeerd",
                f"qualifications.csv is missing: for {names} nobody counts as qualified",
            )


def _by_qualification(register: Register, assignment: Assignment, until: date | None) -> list[str]:
    """The signals for which it matters who is qualified: that ask for one of two statuses."""
    span = judged_span(register, until)
    wanted = {LegalStatus.QUALIFICATION, LegalStatus.NEITHER}
    schools = register.region.schools if span else ()
    found = {
        signal.rule.signal
        for school in schools
        for version in assignment.changes(school, *(span or ())).values()
        for signal in (version.protocol.signals if version else ())
        if len(wanted & signal.rule.only.status) == 1
    }
    return sorted(found)
