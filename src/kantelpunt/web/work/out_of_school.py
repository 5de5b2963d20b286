"""Children of one's municipalities whom no school brings: how many ask for attention today."""

from dataclasses import dataclass

from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.seeing import own_municipalities
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.schools.out_of_school import exemptions, without_school


@dataclass(frozen=True)
class OutOfSchool:
    """How many there are; no names, for these stand in their own list.

    Attributes:
        without: children without a school about whom no case runs.
        ending: exemptions that end soon.
    """

    without: int
    ending: int


def out_of_school_for(viewer: Viewer) -> OutOfSchool | None:
    """For an attendance office; None for others, and when nothing asks for attention."""
    if not viewer.may_open("out_of_school"):
        return None
    places, day = own_municipalities(viewer), viewer.day
    ids = {one.id for one in without_school(places, day)}
    with_case = cases_for(viewer).filter(closed="", pupil__in=ids)
    ids -= set(with_case.values_list("pupil", flat=True))
    ending = sum(one.ends_soon(day) for one in exemptions(places, day))
    return OutOfSchool(len(ids), ending) if ids or ending else None
