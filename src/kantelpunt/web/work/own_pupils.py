"""The pupils of somebody's own groups or school, as a list."""

from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.seeing import pupils_of_own_school
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.tables import Column, Table
from kantelpunt.web.schools.selectors import Enrolments, pupil_name, pupil_order, school_name

_HAS_CASE = Text("loopt", "running")


def own_pupils_of(viewer: Viewer) -> Enrolments:
    """Enrolments of these pupils, with what the list shows (one query)."""
    running = cases_for(viewer).filter(closed="", pupil=OuterRef("pupil_id"))
    return pupils_of_own_school(viewer).annotate(
        pupil_name=pupil_name("pupil_id"),
        pupil_order=pupil_order("pupil_id"),
        school_name=school_name("school_id"),
        has_case=Exists(running),
    )


class OwnPupilsTable(Table[Any]):
    """Pupils by name; alphabetical, for nobody is ranked."""

    caption = Text("Mijn leerlingen", "My pupils")
    empty = Text(
        "Hier komen de leerlingen van uw groepen te staan. De beheerder koppelt u aan een groep.",
        "The pupils of your groups will stand here. The administrator ties you to a group.",
    )
    columns = (
        Column(
            "leerling",
            Text("Leerling", "Pupil"),
            value=lambda row: row.pupil_name,
            sort="pupil_order",
            link=lambda row: reverse("work:pupil", args=[row.pupil_id]),
        ),
        Column("groep", Text("Groep", "Group"), value=lambda row: row.group, sort="group"),
        Column(
            "school",
            Text("School", "School"),
            value=lambda row: row.school_name,
            sort="school_name",
        ),
        Column(
            "dossier",
            Text("Dossier", "Case"),
            value=lambda row: _HAS_CASE if row.has_case else None,
            sort="has_case",
            tag=lambda row: "info" if row.has_case else "",
        ),
    )
    order = "leerling"

    def id_of(self, row: Any) -> object:  # noqa: ANN401 - a row with what was added to it
        """The pupil, as the journal names pupils."""
        return row.pupil_id
