"""`{% say "Te laat" "Overdue" %}`: Dutch and English side by side, where they are shown."""

from collections.abc import Mapping
from datetime import date, datetime

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kantelpunt.calendar.due_dates import AMSTERDAM
from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.pages.short_days import local_moment, short_day

register = template.Library()


@register.simple_tag(name="say")
def say(nl: str, en: str, **values: object) -> SafeString:
    """The text in the language of the page; `{name}` stands for a value that is given by name."""
    told = nl if language_of() is Language.NL else en
    if not values:
        return mark_safe(conditional_escape(told))  # noqa: S308 - escaped right here
    return format_html(told, **_shown(values))


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    return {name: said(one) if isinstance(one, Text) else one for name, one in values.items()}


@register.filter(name="said")
def said_in_page(text: Text | str | None) -> str:
    """A pair of texts in the language of the page."""
    return said(text) if isinstance(text, Text) else (text or "")


@register.filter
def day(one: date | datetime | None) -> str:
    """`ma 9 maart 2026`."""
    if one is None:
        return ""
    return said(written_day(local_moment(one).date() if isinstance(one, datetime) else one))


@register.filter
def moment(one: datetime | None) -> str:
    """`ma 9 maart 2026, 14.10`."""
    if one is None:
        return ""
    local = one.astimezone(AMSTERDAM)
    clock = local.strftime("%H.%M" if language_of() is Language.NL else "%H:%M")
    return f"{said(written_day(local.date()))}, {clock}"


@register.filter(name="short_day")
def short(one: date | None) -> str:
    """`9 mrt`."""
    return " ".join(said(short_day(one)).split()[1:3]) if one else ""


@register.filter(name="near_day")
def near(one: date | None) -> str:
    """`ma 9 maart`: for a day that is near, so that its year goes without saying."""
    return said(written_day(one)).rsplit(" ", 1)[0] if one else ""


@register.filter
def row_day(one: date | None) -> str:
    """`ma 9 mrt 2026`, for rows and tables."""
    return said(short_day(one)) if one else ""
