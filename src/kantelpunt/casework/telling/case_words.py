"""The fixed words of casework in Dutch and in English."""

from collections.abc import Mapping
from enum import StrEnum

from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.events.course import ClosedBecause, OpenedBy
from kantelpunt.casework.events.work import NoteKind
from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.payloads import DestroyedBecause
from kantelpunt.foundation.text import Text

_TABLES: tuple[Mapping[StrEnum, Text], ...] = (
    {
        OpenedBy.SIGNAL: Text("een signaal", "a signal"),
        OpenedBy.CONCERN: Text("een zorg van iemand", "somebody's concern"),
        OpenedBy.TRANSFER: Text(
            "de overgang naar het voortgezet onderwijs", "the move to secondary school"
        ),
    },
    {
        ClosedBecause.RESTORED: Text(
            "de leerling is terug op school", "the pupil is back at school"
        ),
        ClosedBecause.PLACED: Text("er is een plek", "there is a place"),
        ClosedBecause.EXEMPT: Text("er is een vrijstelling", "there is an exemption"),
        ClosedBecause.REFERRED: Text(
            "een ander gaat ermee verder", "somebody else goes on with it"
        ),
        ClosedBecause.MOVED: Text("de leerling is verhuisd", "the pupil moved away"),
        ClosedBecause.NO_LONGER_OF_SCHOOL_AGE: Text(
            "de leerling is niet meer leerplichtig of kwalificatieplichtig",
            "the pupil is no longer of school age",
        ),
        ClosedBecause.CLOSED: Text("een andere reden", "another reason"),
    },
    {
        WaitingFor.CARE: Text("zorg", "care"),
        WaitingFor.SCHOOL_PLACE: Text("een plek op school", "a place at school"),
        WaitingFor.HEARING: Text("een zitting", "a hearing"),
        WaitingFor.OTHER: Text("iets anders", "something else"),
    },
    {
        NoteKind.GENERAL: Text("algemene", "general"),
        NoteKind.MEDICAL: Text("medische", "medical"),
        NoteKind.RESTRICTED: Text("afgeschermde", "restricted"),
    },
    {
        LooseEnd.NO_STEP: Text("de casus is in geen stap", "the case is in no step"),
        LooseEnd.NO_DIRECTOR: Text("niemand leidt de casus", "nobody leads the case"),
        LooseEnd.OTHER_LEAD: Text(
            "wie de casus leidt, heeft niet de rol die het protocol voor deze stap noemt",
            "who leads the case is not in the role that the protocol names for this step",
        ),
        LooseEnd.TERM_PASSED: Text("een termijn is voorbij", "a term has passed"),
        LooseEnd.OFFER_TERM_PASSED: Text(
            "drie maanden zijn voorbij zonder aanbod dat is begonnen",
            "three months have passed without an offer that has started",
        ),
        LooseEnd.WARNED: Text(
            "er is een waarschuwing voor wie de casus leidt",
            "there is a warning for who leads the case",
        ),
    },
    {
        DestroyedBecause.RETENTION: Text("de bewaartermijn is voorbij", "it is kept no longer"),
        DestroyedBecause.CORRECTION: Text("het was niet juist", "it was not right"),
    },
)
_WORDS = {(type(one), str(one)): text for table in _TABLES for one, text in table.items()}

FACTORS: Mapping[str, Text] = {
    "child": Text("kind", "child"),
    "home": Text("thuis", "home"),
    "school": Text("school", "school"),
    "around": Text("omgeving", "those around"),
}
"""The four factors."""


def case_word(member: StrEnum) -> Text:
    """A fixed word of casework for people.

    Raises:
        KeyError: when it has no words; a mistake in the program.
    """
    return _WORDS[type(member), str(member)]
