"""Offers: a fitting place, programme or care, from proposal to end."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from kantelpunt.casework.events.offers import OfferAccepted, OfferEnded, OfferProposed, OfferStarted
from kantelpunt.casework.events.recorded import Occurrence
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
from kantelpunt.web.dossiers.acts.naming import actor_options, running_offers, taking_part
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.gate.parts import Part

_WHAT = Text("Wat is het aanbod?", "What is the offer?")
_BY = Text("Wie biedt het aan?", "Who offers it?")
_STARTS = Text("Wanneer kan het beginnen?", "When can it start?")
_WHICH = Text("Welk aanbod?", "Which offer?")
_BEGAN = Text("Op welke dag is de leerling begonnen?", "On which day did the pupil begin?")
_WHY = Text("Waarom is het gestopt?", "Why did it end?")


class ProposeForm(ActForm):
    """What, by whom, and when it can start."""

    what = words_field()
    by = one_field()
    starts_on = day_field(required=False)

    def prepare(self) -> None:
        """Whoever takes part may offer something."""
        ask(self, "what", _WHAT, WITHOUT_NAMES)
        offer(self, "by", _BY, actor_options(self.setting, taking_part(self.setting)))
        ask(self, "starts_on", _STARTS)


def _proposed(setting: Setting, cleaned: Cleaned, _: Texts) -> Sequence[Occurrence]:
    number = str(len(setting.dossier.case.offers) + 1)
    starts_on = cast("date | None", cleaned["starts_on"])
    return [OfferProposed(number, one(cleaned["what"]), one(cleaned["by"]), starts_on)]


def _running(setting: Setting) -> Options:
    return list(running_offers(setting).items())


class OfferForm(ActForm):
    """Which offer."""

    offer = one_field()

    def prepare(self) -> None:
        """Those that did not end."""
        offer(self, "offer", _WHICH, _running(self.setting))


class BeganForm(OfferForm):
    """And since when."""

    on = day_field()

    def prepare(self) -> None:
        """Today."""
        super().prepare()
        ask(self, "on", _BEGAN, first=self.setting.now.date())


class EndedForm(OfferForm):
    """And why."""

    reason = words_field()

    def prepare(self) -> None:
        """In a few words."""
        super().prepare()
        ask(self, "reason", _WHY, WITHOUT_NAMES)


def _accepted(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [OfferAccepted(one(cleaned["offer"]))]


def _began(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [OfferStarted(one(cleaned["offer"]), cast("date", cleaned["on"]))]


def _ended(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    return [OfferEnded(one(cleaned["offer"]), one(cleaned["reason"]))]


def _has_offer(setting: Setting) -> bool:
    return is_open(setting) and bool(_running(setting))


ACTS = (
    Act(
        "aanbod",
        Text("Aanbod doen", "Make an offer"),
        Text("Het aanbod is vastgelegd.", "The offer is recorded."),
        Part.TASKS,
        ProposeForm,
        _proposed,
        Group.PLAN,
        is_open,
    ),
    Act(
        "aanbod-akkoord",
        Text("Aanbod is aangenomen", "The offer is taken"),
        Text("Dat het aanbod is aangenomen, is vastgelegd.", "That it is taken is recorded."),
        Part.TASKS,
        OfferForm,
        _accepted,
        Group.PLAN,
        _has_offer,
    ),
    Act(
        "aanbod-begonnen",
        Text("Aanbod is begonnen", "The offer has started"),
        Text("Het begin is vastgelegd.", "The start is recorded."),
        Part.TASKS,
        BeganForm,
        _began,
        Group.PLAN,
        _has_offer,
    ),
    Act(
        "aanbod-gestopt",
        Text("Aanbod is gestopt", "The offer has ended"),
        Text("Het einde is vastgelegd.", "The end is recorded."),
        Part.TASKS,
        EndedForm,
        _ended,
        Group.PLAN,
        _has_offer,
    ),
)
