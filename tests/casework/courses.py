"""A rich course on each protocol that comes with the program, as people might tell it."""

from collections.abc import Callable
from datetime import date

from kantelpunt.casework.events.clocks import (
    TermResumed,
    TermSet,
    TermSuspended,
    WaitingAsked,
    WaitingEnded,
    WaitingFor,
    WaitingStarted,
)
from kantelpunt.casework.events.course import (
    AttendanceRestored,
    Closed,
    ClosedBecause,
    EscalationDecided,
    Evaluated,
    Reopened,
    SignalAttached,
    SignalWithdrawn,
    StagnationRecognised,
    StepAsked,
)
from kantelpunt.casework.events.judged import FactJudged, FactorsJudged, HopeRecorded
from kantelpunt.casework.events.justice import HearingPlanned, ProcesVerbaalMade
from kantelpunt.casework.events.offers import OfferAccepted, OfferProposed, OfferStarted
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentWithdrawn,
    ContactAssigned,
    InformationShared,
    PartyAdded,
)
from kantelpunt.casework.events.work import (
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    NoteKind,
    NoteWritten,
    ReportSent,
    TalkHeld,
    TaskCancelled,
    TaskDone,
    TaskSet,
)
from tests.casework.world import Told, around, around_shipped, shipped


def utrecht() -> Told:
    """From the action table over the team managers to the intervention team, and a placement."""
    told = Told(around_shipped("utrecht")).opened("2025-09-15")
    told.says(SignalAttached("thuiszitter-relatief-vo", date(2025, 9, 12), date(2025, 9, 8)))
    told.says(
        ReportSent("melding-thuiszitter-vo", ("leerplicht", "sterk-vo")),
        ContactAssigned("p-3", "consulent"),
        ConsentGiven("jgz", "ouders", "onderzoek", date(2025, 12, 31)),
        ConsentGiven("jgz", "leerling", "onderzoek"),
        PartyAdded("jgz", "consent"),
        PartyAdded("leerplicht", "legal_base"),
        NoteWritten(NoteKind.GENERAL, "hash-1"),
    )
    told.says(NoteWritten(NoteKind.MEDICAL, "hash-2", corrects=8), by="jeugdarts", on="2025-09-18")
    told.says(MeetingPlanned("actietafel-1", date(2025, 9, 25), ("ouders", "leerling")))
    told.says(MeetingPlanned("actietafel-2", date(2025, 9, 30), ("ouders",)))
    told.says(MeetingCancelled("actietafel-2", "dezelfde tafel"))
    told.says(MeetingHeld("actietafel-1", ("ouders",), ("zorg-zoeken",)), on="2025-09-25")
    told.says(WaitingStarted(WaitingFor.CARE, "instelling", "regisseur", date(2025, 10, 9)))
    told.says(WaitingAsked(WaitingFor.CARE, date(2025, 11, 6)), on="2025-10-09")
    told.until("2025-11-20").says(WaitingEnded(WaitingFor.CARE, "plek"))
    told.until("2025-12-01")
    told.says(TaskDone("plan-interventieteam"), by="lid-interventieteam")
    told.says(OfferProposed("vso", "onderwijs en zorg", "sterk-vo", date(2025, 12, 15)))
    told.says(OfferAccepted("vso"), ConsentWithdrawn("jgz", "ouders"))
    told.says(OfferStarted("vso", date(2025, 12, 15)), on="2025-12-16")
    told.says(FactJudged("passende-oplossing", grounds="vso"), by="interventieteam")
    told.says(FactJudged("alle-betrokkenen-gecommitteerd", grounds="ja"), by="interventieteam")
    told.says(FactJudged("interventie-geevalueerd", grounds="ja"), by="interventieteam")
    return told.until("2026-02-01")


def sluitende_aanpak() -> Told:
    """Hope that lapses, breakthrough, and the way to the prosecutor."""
    told = Told(around_shipped("sluitende-aanpak")).opened("2025-09-01")
    told.says(SignalAttached("eerste-verzuim", date(2025, 9, 1), date(2025, 9, 1)))
    told.says(TaskDone("oppakken"), by="ib-of-zorgcoordinator")
    told.says(TaskDone("ouders-melden"), by="ib-of-zorgcoordinator")
    told.says(FactorsJudged((("child", "angst"), ("school", "pesten"))))
    told.until("2025-10-01")
    told.says(
        HopeRecorded("onderbouwde-hoop", "plek gevonden", date(2025, 11, 21)),
        by="casusregisseur",
        on="2025-10-20",
    )
    told.until("2025-11-26")
    told.says(FactJudged("weg-afgewogen", grounds="straf, p-4, 2025-11-27"), by="casusregisseur")
    told.until("2025-11-28")
    told.says(EscalationDecided("doorbraakteam", "openbaar-ministerie"), by="casusregisseur")
    told.says(ProcesVerbaalMade(date(2025, 12, 1)), by="leerplichtambtenaar", on="2025-12-01")
    told.says(HearingPlanned("officier", date(2026, 1, 20)), by="casusregisseur")
    return told.until("2026-02-01")


