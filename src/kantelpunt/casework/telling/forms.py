"""What those who tell of a case share."""

from collections.abc import Callable
from typing import TypeAlias

from kantelpunt.casework.events.recorded import Occurrence

Sentences: TypeAlias = dict[type[Occurrence], Callable[..., str]]
"""Per kind of occurrence what tells it: given who tells (`Teller`), and what happened."""
