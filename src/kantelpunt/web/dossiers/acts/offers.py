"""Offers: a fitting place, programme or care, from proposal to end."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

from kantelpunt.casework.case import Offer
from kantelpunt.casework.clock import offered
from kantelpunt.casework.events.offers import OfferAccepted, OfferEnded, OfferProposed, OfferStarted
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.agreements import OfferState
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


def _is_running(one: Offer) -> bool:
    return one.ended is None


def _is_open(one: Offer) -> bool:
    return one.accepted is None and one.started is None


def _has_not_begun(one: Offer) -> bool:
    return one.started is None


def _running(setting: Setting, wanted: Callable[[Offer], bool]) -> Options:
    """Offers that did not end, of which something is wanted."""
    offers = setting.dossier.case.offers
    return [(key, name) for key, name in running_offers(setting).items() if wanted(offers[key])]


class OfferForm(ActForm):
    """Which offer."""

    offer = one_field()
    wanted = staticmethod(_is_running)

    def prepare(self) -> None:
        """Those that did not end, as far as it can still be told of them."""
        offer(self, "offer", _WHICH, _running(self.setting, self.wanted))


class AcceptedForm(OfferForm):
    """One that nobody took yet."""

    wanted = staticmethod(_is_open)


class BeganForm(OfferForm):
    """One that has not begun, and since when it has."""

    on = day_field()
    wanted = staticmethod(_has_not_begun)

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


def _there_is(wanted: Callable[[Offer], bool]) -> Callable[[Setting], bool]:
    return lambda setting: is_open(setting) and bool(_running(setting, wanted))


def _none_began(setting: Setting) -> bool:
    """Whoever has begun needs no offer: a next one comes after that has ended."""
    return is_open(setting) and not offered(setting.dossier.case, OfferState.STARTED)


ACTS = (
    Act(
        "aanbod",
        Text("Aanbod doen", "Make an offer"),
        Text("Het aanbod is vastgelegd.", "The offer is recorded."),
        Part.TASKS,
        ProposeForm,
        _proposed,
        Group.PLAN,
        _none_began,
    ),
    Act(
        "aanbod-akkoord",
        Text("Aanbod is aangenomen", "The offer is taken"),
        Text("Dat het aanbod is aangenomen, is vastgelegd.", "That it is taken is recorded."),
        Part.TASKS,
        AcceptedForm,
        _accepted,
        Group.PLAN,
        _there_is(_is_open),
    ),
    Act(
        "aanbod-begonnen",
        Text("Aanbod is begonnen", "The offer has started"),
        Text("Het begin is vastgelegd.", "The start is recorded."),
        Part.TASKS,
        BeganForm,
        _began,
        Group.PLAN,
        _there_is(_has_not_begun),
    ),
    Act(
        "aanbod-gestopt",
        Text("Aanbod is gestopt", "The offer has ended"),
        Text("Het einde is vastgelegd.", "The end is recorded."),
        Part.TASKS,
        EndedForm,
        _ended,
        Group.PLAN,
        _there_is(_is_running),
    ),
)
