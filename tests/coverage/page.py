"""The page that tells per row of the requirements what shows it."""

from collections.abc import Iterator

from tests.coverage.collected import SYSTEMS, Row, rows_of

_MOST_NAMED = 3
_INTRODUCTION = """# What shows each requirement

Per row of the five agreements, and of what they share: where it stands in the protocol file, which
scenarios and tests show it, and what waits for a later part of the program. This page is made from
the files themselves (`KANTELPUNT_RENEW_GOLDEN=1 pytest tests/coverage`), and a test keeps it so.

A row of kind signal, step, term or rule is shown by at least one scenario or test that names it;
where only people at a screen can show it, the last column says what is waited for.
"""


def page() -> str:
    """The whole page, as Markdown."""
    return "\n".join([_INTRODUCTION, *_parts()]) + "\n"


def _parts() -> Iterator[str]:
    for system, name in SYSTEMS.items():
        rows = rows_of(system)
        shown = sum(bool(row.scenarios or row.tests) for row in rows)
        waits = sum(bool(row.waits) for row in rows)
        yield f"## {name}\n"
        yield f"{len(rows)} rows; {shown} shown by scenarios or tests; {waits} wait.\n"
        yield "| row | kind | in the protocol | scenarios | tests | waits for |"
        yield "|---|---|---|---|---|---|"
        yield from (_line(row) for row in rows)
        yield ""


def _line(row: Row) -> str:
    places, scenarios = _named(row.places), _named(row.scenarios)
    tests = _named([f"tests/{name}" for name in row.tests])
    return f"| {row.id} | {row.kind} | {places} | {scenarios} | {tests} | {row.waits} |"


def _named(names: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_MOST_NAMED])
    return shown if len(names) <= _MOST_NAMED else f"{shown} and {len(names) - _MOST_NAMED} more"
