"""Signals and registrations, as other parts of the application read them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Count, Max, QuerySet

from kantelpunt.web.register.models import FoundSignal as FoundSignal
from kantelpunt.web.register.models import Import, ParkedRow, Submission
from kantelpunt.web.register.models import SignalState as SignalState
from kantelpunt.web.schools.selectors import Enrolments


def signals_of(pupils: Enrolments) -> QuerySet[FoundSignal]:
    """Signals and warnings of the pupils of some enrolments."""
    return FoundSignal.objects.filter(pupil__in=pupils.values("pupil_id"))


def signals_of_pupil(pupil: str) -> list[FoundSignal]:
    """The signals and warnings of a pupil, the latest first."""
    return list(FoundSignal.objects.filter(pupil=pupil).order_by("-fired_on", "id"))


def to_judge(signals: Iterable[str], pupils: Enrolments) -> list[FoundSignal]:
    """Of some signals those of these pupils that can be put in a case, the earliest first.

    Those that were left can be as well: people may come back on it.
    """
    rows = signals_of(pupils).filter(
        id__in=list(signals), warning=False, state__in=[SignalState.NEW, SignalState.LEFT]
    )
    return list(rows.order_by("pupil", "fired_on", "id"))


def kinds_of(pupils: Enrolments) -> list[tuple[str, str]]:
    """The different signals that these pupils have, each with a version that has it."""
    rows = signals_of(pupils).values_list("signal").annotate(one=Max("version"))
    return list(rows.order_by("signal"))


def told_otherwise(signals: Iterable[str]) -> list[FoundSignal]:
    """Of some signals those that stand otherwise now than their case knows."""
    rows = FoundSignal.objects.filter(id__in=list(signals), case_knows=False).exclude(case="")
    return list(rows.order_by("case", "fired_on", "id"))


def untold_at(schools: Iterable[str]) -> list[str]:
    """Ids of the signals of schools that stand otherwise now than their case knows."""
    rows = FoundSignal.objects.filter(school__in=list(schools), case_knows=False)
    return list(rows.exclude(case="").values_list("id", flat=True))


def signals_in_case(case: str) -> list[FoundSignal]:
    """The signals that were joined to a case, those that were withdrawn included."""
    return list(FoundSignal.objects.filter(case=case).order_by("fired_on", "id"))


def freshness(schools: Iterable[str]) -> dict[str, date]:
    """Per school up to which day it handed in its registrations; those that never did lack."""
    rows = Submission.objects.filter(school__in=list(schools))
    return {one.school: one.submitted_until for one in rows}


def parked_counts(schools: Iterable[str]) -> dict[str, int]:
    """Per school how many rows wait for what they lack."""
    rows = ParkedRow.objects.filter(source__school__in=list(schools))
    counted = rows.values_list("source__school").annotate(rows=Count("id"))
    return dict(counted.order_by())


def imports_of(schools: Sequence[str]) -> QuerySet[Import]:
    """The imports of some schools."""
    return Import.objects.filter(school__in=schools)


def parked_of(schools: Sequence[str]) -> QuerySet[ParkedRow]:
    """The rows of some schools that wait for what they lack."""
    return ParkedRow.objects.filter(source__school__in=schools).select_related("source")
