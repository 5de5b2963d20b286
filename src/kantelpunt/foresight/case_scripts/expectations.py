"""What a script expects at the end of a day, and whether it is so."""

from collections.abc import Iterator
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.overview import LooseEnd, Overview
from kantelpunt.foresight.scenarios.model import Day, Expected
from kantelpunt.foresight.scenarios.standing import standing_failures
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.model.closed import Closed
from kantelpunt.protocol.written import mistake

Name = Annotated[str, StringConstraints(min_length=1)]
_NOTHING = Text(
    "hier staat niet wat er verwacht wordt; schrijf bijvoorbeeld step of closed",
    "what is expected is missing here; write for example step or closed",
)


class ExpectedOn(Closed):
    """What must be so at the end of a day: one thing or more, in the words of scenarios."""

    on: Day = Field(description="The day at whose end it must be so.")
    step: Name | None = Field(None, description="Of the steps it is in, this one is furthest.")
    in_: Name | None = Field(None, alias="in", description="It is in this step or situation.")
    not_in: Name | None = Field(None, description="It is not in this step or situation.")
    lead: Name | None = Field(None, description="By the protocol this role leads.")
    next: Day | None = Field(None, description="The first last day that is still to come.")
    to_do: Name | None = Field(None, description="This stands to be done, by the end of its key.")
    due: Day | None = Field(None, description="With `to_do`: its last day.")
    passed: Name | None = Field(None, description="This term passed while the case stayed.")
    closed: Name | None = Field(None, description="Why it is closed; `no` while it is open.")
    loose_end: LooseEnd | None = Field(None, description="This lacks in the case.")
    no_loose_end: LooseEnd | None = Field(None, description="This does not lack.")
    day: int | None = Field(None, ge=0, description="Day of the national three months.")
    waiting: WaitingFor | None = Field(None, description="For this is waited.")
    days: int | None = Field(None, ge=0, description="With `waiting`: how many days.")

    @model_validator(mode="after")
    def _expects_something(self) -> Self:
        if self.model_fields_set <= {"on", "due", "days"}:
            raise mistake("script-expects-nothing", _NOTHING)
        return self


def unmet(expected: ExpectedOn, stood: Overview | None) -> Iterator[Text]:
    """What is not as it was expected, a sentence each.

    Args:
        expected: what must be so.
        stood: how the case stood at the end of that day; None when there was none.
    """
    wanted = expected.model_dump(by_alias=True, exclude_none=True, exclude={"step"})
    found = [*standing_failures(Expected.model_validate(wanted), stood)]
    if expected.step and (stood is None or stood.main != expected.step):
        main = (stood.main if stood else None) or "-"
        step = f"step: {expected.step}"
        found.insert(0, (Text(step, step), Text(main, main)))
    on = written_day(expected.on)
    for should, instead in found:
        yield Text(
            f"verwacht aan het eind van {on.nl}: {should.nl}; gevonden: {instead.nl}",
            f"expected at the end of {on.en}: {should.en}; found: {instead.en}",
        )
