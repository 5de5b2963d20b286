"""Organisations in every relation to one case, and in each of them somebody in every function."""

from collections.abc import Iterator
from dataclasses import dataclass

from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.functions import Sees
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.services import add_organisation
from tests.web.making import make_person, make_school

OWN, OTHER, FAR = "00VO00", "00VO01", "00VO02"
"""The school of the pupil, another one, and one in another municipality."""
SCHOOLS = {OWN: "Lyceum Blauwborst", OTHER: "College Kemphaan", FAR: "Mavo Grutto"}
GROUP, OTHER_GROUP = "3a", "3b"

AT_SCHOOL = {"own": OWN, "other group": OWN, "other school": OTHER, "elsewhere": FAR}
TAKES_PART = ("whole", "plan", "asked", "table")
RELATIONS = (*AT_SCHOOL, *TAKES_PART, "not shared")
"""What somebody's organisation is to the case.

`own` and `other group` are at the school of the pupil; `whole`, `plan`, `asked` and `table` take
part so; `not shared` works for the municipality and takes no part; `elsewhere` for another one.
"""
_NO_KIND = PartyKind.MUNICIPALITY
_GROUPS = {Sees.GROUP: {"own": GROUP, "other group": OTHER_GROUP}}


@dataclass(frozen=True)
class Somebody:
    """A person in one function, in one relation to the case.

    Attributes:
        school: code of the school where the person works; empty elsewhere.
    """

    person: str
    function: str
    relation: str
    organisation: str
    school: str = ""


def make_schools(protocol: str) -> dict[str, str]:
    """The organisation of each school."""
    return {code: make_school(code, protocol=protocol, name=SCHOOLS[code]) for code in SCHOOLS}


def make_people(schools: dict[str, str]) -> list[Somebody]:
    """Somebody in every function in every relation that it can have."""
    made: dict[tuple[str, str], str] = {}
    found = []
    for function, told in functions().by_id.items():
        kind = told.kind or _NO_KIND
        if kind is PartyKind.SCHOOL:
            found += _at_schools(schools, function, told.sees)
            continue
        for relation in (*TAKES_PART, "not shared", "elsewhere"):
            where = made.get((kind, relation))
            if where is None:
                works_for = "Elders" if relation == "elsewhere" else "Ergens"
                where = add_organisation(f"{kind} {relation}", kind, [works_for])
                made[kind, relation] = where
            person = make_person(where, function, name=f"{function} {relation}")
            found.append(Somebody(person, function, relation, where))
    return found


def _at_schools(schools: dict[str, str], function: str, sees: Sees) -> Iterator[Somebody]:
    for relation, code in AT_SCHOOL.items():
        if relation == "other group" and sees is not Sees.GROUP:
            continue
        groups = [_GROUPS.get(sees, {}).get(relation, GROUP)] if sees is Sees.GROUP else []
        name = f"{function} {relation}"
        person = make_person(schools[code], function, name=name, groups=groups)
        yield Somebody(person, function, relation, schools[code], code)
