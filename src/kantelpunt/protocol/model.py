"""The model of a protocol file: typed and closed.

Keys are English, values are Dutch. What a later version of the language adds becomes a field
here, and with it stands in the JSON Schema and in the errors.
"""

from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.json_schema import WithJsonSchema

from kantelpunt.foundation.register_terms import Category, Sector
from kantelpunt.protocol.signal_rules import (
    Comparison,
    DayAbsent,
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

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Sentence = Annotated[str, Field(min_length=1)]
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
        {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^\d+(\.\d+)?\s*%$"}]}
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


class Closed(BaseModel):
    """A part of the language: no key besides the ones it names."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class SourceText(Closed):
    """A text on which the protocol rests."""

    title: Sentence = Field(description="Title of the text, as it is known.")
    published: int | date | None = Field(None, description="Year or day of publication.")
    note: str | None = Field(None, description="What a reader should know about the text.")


class Clause(Closed):
    """The place in a source on which a rule rests."""

    in_: Identifier = Field(alias="in", description="Key of the text under `sources`.")
    at: Sentence = Field(description="Article, page or paragraph.")
    says: str | None = Field(None, description="What stands there, told in own words.")


class Reading(Closed):
    """How an open place in the text was read, and what else it could mean."""

    id: Identifier
    text: Sentence = Field(description="What the source leaves open and how it was read.")
    otherwise: dict[str, dict[str, str | int]] | None = Field(
        None, description="The changed values under the other meaning, per place in this file."
    )


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


class Signal(Closed):
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
    reaches: WrittenAmount | None = Field(None, description="Fires at this number and more.")
    exceeds: WrittenAmount | None = Field(None, description="Fires at more than this number.")
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
    source: Clause = Field(description="The text on which this signal rests.")
    reading: Reading | None = None

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
        )


class Protocol(Closed):
    """A protocol: a region's agreement in one version."""

    protocol: Identifier = Field(description="Name of the protocol in files and commands.")
    title: Sentence = Field(description="Title, in Dutch.")
    summary_en: Sentence = Field(description="What it agrees, in English, in a few sentences.")
    sector: tuple[Sector, ...] = Field(
        default=tuple(Sector), min_length=1, description="For which sectors it is meant."
    )
    sources: dict[Identifier, SourceText] = Field(min_length=1)
    signals: tuple[Signal, ...] = Field(default=())
