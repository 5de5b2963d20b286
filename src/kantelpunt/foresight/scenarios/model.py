"""The model of a scenario file: given, when, then, in the words of the glossary."""

from datetime import date
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from kantelpunt.calendar.vacations import HolidayRegion
from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.overview import LooseEnd
from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import Closed, Identifier, OneOrMore, RowId, Sentence, Who
from kantelpunt.protocol.written import mistake

_MOST_LESSONS = 20


def _day_from(written: object) -> date:
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(str(written))
    except ValueError as error:
        text = Text(
            f'"{written}" is geen datum; schrijf bijvoorbeeld 2026-03-09',
            f'"{written}" is no date; write for example 2026-03-09',
        )
        raise mistake("bad-date", text) from error


def _lessons_from(written: object) -> tuple[int, ...]:
    first, _, last = str(written).partition("-")
    numbers = range(int(first), int(last or first) + 1) if first.isdecimal() else range(0)
    if not numbers or numbers[0] < 1 or numbers[-1] > _MOST_LESSONS:
        text = Text(
            f'"{written}" zijn geen lesuren; schrijf bijvoorbeeld 3 of 1-7',
            f'"{written}" are no lessons; write for example 3 or 1-7',
        )
        raise mistake("bad-lessons", text)
    return tuple(numbers)


Day = Annotated[
    date,
    BeforeValidator(_day_from),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
Lessons = Annotated[
    tuple[int, ...],
    BeforeValidator(_lessons_from),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string"}]}),
]


class Enrolled(Closed):
    """A stretch of days at the school."""

    from_: Day = Field(alias="from")
    until: Day | None = None


class LivesIn(Closed):
    """Where the child lives."""

    municipality: Sentence
    from_: Day = Field(alias="from")
    until: Day | None = None


class Exempt(Closed):
    """An exemption."""

    article: Sentence
    from_: Day = Field(alias="from")
    until: Day | None = None


class Qualified(Closed):
    """A diploma."""

    kind: Sentence
    from_: Day = Field(alias="from")


Enrolments: TypeAlias = Annotated[
    tuple[Enrolled, ...],
    BeforeValidator(
        lambda written: (
            ()
            if written == "never"
            else written
            if isinstance(written, list | tuple)
            else (written,)
        )
    ),
    WithJsonSchema({"anyOf": [{"const": "never"}, {"type": "object"}, {"type": "array"}]}),
]


class Given(Closed):
    """The pupil and the school; what is not said is ordinary."""

    sector: Sector | None = Field(None, description="Left out: the first one of the protocol.")
    holiday_region: HolidayRegion = HolidayRegion.MIDDEN
    lesson_minutes: int = Field(50, ge=1, le=1440)
    lessons_per_day: int = Field(7, ge=0, le=_MOST_LESSONS)
    day_minutes: int = Field(330, ge=0, le=1440)
    born: Day | None = None
    enrolled: Enrolments = (Enrolled.model_validate({"from": "2025-08-01"}),)
    lives_in: OneOrMore[LivesIn] = ()
    exemption: OneOrMore[Exempt] = ()
    qualification: OneOrMore[Qualified] = ()
    classmates: int = Field(
        0, ge=0, le=1000, description="Other pupils; at school where nothing else is said."
    )
    answers: dict[str, bool | str] = Field(
        default_factory=dict, description="What is answered to the questions of the tree."
    )


class Happening(Closed):
    """Something that happens: an absence, a fact, a task done, or what someone tells of the case.

    What is told has fields of its own, which stand beside `told` in the file.
    """

    on: Day | None = None
    from_: Day | None = Field(None, alias="from")
    until: Day | None = None
    absent: Category | None = None
    lessons: Lessons | None = None
    part: Annotated[str, Field(pattern="^(am|pm)$")] | None = None
    minutes: int | None = Field(None, ge=0)
    authorised: bool | None = None
    classmate: int | None = Field(
        None, ge=1, description="It is this classmate who is absent, and not the pupil."
    )
    enters: Identifier | None = None
    fact: Identifier | None = None
    is_: bool = Field(default=True, alias="is")
    done: Identifier | None = None
    told: str | None = Field(None, description="A kind of event, as in `kantelpunt case run`.")
    by: Who | None = Field(None, description="The role in which it is told.")
    at: Annotated[str, Field(pattern=r"^\d{2}:\d{2}$")] | None = None
    refused: Identifier | None = Field(None, description="It must be refused, for this reason.")
    fields: dict[str, Any] = Field(default_factory=dict, exclude=True)


OF_TOLD = ("on", "at", "by", "told", "refused")
"""The keys of a line that tells of the case; all others are fields of what is told."""


def _told_apart(written: object) -> object:
    if not isinstance(written, dict) or "told" not in written:
        return written
    known = {key: value for key, value in written.items() if key in OF_TOLD}
    return {**known, "fields": {k: v for k, v in written.items() if k not in OF_TOLD}}


Name = Annotated[str, Field(min_length=1)]


class ExpectedStanding(Closed):
    """How a case must stand at the end of a day; in scenarios and in scripts of cases."""

    on: Day | None = Field(None, description="The day at whose end it must be so.")
    in_: Name | None = Field(None, alias="in", description="It is in this step or situation.")
    not_in: Name | None = Field(None, description="It is not in this step or situation.")
    lead: Name | None = Field(None, description="By the protocol this role leads.")
    next: Day | None = Field(None, description="The first last day that is still to come.")
    to_do: Name | None = Field(None, description="This stands to be done, by the end of its key.")
    due: Day | None = Field(None, description="With `to_do`: its last day.")
    not_to_do: Name | None = Field(None, description="This does not stand to be done.")
    passed: Name | None = Field(None, description="This term passed while the case stayed.")
    closed: Name | None = Field(None, description="Why it is closed; `no` while it is open.")
    loose_end: LooseEnd | None = Field(None, description="This lacks in the case.")
    no_loose_end: LooseEnd | None = Field(None, description="This does not lack.")
    day: int | None = Field(None, ge=0, description="Day of the national three months.")
    waiting: WaitingFor | None = Field(None, description="For this is waited.")
    days: int | None = Field(None, ge=0, description="With `waiting`: how many days.")


class Expected(ExpectedStanding):
    """What must come of a story: how the case stands, and what happened."""

    signal: Identifier | None = None
    value: int | float | None = None
    never: Identifier | None = None
    enters: Identifier | None = None
    never_enters: Identifier | None = None
    choice: Identifier | None = None


class Scenario(Closed):
    """One story about a protocol."""

    id: Identifier
    name: Sentence
    covers: OneOrMore[RowId] = ()
    given: Given = Field(default_factory=lambda: Given.model_validate({}))
    when: tuple[Annotated[Happening, BeforeValidator(_told_apart)], ...] = ()
    until: Day | None = Field(None, description="The last day looked at.")
    then: tuple[Expected, ...] = Field(min_length=1)


class ScenarioFile(Closed):
    """A file of scenarios about one protocol."""

    protocol: Identifier
    scenarios: tuple[Scenario, ...] = Field(min_length=1)
