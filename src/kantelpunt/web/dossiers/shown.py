"""A case in the words of its page: what must be done, the course, who takes part."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.http import urlencode

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.casework.agreement import NATIONAL, Agreement
from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.overview import OfferClock, ToDo
from kantelpunt.casework.taking_part import CONSENT, OWN_SCHOOL, Part, Share
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.named import who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.casework.telling.themes import theme_of
from kantelpunt.casework.timers import TimerKind
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.acts.known import ACTS, act_for
from kantelpunt.web.dossiers.projection import IN_PLACE_OF_SCHOOL
from kantelpunt.web.gate.parts import Part as Seen
from kantelpunt.web.gate.selectors import TakingPart
from kantelpunt.web.pages.relative import Due, due
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_day


@dataclass(frozen=True)
class ShownToDo:
    """Something that must be done, as a row.

    Attributes:
        what: in words, as part of a sentence.
        whose: the roles, by name.
        url, button: what does it; empty where the page itself is where it is done.
        promise: whether an offer that starts keeps it.
        also: later promises that the same offer keeps, each with its day.
        theme: the pillar under which it stands; empty without one.
    """

    what: str
    whose: str
    due: Due | None
    url: str = ""
    button: str = ""
    promise: bool = False
    also: tuple[str, ...] = ()
    theme: str = ""


def promises_together(rows: Iterable[ShownToDo]) -> list[ShownToDo]:
    """The same rows, with later promises under the first: one offer keeps them all."""
    found: list[ShownToDo] = []
    first = None
    for one in rows:
        if first is None or not one.promise or one.due is None:
            found.append(one)
            if one.promise and first is None:
                first = len(found) - 1
            continue
        on, what = said(short_day(one.due.day)), one.what[:1].lower() + one.what[1:]
        found[first] = replace(found[first], also=(*found[first].also, f"{what}: {on}"))
    return found


def shown_to_do(
    one: ToDo, setting: Setting, teller: Teller, lesson_days: LessonDays, *, mine: bool
) -> ShownToDo:
    """A row; with a button for who may do it."""
    url = button = ""
    roles = [role for role in one.whose if role != NOT_IN_TEXT]
    timer = setting.dossier.agreement.timers.get(one.key)
    found = act_for(setting, one.key) if mine else None
    if found:
        key, given = found
        url = reverse("dossiers:act", args=[setting.dossier.row.id, key])
        url += f"?{urlencode(given)}"
        button = said(ACTS[key].name)
    elif one.key.startswith("meeting ") and Seen.MEETINGS in setting.parts:
        url = reverse("meetings:of_case", args=[setting.dossier.row.id])
        button = said(Text("Overleg openen", "Open the meeting"))
    return ShownToDo(
        capital(rule_of(teller, one.key).words),
        who(teller, roles) if roles else "",
        due(one.due, setting.now.date(), lesson_days) if one.due else None,
        url,
        button,
        timer is not None and timer.kind is TimerKind.PROMISE,
        theme=theme_of(teller, one.key),
    )


def shown_named_by(agreement: Agreement, lead: str | None, teller: Teller) -> str:
    """Who names the person that leads; empty where the text does not say."""
    named_by = agreement.named_by(lead) if lead else ()
    return who(teller, named_by) if named_by else ""


def capital(text: str) -> str:
    """The text with a capital at the beginning, and without the quotes around the whole of it."""
    bare = text[1:-1] if text.startswith("‘") and text.find("’") == len(text) - 1 else text
    return bare[:1].upper() + bare[1:]


def three_months(clocks: Sequence[OfferClock]) -> OfferClock | None:
    """The national clock, when it runs."""
    return next((one for one in clocks if one.key == NATIONAL), None)


@dataclass(frozen=True)
class ShownShare:
    """A party and its part of the case."""

    name: str
    tag: str
    tag_kind: str
    ground: str

    @property
    def lacks(self) -> bool:
        """Whether it sees nothing yet."""
        return self.tag_kind == _PARTS[Part.NONE][1]


_PARTS = {
    Part.WHOLE: (Text("hele dossier", "whole case"), "ok"),
    Part.PLAN: (Text("taken en plan", "tasks and plan"), "info"),
    Part.ASKED: (Text("vraag en advies", "question and advice"), "info"),
    Part.NONE: (Text("nog niet", "not yet"), "warn"),
}


def shown_shares(
    here: Sequence[TakingPart], shares: Sequence[Share], teller: Teller
) -> list[ShownShare]:
    """Which organisations see along and on what ground, and who waits for whose consent."""
    found = [
        ShownShare(one.name, *_part_words(Part(one.part)), _ground(one.ground, teller))
        for one in here
        if one.part in set(Part)
    ]
    for one in shares:
        if one.waits_for:
            lacking = who(teller, one.waits_for)
            waits = teller.say(f"wacht op toestemming: {lacking}", f"waits for consent: {lacking}")
            found.append(ShownShare(who(teller, [one.party]), *_part_words(Part.NONE), waits))
    return found


def _part_words(part: Part) -> tuple[str, str]:
    words, kind = _PARTS[part]
    return said(words), kind


def _ground(ground: str, teller: Teller) -> str:
    if ground == OWN_SCHOOL:
        return teller.say("eigen school", "own school")
    if ground == IN_PLACE_OF_SCHOOL:
        return teller.say("zolang er geen school is", "as long as there is no school")
    if ground == CONSENT:
        return teller.say("met toestemming", "with consent")
    return ground


def shown_waiting(waiting: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Per cause in words how many days is waited."""
    return [(said(case_word(WaitingFor(cause))), days) for cause, days in waiting]
