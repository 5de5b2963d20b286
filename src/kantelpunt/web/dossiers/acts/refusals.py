"""Why the engine refuses, in the words of people: names for ids, and days as they are written."""

import re
from collections.abc import Mapping
from datetime import date

from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.telling.wording.teller import Teller

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_KINDS_OF_EVENTS = re.compile(r" \((?:waiting asked|hope recorded)\)")
_BESIDE_A_NAME = re.compile(r'(?<=") \([a-z0-9-]+\)')
_NAMES_IDS = {"not-established", "rule-forbids", "by-an-exit", "not-to-be-asked", "unknown-name"}
"""Refusals that name what the protocol calls by an id."""


def in_words(refusal: Refusal, teller: Teller) -> str:
    """Why, and what would make it possible; what was tried stands above the page."""
    names = _names(teller) if refusal.code in _NAMES_IDS else {}
    said = (one.in_(teller.language) for one in (refusal.why, refusal.possible))
    return " ".join(_sentence(one, names, teller) for one in said)


def _sentence(text: str, names: Mapping[str, str], teller: Teller) -> str:
    told = _BESIDE_A_NAME.sub("", _KINDS_OF_EVENTS.sub("", text))
    told = _DAY.sub(lambda found: _written(found.group(), teller), told)
    if names:
        ids = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
        wanted = re.compile(rf"(?<![\w-])(not )?(signal )?({ids})(?![\w-])")
        told = wanted.sub(lambda found: _named(found, names, teller), told)
    return f"{told[:1].upper()}{told[1:].rstrip('.')}."


def _written(day: str, teller: Teller) -> str:
    return written_day(date.fromisoformat(day)).in_(teller.language)


def _names(teller: Teller) -> Mapping[str, str]:
    names = teller.names
    return {
        **{one: text.in_(teller.language) for one, text in names.signals.items()},
        **{one: text.in_(teller.language).strip("‘’") for one, text in names.stages.items()},
        **names.facts,
    }


def _named(found: re.Match[str], names: Mapping[str, str], teller: Teller) -> str:
    untrue, _, name = found.groups()
    without = teller.say("nee op ", "no to ") if untrue else ""
    return f"{without}‘{names[name]}’"
