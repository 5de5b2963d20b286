"""What was tried on a terminal: a short table, eighty columns wide."""

import textwrap
from collections.abc import Iterator

from kantelpunt.foresight.whatif.shown.sentences import changes, heading, opening
from kantelpunt.foresight.whatif.shown.tables import key_figures, signals
from kantelpunt.foresight.whatif.shown.told import Told
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.document import Table

WIDTH = 80
_NUMBER = 13
_MORE = Text(
    "Alle aannames zijn verzonnen getallen; kijk naar het verschil. Meer: --html of --json.",
    "All assumptions are invented numbers; look at the difference. More: --html or --json.",
)


def as_text(told: Told) -> str:
    """The whole text, lines parted by newlines."""
    return "\n".join(_lines(told))


def _lines(told: Told) -> Iterator[str]:
    yield from textwrap.wrap(heading(told), WIDTH)
    yield ""
    for one in (*opening(told), *changes(told)):
        yield from textwrap.wrap(one, WIDTH)
    for table in (key_figures(told), signals(told)):
        yield ""
        yield from _table(table)
    yield ""
    yield from textwrap.wrap(told.say(_MORE), WIDTH)


def _table(table: Table) -> Iterator[str]:
    first = WIDTH - _NUMBER * (len(table.head) - 1)
    for cells in (table.head, *table.rows):
        name, *numbers = cells
        *before, last = textwrap.wrap(name, first - 1) or [""]
        yield from before
        yield last.ljust(first) + "".join(one.rjust(_NUMBER) for one in numbers)
        if cells is table.head:
            yield "-" * WIDTH
