"""Which pupils and cases somebody sees, and which parts of a case: asked here and nowhere else."""

from collections.abc import Iterable, Sequence
from itertools import chain

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from kantelpunt.protocol.functions import Sees
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.gate.parts import LEADS, TABLE, WHOLE, Part, joined, parts_for
from kantelpunt.web.gate.viewer import Viewer, sees
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.people.selectors import Held
from kantelpunt.web.schools.out_of_school import Places, out_of_school
from kantelpunt.web.schools.selectors import Enrolments, enrolments, pupils_at

_OWN_SCHOOL = (Sees.SCHOOL, Sees.GROUP)


class NotForViewer(PermissionDenied):
    """The gate stays closed.

    Attributes:
        kind: of what.
        subject: opaque id of what was asked for, whether it exists or not.
    """

    def __init__(self, kind: Kind, subject: str) -> None:
        super().__init__()
        self.kind = kind
        self.subject = subject


def cases_seen(viewer: Viewer) -> QuerySet[TakesPart]:
    """Rows of who takes part through which the viewer sees a case; `case` names it."""
    return TakesPart.objects.filter(_seen(viewer))


def _seen(viewer: Viewer) -> Q:
    wanted = Q(pk__in=[])
    for held in viewer.with_pupils:
        own = Q(organisation=held.organisation) & Q(function__in=["", held.function])
        kind = sees(held.function)
        if kind is Sees.TABLE:
            own &= Q(part__in=[TABLE, LEADS])
        elif kind is Sees.GROUP:
            pupils = pupils_at(held.organisation, viewer.day, held.groups)
            own &= Q(part=WHOLE, pupil__in=pupils.values("pupil_id"))
        wanted |= own
    return wanted


def parts_seen(viewer: Viewer, cases: Iterable[str]) -> dict[str, frozenset[Part]]:
    """Per case that is seen the parts that are (one query)."""
    found: dict[str, list[frozenset[Part]]] = {}
    for row in cases_seen(viewer).filter(case__in=list(cases)):
        for held in viewer.with_pupils:
            if held.organisation == row.organisation and row.function in ("", held.function):
                parts = parts_for(sees(held.function), held.kind, row.part)
                found.setdefault(row.case, []).append(parts)
    return {case: joined(parts) for case, parts in found.items()}


def require(viewer: Viewer, case: str, *parts: Part) -> frozenset[Part]:
    """The parts of a case that are seen, when the wanted ones are among them.

    Raises:
        PermissionDenied: when they are not, or there is no such case: nobody learns which.
    """
    seen = parts_seen(viewer, [case]).get(case, frozenset())
    if Part.HEAD not in seen or not seen.issuperset(parts):
        raise NotForViewer(Kind.CASE, case)
    return seen


def held_for(viewer: Viewer, case: str) -> tuple[Held, ...]:
    """The functions through which somebody takes part in a case, in the order held."""
    rows = list(cases_seen(viewer).filter(case=case))
    return tuple(
        held
        for held in viewer.with_pupils
        if any(
            row.organisation == held.organisation
            and row.function in ("", held.function)
            and parts_for(sees(held.function), held.kind, row.part)
            for row in rows
        )
    )


def pupils_of_own_school(viewer: Viewer) -> Enrolments:
    """Enrolments of the pupils that are seen apart from cases: of one's own school or groups."""
    wanted = Q(pk__in=[])
    for held in viewer.with_pupils:
        if sees(held.function) in _OWN_SCHOOL:
            own = Q(school__organisation=held.organisation)
            if sees(held.function) is Sees.GROUP:
                own &= Q(group__in=held.groups)
            wanted |= own
    return enrolments(viewer.day).filter(wanted)


def own_municipalities(viewer: Viewer) -> Places:
    """The municipalities of which somebody sees the children who go to no school."""
    works_for = [one.municipalities for one in viewer.held_for("out_of_school")]
    return frozenset(chain.from_iterable(works_for)) if all(works_for) else None


def children_out_of_school(viewer: Viewer) -> frozenset[str]:
    """Children who are seen since they live in one's municipality and go to no school."""
    if not viewer.may_open("out_of_school"):
        return frozenset()
    return out_of_school(own_municipalities(viewer), viewer.day)


def require_pupil(viewer: Viewer, pupil: str) -> None:
    """Somebody may see a pupil: of the own school, in a case of one's own, or out of school here.

    Raises:
        PermissionDenied: otherwise, or when there is no such pupil.
    """
    if pupils_of_own_school(viewer).filter(pupil_id=pupil).exists():
        return
    if cases_seen(viewer).filter(pupil=pupil).exists():
        return
    if pupil not in children_out_of_school(viewer):
        raise NotForViewer(Kind.PUPIL, pupil)


def may_report(viewer: Viewer, pupil: str) -> bool:
    """Whether one may report a concern: about own pupils, and children of here without a school."""
    if pupils_of_own_school(viewer).filter(pupil_id=pupil).exists():
        return True
    enrolled = enrolments(viewer.day).filter(pupil_id=pupil)
    return pupil in children_out_of_school(viewer) and not enrolled.exists()


def pupils_seen(viewer: Viewer) -> Q:
    """Pupils by id: for searching."""
    return (
        Q(id__in=pupils_of_own_school(viewer).values("pupil_id"))
        | Q(id__in=cases_seen(viewer).values("pupil"))
        | Q(id__in=children_out_of_school(viewer))
    )


def own_schools(viewer: Viewer, *, whole: bool = True) -> Sequence[str]:
    """Organisations of the schools of which somebody sees all pupils; or some, without `whole`."""
    kinds = (Sees.SCHOOL,) if whole else _OWN_SCHOOL
    found = [one.organisation for one in viewer.held if sees(one.function) in kinds]
    return tuple(dict.fromkeys(found))


def require_school(viewer: Viewer, organisation: str) -> None:
    """Somebody may see and do what is for the coordinators of a school.

    Raises:
        PermissionDenied: otherwise.
    """
    if organisation not in own_schools(viewer):
        raise NotForViewer(Kind.SCHOOL, organisation)


def require_area(viewer: Viewer, area: str) -> None:
    """A part of the application is for somebody.

    Raises:
        PermissionDenied: otherwise.
    """
    if not viewer.may_open(area):
        raise PermissionDenied
