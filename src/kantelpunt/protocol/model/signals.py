"""When absence is a signal."""

from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.json_schema import WithJsonSchema

from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol.model.closed import (
    Closed,
    Identifier,
    OneOrMore,
    Sentence,
    SignalId,
    StepId,
)
from kantelpunt.protocol.model.grounds import Grounded
from kantelpunt.protocol.signal_rules import (
    Average,
    AverageAmong,
    AverageOf,
    Bound,
    Comparison,
    DayAbsent,
    LegalStatus,
    Limits,
    Measure,
    Rearm,
    RecordFilter,
    SignalRule,
    Window,
)
from kantelpunt.protocol.written import (
    Amount,
    amount_from,
    authorised_from,
    days_from,
    share_from,
    window_from,
)

WrittenWindow = Annotated[
    Window,
    BeforeValidator(window_from),
    WithJsonSchema(
        {"type": "string", "pattern": r"^(\d+ (lesson_weeks|weeks|school_days)|school_year)$"}
    ),
]
WrittenDays = Annotated[
    int,
    BeforeValidator(days_from),
    WithJsonSchema({"type": "string", "pattern": r"^\d+ days$"}),
]
WrittenAmount = Annotated[
    Amount,
    BeforeValidator(amount_from),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "number"},
                {
                    "type": "string",
                    "pattern": r"^(\d+(\.\d+)?\s*%|\d+ (days|weeks|months)|average)$",
                },
            ]
        }
    ),
]
WrittenShare = Annotated[
    Fraction,
    BeforeValidator(share_from),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)?\s*%$"}),
]

WrittenAuthorised = Annotated[
    bool | None,
    BeforeValidator(authorised_from),
    WithJsonSchema({"enum": [True, False, "any"]}),
]
WrittenCategories = Annotated[
    tuple[Category, ...],
    BeforeValidator(lambda written: (written,) if isinstance(written, str) else written),
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": [str(kind) for kind in Category]},
                {"type": "array", "minItems": 1, "items": {"enum": [str(k) for k in Category]}},
            ]
        }
    ),
]


class Counted(Closed):
    """Which registrations count for a signal."""

    category: WrittenCategories | None = Field(
        None, description="One kind of absence, or several; left out: every kind."
    )
    authorised: WrittenAuthorised = Field(default=None, description="true, false, or any.")

    @property
    def filter(self) -> RecordFilter:
        """The same as detection reads it."""
        return RecordFilter(
            categories=frozenset(self.category) if self.category else None,
            authorised=self.authorised,
        )


class AverageGroup(Closed):
    """Of whom the average is, where a threshold is `average`."""

    of: AverageOf = Field(description="All pupils of the school of the day, or of the region.")
    among: AverageAmong = Field(
        AverageAmong.ALL, description="All of them, or those with a value above 0 on the day."
    )


class Ages(Closed):
    """Ages in whole years."""

    from_: int | None = Field(None, alias="from", ge=0, description="From this age.")
    under: int | None = Field(None, ge=1, description="Below this age.")


class Only(Closed):
    """For whom a signal is meant."""

    status: OneOrMore[LegalStatus] = Field((), description="Legal status on the day.")
    age: Ages | None = Field(None, description="Age on the day.")
    sector: OneOrMore[Sector] = Field((), description="Sector of the school of the day.")

    @property
    def limits(self) -> Limits:
        """The same as detection reads it."""
        return Limits(
            frozenset(self.status),
            self.age.from_ if self.age else None,
            self.age.under if self.age else None,
            frozenset(self.sector),
        )


class Signal(Grounded):
    """When absence is a signal."""

    id: Identifier = Field(description="Name of the signal in files and addresses.")
    name: Sentence = Field(description="Name of the signal for people, in Dutch.")
    name_en: str | None = Field(None, description="The same in English.")
    measure: Measure = Field(description="What is counted.")
    absent: DayAbsent | None = Field(
        None, description="When a day counts as absent: whole_day, or any_part of it."
    )
    of: Counted = Field(
        default=Counted(category=None, authorised=None), description="Which registrations count."
    )
    window: WrittenWindow | None = Field(
        None, description="The stretch of time in which is counted: N lesson_weeks, N weeks, ..."
    )
    article: OneOrMore[Sentence] = Field(
        (), description="For exempt: which articles count; none: all."
    )
    reaches: WrittenAmount | None = Field(None, description="Fires at this number and more.")
    exceeds: WrittenAmount | None = Field(None, description="Fires at more than this number.")
    below: WrittenAmount | None = Field(None, description="Only under this number.")
    up_to: WrittenAmount | None = Field(None, description="Only up to and including this number.")
    average: AverageGroup | None = Field(None, description="With `exceeds: average`: of whom.")
    unless: OneOrMore[SignalId] = Field(
        (), description="Not on a day on which one of these signals' conditions holds."
    )
    only: Only | None = Field(None, description="For whom it is meant; left out: for all.")
    rearm: Rearm = Field(description="When it may fire again.")
    at_most_every: WrittenDays | None = Field(
        None, description="A firing sooner than this after the one before waits: N days."
    )
    warn_at: WrittenShare | None = Field(
        None, description="Warn from this share of the threshold: 75%."
    )
    local: bool = Field(
        default=False, strict=True, description="Local custom, not the law; a region may change it."
    )
    opens: StepId | None = Field(None, description="The step or situation it opens.")

    @property
    def rule(self) -> SignalRule:
        """What detection runs."""
        written = self.reaches or self.exceeds
        if written is None:
            raise AssertionError("a checked signal has a threshold")
        return SignalRule(
            signal=self.id,
            measure=self.measure,
            day_absent=self.absent,
            of=self.of.filter,
            window=self.window,
            comparison=Comparison.REACHES if self.reaches else Comparison.EXCEEDS,
            threshold=written.number,
            rearm=self.rearm,
            at_most_every=self.at_most_every,
            warn_at=self.warn_at,
            unit=written.unit,
            average=Average(self.average.of, self.average.among) if self.average else None,
            bound=self._bound,
            unless=self.unless,
            only=self.only.limits if self.only else Limits(),
            articles=frozenset(self.article),
        )

    @property
    def _bound(self) -> Bound | None:
        if self.below:
            return Bound(self.below.number, itself=False, unit=self.below.unit)
        if self.up_to:
            return Bound(self.up_to.number, itself=True, unit=self.up_to.unit)
        return None
