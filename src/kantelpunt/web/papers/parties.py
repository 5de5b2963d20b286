"""Who is named on a paper: who sends it, who takes part, whom to call."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sender:
    """The organisation that sends a paper: the head of each page.

    Attributes:
        name: as people know it: `Lyceum De Linde`.
        address: lines of its address, in order; may be empty.
        telephone: left out when empty.
        email: left out when empty.
    """

    name: str
    address: tuple[str, ...] = ()
    telephone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Person:
    """Someone who takes part.

    Attributes:
        name: as it is to be printed.
        role: in words, with the organisation where that helps: `jeugdarts, GGD`.
    """

    name: str
    role: str = ""


@dataclass(frozen=True)
class Contact:
    """Someone who can be called or written to.

    Attributes:
        name: as it is to be printed.
        role: in words, with the organisation where that helps.
        telephone: left out when empty.
        email: left out when empty.
    """

    name: str
    role: str = ""
    telephone: str = ""
    email: str = ""
