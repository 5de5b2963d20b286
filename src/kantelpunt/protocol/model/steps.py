"""Steps and situations: goal, lead, participants, tasks, outputs, tipping point, ways out."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.closed import (
    Closed,
    Condition,
    Identifier,
    MandateId,
    OneOrMore,
    ProductId,
    RowId,
    Sentence,
    StepId,
    ThemeId,
    Who,
)
from kantelpunt.protocol.model.grounds import Clause, Grounded, Reading
from kantelpunt.protocol.model.times import Moment, Timed, WrittenInterval, WrittenTerm


class Rung(StrEnum):
    """The common ladder, so that regions compare."""

    PREVENTION = "preventie"
    EARLY_SIGNALLING = "vroegsignalering"
    SOLUTION = "oplossing"
    BREAKTHROUGH = "doorbraak"
    PUSH_POWER = "doorzettingskracht"
    POWER_TO_DECIDE = "doorzettingsmacht"
    ARBITRATION = "arbitrage"
    JUSTICE = "justitie"


class ExitKind(StrEnum):
    """How a case leaves a step otherwise than by escalation."""

    RESTORED = "restored"
    PLACED = "placed"
    EXEMPT = "exempt"
    REFERRED = "referred"
    SCALED_DOWN = "scaled_down"
    CLOSED = "closed"


class LeadException(Closed):
    """Who leads instead, and when."""

    when: OneOrMore[Condition] = Field(min_length=1)
    role: Who


class Lead(Closed):
    """Who is at the wheel."""

    role: Who
    or_mandated: bool = Field(
        default=False, strict=True, description="Or someone with this person's mandate."
    )
    unless: tuple[LeadException, ...] = ()
    together_with: OneOrMore[Who] = Field((), description="Who leads beside, each in own part.")


class _OrRole:
    """Tells editors that the id of a role may stand for a lead."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core)]}


WrittenLead = Annotated[
    Lead,
    BeforeValidator(lambda written: {"role": written} if isinstance(written, str) else written),
    _OrRole,
]


class Participants(Closed):
    """Who take part: always, and where the case asks for it."""

    required: OneOrMore[Who] = ()
    optional: OneOrMore[Who] = ()


class Entry(Closed):
    """A way into a step besides a signal that opens it and a step that tips into it."""

    fact: Condition | None = Field(None, description="Once this is established.")
    after: WrittenTerm | None = Field(None, description="Once so much time has passed.")
    from_: Moment | None = Field(None, alias="from")
    asked_by: OneOrMore[Who] = Field((), description="At the request of these.")
    requires: OneOrMore[Condition] = Field((), description="Established first, or refused.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()


class Task(Timed):
    """What someone does, by when, and what it yields."""

    id: Identifier
    name: Sentence
    by: OneOrMore[Who] = Field(min_length=1)
    with_: OneOrMore[Who] = Field((), alias="with", description="Together with whom.")
    to: OneOrMore[Who] = Field((), description="To or for whom.")
    may: bool = Field(default=False, strict=True, description="May be done; it is no duty.")
    every: WrittenInterval | None = Field(None, description="How often it comes back.")
    when: OneOrMore[Condition] = Field((), description="Only when all of these hold.")
    unless: OneOrMore[Condition] = Field((), description="Not when one of these holds.")
    produces: OneOrMore[ProductId] = Field((), description="Ids of outputs or records.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()
    reading: OneOrMore[Reading] = ()
    theme: ThemeId | None = None
    note: str | None = None


class Output(Closed):
    """What must be there when a step is done."""

    id: Identifier
    name: Sentence
    holds: OneOrMore[Sentence] = Field((), description="What it contains.")
    seen_by: OneOrMore[Who] = Field((), description="Who must confirm having seen it.")
    agreed_by: OneOrMore[Who] = Field((), description="Who must agree to it.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()


class TippingPoint(Closed):
    """When a step has not helped, and where the case goes then."""

    after: WrittenTerm
    from_: Moment = Field("step_entered", alias="from", description="From when `after` runs.")
    or_agreed: bool = Field(default=False, strict=True)
    unless: OneOrMore[Condition] = Field((), description="Not when one of these holds.")
    when: OneOrMore[Condition] = Field((), description="Only when all of these hold.")
    earlier: OneOrMore[Condition] = Field((), description="At once when one of these holds.")
    requires: OneOrMore[Condition] = Field((), description="Established first, or refused.")
    decided_by: OneOrMore[Who] = Field(
        (), description="People decide, not the passing of time; these people."
    )
    to: StepId = Field(description="Id of the step that follows.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()
    reading: OneOrMore[Reading] = ()
    note: str | None = None


class Exit(Closed):
    """A way out that is no escalation."""

    id: Identifier
    name: Sentence
    kind: ExitKind
    when: OneOrMore[Condition] = ()
    to: StepId | None = Field(None, description="Step or situation it leads to.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()


class Option(Closed):
    """A possible outcome of a decision."""

    name: Sentence
    to: StepId | None = Field(None, description="Step or situation it leads to.")
    when: OneOrMore[Condition] = ()


class Decision(Timed):
    """A point at which someone decides."""

    id: Identifier
    ask: Sentence = Field(description="The question that is decided.")
    by: OneOrMore[Who] = Field(min_length=1)
    together: bool = Field(default=False, strict=True, description="They decide with one voice.")
    mandate: MandateId | None = Field(None, description="The mandate it rests on.")
    when: OneOrMore[Condition] = ()
    options: tuple[Option, ...] = Field(min_length=2)
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()
    reading: OneOrMore[Reading] = ()


class Situation(Grounded):
    """A small procedure beside the steps: another way in, with tasks and decisions of its own."""

    id: Identifier
    name: Sentence
    goal: Sentence | None = None
    sector: OneOrMore[Sector] = Field((), description="Only in these sectors; none: in all.")
    entered: tuple[Entry, ...] = ()
    lead: WrittenLead
    participants: Participants
    tasks: tuple[Task, ...] = ()
    outputs: tuple[Output, ...] = ()
    decisions: tuple[Decision, ...] = ()
    tipping_point: TippingPoint | None = None
    escalations: tuple[TippingPoint, ...] = Field((), description="Other ways on.")
    exits: tuple[Exit, ...] = ()
    last: bool = Field(
        default=False,
        strict=True,
        description="The last authority: by the text nothing follows, it must be solved here.",
    )


class Step(Situation):
    """A stage of a case, on a rung of the common ladder."""

    rung: Rung
