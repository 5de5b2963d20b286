"""What every part of the language is made of."""

from dataclasses import dataclass
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

NOT_IN_TEXT = "not_in_text"
"""Written where a text leaves a lead, a term or a recipient open: nothing is invented for it."""

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=60)]
Sentence = Annotated[str, Field(min_length=1)]
RowId = Annotated[str, Field(pattern=r"^[A-Z]{2}-\d{2,3}$")]


@dataclass(frozen=True)
class Names:
    """Marks a text that names something else in the same file."""

    kind: str


SourceId = Annotated[Identifier, Names("source")]
ThemeId = Annotated[Identifier, Names("theme")]
PartyId = Annotated[Identifier, Names("party")]
StepId = Annotated[Identifier, Names("step")]
"""A step or a situation."""
SignalId = Annotated[Identifier, Names("signal")]
MandateId = Annotated[Identifier, Names("mandate")]
ProductId = Annotated[Identifier, Names("product")]
"""An output of a step, or a record."""
RhythmId = Annotated[Identifier, Names("rhythm")]
"""A report or a meeting."""
Who = Annotated[
    str,
    Names("actor"),
    Field(
        pattern=r"^([a-z0-9][a-z0-9-]*|not_in_text|setting [a-z0-9][a-z0-9-]*)$",
        description="Id of a party, a role or a body; `setting ID`; or not_in_text.",
    ),
]
Condition = Annotated[
    str,
    Names("condition"),
    Field(
        pattern=r"^(not )?(signal )?[a-z0-9][a-z0-9-]*$",
        description="Id of a fact, or `signal ID`; with `not` before it when it must be untrue.",
    ),
]

Item = TypeVar("Item")


class _OneOrMore:
    """Tells editors that one value may stand for a list of it."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}


OneOrMore = Annotated[
    tuple[Item, ...],
    BeforeValidator(
        lambda written: (
            written if written is None or isinstance(written, list | tuple) else (written,)
        )
    ),
    _OneOrMore,
]
"""One value, or a list of them."""


class Closed(BaseModel):
    """A part of the language: no key besides the ones it names."""

    # A part is made ready as a part of the whole, and not once more by itself.
    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
