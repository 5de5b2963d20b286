"""Terms, intervals and moments as keys of the language."""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from kantelpunt.protocol.agreed_terms import (
    DUE_PATTERN,
    INTERVAL_PATTERN,
    TERM_PATTERN,
    AgreedTerm,
    Interval,
    agreed_term_from,
    interval_from,
)
from kantelpunt.protocol.model.closed import Closed, Names

WrittenTerm = Annotated[
    AgreedTerm,
    Names("term"),
    BeforeValidator(agreed_term_from),
    WithJsonSchema({"type": "string", "pattern": TERM_PATTERN}),
]
WrittenInterval = Annotated[
    Interval,
    Names("term"),
    BeforeValidator(interval_from),
    WithJsonSchema({"type": "string", "pattern": INTERVAL_PATTERN}),
]
Due = Annotated[
    str,
    Field(
        pattern=DUE_PATTERN,
        description="A day, month, year or season (`autumn 2021`), or `every 09-01` each year.",
    ),
]
Moment = Annotated[
    str,
    Names("moment"),
    Field(
        pattern=r"^(first_day_of_absence|step_entered|signal_fired|not_in_text"
        r"|(task|fact|step|meeting|report|decision) [a-z0-9][a-z0-9-]*)$",
        description="From when a term runs: first_day_of_absence, step_entered, signal_fired, "
        "`task ID` (done), `fact ID` (established), `step ID` (entered), `meeting ID` (held), "
        "`report ID` (sent), `decision ID` (taken), or not_in_text.",
    ),
]


class Timed(Closed):
    """Something with a term: how long, counted from when, whether another may be agreed."""

    within: WrittenTerm | None = Field(None, description="At the latest so long after `from`.")
    from_: Moment | None = Field(None, alias="from", description="From when the term runs.")
    or_agreed: bool = Field(
        default=False, strict=True, description="Whether another term may be agreed beforehand."
    )
    due: Due | None = Field(None, description="By when, where the text gives a date or season.")
