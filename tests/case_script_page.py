"""The part of the page about case scripts that lists every kind with its keys."""

import inspect
import re
from pathlib import Path

from kantelpunt.casework.events import clocks, course, judged, justice, offers, people, work
from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.payloads import APART
from kantelpunt.casework.written.forms import FORMS, FieldForm, Shape
from kantelpunt.casework.written.told import OTHER_KEYS

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "case-scripts.md"
BEGIN, END = "<!-- kinds: made from the code -->\n", "<!-- end of kinds -->"
_PARTS = {
    "The course": course,
    "People": people,
    "Work": work,
    "What is judged": judged,
    "Terms and waiting": clocks,
    "Offers": offers,
    "Arbitration and justice": justice,
}
_SHAPES = {
    Shape.TEXT: "text",
    Shape.NUMBER: "whole number",
    Shape.YES_NO: "true or false",
    Shape.DAY: "day",
    Shape.LIST: "list",
    Shape.PAIRS: "keys with values",
}


def written_part() -> str:
    """What stands on the page now."""
    return PAGE.read_text(encoding="utf-8").split(BEGIN)[1].split(END)[0]


def renew() -> None:
    """Write the part anew."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAGE.write_text(f"{before}{BEGIN}{part()}{END}{after}", encoding="utf-8")


def part() -> str:
    """A table per group of kinds, and one of what follows by itself."""
    blocks = []
    for title, module in _PARTS.items():
        kinds = {
            name: kind
            for name, kind in KINDS.items()
            if kind.__module__ == module.__name__ and not kind.by_itself
        }
        rows = [f"| `{name}` | {summary(kind)} | {keys(name)} |" for name, kind in kinds.items()]
        blocks.append(
            "\n".join([f"### {title}\n", "| `told:` | means | keys |", "|---|---|---|", *rows])
        )
    own = [f"| `{name}` | {summary(kind)} |" for name, kind in KINDS.items() if kind.by_itself]
    blocks.append(
        "\n".join(
            [
                "### What follows by itself\n",
                "Nobody tells these; they stand in the timeline and in `--json`.\n",
                "| kind | means |",
                "|---|---|",
                *own,
            ]
        )
    )
    return "\n" + "\n\n".join(blocks) + "\n\n"


def summary(kind: type) -> str:
    return (inspect.getdoc(kind) or "").splitlines()[0]


def keys(name: str) -> str:
    """The keys of a kind, each with its form and what it means."""
    about = meanings(KINDS[name])
    told = [_key(name, form, about.get(form.attribute, "")) for form in FORMS[name]]
    return "<br>".join(told) or "none"


def _key(name: str, form: FieldForm, meaning: str) -> str:
    key = OTHER_KEYS.get(form.name, form.name)
    words = ", ".join(f"`{word}`" for word in form.words or ())
    shape = words or _SHAPES[form.shape]
    if APART.get(KINDS[name]) == form.attribute:
        shape, meaning = "free text", "stands apart; the event holds its hash"
    left_out = "" if form.required else "; may be left out"
    return f"`{key}` ({shape}{left_out})" + (f": {meaning}" if meaning else "")


def meanings(kind: type) -> dict[str, str]:
    """What the docstring says of each attribute, without its last stop."""
    doc = inspect.getdoc(kind) or ""
    listed = doc.partition("Attributes:")[2]
    found = re.findall(r"^    (\w+): (.*(?:\n        .*)*)", listed, re.MULTILINE)
    return {name: re.sub(r"\s+", " ", text).rstrip(".") for name, text in found}
