"""Writes which protocol counts where."""

from datetime import date

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.web.protocols.models import Assigned, ChosenSetting
from kantelpunt.web.protocols.selectors import shelf


def assign(protocol: str, first: date, *, school: str = "", sector: Sector | None = None) -> None:
    """A school or a sector works by a protocol from a day on.

    Raises:
        UnknownProtocol: when there is no such protocol.
        ValueError: when not exactly one of the two is given; a mistake in the program.
    """
    if bool(school) == bool(sector):
        raise ValueError("either a school or a sector works by a protocol")
    shelf().of_protocol(protocol)
    Assigned.objects.create(
        school=school, sector=sector.value if sector else "", protocol=protocol, first=first
    )


def choose(protocol: str, setting: str, value: str, school: str = "") -> None:
    """The region chooses what a protocol leaves open, or a school; without a value nothing."""
    if value:
        ChosenSetting.objects.update_or_create(
            protocol=protocol, setting=setting, school=school, defaults={"value": value}
        )
    else:
        ChosenSetting.objects.filter(protocol=protocol, setting=setting, school=school).delete()
