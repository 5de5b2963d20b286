"""People in a case: who leads, who takes part, who consents, with whom is shared."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.events.recorded import Occurrence

WITHOUT_CONSENT = "without consent: "
"""Begins the ground of sharing that somebody may allow without consent; the reason follows."""


@dataclass(frozen=True, slots=True)
class DirectorAssigned(Occurrence):
    """A person leads from now on.

    Attributes:
        person: an opaque id.
        role: the role in which this person leads.
    """

    person: str
    role: str


@dataclass(frozen=True, slots=True)
class ContactAssigned(Occurrence):
    """A person is the one whom parents and pupil can always reach."""

    person: str
    role: str


@dataclass(frozen=True, slots=True)
class PartyAdded(Occurrence):
    """A party takes part.

    Attributes:
        party: a party of the protocol.
        ground: why it may know of the case: `legal_base` or `consent`.
    """

    party: str
    ground: str


@dataclass(frozen=True, slots=True)
class PartyRemoved(Occurrence):
    """A party no longer takes part."""

    party: str
    reason: str


@dataclass(frozen=True, slots=True)
class ConsentGiven(Occurrence):
    """Someone consented.

    Attributes:
        to: the party with which is shared, or a consent of the protocol.
        by: `ouders` (parents) or `leerling` (pupil), as the protocol calls them.
        purpose: to what end.
        until: the last day on which it holds; None until it is withdrawn.
    """

    to: str
    by: str
    purpose: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ConsentRefused(Occurrence):
    """Someone did not consent."""

    to: str
    by: str


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn(Occurrence):
    """Someone no longer consents."""

    to: str
    by: str


@dataclass(frozen=True, slots=True)
class InformationShared(Occurrence):
    """Something was shared with a party.

    Attributes:
        party: a party of the protocol.
        about: what, in a few words without names.
        ground: the legal base, or `consent`; or `without consent: ` with the reason, by somebody
            whom the organisation lets decide so.
    """

    party: str
    about: str
    ground: str = ""
