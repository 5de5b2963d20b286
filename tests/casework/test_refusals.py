"""Each refusal with a cause: what was tried, why it is refused, what would make it possible."""

import ast
from datetime import date

import pytest

from kantelpunt.casework.decide import decide
from kantelpunt.casework.events.clocks import (
    TermExtended,
    TermSet,
    TermSuspended,
    WaitingFor,
    WaitingStarted,
)
from kantelpunt.casework.events.course import (
    AbsenceBegun,
    AttendanceRestored,
    Closed,
    ClosedBecause,
    EscalationDecided,
    Evaluated,
    MovedToVersion,
    Opened,
    OpenedBy,
    Reopened,
    SignalAttached,
    StagnationRecognised,
    StepAsked,
    StepEntered,
    StepEvaluated,
)
from kantelpunt.casework.events.judged import FactJudged, HopeRecorded
from kantelpunt.casework.events.justice import ArbitrationAsked, HearingPlanned, ProcesVerbaalMade
from kantelpunt.casework.events.offers import OfferProposed, OfferStarted
from kantelpunt.casework.events.people import (
    ConsentGiven,
    ConsentWithdrawn,
    DirectorAssigned,
    InformationShared,
    PartyAdded,
    PartyRemoved,
)
from kantelpunt.casework.events.recorded import Actor
from kantelpunt.casework.events.work import (
    DecisionTaken,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    NoteKind,
    NoteWritten,
    PlanAgreed,
    PlanDrawnUp,
    PlanRefused,
    ReportSent,
    TaskCancelled,
    TaskDone,
    TaskSet,
)
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.register_terms import Sector
from tests.architecture.files import python_files, tree_of
from tests.casework.texts import EVERYONE, SOURCE, protocol_text, signal, step
from tests.casework.world import Told, around, at, read

LONG_AGO, YESTERDAY, TODAY = date(2025, 8, 1), date(2025, 9, 14), date(2025, 9, 15)
TOMORROW, IN_A_YEAR = date(2025, 9, 16), date(2026, 9, 15)
WAY = "steps.een.tipping_point"
RULE = {
    "id": "eerst-nodig",
    "name": "Eerst vaststellen",
    "who": "mentor",
    "duty": "must_not",
    "what": "delen",
    "to": "leerplicht",
    "unless": "nodig",
    "enforce": "refuse",
    "source": SOURCE,
}
PROTOCOL = protocol_text(
    facts={
        "hersteld": {"ask": "Weer?", "by": "ambtenaar"},
        "nodig": {"ask": "Nodig?", "records": ["gronden"]},
        "hoop": {"ask": "Hoop?", "lasts": "1 months"},
    },
    signals=[signal("uren", "een")],
    rules=[RULE],
    records=[
        {
            "id": "opp",
            "name": "OPP",
            "per": "case",
            "kept_by": "school",
            "holds": ["x"],
            "source": SOURCE,
        }
    ],
    reports=[
        {
            "id": "melding",
            "name": "M",
            "by": "school",
            "to": "leerplicht",
            "on": "signal uren",
            "within": "5 days",
            "about": ["x"],
            "source": SOURCE,
        }
    ],
    steps=[
        step(
            "een",
            tipping_point={"after": "8 weeks", "to": "twee"},
            escalations=[
                {
                    "after": "1 weeks",
                    "or_agreed": True,
                    "to": "drie",
                    "decided_by": "ambtenaar",
                    "requires": "nodig",
                },
            ],
            tasks=[
                {
                    "id": "praten",
                    "name": "Praten",
                    "by": "ambtenaar",
                    "within": "2 weeks",
                    "or_agreed": True,
                },
            ],
            decisions=[
                {
                    "id": "plaatsen",
                    "ask": "Plaatsen?",
                    "by": ["mentor", "ambtenaar"],
                    "mandate": "macht",
                    "options": [{"name": "Ja"}, {"name": "Nee"}],
                },
                {
                    "id": "later",
                    "ask": "Later?",
                    "by": "mentor",
                    "when": "nodig",
                    "options": [{"name": "Ja"}, {"name": "Nee"}],
                },
            ],
            exits=[{"id": "terug", "name": "Terug", "kind": "restored", "when": "hersteld"}],
        ),
        step("twee", entered=[{"asked_by": "ambtenaar"}]),
        step("drie"),
    ],
)


