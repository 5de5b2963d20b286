"""Pages on which the privacy officer reads who looked at what (CM-22).

To read the journal is a look as well, and stands in it. The list names no pupils, so that
reading it does not show everybody's data; a page about one pupil or one entry does.
"""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from kantelpunt.casework.payloads import Payload
from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.inspection.forms import SearchForm
from kantelpunt.web.inspection.names import Named, known_names, named
from kantelpunt.web.inspection.tables import (
    EntriesTable,
    action_name,
    kind_name,
    result_name,
    result_tag,
)
from kantelpunt.web.inspection.words import code_name, part_name
from kantelpunt.web.journal.reporting import verify_latest
from kantelpunt.web.journal.selectors import EntryRow, details, entries, entry, onlookers
from kantelpunt.web.journal.verifying import FAULTS
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.tables import TablePage
from kantelpunt.web.schools.selectors import pupils
from kantelpunt.web.schools.selectors import search as search_pupils

_VERIFIED_AT_ONCE = 5000
_MOST_FOUND = 50
_LONGEST_ID = 64
_JOURNAL = Text("Inzage", "Access")
_SEARCH = Text("Zoek", "Search")


@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    """Everything that was done, the newest first."""
    _only_for_officers(request)
    page = EntriesTable(entries(), known_names()).page(request)
    if page.export:
        return _handed_out(request, page, [])
    looked(request, Action.LIST, Kind.JOURNAL, [])
    return render(request, "inspection/journal.html", {"table": page})


@require_GET
def about(request: HttpRequest, subject: str) -> HttpResponse:
    """Who looked at one pupil, case or anything else."""
    _only_for_officers(request)
    if len(subject) > _LONGEST_ID or not subject.isprintable():
        raise Http404
    names = known_names()
    page = EntriesTable(entries(subject=subject), names).page(request)
    if page.export:
        return _handed_out(request, page, [subject])
    looked(request, Action.LOOK, Kind.JOURNAL, [subject])
    (who,) = named([subject], now_for(request).date())
    seen_by = [
        (names.person(one.person), names.place(one.role, one.organisation), one)
        for one in onlookers(subject)
    ]
    context = {"table": page, "who": who, "seen_by": seen_by, "crumbs": _crumbs(who.name)}
    return render(request, "inspection/about.html", context)


@require_GET
def one_entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry with all that it says, and the reason that was given."""
    _only_for_officers(request)
    row = entry(number)
    if row is None:
        raise Http404
    looked(request, Action.LOOK, Kind.JOURNAL, row.subjects, code=f"entry:{number}")
    names = known_names()
    context = {
        "row": row,
        "person": names.person(row.actor),
        "place": names.place(row.role, row.organisation),
        "action": action_name(row.action),
        "kind": kind_name(row.kind),
        "result": result_name(row.result),
        "result_tag": result_tag(row.result),
        "parts": [said(part_name(one)) for one in row.parts],
        "code": code_name(row.code),
        "subjects": named(row.subjects, now_for(request).date()),
        "detail": _detail(row.detail_hash),
        "crumbs": _crumbs(said(Text(f"Regel {number}", f"Entry {number}"))),
    }
    return render(request, "inspection/entry.html", context)


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Find a pupil, to see who looked; the name that was looked for stays out of the address."""
    _only_for_officers(request)
    form = SearchForm(request.POST or None)
    found: list[tuple[Named, str]] | None = None
    if form.is_valid():
        found = _found(request, form.cleaned_data["who"])
        looked(request, Action.SEARCH, Kind.JOURNAL, [one.id for one, _ in found])
        if len(found) == 1:
            return redirect("inspection:about", subject=found[0][0].id)
    context = {
        "form": form,
        "found": found,
        "search_words": _SEARCH,
        "crumbs": _crumbs(said(_SEARCH)),
    }
    return render(request, "inspection/search.html", context)


@require_http_methods(["GET", "POST"])
def verification(request: HttpRequest) -> HttpResponse:
    """Is the journal whole? The latest entries on a page; all of them by the command."""
    _only_for_officers(request)
    verdict = None
    if request.method == "POST":
        verdict = verify_latest(_VERIFIED_AT_ONCE)
        looked(request, Action.LOOK, Kind.JOURNAL, [], code="verified")
    context = {
        "verdict": verdict,
        "fault": said(FAULTS[verdict.fault]) if verdict and verdict.fault else "",
        "at_once": _VERIFIED_AT_ONCE,
        "crumbs": _crumbs(said(Text("Controle", "Verification"))),
    }
    return render(request, "inspection/verification.html", context)


def _only_for_officers(request: HttpRequest) -> None:
    require_area(request.viewer, "journal")  # type: ignore[attr-defined]


def _handed_out(
    request: HttpRequest, page: TablePage[EntryRow], subjects: Iterable[str]
) -> HttpResponse:
    return page.export_response(
        lambda _: looked(request, Action.EXPORT, Kind.JOURNAL, subjects, code=str(page.export))
    )


def _found(request: HttpRequest, words: str) -> list[tuple[Named, str]]:
    """Pupils of that name with group and school, and what has exactly that reference."""
    day = now_for(request).date()
    ids = search_pupils(words, None, limit=_MOST_FOUND)
    reference = words.strip()
    if reference not in ids and entries(subject=reference).exists():
        ids.append(reference)
    known = pupils(ids, day)
    where = {
        key: " · ".join(filter(None, (one.group, one.school_name))) for key, one in known.items()
    }
    return [(one, where.get(one.id, "")) for one in named(ids, day)]


def _detail(key: str) -> dict[str, object]:
    kept = details([key]).get(key) if key else None
    if isinstance(kept, Payload):
        return {"text": kept.text}
    return {"destroyed_on": kept.on} if kept else {}


def _crumbs(name: str) -> list[dict[str, str]]:
    return [
        {"url": reverse("inspection:journal"), "name": said(_JOURNAL)},
        {"url": "", "name": name},
    ]
