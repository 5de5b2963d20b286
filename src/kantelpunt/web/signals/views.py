"""Signals: the list, one explained, and judging one or several at once."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import own_schools, pupils_of_own_school, require_area
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.tables import Option
from kantelpunt.web.people.selectors import names_of
from kantelpunt.web.register import selectors
from kantelpunt.web.register.lacking import not_computable
from kantelpunt.web.register.selectors import FoundSignal, SignalState
from kantelpunt.web.register.services import withdrawal_seen
from kantelpunt.web.schools.selectors import pupil, schools_of
from kantelpunt.web.signals import judging
from kantelpunt.web.signals.forms import LEAVE, JudgeForm
from kantelpunt.web.signals.grouping import PupilSignals, per_pupil
from kantelpunt.web.signals.shown import evidence_of
from kantelpunt.web.signals.tables import (
    SignalsTable,
    kind_options,
    named,
    state_of,
    state_tag,
)

_SIGNALS = Text("Signalen", "Signals")
_MOST = 100


def signals(request: HttpRequest) -> HttpResponse:
    """The signals of one's own pupils."""
    viewer = viewer_of(request)
    require_area(viewer, "signals")
    own = pupils_of_own_school(viewer)
    schools = schools_of(own_schools(viewer, whole=False))
    options = {
        "soort": kind_options(selectors.kinds_of(own)),
        "school": [Option[FoundSignal](one.code, one.name) for one in schools],
    }
    page = SignalsTable(named(selectors.signals_of(own)), options=options).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.SIGNAL, ids))
    looked(request, Action.LIST, Kind.SIGNAL, page.ids)
    context = {
        "table": page,
        "choosable": set(selectors.new_signals(own).values_list("pupil", flat=True)),
        "choose": "leerling",
        "imports": bool(own_schools(viewer)),
        "not_computable": not_computable(viewer.day),
    }
    return render(request, "signals/list.html", context)


def signal(request: HttpRequest, key: str) -> HttpResponse:
    """One signal, explained; with what can be made of it."""
    viewer, now = viewer_of(request), now_for(request)
    row = selectors.signals_of(pupils_of_own_school(viewer)).filter(id=key).first()
    if row is None:
        raise PermissionDenied
    groups = _groups(request, [key])
    looked(request, Action.LOOK, Kind.SIGNAL, [row.id, row.pupil])
    context = {
        "signal": row,
        "pupil": pupil(row.pupil, now.date()),
        "name": row.name,
        "sentence": row.told,
        "state": state_of(row),
        "tag": state_tag(row),
        "withdrawn": row.state == SignalState.WITHDRAWN,
        "by": names_of([row.judged_by]).get(row.judged_by, ""),
        "evidence": evidence_of(row),
        "form": JudgeForm(groups=groups) if groups else None,
        "groups": groups,
        "crumbs": _crumbs(row.name),
    }
    return render(request, "signals/signal.html", context)


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Judge the signals that were chosen; nothing that was written is lost on the way."""
    require_area(viewer_of(request), "signals")
    groups = _groups(
        request,
        request.POST.getlist("signaal")[:_MOST],
        request.POST.getlist("leerling")[:_MOST],
    )
    if not groups:
        messages.info(
            request,
            said(
                Text(
                    "Kies eerst een of meer leerlingen met nieuwe signalen.",
                    "First choose one or more pupils with new signals.",
                )
            ),
        )
        return redirect("signals:list")
    if "doen" not in request.POST:
        return _judge_page(request, JudgeForm(groups=groups), groups)
    form = JudgeForm(request.POST, groups=groups)
    if not form.is_valid():
        return _judge_page(request, form, groups, status=422)
    if form.cleaned_data["decision"] == LEAVE:
        return _left(request, form)
    return _put_into_cases(request, form)


def _groups(
    request: HttpRequest, signals: Sequence[str], pupils: Sequence[str] = ()
) -> Sequence[PupilSignals]:
    """What is judged, with all that is new about the same pupils."""
    own = pupils_of_own_school(viewer_of(request))
    return per_pupil(selectors.to_judge(signals, own, pupils), now_for(request).date())


def _judge_page(
    request: HttpRequest, form: JudgeForm, groups: Sequence[PupilSignals], *, status: int = 200
) -> HttpResponse:
    looked(request, Action.LIST, Kind.SIGNAL, _ids(groups))
    context = {"form": form, "groups": groups, "crumbs": _crumbs(_JUDGE)}
    return render(request, "signals/judge.html", context, status=status)


_JUDGE = Text("Signalen beoordelen", "Judge signals")


def _ids(groups: Sequence[PupilSignals]) -> list[str]:
    """Signals, and the pupils whom they are about."""
    return [
        *(one.id for group in groups for one in group.signals),
        *(group.pupil.id for group in groups),
    ]


def _left(request: HttpRequest, form: JudgeForm) -> HttpResponse:
    groups = form.chosen()
    count = judging.leave_signals(
        groups, form.cleaned_data["reason"], viewer_of(request), now_for(request)
    )
    looked(request, Action.CHANGE, Kind.SIGNAL, _ids(groups), code="left")
    messages.success(
        request,
        said(
            Text(
                f"Beoordeeld: {count}. Er is geen casus geopend.",
                f"Judged: {count}. No case was opened.",
            )
        ),
    )
    return redirect("signals:list")


def _put_into_cases(request: HttpRequest, form: JudgeForm) -> HttpResponse:
    groups = form.chosen()
    try:
        cases = judging.put_into_cases(
            groups,
            form.first_days(),
            form.cleaned_data["note"],
            viewer_of(request),
            now_for(request),
        )
    except judging.RefusedFor as refused:
        form.add_error(None, f"{refused.pupil.name}: {said(refused.refusal.text())}")
        looked(
            request,
            Action.CHANGE,
            Kind.SIGNAL,
            _ids(groups),
            result=Result.REFUSED,
            code=refused.refusal.code,
        )
        return _judge_page(request, form, form.groups, status=422)
    looked(request, Action.CHANGE, Kind.SIGNAL, [*_ids(groups), *cases], code="in_case")
    opened = sum(not group.case for group in groups)
    joined = len(groups) - opened
    messages.success(request, said(_told(opened, joined)))
    return redirect("dossiers:case", cases[0]) if len(cases) == 1 else redirect("signals:list")


def _told(opened: int, joined: int) -> Text:
    if (opened, joined) == (1, 0):
        return Text("De casus is geopend.", "The case is open.")
    if (opened, joined) == (0, 1):
        return Text("Het signaal hoort nu bij de open casus.", "The signal is in the open case.")
    return Text(
        f"Geopende casussen: {opened}. Bij een open casus gevoegd: {joined}.",
        f"Cases opened: {opened}. Joined to an open case: {joined}.",
    )


@require_POST
def seen(request: HttpRequest, key: str) -> HttpResponse:
    """Take note that a signal was withdrawn."""
    rows = selectors.signals_of(pupils_of_own_school(viewer_of(request))).filter(id=key)
    if not rows.exists():
        raise PermissionDenied
    withdrawal_seen([key])
    looked(request, Action.CHANGE, Kind.SIGNAL, [key], code="withdrawal_seen")
    return redirect("signals:list")


def _crumbs(last: Text) -> list[dict[str, str]]:
    return [
        {"url": reverse("signals:list"), "name": said(_SIGNALS)},
        {"url": "", "name": said(last)},
    ]
