"""Compares how cases stand with what their events say, and puts it right."""

from datetime import datetime

from django.db import transaction
from django.forms.models import model_to_dict

from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.services import rebuild


class _Undone(Exception):
    """Ends a rehearsal."""


def rebuild_all(now: datetime, *, write: bool) -> list[str]:
    """The cases of which the kept standing differs from what the events say.

    Args:
        now: the moment.
        write: whether to put it right; otherwise nothing is changed.
    """
    return [case for case in _ids() if _differs(case, now, write=write)]


def _ids() -> list[str]:
    return list(CaseRow.objects.order_by("id").values_list("id", flat=True))


def _differs(case: str, now: datetime, *, write: bool) -> bool:
    before = model_to_dict(CaseRow.objects.get(id=case))
    after = before
    try:
        with transaction.atomic():
            rebuild(case, now)
            after = model_to_dict(CaseRow.objects.get(id=case))
            if not write:
                raise _Undone
    except _Undone:
        pass
    return before != after
