"""The groups of schools."""

from datetime import date

from django.db.models import Q

from kantelpunt.web.schools.models import Enrolment


def groups_at(organisation: str, day: date) -> list[str]:
    """The groups in which pupils of an organisation's schools are, on a day or later."""
    here = Q(school__organisation=organisation) & (Q(last__isnull=True) | Q(last__gte=day))
    found = Enrolment.objects.filter(here).exclude(group="").values_list("group", flat=True)
    return sorted(set(found))
