"""What is written about who sees what, and the page that is made from it."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from kantelpunt.interchange.functions_file import functions
from kantelpunt.web.gate.parts import Part

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs/reference/access.md"
WRITTEN = yaml.safe_load((Path(__file__).parent / "access.yaml").read_text(encoding="utf-8"))
SEEN = {name: frozenset(Part(one) for one in parts) for name, parts in WRITTEN["seen"].items()}
CASES = {
    "own_group": "whole, own group",
    "other_group": "whole, other group",
    "plan": "shares the plan",
    "asked": "is asked something",
    "leads": "leads",
    "table": "put before its table",
    "waits": "put there without consent",
    "elsewhere": "of others alone",
}
PUPILS = (
    *("own_group", "other_group", "other_school"),
    *("no_school", "exempt", "no_school_elsewhere"),
)
AREAS = (
    "dossiers",
    "meetings",
    "signals",
    "schools",
    "municipality",
    "out_of_school",
    "journal",
    "administration",
)
_INTRODUCTION = """# Who sees what

What each function sees, as the gate (`web/gate`) has it. This page is made from
`tests/web/gate/access.yaml`, which is written by hand; the gate is held against it cell by cell,
and a test keeps the page so (`KANTELPUNT_RENEW_GOLDEN=1 pytest tests/web/gate`).

An organisation takes part in a case by the protocol, by law or by consent, and then has the whole
of it, shares the plan, or is asked something; somebody of it may lead the case. At a table only
who has a legal base or consent sees what is put before it; to others it is spoken of without a
name. An office works for its own municipalities, a school for its own pupils. The attendance
office also sees the children of its municipalities who are enrolled nowhere although they must go
to school, or who are exempt. Somebody with several functions sees what any of them sees; who
stands in for somebody sees what that function sees. Who sees a part of a case reads back there
what they recorded themselves.

## Of a case

By how one's organisation takes part in it.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([_INTRODUCTION, *_cases(), "", *_sets(), "", *_apart()]) + "\n"


def _name(function: str) -> str:
    return f"{functions().by_id[function].name.en} (`{function}`)"


def _cases() -> Iterator[str]:
    yield f"| function | {' | '.join(CASES.values())} |"
    yield "|---" * (len(CASES) + 1) + "|"
    for function, one in WRITTEN["functions"].items():
        yield f"| {_name(function)} | {' | '.join(one['cases'][case] for case in CASES)} |"


def _sets() -> Iterator[str]:
    yield "These are the parts of a case behind those words:\n"
    yield f"| | {' | '.join(Part)} |"
    yield "|---" * (len(Part) + 1) + "|"
    for name, parts in SEEN.items():
        yield f"| {name} | {' | '.join('yes' if part in parts else '' for part in Part)} |"


def _apart() -> Iterator[str]:
    yield "## Apart from cases\n"
    yield "Which pupils, and which parts of the menu; Today and Protocol are for everybody.\n"
    yield "| function | pupils | menu |"
    yield "|---|---|---|"
    for function, one in WRITTEN["functions"].items():
        pupils = ", ".join(each.replace("_", " ") for each in one["pupils"]) or "none"
        yield f"| {_name(function)} | {pupils} | {', '.join(one['areas'])} |"
