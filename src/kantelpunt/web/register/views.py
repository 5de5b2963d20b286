"""Pages on which a school hands in its registrations, and puts right what was parked."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foundation.errors import MOST_SHOWN, KantelpuntError
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import own_schools, require_school
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.tables import Option
from kantelpunt.web.register import drafts, selectors
from kantelpunt.web.register.forms import MeaningForm, PeriodForm, UploadForm
from kantelpunt.web.register.importing import Outcome, foreseen, give_meaning, take_in
from kantelpunt.web.register.models import Import, ParkedRow
from kantelpunt.web.register.reading import HandedIn, read_absences
from kantelpunt.web.register.shown import Freshness, shown_changes, shown_mistakes
from kantelpunt.web.register.tables import ImportsTable, ParkedTable, named_imports, named_rows
from kantelpunt.web.schools.calendars import calendar_of
from kantelpunt.web.schools.selectors import SchoolInfo, school, schools_of

_UPLOAD = Text("Verzuim inlezen", "Import absence")
_REGISTER = Text("Verzuimregistratie", "Absence registrations")
_LOOK = Text("Bekijk wat er verandert", "See what will change")


def own(request: HttpRequest) -> Sequence[SchoolInfo]:
    """The schools for which somebody may import.

    Raises:
        PermissionDenied: when there are none.
    """
    found = schools_of(own_schools(viewer_of(request)))
    if not found:
        raise PermissionDenied
    return found


def imports(request: HttpRequest) -> HttpResponse:
    """What was imported, and up to when each school is known."""
    schools = own(request)
    codes = [one.code for one in schools]
    options = {"school": [Option[Import](one.code, one.name) for one in schools]}
    page = ImportsTable(named_imports(selectors.imports_of(codes)), options=options).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.REGISTER, ids))
    fresh, parked = selectors.freshness(codes), selectors.parked_counts(codes)
    today = now_for(request).date()
    context = {
        "table": page,
        "fresh": [
            Freshness(one, fresh.get(one.code), parked.get(one.code, 0), today) for one in schools
        ],
    }
    return render(request, "register/imports.html", context)


def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file; every mistake in it is told at once."""
    schools = own(request)
    if request.method != "POST":
        return _upload_page(request, UploadForm(schools=schools))
    form = UploadForm(request.POST, request.FILES, schools=schools)
    if not form.is_valid():
        return _upload_page(request, form, status=422)
    code, content = form.cleaned_data["school"], form.cleaned_data["file"]
    try:
        _read(request, code, content)
    except KantelpuntError as refused:
        return _upload_page(request, form, refused, status=422)
    key = drafts.put_aside(code, viewer_of(request).person, content, now_for(request))
    return redirect("register:preview", key)


