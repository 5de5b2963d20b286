"""Signals and registrations, as other parts of the application read them."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from kantelpunt.web.register.models import FoundSignal as FoundSignal
from kantelpunt.web.register.models import Import, ParkedRow, Submission
from kantelpunt.web.register.models import SignalState as SignalState
from kantelpunt.web.schools.selectors import Enrolments

_NEW = Q(state=SignalState.NEW, warning=False)


def signals_of(pupils: Enrolments) -> QuerySet[FoundSignal]:
    """Signals and warnings of the pupils of some enrolments."""
    return FoundSignal.objects.filter(pupil__in=pupils.values("pupil_id"))


def signals_of_pupil(pupil: str) -> list[FoundSignal]:
    """The signals of a pupil, without warnings, the latest first."""
    rows = FoundSignal.objects.filter(pupil=pupil, warning=False)
    return list(rows.order_by("-fired_on", "id"))


def signals_that_hold(pupils: Iterable[str]) -> list[FoundSignal]:
    """The signals of some pupils that were not withdrawn, without warnings, the earliest first."""
    rows = FoundSignal.objects.filter(pupil__in=list(pupils), warning=False)
    return list(rows.exclude(state=SignalState.WITHDRAWN).order_by("fired_on", "id"))


def new_signals(pupils: Enrolments) -> QuerySet[FoundSignal]:
    """The signals of these pupils that nobody judged yet, the latest first."""
    return signals_of(pupils).filter(_NEW).order_by("-fired_on", "pupil", "id")


def with_new_signal(pupils: Iterable[str]) -> set[str]:
    """Of some pupils those with a signal that nobody judged yet."""
    rows = FoundSignal.objects.filter(_NEW, pupil__in=list(pupils))
    return set(rows.values_list("pupil", flat=True))


def new_per_school(schools: Iterable[str]) -> dict[str, int]:
    """Per school how many signals nobody judged yet."""
    rows = FoundSignal.objects.filter(_NEW, school__in=list(schools)).values_list("school")
    return dict(rows.annotate(signals=Count("id")).order_by())


def new_before(school: str, day: date) -> list[str]:
    """Ids of the signals of a school from before a day that nobody judged yet."""
    rows = FoundSignal.objects.filter(_NEW, school=school, fired_on__lt=day)
    return list(rows.values_list("id", flat=True))


def withdrawn_unseen(pupils: Enrolments) -> QuerySet[FoundSignal]:
    """Signals that were withdrawn and of which nobody took note yet, the latest first."""
    rows = signals_of(pupils).filter(state=SignalState.WITHDRAWN, withdrawal_seen=False)
    return rows.order_by("-withdrawn_on", "pupil", "id")


def fired_in(school: str, first: date, last: date) -> list[tuple[str, date]]:
    """Pupils of a school of whom a signal came true between two days, and still holds."""
    rows = _holding().filter(school=school, fired_on__range=(first, last))
    return list(rows.values_list("pupil", "fired_on").order_by("fired_on", "id"))


def fired_signals() -> dict[str, dict[str, list[tuple[date, date]]]]:
    """Per pupil per signal the days of firing with the first day that contributed, ascending."""
    found: dict[str, dict[str, list[tuple[date, date]]]] = {}
    rows = _holding().order_by("fired_on")
    for pupil, signal, fired, first in rows.values_list("pupil", "signal", "fired_on", "first_day"):
        found.setdefault(pupil, {}).setdefault(signal, []).append((fired, first))
    return found


def fired_on(pupil: str, fired: Collection[tuple[str, date]]) -> list[str]:
    """Ids of the signals of a pupil that came true on these days."""
    rows = _holding().filter(pupil=pupil).values_list("id", "signal", "fired_on")
    return [key for key, signal, day in rows if (signal, day) in fired]


def _holding() -> QuerySet[FoundSignal]:
    return FoundSignal.objects.filter(warning=False).exclude(state=SignalState.WITHDRAWN)


def to_judge(
    signals: Collection[str], among: Enrolments, pupils: Collection[str] = ()
) -> list[FoundSignal]:
    """What can be put in a case, the earliest first; of pupils of some enrolments alone.

    Args:
        signals: these, also when they were left before: people may come back on it.
        among: the enrolments.
        pupils: of these, and of those whom the signals are about, all that nobody judged yet.
    """
    chosen = Q(id__in=signals, warning=False, state__in=[SignalState.NEW, SignalState.LEFT])
    rows = signals_of(among)
    about = {*pupils, *rows.filter(chosen).values_list("pupil", flat=True)}
    return list(rows.filter(chosen | Q(_NEW, pupil__in=about)).order_by("pupil", "fired_on", "id"))


def kinds_of(pupils: Enrolments) -> list[tuple[str, str]]:
    """The different signals that these pupils have, each with a version that has it."""
    rows = signals_of(pupils).values_list("signal").annotate(one=Max("version"))
    return list(rows.order_by("signal"))


def told_otherwise(signals: Iterable[str]) -> list[FoundSignal]:
    """Of some signals those that stand otherwise now than their case knows."""
    rows = FoundSignal.objects.filter(id__in=list(signals), case_knows=False).exclude(case="")
    return list(rows.order_by("case", "fired_on", "id"))


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
