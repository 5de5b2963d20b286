"""A shelf of protocols without files."""

from dataclasses import dataclass, field
from types import SimpleNamespace


@dataclass(frozen=True)
class FakeShelf:
    """A shelf with rules put straight on it: id of the protocol to its rules, always in force."""

    protocols: dict = field(hash=False)

    @property
    def versions(self):
        return []

    def in_force(self, protocol, day):
        del day
        signals = tuple(SimpleNamespace(rule=rule) for rule in self.protocols[protocol])
        return FakeVersion(protocol, SimpleNamespace(signals=signals))


@dataclass(frozen=True)
class FakeVersion:
    """What stands on it."""

    id: str
    protocol: object = field(compare=False)
