"""Histories that an earlier version recorded: every later one folds them to the same state.

Whoever changes what an event does to a case sees it here. `KANTELPUNT_RENEW_GOLDEN=1` writes the
states anew, and never the events; a history that is missing is recorded from its course.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum

import pytest

from kantelpunt.casework.case import Case
from kantelpunt.casework.evolve import folded
from kantelpunt.casework.histories import history_from, plain_history
from tests.casework.courses import COURSES
from tests.casework.world import SHIPPED
from tests.golden.files import FOLDER

NO_STATE = {"ahead"}
"""Parts of a case that are worked out when needed, and belong to no state."""


def plain(value: object) -> object:
    """A part of a state, as JSON can hold it."""
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(one) for key, one in value.items()}
    if isinstance(value, frozenset):
        return sorted(map(plain, value))
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def plain_state(case: Case) -> dict[str, object]:
    """All of a state that is not empty."""
    parts = {part.name: plain(getattr(case, part.name)) for part in fields(case)}
    return {name: one for name, one in parts.items() if one and name not in NO_STATE}


def kept(protocol: str) -> dict:
    """The history and state in the file of a protocol; recorded once, when there is no file."""
    path = FOLDER / "histories" / f"{protocol}.json"
    renew = os.environ.get("KANTELPUNT_RENEW_GOLDEN") == "1"
    if renew:
        if path.is_file():
            events = json.loads(path.read_text(encoding="utf-8"))["events"]
        else:
            path.parent.mkdir(exist_ok=True)
            events = plain_history(COURSES[protocol]().events)
        state = plain_state(folded(history_from(events, path.name)))
        text = json.dumps({"events": events, "state": state}, indent=1, ensure_ascii=False)
        path.write_text(text + "\n", encoding="utf-8")
    assert path.is_file(), f"{path} is missing: run once with KANTELPUNT_RENEW_GOLDEN=1"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("protocol", SHIPPED)
def test_a_history_of_earlier_gives_the_state_of_earlier(protocol):
    told = kept(protocol)
    events = history_from(told["events"], f"{protocol}.json")
    state = plain_state(folded(events))
    # A later version may work out more from the same events.
    assert {name: state.get(name) for name in told["state"]} == told["state"]
    assert plain_history(events) == told["events"]


@pytest.mark.parametrize("protocol", SHIPPED)
def test_a_history_of_earlier_is_whole(protocol):
    events = history_from(kept(protocol)["events"], f"{protocol}.json")
    assert len({type(event.what) for event in events}) >= 5
    assert events[-1].moment > events[0].moment
