"""What people will do in a step that was entered, if it lasts so long."""

from kantelpunt.foresight.behaviour.doing import day_done
from kantelpunt.foresight.behaviour.spread import NEVER
from kantelpunt.foresight.whatif.deeds import PLACED, RESTORED, Deed
from kantelpunt.foresight.whatif.intents import Choosing, Intents
from kantelpunt.foresight.whatif.running_case import NO_START, Drawn, RunningCase, Work

OFFER, PLAN = Deed("offer"), Deed("plan")
"""What the case engine is not told: that an offer is made, and that a plan is drawn up."""


def plan_ahead(case: RunningCase, intents: Intents, day: int) -> None:
    """All that may be done in a step, from the day on which it is entered."""
    stage, on_lesson_day = intents.stage, case.days.on_lesson_day
    drawn = case.setting.drawn.steps.get((case.child, case.which, stage.id))
    if drawn is None:
        drawn = _draw(case, intents)
        case.setting.drawn.steps[case.child, case.which, stage.id] = drawn
    facts = case.position.case.facts
    for after, deed in drawn.deeds:
        if deed.kind != "fact" or deed.what not in facts:
            case.push(on_lesson_day(day + after), stage.id, deed)
    for one, when in zip(intents.choosing, drawn.choices, strict=True):
        if when is not None:
            _choose(case, one, stage.id, day, when)
    if "step_entered" in intents.plans:
        case.push(on_lesson_day(day + case.setting.behaviour.plan_after), stage.id, PLAN)


def _draw(case: RunningCase, intents: Intents) -> Drawn:
    behaviour, rung = case.setting.behaviour, intents.stage.rung
    deeds = []
    if case.lot(intents.restores.whether) < behaviour.restores.on(rung):
        deeds.append((behaviour.restores_after.of(case.lot(intents.restores.when)), RESTORED))
    if case.lot(intents.offers.whether) < behaviour.offers.on(rung):
        deeds.append((behaviour.offers_after.of(case.lot(intents.offers.when)), OFFER))
    for fact, chance in intents.questions:
        if case.lot(chance.whether) < behaviour.answers_yes:
            after = behaviour.answers_after.of(case.lot(chance.when))
            deeds.append((after, Deed("fact", fact)))
    choices = [
        behaviour.goes_on_after.of(case.lot(one.chance.when))
        if case.lot(one.chance.whether) < behaviour.goes_on
        else None
        for one in intents.choosing
    ]
    return Drawn(tuple(deeds), tuple(choices))


def _choose(case: RunningCase, one: Choosing, stage: str, day: int, after: int) -> None:
    """When people decide that the case goes on: after the term, or after entering without one."""
    begun: int | None = day
    if one.term is not None:
        start = case.start_of(one.term)
        begun = None if start is None else max(case.passes(one.term, start), day)
    if begun is not None and begun < NEVER:
        case.push(case.days.on_lesson_day(begun + after), stage, Deed("on", one.way.key))


def offer(case: RunningCase, intents: Intents, day: int) -> None:
    """Whether an offer is taken, and when the child begins with it, in whatever step by then."""
    behaviour = case.setting.behaviour
    if case.lot(intents.consents.whether) >= behaviour.consents:
        return
    if case.lot(intents.realised.whether) >= behaviour.realised:
        return
    waits = case.lot(intents.waits.whether) < behaviour.waits
    after = behaviour.waits_for.of(case.lot(intents.waits.when)) if waits else 0
    case.push(case.days.on_lesson_day(day + after), "", PLACED)


def schedule(case: RunningCase, works: list[Work], day: int) -> None:
    """When those works will be done on which the course of the case depends."""
    chances = case.setting.chances
    left = [one for one in works if one.name in chances]
    while left:
        names = {one.name for one in left}
        # What runs from another task waits until it is known when that will be done.
        free = [one for one in left if one.timer.from_ not in names]
        if not free:
            return
        for one in free:
            _schedule(case, one, day)
        left = [one for one in left if one.timer.from_ in names]


def _schedule(case: RunningCase, work: Work, day: int) -> None:
    timer, name = work.timer, work.name
    start: int | None = work.start
    if start == NO_START:
        start = case.moments.get(f"will {timer.from_}")
        if start is None and timer.from_.startswith(("task ", "decision ")):
            return
    passes = NEVER if start is None else case.passes(timer, start)
    due = None if passes >= NEVER else passes - 1
    base = max(day, start or day)
    begun = base if due is None or start is None else start
    done = day_done(case.setting.behaviour, _lots(case, name), begun, due)
    done = case.days.when_done(done, due, base)
    if done < NEVER:
        case.moments[f"will {name}"] = done
        kind, _, what = name.partition(" ")
        case.push(done, timer.stage or "", Deed(kind, what))


def _lots(case: RunningCase, name: str) -> tuple[float, float]:
    """The luck of this case in a task or decision; it is the same every time."""
    lots, key = case.setting.drawn.lots, (case.child, case.which, name)
    if key not in lots:
        chance = case.setting.chances[name]
        lots[key] = case.lot(chance.whether), case.lot(chance.when)
    return lots[key]
