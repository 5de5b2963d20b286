"""What a script expects at the end of a day, and whether it is so."""

from collections.abc import Iterator
from typing import Self

from pydantic import Field, model_validator

from kantelpunt.casework.overview import Overview
from kantelpunt.foresight.scenarios.model import Day, ExpectedStanding, Name
from kantelpunt.foresight.scenarios.standing import standing_failures
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.written import mistake

_NOTHING = Text(
    "hier staat niet wat er verwacht wordt; schrijf bijvoorbeeld step of closed",
    "what is expected is missing here; write for example step or closed",
)


class ExpectedOn(ExpectedStanding):
    """What must be so at the end of a day: one thing or more, in the words of scenarios."""

    on: Day = Field(description="The day at whose end it must be so.")
    step: Name | None = Field(None, description="Of the steps it is in, this one is furthest.")

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
    found = [*standing_failures(expected, stood)]
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
