"""Pages of codes: what each means at a school."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.words import CATEGORIES
from kantelpunt.web.administration.changing_calendars import signals_told
from kantelpunt.web.administration.fields import choice, offer, rounds, words
from kantelpunt.web.administration.filling import (
    Form,
    Saved,
    around,
    crumbs,
    filled,
    only_administrators,
)
from kantelpunt.web.administration.school_views import known_school, path_of
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.tables import Column, Table
from kantelpunt.web.register.importing import give_meaning
from kantelpunt.web.register.meanings import Meaning, meaning, meanings_at, times_used
from kantelpunt.web.schools.places import Place

_CODES = Text("Codes van verzuim", "Codes of absence")
_ADD = Text("Code toevoegen", "Add a code")
_ANEW = Text(
    "Let op: alle signalen van deze school worden meteen opnieuw bepaald. Signalen die dan niet "
    "meer kloppen, worden ingetrokken.",
    "Mind: all signals of this school are worked out anew at once. Signals that no longer hold "
    "are withdrawn.",
)
_AUTHORISED = Text("geoorloofd", "authorised")
_UNAUTHORISED = Text("ongeoorloofd", "unauthorised")


class MeaningsTable(Table[Meaning]):
    """Codes in alphabetical order, with what they mean."""

    caption = _CODES
    empty = Text(
        "Hier komen de codes te staan die in het verzuim van deze school voorkomen.",
        "The codes will stand here that occur in the registrations of this school.",
    )
    order = "code"

    def __init__(self, school: str) -> None:
        """The codes of a school; changing one of the region makes one of the school."""
        self.columns = (
            Column(
                "code",
                Text("Code", "Code"),
                value=lambda row: row.code,
                sort=lambda row: row.code,
                link=lambda row: (
                    reverse("administration:change_reason", args=[row.id]) + f"?school={school}"
                ),
            ),
            Column(
                "soort",
                Text("Betekent", "Means"),
                value=lambda row: CATEGORIES[row.category],
                sort=lambda row: row.category,
            ),
            Column(
                "mag",
                Text("Mag het?", "Allowed?"),
                value=lambda row: _AUTHORISED if row.authorised else _UNAUTHORISED,
                sort=lambda row: row.authorised,
            ),
            Column(
                "van",
                Text("Geldt voor", "Holds for"),
                value=lambda row: (
                    Text("deze school", "this school")
                    if row.school
                    else Text("alle scholen", "all schools")
                ),
                sort=lambda row: row.school,
            ),
        )
        super().__init__(meanings_at(school))


class MeaningForm(Form):
    """What a code means."""

    category = choice(Text("Wat betekent de code?", "What does the code mean?"))
    authorised = rounds(Text("Is dit verzuim geoorloofd?", "Is this absence authorised?"))

    def offer(self) -> None:
        """The kinds of absence."""
        offer(self, "category", [(one.value, name) for one, name in CATEGORIES.items()])
        offer(self, "authorised", [("ja", _AUTHORISED), ("nee", _UNAUTHORISED)])


class NewMeaningForm(MeaningForm):
    """Likewise, of a code that had none."""

    code = words(Text("Code", "Code"), longest=40)
    field_order = ("code", "category", "authorised")


@require_GET
def reasons(request: HttpRequest, code: str) -> HttpResponse:
    """What the codes of a school mean."""
    only_administrators(request)
    one = known_school(code)
    page = MeaningsTable(code).page(request)
    if page.export:
        return page.export_response(lambda _: looked(request, Action.EXPORT, Kind.SCHOOL, [code]))
    context = {
        "table": page,
        "title": Text(f"Codes van {one.name}", f"Codes of {one.name}"),
        "action": {"url": reverse("administration:add_reason", args=[code]), "name": _ADD},
        "crumbs": crumbs(*path_of(one), ("", _CODES)),
    }
    return render(request, "administration/list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A code that had no meaning at a school."""
    only_administrators(request)
    one = known_school(code)
    form = NewMeaningForm(request.POST or None)
    form.offer()
    return _filled(request, form, one, _ADD, None)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, row: int) -> HttpResponse:
    """Another meaning of a code at a school."""
    only_administrators(request)
    found = meaning(row)
    if found is None:
        raise Http404
    one = known_school(found.school or request.GET.get("school", ""))
    initial = {"category": found.category, "authorised": "ja" if found.authorised else "nee"}
    form = MeaningForm(request.POST or None, initial=initial)
    form.offer()
    return _filled(request, form, one, Text(f"Code {found.code}", f"Code {found.code}"), found.code)


def _filled(
    request: HttpRequest, form: Form, one: Place, title: Text, code: str | None
) -> HttpResponse:
    back = reverse("administration:reasons", args=[one.code])

    def save(given: Mapping[str, Any]) -> Saved:
        mended, found = give_meaning(
            one.code,
            code or given["code"],
            Category(given["category"]),
            authorised=given["authorised"] == "ja",
            now=now_for(request),
        )
        came_in = Text(
            f"Rijen die hierop wachtten en nu meetellen: {mended}.",
            f"Rows that waited for this and count now: {mended}.",
        )
        return Saved(
            Kind.SCHOOL,
            [one.code],
            "meaning",
            Text("De betekenis is vastgelegd.", "The meaning has been recorded."),
            back,
            [*([came_in] if mended else []), *signals_told(found)],
        )

    context = around(title, back, *path_of(one), (back, _CODES), intro=_ANEW)
    if code:
        count = times_used(one.code, code)
        lines = [
            Text(
                f"{count} registraties van {one.name} hebben deze code.",
                f"{count} registrations of {one.name} have this code.",
            )
        ]
        used = Text("Waar deze code staat", "Where this code stands")
        context["cards"] = [{"title": used, "lines": lines}]
    return filled(request, form, save, context)
