"""Every act as somebody does it: what came before, what the form says, what is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from kantelpunt.casework.events import clocks, course, justice, offers, people, work
from kantelpunt.casework.events import judged as judgements
from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.recorded import Occurrence
from tests.web.dossiers.cases import Region

SA, TB, AM, HR = "sluitende-aanpak", "tilburg-vo", "amstelland-meerlanden", "holland-rijnland"
FIRST_STEP = {SA: "onder-vier-weken", TB: "ondersteuningsteam", AM: "oplossing", HR: "geldig-2"}
LATER = date(2026, 4, 20)
COORDINATOR = "absence_coordinator"
INTERVENTION = "steps.ondersteuningsteam.tasks.interventie"

Before = tuple[Occurrence, ...]


@dataclass(frozen=True)
class Tried:
    """An act as somebody does it.

    Attributes:
        data: what is filled in; given the region where it names people.
        told: of what kind the engine must hear, last.
        before: what was told before, by the coordinator; `first` by somebody else.
    """

    key: str
    data: Mapping[str, object] | Callable[[Region], Mapping[str, object]]
    told: type[Occurrence]
    before: Before = ()
    protocol: str = SA
    by: str = COORDINATOR
    first: Mapping[str, Before] = field(default_factory=dict)


PLAN = work.PlanDrawnUp("plan-van-aanpak", ("Elke ochtend op school",), LATER)
CARE = clocks.WaitingStarted(clocks.WaitingFor.CARE, "ggz", "school", LATER)
PLACE = offers.OfferProposed("1", "plek in een kleine klas", "school")
ATTENDANCE = people.PartyAdded("leerplicht", "legal_base")
OFFICIAL = {"attendance_officer": (justice.ProcesVerbaalMade(),)}
CLOSED = (course.Closed(course.ClosedBecause.MOVED),)
LONGER = clocks.TermSet(INTERVENTION, "6 school_weeks")
RUNNING = {"support_coordinator": (work.TaskDone("bespreking-in-team"), LONGER)}
STILL = clocks.TermSuspended(INTERVENTION, date(2026, 3, 20), "ziek")


def leader(region: Region) -> dict[str, object]:
    """The other coordinator."""
    return {"person": f"{region.people['support_coordinator']}:ondersteuningscoordinator"}


TRIED = (
    Tried("gesprek", {"with_": ["ouders"], "notes": "Het gaat beter."}, work.TalkHeld),
    Tried("notitie", {"text": "Belde vandaag.", "kind": "general"}, work.NoteWritten),
    Tried("verbeteren", {"entry": "1", "text": "Het was maandag."}, work.NoteWritten),
    Tried("taak", {"task": "oppakken", "text": "Gebeld."}, work.NoteWritten),
    Tried(
        "taak-afspreken",
        {"task": "jeugdhulp bellen", "by": ["school"], "due": "2026-03-16"},
        work.TaskSet,
    ),
    Tried(
        "taak-vervalt",
        {"task": "bellen", "reason": "al gedaan"},
        work.TaskCancelled,
        (work.TaskSet("bellen", ("school",), LATER),),
    ),
    Tried(
        "vraag",
        {"fact": "langer-verwacht", "answer": "yes", "grounds": "arts verwacht maanden"},
        judgements.FactJudged,
    ),
    Tried("situatie", {"fact": "vraagt-om-consultatie", "answer": "yes"}, judgements.FactJudged),
    Tried(
        "hoop",
        {"fact": "onderbouwde-hoop", "grounds": "plek in zicht", "until": "2026-03-20"},
        judgements.HopeRecorded,
        by="case_director",
    ),
    Tried("stap", {"step": "consultatie"}, StepAsked),
    Tried(
        "stagnatie",
        {"step": "onder-vier-weken", "grounds": "geen contact", "when": "soon"},
        course.StagnationRecognised,
    ),
    Tried("besluit", {"option": "wie-aanspreekpunt:3", "text": ""}, work.DecisionTaken, (), AM),
    Tried("trede", {"rung": "oplossing"}, judgements.RungSet),
    Tried("factoren", {"child": "slaapt slecht", "home": ""}, judgements.FactorsJudged),
    Tried(
        "plan",
        {
            "plan": "plan-van-aanpak",
            "goals": "Elke ochtend op school\nElke week een gesprek",
            "evaluated_on": "2026-04-20",
            "why": "Mist veel.",
        },
        work.PlanDrawnUp,
        (),
        TB,
    ),
    Tried("plan-gezien", {"plan": PLAN.plan, "by": "ouders"}, work.PlanSeen, (PLAN,), TB),
    Tried("plan-akkoord", {"plan": PLAN.plan, "by": "leerling"}, work.PlanAgreed, (PLAN,), TB),
    Tried(
        "plan-niet-akkoord",
        {"plan": PLAN.plan, "by": "ouders", "reason": "eerst naar de arts"},
        work.PlanRefused,
        (PLAN,),
        TB,
    ),
    Tried("aanbod", {"what": "kleine klas", "by": "school"}, offers.OfferProposed),
    Tried("aanbod-akkoord", {"offer": "1"}, offers.OfferAccepted, (PLACE,)),
    Tried("aanbod-begonnen", {"offer": "1", "on": "2026-03-09"}, offers.OfferStarted, (PLACE,)),
    Tried("aanbod-gestopt", {"offer": "1", "reason": "werkt niet"}, offers.OfferEnded, (PLACE,)),
    Tried("regie", leader, people.DirectorAssigned, (), TB),
    Tried("contactpersoon", leader, people.ContactAssigned, (), TB),
    Tried("delen", {"party": "leerplicht", "about": "verzuim"}, people.InformationShared),
    Tried("partij-erbij", {"party": "leerplicht"}, people.PartyAdded),
    Tried(
        "partij-eruit",
        {"party": "leerplicht", "reason": "niet nodig"},
        people.PartyRemoved,
        (ATTENDANCE,),
    ),
    Tried(
        "toestemming",
        {
            "to": "jeugdhulp",
            "purpose": "hulp thuis",
            "parent_1": "ja",
            "parent_2": "ja",
            "pupil": "ja",
        },
        people.ConsentGiven,
    ),
    Tried(
        "termijn",
        {"timer": INTERVENTION, "amount": "6", "unit": "school_weeks"},
        clocks.TermSet,
        (),
        TB,
    ),
    Tried(
        "termijn-stil",
        {"timer": INTERVENTION, "until": "2026-03-20", "ground": "ziek"},
        clocks.TermSuspended,
        (),
        TB,
        first=RUNNING,
    ),
    Tried(
        "termijn-verder",
        {"timer": INTERVENTION},
        clocks.TermResumed,
        (),
        TB,
        first={"support_coordinator": (*RUNNING["support_coordinator"], STILL)},
    ),
    Tried(
        "termijn-langer",
        {"timer": INTERVENTION, "amount": "8", "unit": "school_weeks", "ground": "het helpt"},
        clocks.TermExtended,
        (),
        TB,
        first=RUNNING,
    ),
    Tried(
        "wachten",
        {"cause": "care", "where": "ggz", "contact": "school", "ask_again": "2026-03-23"},
        clocks.WaitingStarted,
    ),
    Tried(
        "wachten-gevraagd",
        {"cause": "care", "ask_again": "2026-03-30"},
        clocks.WaitingAsked,
        (CARE,),
    ),
    Tried("wachten-voorbij", {"cause": "care", "reason": "gestart"}, clocks.WaitingEnded, (CARE,)),
    Tried("melding", {"report": "melding-zestien-uur"}, work.ReportSent, (), TB),
    Tried("afwezig", {"first_day": "2026-02-16"}, course.AbsenceBegun),
    Tried("terug", {"on": "2026-03-09"}, course.AttendanceRestored),
    Tried("sluiten", {"because": "moved"}, course.Closed),
    Tried("evaluatie", {"lesson": "Eerder bellen helpt."}, course.Evaluated, CLOSED),
    Tried(
        "heropenen",
        {"reason": "weer thuis", "first_day": "2026-03-02", "step": ""},
        course.Reopened,
        CLOSED,
    ),
    Tried("arbitrage-vragen", {"of": ["ouders"]}, justice.ArbitrationAsked),
    Tried("arbitrage-akkoord", {"by": "ouders"}, justice.ArbitrationAgreed),
    Tried("arbitrage-geweigerd", {"by": "ouders"}, justice.ArbitrationRefused),
    Tried(
        "arbitrage-uitspraak",
        {"ruling": "Er komt een plek.", "accepted_by": ["ouders"]},
        justice.ArbitrationDecided,
    ),
    Tried(
        "proces-verbaal",
        {"received_on": ""},
        justice.ProcesVerbaalMade,
        (ATTENDANCE,),
        by="attendance_officer",
    ),
    Tried(
        "zitting",
        {"court": "kantonrechter", "on": "2026-05-01"},
        justice.HearingPlanned,
        (ATTENDANCE,),
        by="attendance_officer",
        first=OFFICIAL,
    ),
    Tried(
        "zitting-gehouden",
        {"court": "kantonrechter", "outcome": "werken mee"},
        justice.HearingHeld,
        (ATTENDANCE,),
        by="attendance_officer",
        first=OFFICIAL,
    ),
)

REFUSED = (
    ("besluit", {"option": "vertraging-niveau-2:1", "text": "Bewaar dit besluit."}, AM, "text"),
    ("delen", {"party": "jeugdhulp", "about": "bewaar dit delen"}, SA, "about"),
    (
        "hoop",
        {"fact": "onderbouwde-hoop", "grounds": "bewaar deze hoop", "until": "2027-03-01"},
        SA,
        "grounds",
    ),
    (
        "taak-afspreken",
        {"task": "bewaar deze taak", "by": ["school"], "due": "2026-01-01"},
        SA,
        "task",
    ),
    (
        "plan",
        {
            "plan": "plan-van-aanpak",
            "goals": "bewaar dit doel",
            "evaluated_on": "2026-01-01",
            "why": "x",
        },
        TB,
        "goals",
    ),
    (
        "wachten",
        {"cause": "care", "where": "bewaar dit", "contact": "school", "ask_again": "2026-03-01"},
        SA,
        "where",
    ),
)
"""What the engine refuses, with the field of which the text must stay."""
