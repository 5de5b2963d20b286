"""The page on which the region answers what a protocol leaves to it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kantelpunt.foundation.errors import InputRefused, UnknownProtocol
from kantelpunt.foundation.text import Text
from kantelpunt.web.administration.changing_calendars import terms_told
from kantelpunt.web.administration.fields import choice, offer, words
from kantelpunt.web.administration.filling import (
    Form,
    Saved,
    around,
    filled,
    only_administrators,
    shown,
)
from kantelpunt.web.administration.foreseen_told import about_choices
from kantelpunt.web.administration.protocol_views import PROTOCOLS, title_of
from kantelpunt.web.dossiers.changes_around import choices_changed, foreseen
from kantelpunt.web.journal.words import Kind
from kantelpunt.web.pages.clock import now_for
from kantelpunt.web.pages.saying import language_of
from kantelpunt.web.protocols.choosing import (
    AnsweredBy,
    OpenSetting,
    choose_all,
    open_settings,
    weighed,
    with_changes,
)
from kantelpunt.web.protocols.plain_terms import in_words
from kantelpunt.web.protocols.selectors import chosen

_NOT_YET = Text("Nog niet gekozen", "Not chosen yet")
_SURE = Text("Ja, vastleggen", "Yes, record it")
_HOW = {
    AnsweredBy.TERM: Text(
        "Schrijf bijvoorbeeld: 5 schooldagen.", "Write for example: 5 school days."
    ),
    AnsweredBy.INTERVAL: Text(
        "Schrijf bijvoorbeeld: 6 weken, of 4 keer per schooljaar.",
        "Write for example: 6 weeks, or 4 times a school year.",
    ),
}


class SettingsForm(Form):
    """A field per setting, in the protocol's own words."""

    field_of: ClassVar[Mapping[str, str]] = {}
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def has_seen(self, changed: Mapping[str, str]) -> bool:
        """Whether it was shown what these very changes move; if not, it will have been now."""
        now = repr(sorted(changed.items()))
        seen: bool = self.cleaned_data["seen"] == now
        self.data = {**{one: self.data[one] for one in self.data}, "seen": now}
        return seen

    def offer(self, settings: list[OpenSetting]) -> None:
        """The settings of a protocol, with what may be answered."""
        for one in settings:
            label, told = Text(one.name, one.name), _help(one)
            if one.answers:
                self.fields[one.id] = choice(label, required=False, help_text=told)
                offer(self, one.id, one.answers, _NOT_YET)
            else:
                self.fields[one.id] = words(label, required=False, help_text=told)
            self.initial[one.id] = in_words(one.chosen, language_of())


def _help(one: OpenSetting) -> Text:
    how = _HOW.get(one.by, Text("", ""))
    if not one.default:
        return Text(
            f"{one.at}. Zonder keuze vraagt Kantelpunt hier niets. {how.nl}".strip(),
            f"{one.at}. Without a choice Kantelpunt asks nothing here. {how.en}".strip(),
        )
    return Text(
        f"{one.at}. Zonder keuze geldt: {one.default}. {how.nl}".strip(),
        f"{one.at}. Without a choice holds: {one.default}. {how.en}".strip(),
    )


@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest, protocol: str) -> HttpResponse:
    """What the region chose for a protocol, and what it may choose."""
    only_administrators(request)
    now = now_for(request)
    try:
        known = open_settings(protocol, now.date())
    except UnknownProtocol as unknown:
        raise Http404 from unknown
    form = SettingsForm(request.POST or None)
    form.field_of = {one.id: one.id for one in known}  # type: ignore[misc]
    form.offer(known)
    back = reverse("administration:protocols")

    def save(given: Mapping[str, Any]) -> Saved:
        changed, before = weighed(protocol, given, now.date()), chosen(protocol)
        choose_all(protocol, changed)
        why = "de regio koos anders: " + ", ".join(one.name for one in known if one.id in changed)
        moved = choices_changed(protocol, before, now, why)
        done = Text("De keuzes zijn vastgelegd.", "The choices have been recorded.")
        subjects = [protocol, *(f"{protocol}.{one}" for one in changed)]
        more = [terms_told(moved)] if moved.terms else []
        return Saved(Kind.SETTINGS, subjects, "settings-chosen", done, back, more)

    title = Text(f"Keuzes bij {title_of(protocol)}", f"Choices for {title_of(protocol)}")
    intro = Text(
        "Wat het protocol aan de regio laat. Een keuze geldt ook voor lopende dossiers op dit "
        "protocol.",
        "What the protocol leaves to the region. A choice holds for running cases on this protocol "
        "too.",
    )
    if not known:
        intro = Text("Dit protocol laat niets open.", "This protocol leaves nothing open.")
    context = around(title, back, (back, PROTOCOLS), intro=intro)
    card = _to_be_seen(protocol, form, now)
    if card:
        return shown(request, form, {**context, "cards": [card], "submit": _SURE})
    return filled(request, form, save, context)


def _to_be_seen(protocol: str, form: SettingsForm, now: datetime) -> dict[str, object] | None:
    """What these choices move in running cases, for whoever has not seen that yet."""
    if not form.is_valid():
        return None
    try:
        changed = weighed(protocol, form.cleaned_data, now.date())
    except InputRefused:
        return None  # told when it is kept
    if not changed or form.has_seen(changed):
        return None
    found = foreseen(protocol, with_changes(protocol, changed), now)
    return about_choices(found) if found.cases else None
