"""Somebody is away, and somebody else stands in; or nobody does yet."""

from collections.abc import Iterator

from django.db import transaction

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.web.people.administrators import own
from kantelpunt.web.people.models import Position, Replacement
from kantelpunt.web.people.period import Days, turned_round


@transaction.atomic
def stand_in(position: str, days: Days, who: str | None, *, by: str) -> str:
    """Somebody is away for some days; gives the opaque id of that.

    Args:
        position: of who is away.
        days: on which; within those of the position.
        who: stands in, and works at the same organisation; None while nobody does.
        by: the administrator who writes it down.

    Raises:
        InputRefused: with everything that is wrong.
    """
    row = Position.objects.select_for_update().get(id=position)
    _refuse(row, days, who, by, but="")
    made = Replacement.objects.create(position=row, by_id=who, first=days.first, last=days.last)
    return made.id


@transaction.atomic
def change(replacement: str, days: Days, who: str | None, *, by: str) -> None:
    """Somebody is away on other days, or somebody else stands in.

    Raises:
        InputRefused: with everything that is wrong.
    """
    row = Replacement.objects.select_for_update().get(id=replacement)
    _refuse(row.position, days, who, by, but=row.id)
    row.first, row.last, row.by_id = days.first, days.last, who
    row.save(update_fields=["first", "last", "by"])


def _refuse(position: Position, days: Days, who: str | None, by: str, *, but: str) -> None:
    problems = [
        *own(position.person_id, by),
        *turned_round(days),
        *_outside(position, days),
        *_away_already(position, days, but),
        *(_unfit(position, days, who, by) if who else ()),
    ]
    if problems:
        raise InputRefused(problems)


def _outside(position: Position, days: Days) -> Iterator[Problem]:
    held = Days(position.first, position.last)
    if not days.lies_in(held):
        yield Problem(
            "outside-position",
            Text(
                f"De vervanging valt buiten de functie ({held.text.nl}). Kies dagen daarbinnen.",
                f"The replacement lies outside the function itself ({held.text.en}). Choose days "
                "within it.",
            ),
        )


def _away_already(position: Position, days: Days, but: str) -> Iterator[Problem]:
    for row in position.replacements.exclude(id=but).order_by("first"):
        other = Days(row.first, row.last)
        if other.overlaps(days):
            yield Problem(
                "away-already",
                Text(
                    f"Voor deze functie is er al een vervanging: {other.text.nl}. Wijzig die, of "
                    "kies andere dagen.",
                    f"There is a replacement for this function already: {other.text.en}. Change "
                    "that one, or choose other days.",
                ),
            )


def _unfit(position: Position, days: Days, who: str, by: str) -> Iterator[Problem]:
    if who == by:
        yield Problem(
            "own-functions",
            Text(
                "U wijst niet uzelf aan als vervanger. Vraag een andere beheerder.",
                "You do not appoint yourself. Ask another administrator.",
            ),
        )
    if who == position.person_id:
        yield Problem(
            "stands-in-for-self",
            Text(
                "Iemand vervangt niet zichzelf. Kies een ander, of nog niemand.",
                "Nobody stands in for himself. Choose somebody else, or nobody yet.",
            ),
        )
    rows = Position.objects.filter(
        person_id=who, person__is_active=True, organisation_id=position.organisation_id
    )
    if not any(Days(one.first, one.last).overlaps(days) for one in rows):
        yield Problem(
            "works-elsewhere",
            Text(
                "De vervanger werkt op deze dagen niet bij deze organisatie. Geef eerst een "
                "functie daar, of kies een collega.",
                "Who stands in does not work at this organisation on these days. Give a function "
                "there first, or choose a colleague.",
            ),
        )
