"""What is asked about people and their functions."""

from collections.abc import Sequence
from typing import ClassVar

from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.web.administration.fields import choice, day, offer, ticks, words
from kantelpunt.web.administration.filling import Form
from kantelpunt.web.gate.viewer import function_ids
from kantelpunt.web.people.positions import has_groups

_NOBODY = Text("Nog niemand", "Nobody yet")
_CHOOSE = Text("Kies", "Choose")
_OPEN_END = Text("Leeg: voor onbepaalde tijd.", "Empty: for the time being.")


class PersonForm(Form):
    """Name and address."""

    field_of: ClassVar = {"no-name": "name", "no-address": "email", "address-taken": "email"}
    name = words(Text("Naam", "Name"), help_text=Text("Voor- en achternaam.", "In full."))
    email = words(
        Text("E-mailadres van het werk", "E-mail address at work"),
        help_text=Text("Hiermee meldt iemand zich aan.", "Somebody signs in with it."),
    )


class OrganisationChoice(Form):
    """Where the function is held."""

    organisation = choice(Text("Bij welke organisatie?", "At which organisation?"))

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """The organisations that there are."""
        offer(self, "organisation", options, _CHOOSE)


class PositionForm(Form):
    """Which function, from when, and of which groups."""

    field_of: ClassVar = {
        "function-of-another-kind": "function",
        "unknown-group": "groups",
        "no-group": "groups",
        "groups-without-need": "groups",
        "last-before-first": "last",
        "held-already": "first",
    }
    function = choice(Text("Welke functie?", "Which function?"))
    first = day(Text("Eerste dag", "First day"))
    last = day(Text("Laatste dag", "Last day"), required=False, help_text=_OPEN_END)
    groups = ticks(
        Text("Van welke groepen?", "Of which groups?"),
        help_text=Text("Alleen voor mentoren en leraren.", "For mentors and teachers alone."),
    )

    def offer(self, kind: str, groups: Sequence[str]) -> None:
        """The functions that fit an organisation of a kind, and the groups it has."""
        known = functions().by_id
        names = [(key, known[key].name.text) for key in function_ids([kind])]
        offer(self, "function", names, _CHOOSE)
        if any(has_groups(key) for key, _ in names):
            offer(self, "groups", [(one, one) for one in groups])
        else:
            del self.fields["groups"]


class EndForm(Form):
    """Until when."""

    field_of: ClassVar = {"last-before-first": "last", "ended-already": "last"}
    last = day(
        Text("Laatste dag", "Last day"),
        help_text=Text("Op deze dag telt de functie nog.", "On this day it still counts."),
    )


class ReplacementForm(Form):
    """From when, until when, and by whom."""

    field_of: ClassVar = {
        "last-before-first": "last",
        "outside-position": "first",
        "away-already": "first",
        "stands-in-for-self": "who",
        "works-elsewhere": "who",
    }
    first = day(Text("Afwezig vanaf", "Away from"))
    last = day(
        Text("Tot en met", "Up to and including"),
        required=False,
        help_text=Text("Leeg: zolang de functie loopt.", "Empty: as long as the function lasts."),
    )
    who = choice(Text("Wie vervangt?", "Who stands in?"), required=False)

    def offer(self, colleagues: Sequence[tuple[str, str]]) -> None:
        """The people who work at the same organisation, or nobody yet."""
        offer(self, "who", colleagues, _NOBODY)


class NothingForm(Form):
    """Asks nothing but to go on."""
