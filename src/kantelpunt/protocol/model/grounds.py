"""On what a rule rests: the text, the place in it, and how an open place was read."""

from datetime import date
from typing import TypeAlias

from pydantic import Field

from kantelpunt.protocol.model.closed import (
    Closed,
    Identifier,
    OneOrMore,
    RowId,
    Sentence,
    SourceId,
    ThemeId,
)

Value: TypeAlias = str | int | bool | None
Changes: TypeAlias = dict[str, dict[str, Value | list[str] | dict[str, Value]]]
"""Changed values per place: `signals.zestien-uur: {exceeds: 16}`; null takes a key away."""


class SourceText(Closed):
    """A text on which the protocol rests."""

    title: Sentence = Field(description="Title of the text, as it is known.")
    published: int | date | None = Field(None, description="Year or day of publication.")
    note: str | None = Field(None, description="What a reader should know about the text.")


class Clause(Closed):
    """The place in a source on which a rule rests."""

    in_: SourceId = Field(alias="in", description="Key of the text under `sources`.")
    at: Sentence = Field(description="Article, page or paragraph.")
    says: str | None = Field(None, description="What stands there, told in own words.")


class Reading(Closed):
    """How an open place in the text was read, and what else it could mean."""

    id: Identifier
    text: Sentence = Field(description="What the source leaves open and how it was read.")
    otherwise: Changes | None = Field(
        None, description="The changed values under the other meaning, per place in this file."
    )


class Grounded(Closed):
    """A rule of the agreement, with the ground it rests on."""

    source: Clause = Field(description="The text on which this rests.")
    covers: OneOrMore[RowId] = Field((), description="Ids of the requirements it meets.")
    reading: OneOrMore[Reading] = Field(
        (), description="How an open place was read: one reading, or a list."
    )
    theme: ThemeId | None = Field(None, description="Key under `themes`.")
    note: str | None = Field(None, description="What a reader should know besides, in Dutch.")
