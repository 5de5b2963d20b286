"""Where on the page of a protocol a rule stands, so that a signal or an event can lead to it."""

from functools import lru_cache

from django.urls import reverse

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.telling.document import Document, Listing, Section
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.parts.grounds import anchor_of
from kantelpunt.web.protocols.selectors import version_called


@lru_cache(maxsize=32)
def document(version: str, language: Language) -> Document:
    """A version as a page tells it.

    Raises:
        KeyError: when there is no such version.
    """
    return page(version_called(version), language)


def rule_address(version: str, place: str = "") -> str:
    """The address of a rule: `/protocol/tilburg-vo@2020-09-01/#steps-basis-op-orde`.

    Args:
        version: as cases name it, `id@date`.
        place: in the protocol, such as `steps.basis-op-orde.tasks.interventies`. What has no
            place of its own on the page, as a tipping point, leads to that of which it is a part.
    """
    address = reverse("protocols:page", args=[version])
    anchor = anchor_at(version, place)
    return f"{address}#{anchor}" if anchor else address


def place_address(version: str, place: str) -> str:
    """The address of a rule; empty where the page of the version does not tell it."""
    try:
        return rule_address(version, place) if anchor_at(version, place) else ""
    except KeyError:
        return ""


def anchor_at(version: str, place: str) -> str:
    """The name by which the page finds a place, or that of which it is a part; else empty."""
    known = _anchors(version)
    while place:
        if anchor_of(place) in known:
            return anchor_of(place)
        place = place.rpartition(".")[0]
    return ""


@lru_cache(maxsize=16)
def _anchors(version: str) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(document(version, Language.NL).sections)
    while waiting:
        one = waiting.pop()
        found.add(one.anchor)
        found.update(_in_lists(one))
        waiting += one.sections
    return frozenset(found - {""})


def _in_lists(section: Section) -> set[str]:
    return {
        item.anchor
        for block in section.blocks
        if isinstance(block, Listing)
        for item in block.items
    }
