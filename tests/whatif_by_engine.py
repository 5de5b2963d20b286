"""A case of the model told to the case engine from begin to end, with its own dates."""

from datetime import timedelta

from kantelpunt.absence.columns import day_number, day_of
from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import Surroundings, advanced, decide, opened
from kantelpunt.casework.due import begin_of
from kantelpunt.casework.events.course import Opened, OpenedBy, SignalAttached
from kantelpunt.casework.events.work import PlanDrawnUp
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.ahead import PLAN
from kantelpunt.foresight.whatif.deeds import acts_of, still_to_tell
from kantelpunt.foresight.whatif.running_case import RunningCase, Visit


class ByEngine:
    """The same case as the engine has it, with every event."""

    def __init__(self, model: RunningCase) -> None:
        positions = model.setting.positions
        self.model, self.positions = model, positions
        self.surroundings = Surroundings(positions.agreement, model.days.terms)
        self.visits: list[Visit] = []
        self.refused: list[Refusal] = []
        self.minute = 0
        what = Opened(OpenedBy.SIGNAL, "p", positions.agreement.sector)
        now = begin_of(day_of(model.opened))
        acted = opened("c", what, self.surroundings, now, positions.actor(()))
        self.case: Case = acted.case
        for day, deed, first_day in model.told:
            self.tell(day, deed, first_day)
        if not self.case.closed:
            self.seen(
                advanced(self.case, self.surroundings, begin_of(day_of(model.days.last))).case
            )

    def tell(self, day, deed, first_day) -> None:
        self.minute += 1
        now = begin_of(day_of(day))
        if deed.kind == "term":
            self.seen(advanced(self.case, self.surroundings, now).case)
            return
        now += timedelta(hours=9, minutes=self.minute)
        self.seen(advanced(self.case, self.surroundings, now).case)
        agreement = self.positions.agreement
        if deed is PLAN:
            (plan, *_) = [
                out.id for one in agreement.stages.values() for out in one.written.outputs
            ]
            ends = day_of(day + self.model.setting.behaviour.plan_lasts)
            acts = [(PlanDrawnUp(plan, ("doel",), ends), ())]
        else:
            acts = list(acts_of(deed, self.case, agreement, day_of(day)))
        for what, roles in acts:
            if isinstance(what, SignalAttached):
                what = SignalAttached(what.signal, day_of(day), day_of(first_day))
            if self.case.closed or not still_to_tell(what, self.case):
                return
            actor = self.positions.actor(roles)
            acted = decide(self.case, what, self.surroundings, now, actor)
            if isinstance(acted, Refusal):
                self.refused.append(acted)
            else:
                self.seen(acted.case)

    def stays(self) -> list[tuple[str, int, int]]:
        """Step, day of entering and day of leaving; those left on the day itself not counted."""
        return [
            (one.stage, one.entered, one.left) for one in self.visits if one.entered != one.left
        ]

    def seen(self, after: Case) -> None:
        """Keep which steps were entered and left since the state before."""
        before, self.case = self.case, after
        for stage in before.stages:
            if stage not in after.stages or after.stages[stage] != before.stages[stage]:
                open_ = [one for one in self.visits if one.stage == stage and one.left == NEVER]
                open_[0].left = day_number((after.moment or before.moment).date())
        for stage, moment in after.stages.items():
            if before.stages.get(stage) != moment:
                self.visits.append(Visit(stage, day_number(moment.date())))
