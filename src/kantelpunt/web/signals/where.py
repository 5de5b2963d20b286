"""Where a case runs: at the school of a pupil, or at the office where a child without one lives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.absence.entities import School
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.protocols.selectors import assignment
from kantelpunt.web.schools.region_tables import schools_table
from kantelpunt.web.schools.selectors import PupilInfo

_SECONDARY_FROM = 12


@dataclass(frozen=True)
class Where:
    """Where a case is opened.

    Attributes:
        school: code; empty for a child that no school knows.
        organisation: opaque id of the school, or of the office that opens it in its place.
        version: of the protocol, as cases name it.
    """

    school: str
    organisation: str
    sector: Sector
    version: str


def where_for(pupil: PupilInfo, viewer: Viewer) -> Where | None:
    """Where a case about a pupil is opened today; None where no protocol holds."""
    version = versions_for([pupil], viewer.day).get(pupil.id)
    organisation = pupil.organisation or _office(pupil, viewer)
    if version is None or not organisation:
        return None
    return Where(pupil.school, organisation, _sector(pupil, viewer.day), version)


def versions_for(pupils: Iterable[PupilInfo], day: date) -> dict[str, str]:
    """Per pupil the version of the protocol that holds, where one does (two queries).

    For a child without a school holds what holds at the schools of its age where it lives.
    """
    schools, judged, found = schools_table(), assignment(), dict[str, str]()
    for pupil in pupils:
        near = (judged.version_on(one, day) for one in _nearest(pupil, schools, day))
        version = next((one for one in near if one is not None), None)
        if version is not None:
            found[pupil.id] = f"{version.id}@{version.first.isoformat()}"
    return found


def _nearest(pupil: PupilInfo, schools: Sequence[School], day: date) -> Sequence[School]:
    """The own school; else those of the sector, first where the child lives."""
    if pupil.school:
        return [one for one in schools if one.school == pupil.school]
    others = [one for one in schools if one.sector is _sector(pupil, day)]
    return sorted(others, key=lambda one: one.municipality != pupil.municipality)


def _sector(pupil: PupilInfo, day: date) -> Sector:
    if pupil.sector is not None:
        return pupil.sector
    age = pupil.age_on(day)
    return Sector.VO if age is None or age >= _SECONDARY_FROM else Sector.PO


def _office(pupil: PupilInfo, viewer: Viewer) -> str:
    """The own office that works for where a child lives; empty when there is none."""
    own = (
        one.organisation
        for one in viewer.held_for("out_of_school")
        if not one.municipalities or pupil.municipality in one.municipalities
    )
    return next(own, "")