def _upload_page(
    request: HttpRequest,
    form: UploadForm,
    refused: KantelpuntError | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    problems = refused.problems if refused else ()
    context = {
        "form": form,
        "submit": _LOOK,
        "cancel_url": reverse("register:imports"),
        "mistakes": shown_mistakes(problems),
        "more_mistakes": max(len(problems) - MOST_SHOWN, 0),
        "crumbs": _crumbs(_UPLOAD),
    }
    return render(request, "register/upload.html", context, status=status)


def _read(request: HttpRequest, code: str, content: bytes) -> HandedIn:
    region: HolidayRegion = calendar_of(code).region
    return read_absences(content, code, region, now_for(request).date())


def preview(request: HttpRequest, draft: str) -> HttpResponse:
    """What an import would do; it is done by a second press of a button."""
    viewer, now = viewer_of(request), now_for(request)
    found = drafts.draft_of(draft, viewer.person)
    if found is None:
        messages.info(
            request,
            said(
                Text(
                    "Dit bestand is al ingelezen of weggelegd. Kies het opnieuw.",
                    "This file was imported or put away already. Choose it again.",
                )
            ),
        )
        return redirect("register:imports")
    code, content = found
    require_school(viewer, school(code).organisation)
    handed = _read(request, code, content)
    form = _period_form(request, handed)
    if not form.is_valid():
        return _preview_page(request, draft, code, handed, form, None, status=_status(form))
    try:
        if request.POST.get("doen") == "inlezen":
            outcome = take_in(code, content, handed, form.period, viewer_of(request).person, now)
            drafts.give_up(draft, viewer.person)
            return _imported(request, code, outcome)
        outcome = foreseen(code, content, handed, form.period, now)
    except KantelpuntError as refused:
        for one in refused.problems[:MOST_SHOWN]:
            form.add_error(None, said(one.text))
        return _preview_page(request, draft, code, handed, form, None, status=422)
    return _preview_page(request, draft, code, handed, form, outcome)


def _status(form: PeriodForm) -> int:
    return 422 if form.is_bound and form.data.get("doen") else 200


def _period_form(request: HttpRequest, handed: HandedIn) -> PeriodForm:
    """The period that was chosen, or that the rows tell; empty when there is neither."""
    if request.method == "POST":
        return PeriodForm(request.POST)
    if handed.period is None:
        return PeriodForm()
    first, last = handed.period
    return PeriodForm({"first": first.isoformat(), "last": last.isoformat()})


def _preview_page(
    request: HttpRequest,
    draft: str,
    code: str,
    handed: HandedIn,
    form: PeriodForm,
    outcome: Outcome | None,
    *,
    status: int = 200,
) -> HttpResponse:
    changes = shown_changes(outcome.changed if outcome else (), now_for(request).date())
    looked(
        request, Action.LIST, Kind.REGISTER, [code, *dict.fromkeys(one.pupil for one in changes)]
    )
    context = {
        "draft": draft,
        "school": school(code),
        "rows": len(handed.rows),
        "unknown": handed.unknown,
        "form": form,
        "outcome": outcome,
        "changes": changes,
        "crumbs": _crumbs(_UPLOAD),
    }
    return render(request, "register/preview.html", context, status=status)


def _imported(request: HttpRequest, code: str, outcome: Outcome) -> HttpResponse:
    looked(request, Action.IMPORT, Kind.REGISTER, [code])
    if outcome.before is not None:
        messages.info(
            request,
            said(
                Text(
                    "Dit bestand was al ingelezen. Er is niets veranderd.",
                    "This file was imported already. Nothing changed.",
                )
            ),
        )
    else:
        found, aside = outcome.found, len(outcome.parked)
        messages.success(
            request,
            said(
                Text(
                    f"Ingelezen: {outcome.kept} rijen. Nieuwe signalen: {len(found.raised)}, "
                    f"ingetrokken: {len(found.withdrawn)}, apart gezet: {aside}.",
                    f"Imported: {outcome.kept} rows. New signals: {len(found.raised)}, "
                    f"withdrawn: {len(found.withdrawn)}, set aside: {aside}.",
                )
            ),
        )
    return redirect("register:parked" if outcome.parked else "register:imports")


def cancel(request: HttpRequest, draft: str) -> HttpResponse:
    """Give up an import."""
    if request.method == "POST":
        drafts.give_up(draft, viewer_of(request).person)
    return redirect("register:imports")


def parked(request: HttpRequest) -> HttpResponse:
    """Rows that wait for what they lack."""
    schools = own(request)
    rows = named_rows(selectors.parked_of([one.code for one in schools]))
    options = {"school": [Option[ParkedRow](one.code, one.name) for one in schools]}
    page = ParkedTable(rows, options=options).page(request)
    if page.export:
        return page.export_response(lambda ids: looked(request, Action.EXPORT, Kind.REGISTER, ids))
    looked(request, Action.LIST, Kind.REGISTER, page.ids)
    return render(
        request,
        "register/parked.html",
        {"table": page, "crumbs": _crumbs(Text("Apart gezet", "Set aside"))},
    )


def meaning(request: HttpRequest, row: int) -> HttpResponse:
    """Give a code its meaning at a school; all rows that wait for it come in."""
    found = ParkedRow.objects.select_related("source").filter(pk=row).first()
    if found is None:
        raise Http404
    code, where = found.reason, school(found.source.school)
    require_school(viewer_of(request), where.organisation)
    form = MeaningForm(request.POST or None)
    if form.is_valid():
        mended, changed = give_meaning(
            where.code,
            code,
            Category(form.cleaned_data["category"]),
            authorised=form.cleaned_data["authorised"] == "true",
            now=now_for(request),
        )
        looked(request, Action.CHANGE, Kind.REGISTER, [where.code], code="meaning")
        raised = len(changed.raised)
        messages.success(
            request,
            said(
                Text(
                    f"Rijen die nu meetellen: {mended}. Nieuwe signalen: {raised}.",
                    f"Rows that count now: {mended}. New signals: {raised}.",
                )
            ),
        )
        return redirect("register:parked")
    context = {
        "form": form,
        "code": code,
        "school": where,
        "cancel_url": reverse("register:parked"),
        "crumbs": _crumbs(Text("Betekenis van een code", "Meaning of a code")),
    }
    return render(request, "register/meaning.html", context, status=422 if form.errors else 200)


def _crumbs(last: Text) -> list[dict[str, str]]:
    return [
        {"url": reverse("register:imports"), "name": said(_REGISTER)},
        {"url": "", "name": said(last)},
    ]
