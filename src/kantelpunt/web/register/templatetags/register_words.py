"""Words of registrations in templates."""

from django import template

from kantelpunt.absence.parking import ParkedFor
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.parking import WHY

register = template.Library()


@register.filter
def why_parked(cause: ParkedFor) -> str:
    """Why a row is parked, in words."""
    return said(WHY[cause])
