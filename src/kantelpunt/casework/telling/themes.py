"""Under which pillar of the agreement something stands: a signal, a task, a report, a rule."""

from collections.abc import Iterator
from itertools import chain

from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.telling.wording.teller import Teller


def theme_of(teller: Teller, key: str) -> str:
    """The name of its pillar; empty where the text names none.

    Args:
        teller: of the version of the protocol.
        key: as events and overviews have it: `steps.ID.tasks.ID`, `signals.ID`, `rules.ID` ...
    """
    themes = dict(_themes(teller.protocol))
    while key not in themes and "." in key:
        key = key.rpartition(".")[0]
    return teller.names.themes.get(themes.get(key) or "", "")


def _themes(protocol: Protocol) -> Iterator[tuple[str, str | None]]:
    """Each place with its pillar; what names none itself stands under that of its step."""
    stages = chain(
        (("steps", one) for one in protocol.steps),
        (("situations", one) for one in protocol.situations),
    )
    for part, stage in stages:
        place = f"{part}.{stage.id}"
        yield place, stage.theme
        for task in stage.tasks:
            yield f"{place}.tasks.{task.id}", task.theme or stage.theme
    yield from ((f"signals.{one.id}", one.theme) for one in protocol.signals)
    yield from ((f"promises.{one.id}", one.theme) for one in protocol.promises)
    yield from ((f"reports.{one.id}", one.theme) for one in protocol.reports)
    yield from ((f"rules.{one.id}", one.theme) for one in protocol.rules)
    yield from ((f"consent {one.id}", one.theme) for one in protocol.consent)
