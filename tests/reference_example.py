"""The examples of the reference page of the language: together they are one protocol file."""

import re
from datetime import date
from pathlib import Path

from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.reader import ProtocolVersion, read_protocol

FIRST = date(2026, 8, 1)
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "protocol-language.md"


def page_text() -> str:
    return PAGE.read_text(encoding="utf-8")


def example_text() -> str:
    return "\n".join(re.findall(r"```yaml\n(.*?)```", page_text(), re.DOTALL))


def read_example(*changes: tuple[str, str], first: date = FIRST) -> ProtocolVersion:
    """The example, with some of its text replaced."""
    text = example_text()
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return read_protocol(text, file="voorbeeld.yaml", first=first, base=_base)


def _base(name: str) -> ProtocolVersion | None:
    return read_shelf(only=[name]).in_force(name, FIRST)
