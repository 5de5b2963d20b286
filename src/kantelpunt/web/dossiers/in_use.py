"""How many cases run where and on what, and working them out anew: without a look at any."""

from collections import Counter
from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.services import advance_all


def open_per_version(schools: Collection[str] | None = None) -> Counter[str]:
    """How many cases are open per version of a protocol, at some schools or at all."""
    rows = CaseRow.objects.filter(closed="")
    if schools is not None:
        rows = rows.filter(school__in=schools)
    counted = rows.values_list("version").annotate(cases=Count("id"))
    return Counter(dict(counted.order_by()))


@transaction.atomic
def work_out_anew(now: datetime) -> int:
    """Work out how open cases stand; gives how many. For after a change of who there are."""
    rows = CaseRow.objects.filter(closed="")
    return advance_all(list(rows.order_by("id").values_list("id", flat=True)), now)
