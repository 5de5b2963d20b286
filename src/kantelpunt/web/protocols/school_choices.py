"""What the protocol of a school leaves to each school, and what this one chose."""

from dataclasses import replace
from datetime import date

from kantelpunt.web.protocols.choosing import OpenSetting, open_settings
from kantelpunt.web.protocols.counting import counting_on
from kantelpunt.web.protocols.selectors import chosen
from kantelpunt.web.protocols.services import choose


def protocol_of(school: str, day: date) -> str:
    """The protocol by which a school works on a day; empty when it has none."""
    version = next((one.version for one in counting_on(day) if one.id == school), None)
    return version.id if version else ""


def school_settings(school: str, day: date) -> list[OpenSetting]:
    """What a school may choose itself; without that holds what the region chose, as `default`."""
    protocol = protocol_of(school, day)
    if not protocol:
        return []
    given = chosen(protocol, school)
    return [
        replace(one, default=one.chosen or one.default, chosen=given.get(one.id, ""))
        for one in open_settings(protocol, day, per_school=True)
    ]


def choose_for_school(school: str, setting: str, value: str, day: date) -> None:
    """A school chooses; without a value it does as the region."""
    choose(protocol_of(school, day), setting, value, school)
