"""A case in the words of its page: what must be done, the course, who takes part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.casework.agreement import NATIONAL
from kantelpunt.casework.course import OnCourse, Stay
from kantelpunt.casework.events.clocks import WaitingFor
from kantelpunt.casework.overview import OfferClock, ToDo
from kantelpunt.casework.taking_part import CONSENT, OWN_SCHOOL, Part, Share
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.named import who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.acts.known import ACTS, act_for
from kantelpunt.web.gate.parts import Part as Seen
from kantelpunt.web.gate.selectors import TakingPart
from kantelpunt.web.pages.relative import Due, due
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_day

_SHARES = 12


@dataclass(frozen=True)
class ShownToDo:
    """Something that must be done, as a row.

    Attributes:
        what: in words, as part of a sentence.
        whose: the roles, by name.
        url, button: what does it; empty where the page itself is where it is done.
    """

    what: str
    whose: str
    due: Due | None
    url: str = ""
    button: str = ""


def shown_to_do(
    one: ToDo, setting: Setting, teller: Teller, lesson_days: LessonDays, *, mine: bool
) -> ShownToDo:
    """A row; with a button for who may do it."""
    url = button = ""
    roles = [role for role in one.whose if role != NOT_IN_TEXT]
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
    )


def capital(text: str) -> str:
    """The text with a capital at the beginning, and without the quotes around the whole of it."""
    bare = text[1:-1] if text.startswith("‘") and text.find("’") == len(text) - 1 else text
    return bare[:1].upper() + bare[1:]


@dataclass(frozen=True)
class ShownStep:
    """A step of the ladder.

    Attributes:
        state: `done`, `now`, or empty for what is to come.
        span: its share of the row, of twelve.
        lines: who leads and when, in words.
        line_at: where in it the three months end, in percents; None elsewhere.
    """

    name: str
    state: str
    span: int
    lines: tuple[str, ...]
    line_at: int | None = None


def shown_course(
    found: Sequence[OnCourse], teller: Teller, today: date, clock: OfferClock | None
) -> list[ShownStep]:
    """The ladder; steps that a case will not meet by itself are shown without a date."""
    if not found:
        return []
    span = max(_SHARES // len(found), 1)
    steps = []
    for number, one in enumerate(found):
        begins = one.entered
        ends = found[number + 1].entered if number + 1 < len(found) else None
        steps.append(
            ShownStep(
                teller.names.headings[one.stage].in_(teller.language),
                {Stay.BEHIND: "done", Stay.NOW: "now"}.get(one.stay, ""),
                span,
                tuple(_step_lines(one, teller, today)),
                _line_in(begins, ends or one.left or one.due, clock, today),
            )
        )
    return steps


def _line_in(
    begins: date | None, ends: date | None, clock: OfferClock | None, today: date
) -> int | None:
    """Where in a step the three months end; a step without an end lasts until then or today."""
    if clock is None or begins is None or clock.due < begins:
        return None
    if ends is not None and clock.due >= ends:
        return None
    last = ends or max(today, clock.due)
    return 100 * (clock.due - begins).days // max((last - begins).days, 1)


def _step_lines(one: OnCourse, teller: Teller, today: date) -> list[str]:
    say, lead = teller.say, one.lead
    led = "" if lead == NOT_IN_TEXT else who(teller, [lead])
    match one.stay:
        case Stay.BEHIND:
            left = _short(one.left, teller) if one.left else ""
            return [led, f"{_short(one.entered, teller)} – {left}"]
        case Stay.NOW:
            since = _short(one.entered, teller)
            lines = [say(f"sinds {since}", f"since {since}")]
            if one.due:
                away = said(due(one.due, today).told)
                on = _short(one.due, teller)
                lines.append(say(f"kantelpunt {on}, {away}", f"tipping point {on}, {away}"))
            return [led, *lines]
        case Stay.AHEAD:
            on = _short(one.entered, teller)
            told = say(f"vanaf {on}, als er niets verandert", f"from {on}, if nothing changes")
            return [led, told]
    return [led]


def _short(day: date | None, teller: Teller) -> str:
    if day is None:
        return ""
    return " ".join(short_day(day).in_(teller.language).split()[1:3])


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
    if ground == CONSENT:
        return teller.say("met toestemming", "with consent")
    return ground


def shown_waiting(waiting: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Per cause in words how many days is waited."""
    return [(said(case_word(WaitingFor(cause))), days) for cause, days in waiting]
