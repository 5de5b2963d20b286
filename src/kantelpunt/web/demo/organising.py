"""The organisations of the demonstration, and the people who work there."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from kantelpunt.absence.entities import School
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.demo.names import name_of
from kantelpunt.web.people.services import add_organisation, add_person, add_position, replace

_SINCE = date(2023, 8, 1)
_AWAY_FROM, _AWAY_UNTIL = date(2026, 3, 2), date(2026, 3, 27)
_MOST_MENTORS = 8
_REGION = "Driestromen"
_AT_SCHOOL = ("absence_coordinator", "support_coordinator", "school_leader")
_OFFICE = ("attendance_officer", "attendance_officer", "attendance_head")
_HELP = ("access_worker", "family_worker", "youth_help")
_HEALTH = ("youth_doctor", "youth_nurse")
_PARTNERSHIP = ("partnership_contact", "case_director", "partnership_director")
_REGIONAL = ("table_chair", "privacy_officer", "administrator")
_PARTNERSHIPS = (
    ("PO", (Sector.PO, Sector.SO), _PARTNERSHIP),
    ("VO", (Sector.VO, Sector.VSO), (*_PARTNERSHIP, *_REGIONAL)),
)
"""The one for secondary schools works for the whole region beside."""


@dataclass
class Hired:
    """Hires people one by one, none of whom has the name of another.

    Attributes:
        positions: per organisation and function the positions, in the order of hiring.
        people: who holds a position.
    """

    names: set[str] = field(default_factory=set)
    positions: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=count)

    def hire(self, organisation: str, function: str, groups: Sequence[str] = ()) -> None:
        """Somebody new holds a function."""
        name = next(one for one in self._names() if one not in self.names)
        self.names.add(name)
        person = add_person(f"{_address(name)}@demo.example", name, demo=True)
        position = add_position(person, organisation, function, _SINCE, groups=groups)
        self.positions.setdefault((organisation, function), []).append(position)
        self.people[position] = person

    def _names(self) -> Iterable[str]:
        return (name_of(f"person {number}").whole for number in self.numbers)


def organise(schools: Sequence[School], groups: dict[str, list[str]]) -> dict[str, str]:
    """Make every organisation, and people for every function.

    Args:
        schools: of the region.
        groups: per school the names of its groups.

    Returns:
        Per school the opaque id of its organisation.
    """
    hired = Hired()
    of_schools = {one.school: _school(hired, one, groups[one.school]) for one in schools}
    municipalities = list(dict.fromkeys(one.municipality for one in schools))
    offices = [_municipality(hired, name) for name in municipalities]
    first, second = hired.positions[offices[0], "attendance_officer"]
    replace(first, _AWAY_FROM, by=hired.people[second], last=_AWAY_UNTIL)
    for short, sectors, functions in _PARTNERSHIPS:
        name = f"Samenwerkingsverband {short} {_REGION}"
        partnership = add_organisation(name, PartyKind.PARTNERSHIP, municipalities, sectors)
        for function in functions:
            hired.hire(partnership, function)
    health = add_organisation(f"GGD {_REGION}, jeugdgezondheid", PartyKind.YOUTH_HEALTH)
    for function in _HEALTH:
        hired.hire(health, function)
    board = add_organisation(f"Stichting Scholen {_REGION}", PartyKind.SCHOOL_BOARD)
    hired.hire(board, "school_board")
    return of_schools


def _school(hired: Hired, school: School, groups: Sequence[str]) -> str:
    made = add_organisation(school.name, PartyKind.SCHOOL, [school.municipality])
    share = -(-len(groups) // _MOST_MENTORS)
    for begin in range(0, len(groups), share):
        hired.hire(made, "mentor", groups[begin : begin + share])
    hired.hire(made, "teacher", groups[:share])
    for function in _AT_SCHOOL:
        hired.hire(made, function)
    if school.sector is Sector.VSO:
        (own,) = hired.positions[made, "support_coordinator"]
        replace(own, _AWAY_FROM, by=None, last=_AWAY_UNTIL)
    return made


def _municipality(hired: Hired, name: str) -> str:
    """The organisations of a municipality; gives its attendance office."""
    office = add_organisation(f"Leerplicht {name}", PartyKind.ATTENDANCE_OFFICE, [name])
    for function in _OFFICE:
        hired.hire(office, function)
    town = add_organisation(f"Gemeente {name}", PartyKind.MUNICIPALITY, [name])
    hired.hire(town, "municipal_policy")
    hired.hire(town, "table_chair")
    access = add_organisation(f"Toegang {name}", PartyKind.YOUTH_HELP, [name])
    for function in _HELP:
        hired.hire(access, function)
    return office


def _address(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.lower().replace("ı", "i"))
    return "".join(one if one.isalnum() else "." for one in plain if not unicodedata.combining(one))
