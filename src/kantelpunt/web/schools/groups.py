"""The groups of schools, and what people call them: `groep 6`, `klas 3B`, `vmbo 2`."""

from datetime import date

from django.db.models import Q

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.web.schools.models import Enrolment

_PRIMARY = Text("groep {}", "group {}")
_SECONDARY = Text("klas {}", "class {}")


def group_called(group: str, sector: Sector) -> Text:
    """A group by name; one that begins with a number says what it is the number of."""
    if not group[:1].isdecimal():
        return Text(group, group)
    words = _SECONDARY if sector.counts_lessons else _PRIMARY
    return Text(words.nl.format(group), words.en.format(group))


def groups_at(organisation: str, day: date) -> list[str]:
    """The groups in which pupils of an organisation's schools are, on a day or later."""
    here = Q(school__organisation=organisation) & (Q(last__isnull=True) | Q(last__gte=day))
    found = Enrolment.objects.filter(here).exclude(group="").values_list("group", flat=True)
    return sorted(set(found))
