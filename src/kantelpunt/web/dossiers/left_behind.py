"""What somebody leads or must do still, in numbers alone: administration sees no pupils."""

from dataclasses import dataclass

from kantelpunt.interchange.functions_file import functions
from kantelpunt.web.dossiers.models import Asked, CaseRow


@dataclass(frozen=True)
class LeftBehind:
    """What stays behind when somebody goes.

    Attributes:
        led: open cases that this person leads in the function.
        asked: what is asked in open cases of whoever holds the function there.
    """

    led: int
    asked: int


def left_behind(person: str, organisation: str, function: str) -> LeftBehind:
    """What stays behind when somebody no longer holds a function in an organisation."""
    known = functions().by_id.get(function)
    led = CaseRow.objects.filter(closed="", director=person)
    roles = led.values_list("version", "director_role")
    mine = sum(
        known is not None and role in known.roles_in(version.partition("@")[0])
        for version, role in roles
    )
    asked = Asked.objects.filter(organisation=organisation, function=function, case__closed="")
    return LeftBehind(mine, asked.count())


def led_by(person: str) -> int:
    """How many open cases somebody leads, in whatever function."""
    return CaseRow.objects.filter(closed="", director=person).count()
