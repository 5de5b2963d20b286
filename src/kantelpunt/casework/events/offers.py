"""Offers: a fitting place, programme or care, from proposal to end."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.events.recorded import Occurrence


@dataclass(frozen=True, slots=True)
class OfferProposed(Occurrence):
    """An offer was made.

    Attributes:
        offer: an id within the case.
        what: education, care, or both; in a few words.
        by: the party that offers.
        starts_on: the day on which it can begin, when that is known.
    """

    offer: str
    what: str
    by: str
    starts_on: date | None = None


@dataclass(frozen=True, slots=True)
class OfferAccepted(Occurrence):
    """Pupil and parents take the offer: it is realised."""

    offer: str


@dataclass(frozen=True, slots=True)
class OfferStarted(Occurrence):
    """The child began with it."""

    offer: str
    on: date


@dataclass(frozen=True, slots=True)
class OfferEnded(Occurrence):
    """It came to an end."""

    offer: str
    reason: str