def begun() -> Told:
    """A case in its first step, led by a mentor, on Monday 15 September 2025."""
    told = Told(around(read(PROTOCOL)), who=Actor("p-1", "mentor", "school")).opened(TODAY)
    return told.says(SignalAttached("uren", TODAY, YESTERDAY))


MENTOR = "mentor"
REFUSED = [
    ("already-opened", Opened(OpenedBy.CONCERN, "L-2", Sector.VO), MENTOR),
    ("already-there", StepAsked("een"), MENTOR),
    ("before-the-last", TaskDone("praten"), (MENTOR, YESTERDAY)),
    ("by-an-exit", Closed(ClosedBecause.RESTORED), MENTOR),
    ("day-that-was", TaskSet("bellen", (MENTOR,), YESTERDAY), MENTOR),
    ("day-that-was", MeetingPlanned("overleg", YESTERDAY, ()), MENTOR),
    ("day-that-was", PlanDrawnUp("opp", ("doel",), YESTERDAY), MENTOR),
    ("day-that-was", ConsentGiven("jgz", "ouders", "hulp", YESTERDAY), MENTOR),
    ("day-that-was", WaitingStarted(WaitingFor.CARE, "ggz", MENTOR, TODAY), MENTOR),
    ("day-to-come", SignalAttached("uren", TOMORROW, TODAY), MENTOR),
    ("day-to-come", AbsenceBegun(TOMORROW), MENTOR),
    ("day-to-come", AttendanceRestored(TOMORROW), MENTOR),
    ("follows-by-itself", StepEntered("twee", "x"), MENTOR),
    ("holds-for-a-time", FactJudged("hoop"), MENTOR),
    ("hope-too-long", HopeRecorded("hoop", "grond", IN_A_YEAR), MENTOR),
    ("hope-too-long", HopeRecorded("hoop", "grond", YESTERDAY), MENTOR),
    ("never-added", PartyRemoved("leerplicht", "klaar"), MENTOR),
    ("no-arbitration", ArbitrationAsked(("ouders",)), MENTOR),
    ("no-cases", InformationShared("telling", "alles"), MENTOR),
    ("no-consent", PartyAdded("jgz", "consent"), MENTOR),
    ("no-consent", InformationShared("hulp", "stand"), MENTOR),
    ("no-consent", InformationShared("partner", "stand"), MENTOR),
    ("no-consent", InformationShared("hulp", "stand", "without consent:  "), MENTOR),
    ("no-consent", PartyAdded("hulp", "without consent: gevaar"), MENTOR),
    ("no-cases", InformationShared("telling", "stand", "without consent: gevaar"), MENTOR),
    ("no-goals", PlanDrawnUp("opp", (), IN_A_YEAR), MENTOR),
    ("no-grounds", HopeRecorded("hoop", " ", TOMORROW), MENTOR),
    ("no-grounds", StagnationRecognised("een", ""), MENTOR),
    ("no-grounds", FactJudged("nodig"), MENTOR),
    ("no-grounds", TermSuspended("steps.een.tasks.praten", TOMORROW, ""), MENTOR),
    ("no-mandate", DecisionTaken("plaatsen", 1, "macht"), MENTOR),
    ("no-mandate", DecisionTaken("plaatsen", 1), "ambtenaar"),
    ("no-proces-verbaal", HearingPlanned("rechter", IN_A_YEAR), MENTOR),
    ("no-such-option", DecisionTaken("plaatsen", 3, "macht"), "ambtenaar"),
    ("no-term", TermSet("steps.een.tasks.praten", "snel"), MENTOR),
    ("not-closed", Reopened("terug", TODAY), MENTOR),
    ("not-closed", Evaluated("les"), MENTOR),
    ("not-established", DecisionTaken("later", 1), MENTOR),
    ("not-established", EscalationDecided("een", "drie"), "ambtenaar"),
    ("not-to-be-asked", StepAsked("drie"), MENTOR),
    ("not-your-role", EscalationDecided("een", "drie"), MENTOR),
    ("not-your-role", ProcesVerbaalMade(), MENTOR),
    ("not-your-role", NoteWritten(NoteKind.MEDICAL, "hash"), MENTOR),
    ("not-your-role", TaskDone("praten"), "leerling"),
    ("not-your-role", FactJudged("hersteld"), "ouders"),
    ("not-your-role", StepAsked("twee"), MENTOR),
    ("other-lead", DirectorAssigned("p-2", "ambtenaar"), MENTOR),
    ("rule-forbids", InformationShared("leerplicht", "stand"), MENTOR),
    ("steps-not-mapped", MovedToVersion("proef@2020-08-01", ()), MENTOR),
    ("task-there", TaskSet("praten", (MENTOR,), TOMORROW), MENTOR),
    ("term-fixed", TermSet(WAY, "9 weeks"), MENTOR),
    ("term-fixed", TermExtended(WAY, "9 weeks", "grond"), MENTOR),
    ("term-fixed", TermSuspended(WAY, TOMORROW, "grond"), MENTOR),
    ("time-decides", EscalationDecided("een", "twee"), MENTOR),
    ("unknown-actor", TaskDone("praten"), "buurman"),
    ("unknown-name", PartyRemoved("buurman", "klaar"), MENTOR),
    ("unknown-name", StepEvaluated("een", "les"), MENTOR),
    ("unknown-name", TaskDone("zwemmen"), MENTOR),
    ("unknown-name", TaskCancelled("zwemmen", "x"), MENTOR),
    ("unknown-name", FactJudged("mooi-weer"), MENTOR),
    ("unknown-name", DecisionTaken("zwemmen", 1), MENTOR),
    ("unknown-name", MeetingHeld("borrel", ()), MENTOR),
    ("unknown-name", MeetingCancelled("borrel", "ziek"), MENTOR),
    ("unknown-name", ConsentWithdrawn("jgz", "ouders"), MENTOR),
    ("unknown-name", OfferStarted("plek", TODAY), MENTOR),
    ("unknown-name", OfferProposed("plek", "vso", "buurman"), MENTOR),
    ("unknown-name", ReportSent("melding", ("jgz",)), MENTOR),
    ("unknown-name", SignalAttached("zon", TODAY, TODAY), MENTOR),
]
ROLES = (MENTOR, "ambtenaar", "leerling", "ouders", "buurman")
FOR_SOMEBODY_ELSE = ("not-your-role", "no-mandate", "unknown-actor")
LATER = {
    "case-closed": lambda told: told.says(Closed(ClosedBecause.MOVED)),
    "offer-there": lambda told: told.says(OfferProposed("plek", "vso", "school")),
    "waits-already": lambda told: told.says(
        WaitingStarted(WaitingFor.CARE, "ggz", MENTOR, IN_A_YEAR)
    ),
    "term-passed": lambda told: told.until("2025-10-13"),
    "term-not-running": lambda told: told.says(
        TermSuspended("steps.een.tasks.praten", IN_A_YEAR, "ziek")
    ),
}
AFTER = [
    ("case-closed", TaskDone("praten")),
    ("offer-there", OfferProposed("plek", "so", "school")),
    ("waits-already", WaitingStarted(WaitingFor.CARE, "ggz", MENTOR, IN_A_YEAR)),
    ("term-passed", TermSet("steps.een.tasks.praten", "9 weeks")),
    ("term-not-running", TermSuspended("steps.een.tasks.praten", IN_A_YEAR, "weer")),
]


