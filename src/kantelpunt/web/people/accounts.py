"""People as administration writes them down: their names, and whether they may sign in."""

from collections.abc import Iterator
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.web.people.administrators import ADMINISTRATOR, last_one, own
from kantelpunt.web.people.models import Person, Position


@transaction.atomic
def write_down(name: str, email: str) -> str:
    """Somebody new, who cannot sign in before an invitation; gives the opaque id.

    Raises:
        InputRefused: with everything that is wrong.
    """
    _refuse(name, email, but="")
    return Person.objects.create_user(email.strip().lower(), name=name.strip()).id


@transaction.atomic
def change(person: str, name: str, email: str) -> None:
    """Another name or address.

    Raises:
        InputRefused: with everything that is wrong.
    """
    row = Person.objects.select_for_update().get(id=person)
    _refuse(name, email, but=person)
    row.name, row.email = name.strip(), email.strip().lower()
    row.save(update_fields=["name", "email"])


def _refuse(name: str, email: str, *, but: str) -> None:
    problems = [*_no_name(name), *_no_address(email), *_taken(email, but)]
    if problems:
        raise InputRefused(problems)


def _no_name(name: str) -> Iterator[Problem]:
    if not name.strip():
        yield Problem("no-name", Text("Vul een naam in.", "Fill in a name."))


def _no_address(email: str) -> Iterator[Problem]:
    try:
        validate_email(email.strip())
    except ValidationError:
        yield Problem(
            "no-address",
            Text(
                "Dit is geen e-mailadres. Schrijf het als naam@school.nl.",
                "This is no e-mail address. Write it as name@school.nl.",
            ),
        )


def _taken(email: str, but: str) -> Iterator[Problem]:
    if Person.objects.filter(email__iexact=email.strip()).exclude(id=but).exists():
        yield Problem(
            "address-taken",
            Text(
                "Er is al iemand met dit e-mailadres. Zoek die persoon op in de lijst.",
                "There is somebody with this e-mail address already. Look that person up.",
            ),
        )


@transaction.atomic
def deactivate(person: str, today: date, *, by: str) -> None:
    """Somebody can no longer sign in, and whoever is signed in is so no longer.

    Raises:
        InputRefused: for oneself, and for the last administrator.
    """
    row = Person.objects.select_for_update().get(id=person)
    held = Position.objects.filter(person=row, function=ADMINISTRATOR)
    problems = [
        *own(person, by),
        *last_one(list(held.values_list("id", flat=True)), today),
    ]
    if problems:
        raise InputRefused(problems)
    row.is_active = False
    row.save(update_fields=["is_active"])


def activate(person: str) -> None:
    """Somebody can sign in again, with the functions that still count."""
    Person.objects.filter(id=person).update(is_active=True)
