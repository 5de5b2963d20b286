"""There is always somebody who can administer, and nobody administers the own functions."""

from collections.abc import Collection, Iterator
from datetime import date

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.web.people.models import Position

ADMINISTRATOR = "administrator"


def own(person: str, by: str) -> Iterator[Problem]:
    """An administrator who would change what is for himself to see."""
    if person == by:
        yield Problem(
            "own-functions",
            Text(
                "Uw eigen functies wijzigt u niet zelf. Vraag een andere beheerder.",
                "You do not change your own functions. Ask another administrator.",
            ),
        )


def last_one(without: Collection[str], day: date) -> Iterator[Problem]:
    """Nobody would be left from a day on, once some positions are gone.

    Whoever holds the function for a limited time does not count: that ends by itself.
    """
    rows = Position.objects.select_for_update().filter(
        function=ADMINISTRATOR, last__isnull=True, first__lte=day, person__is_active=True
    )
    left = set(rows.values_list("id", flat=True))
    if left & set(without) and not left - set(without):
        yield Problem(
            "last-administrator",
            Text(
                "Dit is de laatste beheerder zonder einddatum. Geef eerst iemand anders de functie "
                "beheerder.",
                "This is the last administrator without a last day. Give somebody else the "
                "function of administrator first.",
            ),
        )
