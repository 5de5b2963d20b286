"""A day as a key of a YAML file."""

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator
from pydantic.json_schema import WithJsonSchema

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.written import mistake


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


Day = Annotated[
    date,
    BeforeValidator(_day_from),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
