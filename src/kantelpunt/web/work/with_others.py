"""What is late with others, in cases that somebody leads or in which somebody mends what lacks."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.urls import reverse

from kantelpunt.casework.telling.named import who
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.web.dossiers.selectors import Asked, late_in, late_with_others
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.people.selectors import Someone, holders
from kantelpunt.web.protocols.selectors import teller
from kantelpunt.web.work.tasks import OPEN, Task, as_tasks


def tasks_with_others(viewer: Viewer, now: datetime) -> list[Task]:
    """What is late there, the oldest first; each thing once, with whose it is."""
    return _told(late_with_others(viewer), viewer, now)


def tasks_late_in(cases: Iterable[str], viewer: Viewer, now: datetime) -> list[Task]:
    """What is late in some cases, whoever is asked it; likewise."""
    return _told(late_in(cases), viewer, now)


def _told(late: Iterable[Asked], viewer: Viewer, now: datetime) -> list[Task]:
    asked: dict[str, list[Asked]] = {}
    for row in late:
        asked.setdefault(f"{row.case_id} {row.key}", []).append(row)
    everyone = [row for rows in asked.values() for row in rows]
    held = holders(
        {row.function for row in everyone}, {row.organisation for row in everyone}, now.date()
    )
    return [
        replace(
            task,
            whose=_whose(asked[task.id], held, viewer),
            url=reverse("dossiers:case", args=[task.case]),
            button=said(OPEN),
            opens=True,
        )
        for task in as_tasks([rows[0] for rows in asked.values()], viewer, now)
    ]


def _whose(rows: list[Asked], held: Iterable[Someone], viewer: Viewer) -> str:
    """The role, with who holds it when that is one, and where, when that is not here."""
    tells = teller(rows[0].case.version, language_of())
    roles = [role for role in rows[0].whose if role != NOT_IN_TEXT]
    places = {(row.organisation, row.function) for row in rows}
    here = [one for one in held if (one.organisation, one.function) in places]
    people = {one.person: one.name for one in here}
    told = [who(tells, roles)] if roles else []
    told += people.values() if len(people) == 1 else []
    own = {one.organisation for one in viewer.held}
    told += dict.fromkeys(one.organisation_name for one in here if one.organisation not in own)
    whom = ", ".join(told)
    return said(Text(f"bij {whom}", f"with {whom}")) if whom else ""
