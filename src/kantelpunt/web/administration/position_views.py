"""Pages of functions: giving them, ending them, and who stands in."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.filling import Saved, around, filled, only_administrators, shown
from kantelpunt.web.administration.leaving import about_ending
from kantelpunt.web.administration.people_forms import (
    EndForm,
    OrganisationChoice,
    PositionForm,
    ReplacementForm,
)
from kantelpunt.web.administration.people_views import known_person, path_of, people_path
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.people import positions, standing_in
from kantelpunt.web.people.period import Days
from kantelpunt.web.people.positions import NewPosition
from kantelpunt.web.people.staff import Post, colleagues, organisation, organisations, post, post_of
from kantelpunt.web.schools.groups import groups_at

_GIVE = Text("Functie geven", "Give a function")
_END = Text("Functie beëindigen", "End a function")
_REPLACE = Text("Vervangen", "Replace")
_CHANGE = Text("Vervanging wijzigen", "Change a replacement")
_NEXT = Text("Verder", "Next")
_AWAY = Text(
    "Wie vervangt, ziet en doet in deze dagen wat bij de functie hoort. Zonder vervanger staan de "
    "dossiers van deze persoon als los eind bij wie ze kan oplossen.",
    "Who stands in sees and does on these days what belongs to the function. With nobody, the "
    "cases of this person stand as loose ends with whoever can mend them.",
)


@require_http_methods(["GET", "POST"])
def give(request: HttpRequest, key: str) -> HttpResponse:
    """A function for somebody: first where, then which."""
    by = only_administrators(request)
    who = known_person(key)
    back, _ = path_of(who)
    context = around(_GIVE, back, people_path(), path_of(who))
    where = organisation(request.GET.get("organisatie", ""))
    if where is None:
        return _where(request, context)
    day = now_for(request).date()
    groups = groups_at(where.id, day)
    form = PositionForm(request.POST or None, initial={"first": day})
    form.offer(where.kind, groups)

    def save(given: Mapping[str, Any]) -> Saved:
        new = NewPosition(
            who.id,
            where.id,
            given["function"],
            Days(given["first"], given["last"]),
            tuple(given.get("groups", ())),
        )
        made = positions.give(new, groups, by=by)
        done = Text("De functie is gegeven.", "The function has been given.")
        return Saved(Kind.PERSON, [who.id, made], "position", done, back)

    intro = Text(f"{who.name}, {where.name}", f"{who.name}, {where.name}")
    return filled(request, form, save, {**context, "intro": intro})


def _where(request: HttpRequest, context: Mapping[str, object]) -> HttpResponse:
    form = OrganisationChoice(request.POST or None)
    form.offer(list(organisations().values_list("id", "name")))
    if form.is_bound and form.is_valid():
        return redirect(f"{request.path}?organisatie={form.cleaned_data['organisation']}")
    return shown(request, form, {**context, "submit": _NEXT})


def _known_post(found: Post | None) -> Post:
    if found is None:
        raise Http404
    return found


def _intro(one: Post) -> Text:
    name = function_name(one.function)
    return Text(
        f"{one.person_name}, {name.nl}, {one.organisation_name}",
        f"{one.person_name}, {name.en}, {one.organisation_name}",
    )


def _around(title: Text, one: Post) -> dict[str, object]:
    who = known_person(one.person)
    context = around(title, path_of(who)[0], people_path(), path_of(who), intro=_intro(one))
    return {**context, "submit": title}


@require_http_methods(["GET", "POST"])
def end(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody no longer holds a function after a day; first what stays behind."""
    by = only_administrators(request)
    one, day = _known_post(post(key)), now_for(request).date()
    back = reverse("administration:person", args=[one.person])

    def save(given: Mapping[str, Any]) -> Saved:
        touched = positions.end(one.id, given["last"], by=by)
        done = Text("De functie is beëindigd.", "The function has been ended.")
        shorter = Text(
            "De vervanging eindigt nu ook op die dag.", "The replacement ends on that day as well."
        )
        return Saved(
            Kind.PERSON,
            [one.person, one.id, *touched],
            "position-ended",
            done,
            back,
            [shorter] if touched else (),
        )

    context = {**_around(_END, one), "cards": about_ending(one, day)}
    return filled(request, EndForm(request.POST or None, initial={"last": day}), save, context)


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody is away; first what stays behind."""
    by = only_administrators(request)
    one, day = _known_post(post(key)), now_for(request).date()
    form = ReplacementForm(request.POST or None, initial={"first": day})
    form.offer(colleagues(one.organisation, one.person))

    def save(given: Mapping[str, Any]) -> Saved:
        days = Days(given["first"], given["last"] or one.days.last)
        made = standing_in.stand_in(one.id, days, given["who"] or None, by=by)
        return _written_down(one, made, given["who"])

    context = {**_around(_REPLACE, one), "cards": [*about_ending(one, day), _card()]}
    return filled(request, form, save, context)


@require_http_methods(["GET", "POST"])
def change_replacement(request: HttpRequest, key: str) -> HttpResponse:
    """Somebody is away longer or shorter, or somebody stands in now."""
    by = only_administrators(request)
    one = _known_post(post_of(key))
    now = next(each for each in one.replacements if each.id == key)
    form = ReplacementForm(
        request.POST or None,
        initial={"first": now.days.first, "last": now.days.last, "who": now.by},
    )
    form.offer(colleagues(one.organisation, one.person))

    def save(given: Mapping[str, Any]) -> Saved:
        days = Days(given["first"], given["last"] or one.days.last)
        standing_in.change(key, days, given["who"] or None, by=by)
        return _written_down(one, key, given["who"])

    return filled(request, form, save, {**_around(_CHANGE, one), "cards": [_card()]})


def _card() -> dict[str, object]:
    return {"title": Text("Wat dit betekent", "What this means"), "lines": [_AWAY]}


def _written_down(one: Post, replacement: str, who: str) -> Saved:
    done = Text("De vervanging is vastgelegd.", "The replacement has been recorded.")
    return Saved(
        Kind.PERSON,
        [one.person, one.id, replacement, *([who] if who else [])],
        "replaced" if who else "away",
        done,
        reverse("administration:person", args=[one.person]),
    )