def is_refused(told: Told, code: str, what, by: str, on: date | None = None) -> None:
    """It is refused for this reason, says three things twice, and changes nothing."""
    before = told.case.copied()
    refusal = told.tries(what, by=by, on=on)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    for text in (refusal.tried, refusal.why, refusal.possible):
        assert text.nl.strip()
        assert text.en.strip()
        assert not text.nl.endswith(".")
    assert told.case == before


@pytest.mark.parametrize(("code", "what", "by"), REFUSED)
def test_it_is_refused_and_says_why(code, what, by):
    told = begun()
    told.surroundings.others[told.case.version] = told.surroundings.agreement
    role, day = by if isinstance(by, tuple) else (by, None)
    is_refused(told, code, what, role, day)


@pytest.mark.parametrize(("code", "what", "by"), [row for row in REFUSED if row[2] in ROLES])
def test_what_is_for_somebody_else_to_tell_is_known_beforehand(code, what, by):
    assert begun().may(what, by=by) is (code not in FOR_SOMEBODY_ELSE)


def test_what_may_be_told_is_for_this_person_though_something_must_come_first():
    told = begun()
    assert told.may(TaskDone("praten"), by="ambtenaar")
    assert told.may(DecisionTaken("later", 1), by=MENTOR)
    assert told.may(DecisionTaken("plaatsen", 1, "macht"), by="ambtenaar")
    assert not told.may(DecisionTaken("later", 1), by="ambtenaar")


