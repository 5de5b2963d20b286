"""What an act will bring about, shown before it is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile

from kantelpunt.casework.events.course import Closed, Escalated, StepEntered, StepLeft
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.telling.named import who
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.services import Foreseen
from kantelpunt.web.dossiers.shown import ShownToDo, shown_named_by, shown_to_do
from kantelpunt.web.dossiers.surroundings import surroundings_of
from kantelpunt.web.dossiers.timeline import Told, told
from kantelpunt.web.pages.saying import language_of

_COURSE = (StepEntered, StepLeft, Escalated, Closed)
"""What changes where a case is: nobody brings that about without having seen it."""

_NOBODY = {LooseEnd.NO_DIRECTOR, LooseEnd.OTHER_LEAD}


@dataclass(frozen=True)
class Ahead:
    """What an act will bring about, in words.

    Attributes:
        happens: what follows, as the timeline will tell it, with its rule.
        lead: who leads by the protocol from then on; empty where that stays as it is.
        nobody: whether nobody does yet; `named_by` says who names somebody, where the text does.
        asked: what is asked then and was not before.
    """

    happens: tuple[Told, ...]
    lead: str
    nobody: bool
    named_by: str
    asked: tuple[ShownToDo, ...]


def ahead(setting: Setting, found: Foreseen) -> Ahead | None:
    """What somebody must see first; None when the case stays where it is."""
    events = tuple(_following(found.events))
    if not any(isinstance(event.what, _COURSE) for event in events):
        return None
    newest_first = told(events, {}, setting.parts, {}, language_of(), "")
    teller, lead = setting.dossier.teller(language_of()), _new_lead(setting, found)
    return Ahead(
        tuple(newest_first)[::-1],
        who(teller, [lead]) if lead else "",
        not _NOBODY.isdisjoint(found.overview.loose_ends),
        shown_named_by(setting.dossier.agreement, lead, teller),
        tuple(_asked(setting, found)),
    )


def _following(events: tuple[Event, ...]) -> Iterator[Event]:
    """What follows from what is told; not what had passed before, nor what is told itself."""
    for event in dropwhile(lambda one: one.actor is None, events):
        if event.actor is None or isinstance(event.what, Closed):
            yield event


def _new_lead(setting: Setting, found: Foreseen) -> str | None:
    before, after = setting.dossier.seen.lead, found.overview.lead
    return None if after in (before, NOT_IN_TEXT) else after


def _asked(setting: Setting, found: Foreseen) -> Iterator[ShownToDo]:
    dossier = setting.dossier
    teller = dossier.teller(language_of())
    days = surroundings_of(dossier.row, setting.now.date()).terms.lesson_days
    before = {(one.key, one.due) for one in dossier.seen.to_do}
    for one in found.overview.to_do:
        if (one.key, one.due) not in before:
            yield shown_to_do(one, setting, teller, days, mine=False)
