"""A page with a form: what was filled in is kept as a whole, or refused with all that is wrong."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from kantelpunt.foundation.errors import KantelpuntError
from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.looking import looked
from kantelpunt.web.gate.seeing import require_area
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.saying import language_of, said

HOME = Text("Beheer", "Administration")
_NOT_SO = 422


class Form(forms.Form):
    """A form of which services judge what was filled in.

    Attributes:
        field_of: per code of a mistake the field at which it stands; others stand on top.
    """

    field_of: ClassVar[Mapping[str, str]] = {}

    def refuse(self, refused: KantelpuntError) -> None:
        """Take over every mistake."""
        for one in refused.problems:
            self.add_error(self.field_of.get(one.code), one.text.in_(language_of()))


@dataclass(frozen=True)
class Saved:
    """What was kept.

    Attributes:
        kind: of what, and `subjects` of which; so it stands in the journal.
        code: what was done, likewise.
        done: what the page says afterwards.
        then: the address to go to.
        more: further sentences.
    """

    kind: Kind
    subjects: Sequence[str]
    code: str
    done: Text
    then: str
    more: Sequence[Text] = field(default=())


def only_administrators(request: HttpRequest) -> str:
    """The administrator who asks.

    Raises:
        PermissionDenied: for everybody else.
    """
    require_area(request.viewer, "administration")  # type: ignore[attr-defined]
    return str(request.viewer.person)  # type: ignore[attr-defined]


def filled(
    request: HttpRequest,
    form: Form,
    save: Callable[[Mapping[str, Any]], Saved],
    context: Mapping[str, object],
    template: str = "administration/form.html",
) -> HttpResponse:
    """Show a form; when it was sent, keep it and go on, or show it with what is wrong."""
    if form.is_bound and form.is_valid():
        try:
            return keep(request, lambda: save(form.cleaned_data))
        except KantelpuntError as refused:
            form.refuse(refused)
    return shown(request, form, context, template)


def shown(
    request: HttpRequest,
    form: Form,
    context: Mapping[str, object],
    template: str = "administration/form.html",
) -> HttpResponse:
    """Show a form, with what is wrong in it."""
    status = _NOT_SO if form.errors else 200
    return render(request, template, {**context, "form": form}, status=status)


def keep(request: HttpRequest, save: Callable[[], Saved]) -> HttpResponse:
    """Keep something with its entry in the journal, both or neither, and go on.

    Raises:
        KantelpuntError: when it is refused.
    """
    with transaction.atomic():
        saved = save()
        looked(request, Action.CHANGE, saved.kind, saved.subjects, code=saved.code)
    messages.success(request, said(saved.done))
    for one in saved.more:
        messages.info(request, said(one))
    return redirect(saved.then)


def around(
    title: Text,
    back: str,
    *path: tuple[str, Text | str],
    intro: Text | None = None,
    submit: Text | None = None,
) -> dict[str, object]:
    """What stands around a form: its title, the way back, and the crumbs in between."""
    return {
        "title": title,
        "intro": intro,
        "submit": submit,
        "cancel_url": back,
        "crumbs": crumbs(*path, ("", title)),
    }


def crumbs(*path: tuple[str, Text | str]) -> list[dict[str, str]]:
    """The way from the first page of administration to here."""
    steps = ((reverse("administration:home"), HOME), *path)
    return [
        {"url": url, "name": said(name) if isinstance(name, Text) else name} for url, name in steps
    ]