def test_agreement_with_a_plan_is_told_by_who_agrees_who_leads_or_the_school():
    told = begun().says(PlanDrawnUp("opp", ("elke dag naar school",), TOMORROW))
    is_refused(told, "not-your-role", PlanAgreed("opp", "ouders"), "ambtenaar")
    is_refused(told, "not-your-role", PlanRefused("opp", "hulp", "te zwaar"), "ambtenaar")
    told.says(PlanAgreed("opp", "leerplicht"), by="ambtenaar")
    told.says(PlanAgreed("opp", "ouders"), by=MENTOR)


def test_what_parents_did_is_told_by_who_leads_and_by_nobody_else():
    told = begun().says(TaskSet("bellen", ("ouders",), TOMORROW))
    is_refused(told, "not-your-role", TaskDone("bellen"), "ambtenaar")
    told.says(TaskDone("bellen"), by=MENTOR)
    told.says(TaskSet("samen", ("ouders", "ambtenaar"), TOMORROW))
    is_refused(told, "not-your-role", TaskDone("samen"), MENTOR)


@pytest.mark.parametrize(("code", "what"), AFTER)
def test_it_is_refused_after_what_came_before(code, what):
    told = begun()
    LATER[code](told)
    is_refused(told, code, what, MENTOR)


def test_a_case_of_another_sector_is_not_opened_on_it():
    told = Told(around(read(PROTOCOL), Sector.PO))
    what = Opened(OpenedBy.CONCERN, "L-1", Sector.VO)
    refusal = decide(told.case, what, told.surroundings, at(TODAY), told.who)
    assert refusal.code == "other-sector"


def test_a_case_that_was_never_opened_takes_nothing_else():
    told = Told(around(read(PROTOCOL)))
    what = WaitingStarted(WaitingFor.CARE, "ggz", MENTOR, IN_A_YEAR)
    refusal = decide(told.case, what, told.surroundings, at(TODAY), told.who)
    assert refusal.code == "not-opened"


def test_cm_21_where_nobody_can_consent_nothing_is_shared():
    parties = {name: one for name, one in EVERYONE.items() if name not in ("ouders", "leerling")}
    text = protocol_text(parties=parties, steps=[step("een", participants={})])
    told = Told(around(read(text))).opened(TODAY)
    assert told.tries(PartyAdded("jgz", "consent")).code == "no-consent"


OTHERS = {
    "andere-school": {"name": "Andere school", "kind": "school"},
    "team": {"name": "Team", "kind": "other", "part_of": "leerplicht"},
    "team-hulp": {"name": "Hulp van het team", "kind": "other", "part_of": "hulp"},
}


@pytest.mark.parametrize(
    ("party", "knows"),
    [("school", True), ("andere-school", False), ("team", True), ("team-hulp", False)],
)
def test_cm_21_another_school_needs_consent_and_a_part_shares_the_base_of_the_whole(party, knows):
    told = Told(around(read(protocol_text(parties={**EVERYONE, **OTHERS}, steps=[step("een")]))))
    told.opened(TODAY)
    for what in (PartyAdded(party, "consent"), InformationShared(party, "stand")):
        found = told.tries(what)
        assert (getattr(found, "code", "") == "no-consent") is not knows
    told.says(ConsentGiven(party, "ouders", "hulp"), ConsentGiven(party, "leerling", "hulp"))
    assert not isinstance(told.tries(PartyAdded(party, "consent")), Refusal)


def test_cm_21_what_is_shared_without_consent_rests_on_a_reason_that_is_kept():
    told = begun()
    told.says(InformationShared("hulp", "stand", "without consent: acuut gevaar"))
    assert told.events[-1].what.ground == "without consent: acuut gevaar"


def test_who_may_ask_by_one_way_need_not_establish_what_another_way_asks():
    ways = [{"asked_by": "mentor"}, {"asked_by": "ambtenaar", "requires": "nodig"}]
    text = protocol_text(
        signals=[signal("uren", "een")], steps=[step("een"), step("twee", entered=ways)]
    )
    told = Told(around(read(text))).opened(TODAY).says(SignalAttached("uren", TODAY, TODAY))
    assert told.tries(StepAsked("twee"), by="ambtenaar").code == "not-established"
    told.says(StepAsked("twee"), by="mentor")


def test_every_reason_for_which_the_engine_refuses_is_tried_here():
    tried = {code for code, *_ in [*REFUSED, *AFTER]} | {"other-sector", "not-opened"}
    known = {
        node.args[1].value
        for name in python_files("src/kantelpunt/casework")
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "refused"
        and isinstance(node.args[1], ast.Constant)
    }
    assert known == tried
