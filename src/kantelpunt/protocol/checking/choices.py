"""Faults in what each school may choose: such a choice is from a list, and moves nothing."""

from collections.abc import Iterator

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.model.protocol import Protocol


def choice_faults(protocol: Protocol) -> Iterator[Fault]:
    """Every setting of schools without a list, or on which a part of the protocol rests."""
    written = protocol.model_dump_json()
    for one in protocol.settings:
        used = f'"setting {one.id}"' in written or f'"setting":"{one.id}"' in written
        if one.per_school and (used or not one.choices):
            yield Fault(
                f"settings.{one.id}",
                Text(
                    "dit kan niet elke school anders kiezen",
                    "schools cannot each choose this otherwise",
                ),
                Text(
                    "geef choices, en laat geen termijn of rol ervan afhangen; of haal per_school "
                    "weg",
                    "give choices, and let no term or role depend on it; or take per_school away",
                ),
            )
