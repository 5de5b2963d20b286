"""Where a case runs: at the school of a pupil, or at the office where a child without one lives."""

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Where a case about a pupil is opened today; None where no protocol holds.

    For a child without a school holds what holds at the schools of its age where it lives.
    """
    sector = pupil.sector or _by_age(pupil, viewer)
    organisation = pupil.organisation or _office(pupil, viewer)
    judged = assignment()
    for one in _schools(pupil, sector) if organisation else ():
        version = judged.version_on(one, viewer.day)
        if version is not None:
            name = f"{version.id}@{version.first.isoformat()}"
            return Where(pupil.school, organisation, sector, name)
    return None


def _by_age(pupil: PupilInfo, viewer: Viewer) -> Sector:
    age = pupil.age_on(viewer.day)
    return Sector.VO if age is None or age >= _SECONDARY_FROM else Sector.PO


def _office(pupil: PupilInfo, viewer: Viewer) -> str:
    """The own office that works for where a child lives; empty when there is none."""
    own = (
        one.organisation
        for one in viewer.held_for("out_of_school")
        if not one.municipalities or pupil.municipality in one.municipalities
    )
    return next(own, "")


def _schools(pupil: PupilInfo, sector: Sector) -> Sequence[School]:
    """The own school; else those of the sector, first where the child lives."""
    if pupil.school:
        return [one for one in schools_table() if one.school == pupil.school]
    others = [one for one in schools_table() if one.sector is sector]
    return sorted(others, key=lambda one: one.municipality != pupil.municipality)
