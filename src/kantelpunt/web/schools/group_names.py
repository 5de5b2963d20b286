"""What people call a group: `groep 6`, `klas 3B`, `vmbo 2`."""

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text

_PRIMARY = Text("groep {}", "group {}")
_SECONDARY = Text("klas {}", "class {}")


def group_called(group: str, sector: Sector) -> Text:
    """A group by name; one that begins with a number says what it is the number of."""
    if not group[:1].isdecimal():
        return Text(group, group)
    words = _SECONDARY if sector.counts_lessons else _PRIMARY
    return Text(words.nl.format(group), words.en.format(group))
