"""Every kind of occurrence by its name in files."""

import re

from kantelpunt.casework.events import clocks, course, judged, justice, offers, people, work
from kantelpunt.casework.events.recorded import Occurrence

_MODULES = (course, people, work, judged, clocks, offers, justice)
_BEFORE_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def kind_of(what: type[Occurrence]) -> str:
    """The name in files: `task done` for TaskDone."""
    return _BEFORE_CAPITAL.sub(" ", what.__name__).lower()


KINDS: dict[str, type[Occurrence]] = {
    kind_of(one): one
    for module in _MODULES
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, Occurrence) and one is not Occurrence
}
