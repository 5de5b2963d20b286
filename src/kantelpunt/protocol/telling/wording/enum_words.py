"""The fixed words of the language in Dutch and in English."""

from collections.abc import Iterable
from enum import StrEnum

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.agreements import Duty, Enforce, OfferState, Scope, SelfCheck
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.model.steps import ExitKind
from kantelpunt.protocol.signal_rules import (
    AverageAmong,
    AverageOf,
    DayAbsent,
    LegalStatus,
    Measure,
    Rearm,
)

DUTIES = {
    Duty.MUST: Text("moet", "must"),
    Duty.MUST_NOT: Text("mag niet", "must not"),
    Duty.MAY: Text("mag", "may"),
}
ENFORCED = {
    Enforce.REFUSE: Text("weigert wat hiertegen ingaat", "refuses what breaks this"),
    Enforce.ASK: Text("vraagt hiernaar", "asks for this"),
    Enforce.WARN: Text("waarschuwt hierbij", "warns of this"),
    Enforce.SHOW: Text("laat dit zien", "shows this"),
}
SELF_CHECKS = {
    SelfCheck.NO_KIND_OF_ABSENCE: Text(
        "dat in dit protocol geen drempel naar soort verzuim kijkt",
        "that no threshold in this protocol looks at the kind of absence",
    ),
    SelfCheck.NO_EXEMPT_END: Text(
        "dat in dit protocol geen stap eindigt met een vrijstelling",
        "that no step in this protocol ends in an exemption",
    ),
}
SCOPES = {
    Scope.CASE: Text("per dossier", "per case"),
    Scope.PUPIL: Text("per leerling", "per pupil"),
    Scope.SCHOOL: Text("per school", "per school"),
    Scope.PARTY: Text("per partij", "per party"),
    Scope.REGION: Text("voor de hele regio", "for the whole region"),
}
OFFERS = {
    OfferState.PROPOSED: Text("een aanbod is gedaan", "an offer was made"),
    OfferState.REALISED: Text("een aanbod is geregeld", "an offer was arranged"),
    OfferState.STARTED: Text("een aanbod is begonnen", "an offer has started"),
    OfferState.SOLVED: Text("het is opgelost", "it is solved"),
}
EXITS = {
    ExitKind.RESTORED: Text("terug naar school", "back at school"),
    ExitKind.PLACED: Text("geplaatst", "placed"),
    ExitKind.EXEMPT: Text("vrijgesteld", "exempt"),
    ExitKind.REFERRED: Text("verwezen", "referred"),
    ExitKind.SCALED_DOWN: Text("een stap terug", "a step back"),
    ExitKind.CLOSED: Text("afgesloten", "closed"),
}
STATUSES = {
    LegalStatus.COMPULSORY: Text("leerplichtig", "of compulsory school age"),
    LegalStatus.QUALIFICATION: Text("kwalificatieplichtig", "bound to qualify"),
    LegalStatus.NEITHER: Text("niet leerplichtig en niet kwalificatieplichtig", "bound to neither"),
}
AVERAGE_OF = {
    AverageOf.SCHOOL: Text("de school", "the school"),
    AverageOf.REGION: Text("de regio", "the region"),
}
AVERAGE_AMONG = {
    AverageAmong.ALL: Text("alle leerlingen", "all pupils"),
    AverageAmong.ABSENT: Text("de leerlingen die verzuimen", "the pupils who are absent"),
}
MEASURES = {
    Measure.LESSON_HOURS: Text("gemiste lesuren", "lesson hours missed"),
    Measure.DAYS: Text("dagen afwezig", "days absent"),
    Measure.SPELLS: Text("keren afwezig", "spells of absence"),
    Measure.TIMES: Text("aantal registraties", "number of registrations"),
    Measure.CONSECUTIVE_DAYS: Text("lesdagen achter elkaar", "lesson days on end"),
    Measure.CONSECUTIVE_WEEKS: Text("lesweken achter elkaar", "lesson weeks on end"),
    Measure.SHARE: Text("deel van de lestijd", "share of lesson time"),
    Measure.CONSECUTIVE_TIME: Text("tijd achter elkaar afwezig", "time of absence on end"),
    Measure.NOT_ENROLLED: Text("tijd zonder inschrijving", "time without enrolment"),
    Measure.EXEMPT: Text("tijd met een vrijstelling", "time with an exemption"),
}
REARMED = {
    Rearm.WHEN_BELOW: Text("nadat het onder de norm is geweest", "after it was below the norm"),
    Rearm.RESTART: Text("het tellen begint opnieuw", "counting starts anew"),
    Rearm.SCHOOL_YEAR: Text("één keer per schooljaar", "once in a school year"),
}
DAYS = {
    DayAbsent.WHOLE_DAY: Text("de hele dag", "the whole day"),
    DayAbsent.ANY_PART: Text("een deel van de dag of meer", "part of the day or more"),
}
PARTIES = {
    PartyKind.PUPIL: Text("leerling", "pupil"),
    PartyKind.PARENTS: Text("ouders", "parents"),
    PartyKind.SCHOOL: Text("school", "school"),
    PartyKind.SCHOOL_BOARD: Text("schoolbestuur", "school board"),
    PartyKind.PARTNERSHIP: Text("samenwerkingsverband", "partnership"),
    PartyKind.ATTENDANCE_OFFICE: Text("leerplicht", "attendance office"),
    PartyKind.MUNICIPALITY: Text("gemeente", "municipality"),
    PartyKind.YOUTH_HEALTH: Text("jeugdgezondheidszorg", "youth health care"),
    PartyKind.YOUTH_HELP: Text("jeugdhulp", "youth help"),
    PartyKind.CARE_PROVIDER: Text("zorgaanbieder", "care provider"),
    PartyKind.CHILD_PROTECTION: Text("kinderbescherming", "child protection"),
    PartyKind.SAFE_HOME: Text("Veilig Thuis", "Safe Home"),
    PartyKind.SAFETY_HOUSE: Text("Zorg- en Veiligheidshuis", "Care and Safety House"),
    PartyKind.PROSECUTION: Text("openbaar ministerie", "public prosecution"),
    PartyKind.COURT: Text("rechter", "court"),
    PartyKind.INSPECTORATE: Text("onderwijsinspectie", "inspectorate of education"),
    PartyKind.DUO: Text("DUO", "DUO"),
    PartyKind.MINISTRY: Text("ministerie", "ministry"),
    PartyKind.OTHER: Text("andere partij", "other party"),
}


_TABLES: tuple[Iterable[tuple[StrEnum, Text]], ...] = (
    DUTIES.items(),
    ENFORCED.items(),
    SELF_CHECKS.items(),
    SCOPES.items(),
    OFFERS.items(),
    EXITS.items(),
    STATUSES.items(),
    AVERAGE_OF.items(),
    AVERAGE_AMONG.items(),
    MEASURES.items(),
    REARMED.items(),
    DAYS.items(),
    PARTIES.items(),
)
# Two enumerations may have the same word: a member is sought with its own kind.
_WORDS = {(type(one), str(one)): text for table in _TABLES for one, text in table}


def word(member: StrEnum) -> Text:
    """A fixed word for people; a word that is Dutch already stays as it is."""
    return _WORDS.get((type(member), str(member))) or Text(str(member), str(member))
