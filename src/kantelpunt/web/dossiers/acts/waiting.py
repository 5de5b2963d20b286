"""Waiting: for what, since when, how it stands, and that it is over."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from kantelpunt.casework.events.clocks import (
    WaitingAsked,
    WaitingEnded,
    WaitingFor,
    WaitingStarted,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import (
    WITHOUT_NAMES,
    Options,
    ask,
    day_field,
    offer,
    one,
    one_field,
    words_field,
)
from kantelpunt.web.dossiers.acts.naming import capital, roles_involved
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said

_CAUSE = Text("Waarop wordt gewacht?", "What is waited for?")
_STOPS_NOT = Text("Geen enkele klok staat hiervoor stil.", "No clock stands still for it.")
_WHERE = Text("Van wie moet het komen?", "From whom must it come?")
_CONTACT = Text("Wie houdt contact?", "Who keeps in touch?")
_AGAIN = Text("Wanneer vraagt u hoe het staat?", "When do you ask how it stands?")
_NEXT = Text("Wanneer vraagt u het opnieuw?", "When do you ask again?")
_OVER = Text("Hoe is het afgelopen?", "How did it end?")
_TWO_WEEKS = timedelta(weeks=2)


def _causes(setting: Setting, *, waited: bool) -> Options:
    there = setting.dossier.case.waiting
    return [
        (cause.value, capital(said(case_word(cause))))
        for cause in WaitingFor
        if (cause in there) is waited
    ]


class WaitingForm(ActForm):
    """For what, from whom, who keeps in touch, and when is asked."""

    cause = one_field()
    where = words_field()
    contact = one_field()
    ask_again = day_field()

    def prepare(self) -> None:
        """What is not waited for yet; asked within two weeks, by whoever leads."""
        offer(self, "cause", _CAUSE, _causes(self.setting, waited=False), _STOPS_NOT)
        ask(self, "where", _WHERE, WITHOUT_NAMES)
        lead = self.setting.dossier.row.director_role or self.setting.dossier.seen.lead
        offer(self, "contact", _CONTACT, roles_involved(self.setting), first=lead)
        ask(self, "ask_again", _AGAIN, first=self.setting.now.date() + _TWO_WEEKS)


def _started(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [
        WaitingStarted(
            WaitingFor(one(cleaned["cause"])),
            one(cleaned["where"]),
            one(cleaned["contact"]),
            cast("date", cleaned["ask_again"]),
        )
    ]


class AskedForm(ActForm):
    """For what, and when is asked again."""

    cause = one_field()
    ask_again = day_field()

    def prepare(self) -> None:
        """What is waited for; again within two weeks."""
        given = self.setting.given.get("oorzaak")
        offer(self, "cause", _CAUSE, _causes(self.setting, waited=True), first=given)
        ask(self, "ask_again", _NEXT, first=self.setting.now.date() + _TWO_WEEKS)


def _asked(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [WaitingAsked(WaitingFor(one(cleaned["cause"])), cast("date", cleaned["ask_again"]))]


class OverForm(ActForm):
    """For what, and how it ended."""

    cause = one_field()
    reason = words_field()

    def prepare(self) -> None:
        """What is waited for."""
        offer(self, "cause", _CAUSE, _causes(self.setting, waited=True))
        ask(self, "reason", _OVER, WITHOUT_NAMES)


def _ended(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [WaitingEnded(WaitingFor(one(cleaned["cause"])), one(cleaned["reason"]))]


def _waits(setting: Setting) -> bool:
    return is_open(setting) and bool(setting.dossier.case.waiting)


ACTS = (
    Act(
        "wachten",
        Text("Vastleggen waarop wordt gewacht", "Record what is waited for"),
        Text("Dat er gewacht wordt, is vastgelegd.", "The waiting is recorded."),
        Part.TIMELINE,
        WaitingForm,
        _started,
        Group.TERMS,
        lambda setting: is_open(setting) and bool(_causes(setting, waited=False)),
    ),
    Act(
        "wachten-gevraagd",
        Text("Nagevraagd hoe het staat", "Asked how it stands"),
        Text("Het navragen is vastgelegd.", "That you asked is recorded."),
        Part.TASKS,
        AskedForm,
        _asked,
        Group.TERMS,
        _waits,
    ),
    Act(
        "wachten-voorbij",
        Text("Het wachten is voorbij", "The waiting is over"),
        Text("Het wachten is voorbij.", "The waiting is over."),
        Part.TASKS,
        OverForm,
        _ended,
        Group.TERMS,
        _waits,
    ),
)
