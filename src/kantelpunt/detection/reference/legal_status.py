"""What the law asks of a child on a day, and for whom a signal is meant on it."""

from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.absence.columns import EnrolmentTable, ResidentTable, day_of
from kantelpunt.absence.legal_status import ends_the_duty
from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.signal_rules import LegalStatus, Limits


@dataclass(frozen=True)
class Child:
    """When a child was born, and since when its qualification ends the duty; None: never."""

    born: date
    qualified: date | None = None

    def birthday(self, age: int) -> date:
        """The day on which it reaches an age; of 29 February 1 March in a common year."""
        try:
            return self.born.replace(year=self.born.year + age)
        except ValueError:
            return date(self.born.year + age, 3, 1)


def child_of(region: Region, pupil: str) -> Child:
    """What the files say about one child."""
    born = [*_born(region.enrolments, pupil)]
    born += _born(region.residents, pupil) if region.residents else []
    reached = region.qualifications
    since = [
        day_of(reached.first[row])
        for row in range(len(reached.first) if reached else 0)
        if reached and reached.pupil[row] == pupil and ends_the_duty(reached.kind[row])
    ]
    return Child(born[0], min(since, default=None))


def _born(table: EnrolmentTable | ResidentTable, pupil: str) -> list[date]:
    rows = range(len(table.first))
    return [day_of(table.birth_day[row]) for row in rows if table.pupil[row] == pupil]


def legal_status(child: Child, day: date) -> LegalStatus:
    """Compulsory, then qualification, and before and after neither (art. 3, 4a, 4b)."""
    month_of_fifth = child.birthday(5).replace(day=1)
    begins = (month_of_fifth + timedelta(days=32)).replace(day=1)
    if begins <= day <= SchoolYear.of(child.birthday(16)).last:
        return LegalStatus.COMPULSORY
    is_free = child.qualified is not None and child.qualified <= day
    if begins <= day < child.birthday(18) and not is_free:
        return LegalStatus.QUALIFICATION
    return LegalStatus.NEITHER


def is_meant(limits: Limits, child: Child, sector: Sector | None, day: date) -> bool:
    """Whether a signal is meant for a child on a day; `sector` is that of its school."""
    if limits.status and legal_status(child, day) not in limits.status:
        return False
    if limits.age_from is not None and day < child.birthday(limits.age_from):
        return False
    if limits.age_under is not None and day >= child.birthday(limits.age_under):
        return False
    return not limits.sectors or sector in limits.sectors
