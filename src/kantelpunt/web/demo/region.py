"""The region of the demonstration: schools, pupils and absence, until the day it is."""

from dataclasses import dataclass
from datetime import date, timedelta

from kantelpunt.absence.region import Region
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.generated.regions import RegionSpec, generated_region
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.demo.families import contacts, names
from kantelpunt.web.demo.organising import organise
from kantelpunt.web.demo.out_of_school import write_legal_status
from kantelpunt.web.protocols.services import assign
from kantelpunt.web.register.loading import load_absences, load_meanings
from kantelpunt.web.schools.contacts import KINDS, choose_contacts, possible_contacts
from kantelpunt.web.schools.loading import (
    load_contacts,
    load_names,
    load_pupils,
    load_schools,
)
from kantelpunt.web.schools.selectors import all_schools

SPEC = RegionSpec(3000, 8, SchoolYear(2025))
FIRST_DAY_OF_PROTOCOLS = date(2023, 8, 1)
_BEHIND = timedelta(days=6)
_PROTOCOLS = {
    Sector.PO: ("amstelland-meerlanden", "sluitende-aanpak", "utrecht"),
    Sector.SO: ("sluitende-aanpak",),
    Sector.VO: ("tilburg-vo", "utrecht"),
    Sector.VSO: ("tilburg-vo",),
}


@dataclass(frozen=True)
class Prepared:
    """What was written.

    Attributes:
        region: as it was generated, the days after the demonstration included.
        organisations: per school the opaque id of its organisation.
        protocols: per school the protocol by which it works.
    """

    region: Region
    organisations: dict[str, str]
    protocols: dict[str, str]


def write_region(day: date) -> Prepared:
    """Write organisations, people, schools, pupils and their absence until a day."""
    region = generated_region(SPEC)
    organisations = organise(region.schools, _groups(region))
    load_schools(region.schools, region.calendar, organisations)
    _write_contacts(day)
    load_pupils(region.enrolments)
    outside = write_legal_status(region, day)
    pupils = [*sorted(set(region.enrolments.pupil.texts())), *outside]
    load_names(names(pupils))
    load_contacts(contacts(pupils))
    load_meanings(region.reasons, region.schedule)
    load_absences(region.absences, _handed_in(region, day))
    return Prepared(region, organisations, _assigned(region))


def _write_contacts(day: date) -> None:
    """The schools take turns in those who hold the nearest function."""
    for number, one in enumerate(all_schools()):
        chosen = {}
        for kind in KINDS:
            people = possible_contacts(one, kind, day)
            nearest = [each.id for each in people if each.function == people[0].function]
            chosen[kind] = nearest[number % len(nearest)]
        choose_contacts(one.code, chosen)


def _groups(region: Region) -> dict[str, list[str]]:
    rows = set(zip(region.enrolments.school.texts(), region.enrolments.group.texts(), strict=True))
    found: dict[str, list[str]] = {}
    for school, group in sorted(rows):
        found.setdefault(school, []).append(group)
    return found


def _handed_in(region: Region, day: date) -> dict[str, date]:
    """Every school until the day before, but for one that is behind."""
    *others, behind = [one.school for one in region.schools]
    yesterday = day - timedelta(days=1)
    return {**dict.fromkeys(others, yesterday), behind: yesterday - _BEHIND}


def _assigned(region: Region) -> dict[str, str]:
    """The schools of a sector take turns in the protocols that are for it."""
    seen: dict[Sector, int] = {}
    found = {}
    for one in region.schools:
        turn = seen.get(one.sector, 0)
        seen[one.sector] = turn + 1
        protocol = _PROTOCOLS[one.sector][turn % len(_PROTOCOLS[one.sector])]
        assign(protocol, FIRST_DAY_OF_PROTOCOLS, school=one.school)
        found[one.school] = protocol
    return found
