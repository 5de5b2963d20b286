"""All protocols that are known, each in its versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from kantelpunt.foundation.errors import Place, Problem, UnknownProtocol
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.reader import ProtocolVersion


@dataclass(frozen=True)
class ProtocolShelf:
    """Protocol versions, ordered by id and by the day they take effect."""

    versions: tuple[ProtocolVersion, ...]

    @classmethod
    def of(cls, versions: Iterable[ProtocolVersion]) -> "ProtocolShelf":
        """Put versions in order."""
        return cls(tuple(sorted(versions, key=lambda version: (version.id, version.first))))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the protocols, in order."""
        return tuple(dict.fromkeys(version.id for version in self.versions))

    def of_protocol(self, protocol: str, at: Place | None = None) -> tuple[ProtocolVersion, ...]:
        """All versions of a protocol, oldest first.

        Raises:
            UnknownProtocol: naming what was asked and what there is.
        """
        found = tuple(version for version in self.versions if version.id == protocol)
        if not found:
            raise UnknownProtocol([_unknown(protocol, self.ids, at)])
        return found

    def in_force(self, protocol: str, day: date) -> ProtocolVersion | None:
        """The version of a protocol that is in force on a day; None before the first.

        Raises:
            UnknownProtocol: when there is no such protocol.
        """
        begun = [version for version in self.of_protocol(protocol) if version.first <= day]
        return begun[-1] if begun else None


def _unknown(protocol: str, ids: tuple[str, ...], at: Place | None) -> Problem:
    near = get_close_matches(protocol, ids, n=1, cutoff=0.4)
    nl_hint, en_hint = (
        (f"bedoelde u {near[0]}? ", f"did you mean {near[0]}? ") if near else ("", "")
    )
    known = ", ".join(ids) or "-"
    text = Text(
        f'protocol "{protocol}" is niet bekend; {nl_hint}bekend: {known}; geef met --policy een '
        "map met protocollen, of het pad van een protocolbestand",
        f'protocol "{protocol}" is not known; {en_hint}known: {known}; give a folder of protocols '
        "with --policy, or the path of a protocol file",
    )
    return Problem("unknown-protocol", text, at)
