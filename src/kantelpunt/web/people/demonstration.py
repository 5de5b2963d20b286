"""People of the demonstration: one click signs them in, and in the demonstration alone."""

from datetime import date

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from kantelpunt.web.pages.language import keep_language
from kantelpunt.web.people.models import Person, Position
from kantelpunt.web.people.selectors import Someone

_BACKEND = "kantelpunt.web.people.backend.PeopleBackend"


def people_of_demonstration(day: date) -> list[Someone]:
    """Everybody who was made for the demonstration, per function held on a day, by name."""
    rows = (
        Position.objects.filter(person__demo=True, person__is_active=True, first__lte=day)
        .exclude(last__lt=day)
        .select_related("person", "organisation")
        .order_by("organisation__name", "person__name", "id")
    )
    return [
        Someone(
            one.person_id,
            one.person.name,
            one.function,
            one.organisation_id,
            one.organisation.name,
        )
        for one in rows
    ]


def sign_in_for_demonstration(request: HttpRequest, person: str) -> bool:
    """Sign somebody of the demonstration in, without password or second factor.

    Returns:
        False outside the demonstration, and for who was not made for it: nobody is signed in.
    """
    if not settings.DEMO:
        return False
    found = Person.objects.filter(id=person, demo=True, is_active=True).first()
    if found is None:
        return False
    with keep_language(request):
        login(request, found, backend=_BACKEND)
    return True
