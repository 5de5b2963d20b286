"""Pupils who changed between primary and secondary school while something ran (AM-24)."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.web.dossiers.selectors import with_open_case
from kantelpunt.web.register.selectors import with_new_signal
from kantelpunt.web.schools.handovers import Transfer, transfers_of
from kantelpunt.web.schools.selectors import pupils, school


@dataclass(frozen=True)
class ShownTransfer:
    """A pupil as both schools see it; what runs is for who takes part in that.

    Attributes:
        came: whether this is the school that confirms.
    """

    pupil: str
    name: str
    before: str
    now: str
    since: date
    came: bool


def without_handover(code: str, day: date) -> list[Transfer]:
    """Transfers from and to a school of pupils with an open case or a signal nobody judged."""
    found = transfers_of(code, day)
    who = [one.pupil for one in found]
    running = with_open_case(who) | with_new_signal(who)
    return [one for one in found if one.pupil in running]


def shown_transfers(code: str, day: date) -> list[ShownTransfer]:
    """The same, as the page of the school has them."""
    found = without_handover(code, day)
    who = pupils((one.pupil for one in found), day)
    return [
        ShownTransfer(
            one.pupil,
            who[one.pupil].name,
            school(one.before).name,
            school(one.now).name,
            one.since,
            one.now == code,
        )
        for one in found
    ]
