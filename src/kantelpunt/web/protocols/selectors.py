"""Protocols as the application uses them: read once, and kept."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from kantelpunt.absence.entities import ProtocolRow
from kantelpunt.casework.agreement import Agreement
from kantelpunt.detection.assignment import Assignment
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language
from kantelpunt.interchange.policy_files import read_shelf
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.shelf import ProtocolShelf
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.pages.remembering import remembered
from kantelpunt.web.protocols.models import Assigned, ChosenSetting


@lru_cache(maxsize=1)
def shelf() -> ProtocolShelf:
    """Every protocol that is known: those that are shipped, and those of the region."""
    return read_shelf(Path(settings.POLICY) if settings.POLICY else None)


def assignment() -> Assignment:
    """Which protocol judges which school when."""
    rows = [
        ProtocolRow(
            one.school, Sector(one.sector) if one.sector else None, one.protocol, one.first, 0
        )
        for one in Assigned.objects.order_by("id")
    ]
    return Assignment(shelf(), None, tuple(rows))


def signals_in_force(judged: Assignment, day: date) -> Iterator[Signal]:
    """The signals of the protocols by which schools work on a day."""
    for protocol in sorted({row.protocol for row in judged.rows}):
        version = judged.shelf.in_force(protocol, day)
        yield from version.protocol.signals if version else ()


def version_called(name: str) -> ProtocolVersion:
    """The version that cases call `id@date`.

    Raises:
        KeyError: when there is none.
    """
    return _by_name()[name]


@lru_cache(maxsize=1)
def _by_name() -> dict[str, ProtocolVersion]:
    return {f"{one.id}@{one.first.isoformat()}": one for one in shelf().versions}


def version_names() -> tuple[str, ...]:
    """All versions, as `id@date`."""
    return tuple(_by_name())


def agreement(version: str, sector: Sector) -> Agreement:
    """A version as the cases of a sector run on it, with what the region chose."""
    return agreement_by(version, sector, chosen(version.partition("@")[0]))


def agreement_by(version: str, sector: Sector, choices: Mapping[str, str]) -> Agreement:
    """The same, by choices of which the region has others, or had."""
    return _agreement(version, sector, tuple(sorted(choices.items())))


@remembered
def chosen(protocol: str, school: str = "") -> Mapping[str, str]:
    """What the region chose, or a school, per setting of a protocol."""
    rows = ChosenSetting.objects.filter(protocol=protocol, school=school)
    return dict(rows.values_list("setting", "value"))


@lru_cache(maxsize=128)
def _agreement(version: str, sector: Sector, chosen: tuple[tuple[str, str], ...]) -> Agreement:
    return Agreement.of(version_called(version), sector, dict(chosen))


@lru_cache(maxsize=64)
def teller(version: str, language: Language) -> Teller:
    """Who tells a version in a language."""
    return Teller(version_called(version), language)


def assigned(day: date) -> list[tuple[str, str, str, date]]:
    """School, sector, protocol and first day of every row that has begun, newest first."""
    rows = Assigned.objects.filter(first__lte=day).order_by("-first", "-id")
    return list(rows.values_list("school", "sector", "protocol", "first"))
