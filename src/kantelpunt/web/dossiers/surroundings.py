"""In what surroundings a case runs: its protocol, and the calendar by which its terms run."""

from datetime import date

from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.decide import Surroundings
from kantelpunt.casework.due import Terms
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.protocols.selectors import agreement, version_names
from kantelpunt.web.schools.calendars import terms_in, terms_of
from kantelpunt.web.schools.selectors import lives_in


def agreement_of(row: CaseRow) -> Agreement:
    """The version of the protocol on which a case runs."""
    return agreement(row.version, Sector(row.sector))


def surroundings_of(row: CaseRow, day: date, *, others: bool = False) -> Surroundings:
    """In what a case runs on a day.

    Args:
        row: the case.
        day: today.
        others: whether it may be moved to another version now.
    """
    sector = Sector(row.sector)
    known = {one: agreement(one, sector) for one in version_names()} if others else {}
    return Surroundings(agreement_of(row), _terms(row, SchoolYear.of(day)), known)


def _terms(row: CaseRow, year: SchoolYear) -> Terms:
    """By the calendar of the school, or for a child without one by that of where it lives."""
    return terms_of(row.school, year) if row.school else terms_in(lives_in(row.pupil), year)
