"""What people tell of a case, drawn by chance: mostly what makes sense, sometimes not."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import Acted, Decided, Surroundings, advanced, decide, opened
from kantelpunt.casework.events import clocks, course, judged, justice, offers, people, work
from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.timers import TimerKind
from kantelpunt.protocol.model.steps import Rung
from tests.casework.dice import Dice
from tests.casework.drawn_protocols import drawn_protocol, drawn_sector
from tests.casework.world import around, at

OPENED_ON = date(2025, 9, 15)
UNKNOWN = "onbekend"
TOLD_BY_PEOPLE = [kind for kind in KINDS.values() if not kind.by_itself]


@dataclass(frozen=True)
class Moved:
    """One move of a tale: what was before, what was told (None: only time), what came of it."""

    before: Case
    what: Occurrence | None
    now: datetime
    actor: Actor | None
    decided: Decided

    def __str__(self) -> str:
        who = f"{self.actor.role}/{self.actor.person}" if self.actor else ""
        said = self.what or "time goes on"
        if isinstance(self.decided, Refusal):
            return f"{self.now:%Y-%m-%d %H:%M} {who} {said}: refused, {self.decided.code}"
        kept = self.decided.events
        events = "".join(f"\n    {one.moment:%Y-%m-%d %H:%M} {one.what}" for one in kept)
        return f"{self.now:%Y-%m-%d %H:%M} {who} {said}{events}"


@dataclass(frozen=True, repr=False)
class Tale:
    """A whole tale, with all that was kept of it."""

    surroundings: Surroundings
    moves: tuple[Moved, ...]

    def __repr__(self) -> str:
        agreement = self.surroundings.agreement
        stages = [stage.written for stage in agreement.stages.values()]
        plain = [one.model_dump(exclude_defaults=True, exclude={"source"}) for one in stages]
        parts = plain if agreement.protocol.protocol == "proef" else []
        head = f"{agreement.id} {agreement.sector}"
        return "\n".join([head, *map(str, parts), *map(str, self.moves)])

    def _repr_pretty_(self, printer, cycle) -> None:
        printer.text(repr(self))

    @property
    def events(self) -> list[Event]:
        """Every event that was kept, in order."""
        acted = [one.decided for one in self.moves if isinstance(one.decided, Acted)]
        return [event for one in acted for event in one.events]

    @property
    def case(self) -> Case:
        """The case as it is in the end."""
        return [one.decided.case for one in self.moves if isinstance(one.decided, Acted)][-1]


@dataclass(frozen=True)
class Known:
    """The names that may be told, and the day."""

    dice: Dice
    case: Case
    surroundings: Surroundings
    today: date

    def one(self, names: object) -> str:
        """One of these names, or now and then one that does not exist."""
        known = sorted(str(name) for name in names)
        return UNKNOWN if not known or self.dice.one_in(10) else self.dice.one(known)

    def day(self, least: int = -20, most: int = 60) -> date:
        """A day around today."""
        return self.today + timedelta(days=self.dice.number(least, most))

    def text(self) -> str:
        """A ground; now and then it lacks."""
        return " " if self.dice.one_in(8) else "grond"

    @property
    def protocol(self):
        return self.surroundings.agreement.protocol

    @property
    def everyone(self) -> list[str]:
        actors = self.surroundings.agreement.actors
        return [*actors.roles, *actors.parties, *actors.bodies]

    def timers(self, *kinds: TimerKind) -> list[str]:
        timers = self.surroundings.agreement.timers.values()
        running = {one.key for one in timers if one.stage in (None, *self.case.stages)}
        return [one.key for one in timers if one.kind in kinds and one.key in running]

    def items(self, kind: TimerKind) -> list[str]:
        stages = self.surroundings.agreement.stages
        inside = [stages[name] for name in self.case.stages if name in stages]
        return [one.item for stage in inside for one in stage.timers if one.kind is kind]


def _decision(k: Known) -> Occurrence:
    name = k.one(k.items(TimerKind.DECISION))
    mandates = [None, UNKNOWN, *(one.id for one in k.protocol.mandates)]
    return work.DecisionTaken(name, k.dice.number(0, 2), k.dice.one(mandates))


def _moved(k: Known) -> Occurrence:
    stages = k.surroundings.agreement.stages
    pairs = tuple((one, k.dice.one(sorted(stages))) for one in k.case.stages)
    return course.MovedToVersion(k.one(k.surroundings.others), pairs)


def _escalation(k: Known) -> Occurrence:
    stages = k.surroundings.agreement.stages
    ways = [(one, way.to) for one in k.case.stages for way in stages[one].ways_on]
    return course.EscalationDecided(*k.dice.one([*ways, (UNKNOWN, UNKNOWN)]))


WHAT: dict[type[Occurrence], Callable[[Known], Occurrence]] = {
    course.Opened: lambda k: course.Opened(
        course.OpenedBy.CONCERN, "L-1", k.surroundings.agreement.sector
    ),
    course.AbsenceBegun: lambda k: course.AbsenceBegun(k.day(-40, 2)),
    course.SignalAttached: lambda k: course.SignalAttached(
        k.one(one.id for one in k.protocol.signals), k.day(-3, 1), k.day(-40, 0)
    ),
    course.SignalWithdrawn: lambda k: course.SignalWithdrawn(
        k.one(one.id for one in k.protocol.signals), k.day(-3, 0), "hersteld"
    ),
    course.StepAsked: lambda k: course.StepAsked(k.one(k.surroundings.agreement.stages)),
    course.EscalationDecided: _escalation,
    course.StagnationRecognised: lambda k: course.StagnationRecognised(
        k.one(k.case.stages), k.text()
    ),
    course.AttendanceRestored: lambda k: course.AttendanceRestored(k.day(-3, 1)),
    course.Closed: lambda k: course.Closed(k.dice.one([*course.ClosedBecause])),
    course.StepEvaluated: lambda k: course.StepEvaluated(
        k.one(k.surroundings.agreement.stages), "les"
    ),
    course.Evaluated: lambda k: course.Evaluated("les"),
    course.Reopened: lambda k: course.Reopened(
        "terug",
        k.day(-20, 1),
        k.dice.one([None, k.one(k.surroundings.agreement.stages)]),
    ),
    course.MovedToVersion: _moved,
    people.DirectorAssigned: lambda k: people.DirectorAssigned("p-2", k.one(k.everyone)),
    people.ContactAssigned: lambda k: people.ContactAssigned("p-2", k.one(k.everyone)),
    people.PartyAdded: lambda k: people.PartyAdded(k.one(k.protocol.parties), "consent"),
    people.PartyRemoved: lambda k: people.PartyRemoved(k.one(k.case.parties), "klaar"),
    people.ConsentGiven: lambda k: people.ConsentGiven(
        k.one(k.protocol.parties),
        k.one(["ouders", "leerling"]),
        "delen",
        k.dice.one([None, k.day(-3, 20)]),
    ),
    people.ConsentRefused: lambda k: people.ConsentRefused(
        k.one(k.protocol.parties), k.one(["ouders", "leerling"])
    ),
    people.ConsentWithdrawn: lambda k: people.ConsentWithdrawn(
        k.one(to for to, _ in k.case.consents), k.one(["ouders", "leerling"])
    ),
    people.InformationShared: lambda k: people.InformationShared(
        k.one(k.protocol.parties), "stand"
    ),
    work.TaskSet: lambda k: work.TaskSet(
        k.dice.one(["bellen", "mailen"]), (k.one(k.everyone),), k.day(-2, 30)
    ),
    work.TaskDone: lambda k: work.TaskDone(k.one([*k.items(TimerKind.TASK), *k.case.tasks])),
    work.TaskCancelled: lambda k: work.TaskCancelled(
        k.one([*k.items(TimerKind.TASK), *k.case.tasks]), "niet nodig"
    ),
    work.TalkHeld: lambda k: work.TalkHeld(("ouders",)),
    work.NoteWritten: lambda k: work.NoteWritten(k.dice.one([*work.NoteKind]), "hash"),
    work.PlanDrawnUp: lambda k: work.PlanDrawnUp(
        k.one(one.id for one in k.protocol.records), ("doel",), k.day(-2, 60)
    ),
    work.PlanRevised: lambda k: work.PlanRevised(k.one(k.case.plans), ("doel",), k.day(-2, 60)),
    work.PlanSeen: lambda k: work.PlanSeen(k.one(k.case.plans), k.one(k.everyone)),
    work.PlanAgreed: lambda k: work.PlanAgreed(k.one(k.case.plans), k.one(k.everyone)),
    work.PlanRefused: lambda k: work.PlanRefused(k.one(k.case.plans), k.one(k.everyone), "nee"),
    work.MeetingPlanned: lambda k: work.MeetingPlanned("overleg", k.day(-2, 30), ("ouders",)),
    work.MeetingCancelled: lambda k: work.MeetingCancelled(k.one(k.case.meetings), "ziek"),
    work.MeetingHeld: lambda k: work.MeetingHeld(k.one(k.case.meetings), ("ouders",)),
    work.DecisionTaken: _decision,
    work.ReportSent: lambda k: work.ReportSent(
        k.one(one.id for one in k.protocol.reports), (k.one(k.protocol.parties),)
    ),
    judged.FactJudged: lambda k: judged.FactJudged(k.one(k.protocol.facts), not k.dice.one_in(3)),
    judged.HopeRecorded: lambda k: judged.HopeRecorded(
        k.one(name for name, one in k.protocol.facts.items() if one.lasts), k.text(), k.day(-2, 90)
    ),
    judged.RungSet: lambda k: judged.RungSet(k.dice.one([*Rung])),
    judged.FactorsJudged: lambda k: judged.FactorsJudged(((k.one(["child", "home"]), "x"),)),
    clocks.TermSet: lambda k: clocks.TermSet(
        k.one(k.timers(*TimerKind)), k.dice.one(["5 days", "6 school_weeks", "veel"])
    ),
    clocks.TermExtended: lambda k: clocks.TermExtended(
        k.one(k.timers(*TimerKind)), "8 weeks", k.text()
    ),
    clocks.TermSuspended: lambda k: clocks.TermSuspended(
        k.one(k.timers(*TimerKind)), k.day(-1, 30), k.text()
    ),
    clocks.TermResumed: lambda k: clocks.TermResumed(k.one(k.case.suspended)),
    clocks.WaitingStarted: lambda k: clocks.WaitingStarted(
        k.dice.one([*clocks.WaitingFor]), "ggz", "mentor", k.day(-1, 30)
    ),
    clocks.WaitingAsked: lambda k: clocks.WaitingAsked(
        k.dice.one([*clocks.WaitingFor]), k.day(-1, 30)
    ),
    clocks.WaitingEnded: lambda k: clocks.WaitingEnded(k.dice.one([*clocks.WaitingFor]), "plek"),
    offers.OfferProposed: lambda k: offers.OfferProposed(
        k.dice.one(["plek", "zorg"]), "onderwijs", k.one(k.protocol.parties)
    ),
    offers.OfferAccepted: lambda k: offers.OfferAccepted(k.one(k.case.offers)),
    offers.OfferStarted: lambda k: offers.OfferStarted(k.one(k.case.offers), k.day(-3, 1)),
    offers.OfferEnded: lambda k: offers.OfferEnded(k.one(k.case.offers), "klaar"),
    justice.ArbitrationAsked: lambda k: justice.ArbitrationAsked(("ouders",)),
    justice.ArbitrationAgreed: lambda k: justice.ArbitrationAgreed("ouders"),
    justice.ArbitrationRefused: lambda k: justice.ArbitrationRefused("ouders"),
    justice.ArbitrationDecided: lambda k: justice.ArbitrationDecided(("ouders",)),
    justice.ProcesVerbaalMade: lambda k: justice.ProcesVerbaalMade(k.day(-2, 0)),
    justice.HearingPlanned: lambda k: justice.HearingPlanned("rechter", k.day(0, 60)),
    justice.HearingHeld: lambda k: justice.HearingHeld("rechter", "boete"),
}
MOVES_A_CASE = [
    course.SignalAttached,
    course.StepAsked,
    course.EscalationDecided,
    course.AttendanceRestored,
    judged.FactJudged,
    judged.HopeRecorded,
    work.TaskDone,
    work.DecisionTaken,
    clocks.TermSuspended,
]
PEOPLE_AND_DECISIONS = [
    *[people.ConsentGiven] * 4,
    people.ConsentRefused,
    people.ConsentWithdrawn,
    *[people.PartyAdded] * 2,
    *[people.InformationShared] * 3,
    *[work.DecisionTaken] * 3,
    course.SignalAttached,
    course.StepAsked,
    judged.FactJudged,
]
SEEDS = st.integers(0, 2**32 - 1)


def _actor(dice: Dice, surroundings: Surroundings, case: Case) -> Actor:
    """Mostly who leads the step the case is in; sometimes anyone, or no one that is known."""
    agreement = surroundings.agreement
    known = agreement.actors
    main = agreement.main(case)
    lead = agreement.lead(case, main) if main else "school"
    everyone = sorted({*known.roles, *known.parties, *known.bodies})
    role = dice.one(everyone) if lead == "not_in_text" or dice.one_in(2) else lead
    role = UNKNOWN if dice.one_in(30) else role
    organisation = UNKNOWN if dice.one_in(30) else dice.one(sorted(known.parties))
    return Actor(dice.one(["p-1", "p-2"]), role, organisation)


def _told(
    dice: Dice, surroundings: Surroundings, case: Case, now: datetime, kinds: list | None
) -> Occurrence:
    """Something that someone tells of a case; what names nothing is thought over twice."""
    known = Known(dice, case, surroundings, now.date())
    for _ in range(3):
        if case.closed and dice.one_in(2):
            kind: type[Occurrence] = course.Reopened
        else:
            kind = dice.one(kinds or (MOVES_A_CASE if dice.one_in(2) else [*WHAT]))
        what = WHAT[kind](known)
        if UNKNOWN not in str(what):
            break
    return what


def _wait(dice: Dice) -> timedelta:
    if dice.one_in(3):
        return timedelta(minutes=dice.number(0, 600))
    return timedelta(days=dice.number(1, 45 if dice.one_in(4) else 10))


def _begun(dice: Dice, surroundings: Surroundings, born: date | None) -> Moved:
    now = at(OPENED_ON + timedelta(days=dice.number(0, 365)))
    first_day = None if dice.one_in(2) else now.date() - timedelta(days=5)
    sector = surroundings.agreement.sector
    what = course.Opened(course.OpenedBy.SIGNAL, "L-1", sector, first_day, born)
    actor = Actor("p-1", "school", "school")
    return Moved(Case("c-1"), what, now, actor, opened("c-1", what, surroundings, now, actor))


def tale(
    protocol: int,
    seed: int,
    most: int,
    born: date | None = date(2011, 3, 3),
    kinds: list | None = None,
) -> Tale:
    """A tale of a case from its opening, in which time only goes on.

    Args:
        protocol: a seed for the protocol, and the sector.
        seed: for what is told; a shorter tale is the beginning of a longer one.
        most: how much is told.
        born: the birth date of the pupil.
        kinds: of what is told; everything when none are named.
    """
    of_protocol, dice = Dice.of(protocol), Dice.of(seed)
    surroundings = around(drawn_protocol(of_protocol), drawn_sector(of_protocol))
    first = _begun(dice, surroundings, born)
    assert isinstance(first.decided, Acted)
    moves, case, now = [first], first.decided.case, first.now
    for _ in range(most):
        now = now + _wait(dice)
        if dice.one_in(6):
            what, actor = None, None
            decided: Decided = advanced(case, surroundings, now)
        else:
            # What someone can tell depends on what passed by itself until then.
            seen = advanced(case, surroundings, now).case
            what = _told(dice, surroundings, seen, now, kinds)
            actor = _actor(dice, surroundings, seen)
            decided = decide(case, what, surroundings, now, actor)
        moves.append(Moved(case, what, now, actor, decided))
        if isinstance(decided, Acted):
            case = decided.case
    return Tale(surroundings, tuple(moves))


def tales(*, most: int = 40) -> st.SearchStrategy[Tale]:
    """Tales; Hypothesis makes one that shows a fault as short as it can."""
    return st.builds(tale, SEEDS, SEEDS, st.integers(1, most))
