"""Which protocol counts at which school."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.web.pages.saying import language_of
from kantelpunt.web.pages.tables import Column, Table
from kantelpunt.web.protocols.places import rule_address
from kantelpunt.web.protocols.reading import lead_of
from kantelpunt.web.protocols.selectors import assignment, shelf
from kantelpunt.web.schools.region_tables import schools_table


@dataclass(frozen=True)
class Counts:
    """A school with the protocol by which it works; None when it has none yet."""

    id: str
    school: str
    version: ProtocolVersion | None

    @property
    def title(self) -> str:
        """The name of the protocol."""
        return self.version.protocol.title if self.version else ""


def counting_on(day: date) -> list[Counts]:
    """Per school the protocol of a day, schools by name."""
    judged = assignment()
    found = [Counts(one.school, one.name, judged.version_on(one, day)) for one in schools_table()]
    return sorted(found, key=lambda one: (one.school, one.id))


@dataclass(frozen=True)
class Listed:
    """A protocol in the list.

    Attributes:
        version: the one that is in force, or the first one to come.
        schools: the names of the schools at which it counts today.
        own: whether the reader's own school is one of them.
    """

    version: ProtocolVersion
    schools: tuple[str, ...]
    own: bool

    @property
    def name(self) -> str:
        """`id@date`, as addresses have it."""
        return name_of(self.version)

    @property
    def lead(self) -> str:
        """What it is, in a few sentences."""
        return lead_of(self.name, language_of())

    @property
    def asks(self) -> bool:
        """Whether it says where one stands."""
        return bool(self.version.protocol.steps or self.version.protocol.situations)


def name_of(version: ProtocolVersion) -> str:
    """A version as cases and addresses name it."""
    return f"{version.id}@{version.first.isoformat()}"


def version_on(protocol: str, day: date) -> ProtocolVersion:
    """The version that is in force on a day, or the first one when none is yet.

    Raises:
        UnknownProtocol: when there is no such protocol.
    """
    return shelf().in_force(protocol, day) or shelf().of_protocol(protocol)[0]


def listed(day: date, own: frozenset[str]) -> list[Listed]:
    """Every protocol that is known: those of one's own schools first, then where any count.

    Args:
        day: today.
        own: codes of the reader's own schools.
    """
    schools: dict[str, list[str]] = defaultdict(list)
    mine = set()
    for one in counting_on(day):
        if one.version:
            schools[one.version.id].append(one.school)
            mine |= {one.version.id} if one.id in own else set()
    found = [
        Listed(version_on(name, day), tuple(schools[name]), name in mine) for name in shelf().ids
    ]
    found.sort(key=lambda one: (not one.own, not one.schools, one.version.protocol.title))
    return found


class CountingTable(Table[Counts]):
    """Schools with their protocol."""

    caption = Text("Welk protocol geldt op welke school", "Which protocol counts at which school")
    empty = Text(
        "Hier komen de scholen te staan, zodra de beheerder ze heeft ingelezen.",
        "The schools will stand here, as soon as the administrator has imported them.",
    )
    columns = (
        Column("school", Text("School", "School"), value=lambda one: one.school, sort="school"),
        Column(
            "protocol",
            Text("Protocol", "Protocol"),
            value=lambda one: one.title or Text("nog geen", "none yet"),
            sort="title",
            link=lambda one: rule_address(name_of(one.version)) if one.version else "",
        ),
        Column(
            "vanaf",
            Text("Versie van", "Version of"),
            value=lambda one: one.version.first if one.version else None,
        ),
    )
    order = "school"
