"""Cases that begin with somebody's concern, in a step or situation to which no signal leads."""

from datetime import date

from kantelpunt.casework.due import begin_of
from kantelpunt.casework.events.course import Opened, OpenedBy, StepAsked
from kantelpunt.casework.stages import Stage
from kantelpunt.web.demo.happenings import happenings
from kantelpunt.web.demo.telling import Telling


def tell_concern(telling: Telling, stage: Stage) -> bool:
    """Open a case by a concern and bring it into a step; false when it is not there in the end."""
    here, agreement = telling.here, telling.replay.agreement
    what = Opened(OpenedBy.CONCERN, here.pupil, agreement.sector, here.opened, here.born)
    who = here.voices.in_functions("mentor", "absence_coordinator")
    if not telling.replay.open(what, who, telling.now(here.opened)):
        return False
    _enter(telling, stage, here.opened)
    telling.hand_over(here.opened)
    for one in happenings(here):
        telling.human(one)
        telling.hand_over(one.day)
    for day in here.working_days():
        if day >= telling.told_on:
            telling.do_tasks(day, ())
    telling.replay.advance(begin_of(here.day))
    return stage.id in telling.replay.case.stages


def _enter(telling: Telling, stage: Stage, day: date) -> None:
    """It is asked for by who may, once what it requires is established."""
    asked_by = [who for way in stage.ways_in for who in way.asked_by]
    if telling.act(StepAsked(stage.id), asked_by, day):
        return
    for way in stage.ways_in:
        for condition in (*way.requires, *((way.fact,) if way.fact else ())):
            telling.judge(condition, day)
        if stage.id in telling.replay.case.stages:
            return
        if telling.act(StepAsked(stage.id), way.asked_by, day):
            return