def tilburg_vo() -> Told:
    """Another term agreed beforehand, suspended, resumed; the ladder up; reopened later."""
    told = Told(around_shipped("tilburg-vo")).opened("2026-01-12")
    told.says(SignalAttached("zestien-uur", date(2026, 1, 12), date(2026, 1, 5)))
    way = "steps.basis-op-orde.tipping_point"
    told.says(TaskDone("interventies"), by="gemandateerde-medewerker", on="2026-01-14")
    told.says(TermSet(way, "4 school_weeks"))
    told.says(TermSuspended(way, date(2026, 2, 6), "ziek"), on="2026-01-26")
    told.says(TermResumed(way), on="2026-02-02")
    told.until("2026-03-20")
    told.says(TalkHeld(("ouders", "leerling"), "hash-3"))
    told.says(Closed(ClosedBecause.MOVED), by="leerplichtambtenaar")
    told.says(Evaluated("hash-4"))
    told.says(Reopened("terug", date(2026, 9, 7)), on="2026-09-14")
    return told.until("2026-10-15")


def amstelland() -> Told:
    """Levels one to four: by time, by a threat, and by people who decide."""
    told = Told(around(shipped("amstelland-meerlanden"), **{"regie-niveau-1": "school"}))
    told.opened("2025-09-01")
    told.says(SignalAttached("beginnend-verzuim", date(2025, 9, 1), date(2025, 8, 25)))
    told.until("2025-10-05")
    told.says(FactJudged("dreigt-zeer-langdurig", grounds="geen plek"))
    told.says(FactJudged("doorbraak-zonder-hervatting", grounds="nee"), on="2025-12-01")
    told.says(EscalationDecided("doorbraak", "doorzettingskracht"), by="casusregisseur")
    told.says(SignalWithdrawn("beginnend-verzuim", date(2025, 9, 1), "registratie hersteld"))
    told.says(TaskSet("bellen", ("casusregisseur",), date(2025, 12, 12)), by="casusregisseur")
    return told.until("2026-01-15")


def holland_rijnland() -> Told:
    """Steps without terms, by signals; attendance restored."""
    told = Told(around_shipped("holland-rijnland")).opened("2025-10-06")
    told.says(SignalAttached("structureel-verzuim", date(2025, 10, 3), date(2025, 9, 8)))
    told.says(ConsentGiven("jgz", "ouders", "consult"), ConsentGiven("jgz", "leerling", "consult"))
    told.says(InformationShared("jgz", "verzuimoverzicht"))
    told.says(
        SignalAttached("half-geoorloofd", date(2025, 11, 3), date(2025, 9, 8)), on="2025-11-04"
    )
    told.says(TaskCancelled("opp-in-situatie-1", "niet nodig"))
    told.says(StagnationRecognised("geldig-3", "ouders weigeren", expected=True))
    told.until("2026-01-15")
    told.says(AttendanceRestored(date(2026, 1, 19)), on="2026-01-20")
    return told.until("2026-03-01")


def landelijk() -> Told:
    """Sickness, told by a person; the concern taken away."""
    told = Told(around_shipped("landelijk")).opened("2025-10-06", "2025-09-29")
    told.says(StepAsked("ziekteverzuim"))
    told.says(SignalAttached("zestien-uur", date(2025, 10, 8), date(2025, 9, 29)), on="2025-10-08")
    told.until("2025-10-20")
    told.says(ReportSent("melding-zestien-uur", ("duo",)), by="directeur")
    return told.until("2026-01-12")


COURSES: dict[str, Callable[[], Told]] = {
    "utrecht": utrecht,
    "sluitende-aanpak": sluitende_aanpak,
    "tilburg-vo": tilburg_vo,
    "amstelland-meerlanden": amstelland,
    "holland-rijnland": holland_rijnland,
    "landelijk": landelijk,
}
