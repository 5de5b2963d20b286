"""Mistakes in which signals are named: under `unless`, and by tiers."""

from collections.abc import Iterator, Mapping

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.signal_rules import Measure
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain


def unless_mistakes(placed: PlacedYaml) -> Iterator[Problem]:
    """Circles, and signals that say nothing about a lesson day by themselves.

    A name that is not there is found where all names are.
    """
    content = placed.content if isinstance(placed.content, dict) else {}
    listed = content.get("signals")
    signals = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    by_id = {str(one.get("id")): one for one in signals}
    named = {name: others_of(signal) for name, signal in by_id.items()}
    for number, signal in enumerate(listed if isinstance(listed, list) else []):
        if not isinstance(signal, dict):
            continue
        path: Path = ("signals", number, "unless")
        own = str(signal.get("id"))
        for other in others_of(signal):
            if own in _reached(other, named):
                yield _circle(own, other, placed, path)
            elif other in by_id and not _speaks_of_days(by_id[other]):
                yield _says_nothing(other, placed, path)
    tiers = content.get("tiers")
    for number, tier in enumerate(tiers if isinstance(tiers, list) else []):
        for other in others_of(tier, "signals") if isinstance(tier, dict) else ():
            if other in by_id and not _speaks_of_days(by_id[other]):
                yield _says_nothing(other, placed, ("tiers", number, "signals"))


def others_of(one: Mapping[str, Plain], key: str = "unless") -> tuple[str, ...]:
    """The signals that a signal or a tier names under a key."""
    written = one.get(key)
    names = written if isinstance(written, list) else [written] if written else []
    return tuple(str(name) for name in names)


def _reached(start: str, named: Mapping[str, tuple[str, ...]]) -> set[str]:
    """A signal and all that it names, further on too."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += named.get(here, ())
    return found


def _speaks_of_days(signal: Mapping[str, Plain]) -> bool:
    measure = signal.get("measure")
    is_absence = measure not in list(Measure) or Measure(str(measure)).is_absence
    return is_absence and signal.get("exceeds") != "average"


def _circle(own: str, other: str, placed: PlacedYaml, path: Path) -> Problem:
    text = Text(
        f'"{own}" en "{other}" sluiten elkaar in een kring uit; haal een van beide weg',
        f'"{own}" and "{other}" rule each other out in a circle; take one of the two away',
    )
    return Problem("unless-circle", text, placed.place(path))


def _says_nothing(other: str, placed: PlacedYaml, path: Path) -> Problem:
    text = Text(
        f'"{other}" kan hier niet staan: hier horen signalen die verzuim tellen tegen een vaste '
        "drempel",
        f'"{other}" cannot stand here: here belong signals that count absence against a fixed '
        "threshold",
    )
    return Problem("signal-of-other-kind", text, placed.place(path))
