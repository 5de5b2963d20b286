"""The page on which an administrator loads schools, pupils, codes, calendars, names and parents."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.foundation.errors import MOST_SHOWN, KantelpuntError
from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.filling import Filled, fill
from kantelpunt.web.register.packages import COLUMNS_OF, KNOWN, MOST_BYTES, read_package
from kantelpunt.web.register.shown import shown_mistakes
from kantelpunt.web.schools.selectors import all_schools

_LOAD = Text("Gegevens inlezen", "Load data")


class _Several(forms.ClearableFileInput):
    allow_multiple_selected = True


class _Files(forms.FileField):
    """Several files, each of them looked at."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:  # noqa: ANN401
        return [super(_Files, self).clean(one, initial) for one in data or []]


class FilesForm(forms.Form):
    """One or more files."""

    use_required_attribute = False
    chosen = _Files(widget=_Several, allow_empty_file=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        known = ", ".join(KNOWN)
        self.fields["chosen"].label = said(Text("Bestanden", "Files"))
        self.fields["chosen"].help_text = said(
            Text(
                f"Een zip, of een of meer van: {known}. Wat u weglaat, blijft zoals het is.",
                f"A zip, or one or more of: {known}. What you leave out stays as it is.",
            )
        )

    def clean_chosen(self) -> list[Any]:
        """There are files, and they are not too large."""
        found: list[Any] = self.cleaned_data["chosen"]
        if not found:
            raise forms.ValidationError(said(Text("Kies een bestand.", "Choose a file.")))
        if sum(one.size or 0 for one in found) > MOST_BYTES:
            raise forms.ValidationError(
                said(Text("Dit is meer dan 50 MB.", "This is more than 50 MB."))
            )
        return found


def load(request: HttpRequest) -> HttpResponse:
    """Load files; every mistake in them is told at once, and nothing is half done."""
    viewer, now = viewer_of(request), now_for(request)
    require_area(viewer, "administration")
    if request.method != "POST":
        return _page(request, FilesForm())
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        package = read_package(
            [(one.name or "", one.read()) for one in form.cleaned_data["chosen"]],
            [one.code for one in all_schools()],
        )
        filled = fill(package, now)
    except KantelpuntError as refused:
        return _page(request, form, refused, status=422)
    looked(request, Action.IMPORT, Kind.REGISTER, [], parts=package.files)
    _say(request, filled)
    return redirect("register:load")


def _say(request: HttpRequest, filled: Filled) -> None:
    told = ", ".join(f"{file}: {count}" for file, count in filled.changed)
    raised, gone = len(filled.found.raised), len(filled.found.withdrawn)
    messages.success(
        request,
        said(
            Text(
                f"Ingelezen. Nieuw of gewijzigd in {told}. Registraties die nu meetellen: "
                f"{filled.mended}. Signalen: {raised} nieuw, {gone} ingetrokken.",
                f"Loaded. New or changed in {told}. Registrations that count now: "
                f"{filled.mended}. Signals: {raised} new, {gone} withdrawn.",
            )
        ),
    )
    if filled.unknown:
        messages.warning(
            request,
            said(
                Text(
                    f"{filled.unknown} rijen gaan over leerlingen die niet bekend zijn en zijn "
                    "overgeslagen. Lees eerst pupils.csv of residents.csv in.",
                    f"{filled.unknown} rows are about pupils that are not known and were passed "
                    "over. Load pupils.csv or residents.csv first.",
                )
            ),
        )


def _page(
    request: HttpRequest,
    form: FilesForm,
    refused: KantelpuntError | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    problems = refused.problems if refused else ()
    context = {
        "form": form,
        "submit": _LOAD,
        "files": COLUMNS_OF.items(),
        "mistakes": shown_mistakes(problems),
        "more_mistakes": max(len(problems) - MOST_SHOWN, 0),
        "crumbs": [
            {"url": reverse("administration:home"), "name": said(Text("Beheer", "Administration"))},
            {"url": "", "name": said(_LOAD)},
        ],
    }
    return render(request, "register/load.html", context, status=status)
