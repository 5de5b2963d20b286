"""The pages of documents: handed in and downloaded, through the gate alone."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.asking import Options
from kantelpunt.web.dossiers.documents import (
    DocumentChanged,
    add_document,
    content_of,
    document,
    documents_of,
    kinds_for,
)
from kantelpunt.web.dossiers.file_types import NotKept, type_of
from kantelpunt.web.dossiers.frame import frame, opened
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import require
from kantelpunt.web.gate.viewer import viewer_of
from kantelpunt.web.journal.words import Action, Kind, Result
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.schools.selectors import pupil

_FILE = Text("Welk bestand?", "Which file?")
_SORTS = Text(
    "PDF, Word (.docx), JPG of PNG, tot 10 MB.", "PDF, Word (.docx), JPG or PNG, to 10 MB."
)
_WHO = Text("Wie mag dit zien?", "Who may see this?")
_KINDS = {
    "general": Text("Wie deelneemt aan het hele dossier", "Who takes part in the whole case"),
    "plan": Text("Wie het plan ziet", "Who sees the plan"),
    "restricted": Text("Alleen de school", "The school alone"),
    "medical": Text("Alleen de jeugdgezondheidszorg", "Youth health care alone"),
}
_TOO_LARGE = Text(
    "Dit bestand is groter dan 10 MB. Maak het kleiner of splits het.",
    "This file is larger than 10 MB. Make it smaller or split it.",
)
_KEPT = Text("Het stuk is bewaard.", "The document is kept.")
_NAME = Text("Stuk toevoegen", "Add a document")
_CHANGED = Text(
    "Dit stuk is niet meer wat is ingeleverd, en wordt niet getoond. Meld dit bij het beheer.",
    "This document is no longer what was handed in, and is not shown. Tell administration.",
)


class UploadForm(forms.Form):
    """A file, and who may see it."""

    file = forms.FileField(
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"})
    )
    part = forms.ChoiceField(widget=forms.RadioSelect)

    def __init__(self, *args: object, kinds: list[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["file"].label, self.fields["file"].help_text = said(_FILE), said(_SORTS)
        options: Options = [(kind, said(_KINDS[kind])) for kind in kinds]
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)
        field.label, field.choices, field.initial = said(_WHO), options, kinds[0]

    def clean_file(self) -> "File[bytes]":
        """Small enough, and of a sort that may be kept."""
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.MAX_DOCUMENT_BYTES:
            raise forms.ValidationError(said(_TOO_LARGE))
        try:
            type_of(file.read())
        except NotKept as refused:
            raise forms.ValidationError(said(refused.why)) from refused
        file.seek(0)
        return file


def upload(request: HttpRequest, case: str) -> HttpResponse:
    """Hand in a file."""
    viewer, now = viewer_of(request), now_for(request)
    kinds = kinds_for(require(viewer, case))
    if not ({"general", "medical"} & set(kinds)):
        raise PermissionDenied
    subjects = [case, CaseRow.objects.values_list("pupil", flat=True).get(id=case)]
    form = UploadForm(request.POST or None, request.FILES or None, kinds=kinds)
    if request.method == "POST" and form.is_valid():
        file, part = form.cleaned_data["file"], form.cleaned_data["part"]
        kept = add_document(case, file.name, part, file.read(), viewer.person, now)
        subjects = [kept.id, *subjects]
        looked(request, Action.CHANGE, Kind.DOCUMENT, subjects, parts=[part], code="added")
        messages.success(request, said(_KEPT))
        return redirect(_tab(case))
    looked(request, Action.LOOK, Kind.CASE, subjects, parts=[Part.DOCUMENTS])
    status = 422 if request.method == "POST" else 200
    return render(request, "dossiers/upload.html", _context(case, form, request), status=status)


def _tab(case: str) -> str:
    return reverse("dossiers:documents", args=[case])


def _context(case: str, form: UploadForm, request: HttpRequest) -> dict[str, object]:
    row = CaseRow.objects.get(id=case)
    who = pupil(row.pupil, now_for(request).date())
    name = who.name if who else row.pupil
    return {
        "form": form,
        "case": row,
        "pupil": who,
        "name": name,
        "title": said(_NAME),
        "crumbs": [
            {"url": reverse("dossiers:list"), "name": said(Text("Dossiers", "Cases"))},
            {"url": reverse("dossiers:case", args=[case]), "name": name},
            {"url": _tab(case), "name": said(Text("Stukken", "Documents"))},
            {"url": "", "name": said(_NAME)},
        ],
    }


def download(request: HttpRequest, case: str, key: str) -> HttpResponse:
    """The file, to be kept and never to be opened by the browser itself."""
    parts = require(viewer_of(request), case)
    found = document(case, key, parts)
    if found is None:
        raise Http404
    pupil_id = CaseRow.objects.values_list("pupil", flat=True).get(id=case)
    subjects = [found.id, case, pupil_id]
    try:
        content = content_of(found.id)
    except DocumentChanged:
        result, code = Result.REFUSED, "changed"
        looked(request, Action.EXPORT, Kind.DOCUMENT, subjects, result=result, code=code)
        messages.error(request, said(_CHANGED))
        return redirect(_tab(case))
    looked(request, Action.EXPORT, Kind.DOCUMENT, subjects, parts=[found.part])
    return as_attachment(content, found.name, found.content_type)


def as_attachment(content: bytes, name: str, content_type: str) -> HttpResponse:
    """A file that the browser saves and does not run."""
    response = HttpResponse(content, content_type=content_type)
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = disposition or "attachment"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def documents(request: HttpRequest, case: str) -> HttpResponse:
    """The tab of documents; a doctor sees those of youth health there, and no others."""
    one = opened(request, case, Part.HEAD)
    if not one.parts & {Part.DOCUMENTS, Part.MEDICAL}:
        raise PermissionDenied
    context = frame(one, "dossiers:documents")
    context["documents"] = [
        (found, said(_KINDS[found.part])) for found in documents_of(case, one.parts)
    ]
    return render(request, "dossiers/documents.html", context)
