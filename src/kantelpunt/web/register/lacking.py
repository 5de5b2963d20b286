"""Signals that are not looked for, since a file lacks: said, and never taken for zero."""

from datetime import date

from kantelpunt.detection.explanation import signal_name
from kantelpunt.detection.persons import files_for
from kantelpunt.foundation.text import Text
from kantelpunt.web.protocols.selectors import assignment, signals_in_force
from kantelpunt.web.schools.legal_status import handed_in


def not_computable(day: date) -> list[Text]:
    """A sentence per set of files that lack, with the signals that need them."""
    known = handed_in()
    waiting: dict[tuple[str, ...], dict[str, Text]] = {}
    for signal in signals_in_force(assignment(), day):
        lacks = tuple(one for one in files_for(signal.rule) if one not in known)
        if lacks:
            name = signal_name(signal)
            waiting.setdefault(lacks, {})[name.nl] = name
    return [_told(files, list(names.values())) for files, names in waiting.items()]


def _told(files: tuple[str, ...], names: list[Text]) -> Text:
    several = len(files) > 1
    nl, en = "; ".join(one.nl for one in names), "; ".join(one.en for one in names)
    return Text(
        f"Niet te berekenen: {nl}, want {' en '.join(files)} "
        f"{'ontbreken' if several else 'ontbreekt'}.",
        f"Not computable: {en}, since {' and '.join(files)} {'are' if several else 'is'} missing.",
    )
