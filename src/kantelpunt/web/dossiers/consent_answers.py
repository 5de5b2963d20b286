"""What each parent and the pupil answered, kept as a text that people and the program can read."""

import re
from collections.abc import Mapping

from kantelpunt.web.dossiers.models import EventRow, TextRow

YES, NO, NOT_YET = "ja", "nee", "nog geen antwoord"
_HEAD = "Toestemming voor {name} [{to}]"
_READ_HEAD = re.compile(r"^Toestemming voor .* \[(?P<to>[^\]]+)\]$")
_BETWEEN = ": "


def written(to: str, name: str, answers: Mapping[str, str]) -> str:
    """The text that is kept: for what, and on a line each who said what."""
    lines = [f"{_one_line(who)}{_BETWEEN}{answer}" for who, answer in answers.items()]
    return "\n".join([_HEAD.format(name=_one_line(name), to=to), *lines])


def _one_line(text: str) -> str:
    return " ".join(text.split())


def read(text: str) -> tuple[str, dict[str, str]] | None:
    """For what, and what each said; None when the text is about something else."""
    head, *lines = text.splitlines() or [""]
    found = _READ_HEAD.match(head)
    if found is None:
        return None
    pairs = [line.rpartition(_BETWEEN) for line in lines]
    return found["to"], {who: answer for who, _, answer in pairs if answer in (YES, NO, NOT_YET)}


def without_code(text: str) -> str:
    """The text as people read it: the party by its name alone."""
    head, *lines = text.splitlines() or [""]
    found = _READ_HEAD.match(head)
    return "\n".join([head[: found.start("to") - 2], *lines]) if found else text


def answers_kept(case: str) -> dict[str, dict[str, str]]:
    """Per consent what each said last; one whose text was destroyed has said nothing."""
    events = EventRow.objects.filter(case_id=case, kind="note written").order_by("sequence")
    hashes = [row.what.get("text", "") for row in events]
    texts = {row.hash: row for row in TextRow.objects.filter(case_id=case, hash__in=hashes)}
    answers: dict[str, dict[str, str]] = {}
    for key in hashes:
        row = texts.get(key)
        found = read(row.text) if row else None
        if found:
            answers.setdefault(found[0], {}).update(found[1])
    return answers
