"""What a script expects at the end of a day, and whether it is so."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Self

from pydantic import Field, model_validator

from kantelpunt.casework.agreement import NATIONAL
from kantelpunt.casework.case import Case
from kantelpunt.casework.events.course import ClosedBecause, DeadlinePassed
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.overview import LooseEnd, Overview
from kantelpunt.foresight.day_key import Day
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.model.closed import Closed, Sentence
from kantelpunt.protocol.written import mistake

_NOTHING = Text(
    "hier ontbreekt wat er verwacht wordt: step, lead, next, closed, passed, loose_end of day",
    "what is expected is missing here: step, lead, next, closed, passed, loose_end or day",
)


class ExpectedOn(Closed):
    """What must be so at the end of a day; one or more."""

    on: Day = Field(description="The day at whose end it must be so.")
    step: Sentence | None = Field(None, description="The case is in this step or situation.")
    lead: Sentence | None = Field(None, description="By the protocol this role leads.")
    next: Day | None = Field(None, description="The first last day that is still to come.")
    closed: ClosedBecause | None = Field(None, description="The case is closed, for this reason.")
    passed: Sentence | None = Field(None, description="The term at this place has passed.")
    loose_end: LooseEnd | None = Field(None, description="This lacks in the case.")
    day: int | None = Field(None, ge=0, description="Day of the national three months.")

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if self.model_fields_set <= {"on"}:
            raise mistake("script-expects-nothing", _NOTHING)
        return self


def unmet(
    expected: ExpectedOn, case: Case, seen: Overview, events: Sequence[Event]
) -> Iterator[Text]:
    """What is not as it was expected, a sentence each.

    Args:
        expected: what must be so.
        case: its state at the end of that day.
        seen: how it stood then.
        events: everything that had happened by then.
    """
    on = expected.on
    if expected.step and expected.step not in case.stages:
        found = ", ".join(case.stages) or _none(case)
        yield _unmet(on, f'step "{expected.step}"', found)
    if expected.lead and expected.lead != seen.lead:
        yield _unmet(on, f'lead "{expected.lead}"', seen.lead or _none(case))
    if expected.next and expected.next != seen.next_day:
        yield _unmet(on, f"next {expected.next}", str(seen.next_day or _none(case)))
    if expected.closed and expected.closed is not case.closed:
        yield _unmet(on, f"closed: {expected.closed}", str(case.closed or "-"))
    passed = [one.what.timer for one in events if isinstance(one.what, DeadlinePassed)]
    if expected.passed and expected.passed not in passed:
        yield _unmet(on, f'passed "{expected.passed}"', ", ".join(dict.fromkeys(passed)) or "-")
    if expected.loose_end and expected.loose_end not in seen.loose_ends:
        yield _unmet(on, f"loose_end {expected.loose_end}", ", ".join(seen.loose_ends) or "-")
    if expected.day is not None:
        days = [one.day for one in seen.clocks if one.key == NATIONAL]
        if expected.day not in days:
            yield _unmet(on, f"day {expected.day}", str(days[0]) if days else "-")


def _none(case: Case) -> str:
    return f"closed: {case.closed}" if case.closed else "-"


def _unmet(on: date, wanted: str, found: str) -> Text:
    day = written_day(on)
    return Text(
        f"verwacht aan het eind van {day.nl}: {wanted}; gevonden: {found}",
        f"expected at the end of {day.en}: {wanted}; found: {found}",
    )
