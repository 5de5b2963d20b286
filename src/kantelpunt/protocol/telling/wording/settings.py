"""What the text leaves to the region, as part of a sentence."""

from kantelpunt.calendar.terms import Term
from kantelpunt.foundation.errors import InputRefused
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.agreed_words import length
from kantelpunt.protocol.telling.wording.teller import Teller

_WHAT = Text("wat", "what")


def chosen_by_region(teller: Teller, setting: str, what: Text = _WHAT) -> str:
    """What a region fills in, with what holds until then.

    Args:
        teller: who tells.
        setting: the id of the setting.
        what: what is chosen: `wat`, `wie`, `de termijn die`.
    """
    name = teller.names.settings.get(setting, setting)
    found = next((one for one in teller.protocol.settings if one.id == setting), None)
    if found is not None and found.default is not None:
        now = default_of(teller, found.default)
        return teller.say(
            f"{what.nl} de regio kiest bij ‘{name}’ (nu: {now})",
            f"{what.en} the region chooses for ‘{name}’ (now: {now})",
        )
    return teller.say(
        f"{what.nl} de regio nog moet kiezen bij ‘{name}’",
        f"{what.en} the region has yet to choose for ‘{name}’",
    )


def default_of(teller: Teller, default: str | int) -> str:
    """What holds until the region chooses: people by name, lengths of time in words."""
    written = str(default)
    if written in teller.names.actors:
        return teller.names.actors[written]
    try:
        return length(Term.parse(written)).in_(teller.language)
    except InputRefused:
        return written
