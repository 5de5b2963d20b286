"""The ladder of a case: its steps beside each other, with who leads and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.course import OnCourse, Stay
from kantelpunt.casework.overview import OfferClock
from kantelpunt.casework.telling.named import who
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import after
from kantelpunt.web.pages import relative
from kantelpunt.web.pages.saying import said
from kantelpunt.web.pages.short_days import short_day

_SPANS: Mapping[Stay, int] = {Stay.NOW: 5, Stay.BEHIND: 4, Stay.AHEAD: 4, Stay.OPEN: 3}


@dataclass(frozen=True)
class ShownStep:
    """A step of the ladder.

    Attributes:
        state: `done`, `now`, or empty for what is to come.
        span: how wide it is, beside the others: where a case is says most.
        lines: who leads and when, in words.
        line_at: where in it the three months end, in percents; None elsewhere.
    """

    name: str
    state: str
    span: int
    lines: tuple[str, ...]
    line_at: int | None = None


def shown_course(
    found: Sequence[OnCourse],
    teller: Teller,
    today: date,
    clock: OfferClock | None,
    director: str,
) -> list[ShownStep]:
    """The ladder; steps that a case will not meet by itself are shown without a date.

    Args:
        found: the steps.
        teller: of the version of the protocol.
        today: the day.
        clock: that of three months, when it runs.
        director: who leads, by name; empty while nobody does.
    """
    return [
        ShownStep(
            teller.names.headings[one.stage].in_(teller.language),
            {Stay.BEHIND: "done", Stay.NOW: "now"}.get(one.stay, ""),
            _SPANS[one.stay],
            tuple(_step_lines(one, teller, today, director)),
            _line_in(one, found, clock.due, today) if clock else None,
        )
        for one in found
    ]


def _line_in(one: OnCourse, all_of_it: Sequence[OnCourse], due: date, today: date) -> int | None:
    """Where in a step the three months end; a step without an end lasts until then or today."""
    begins = one.entered
    if begins is None or due < begins:
        return None
    later = [each.entered for each in all_of_it if each.entered and each.entered > begins]
    ends = one.left or min(later, default=None)
    if ends is not None and due >= ends:
        return None
    last = ends or max(today, due)
    return 100 * (due - begins).days // max((last - begins).days, 1)


def _step_lines(one: OnCourse, teller: Teller, today: date, director: str) -> list[str]:
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
                away = said(relative.due(one.due, today).told)
                on = _short(one.due, teller)
                lines.append(say(f"kantelpunt {on}, {away}", f"tipping point {on}, {away}"))
            elif one.runs_from:
                since = after(teller, one.runs_from)
                lines.append(say(f"kantelpunt telt pas{since}", f"tipping point counts{since}"))
            leads = say(f"regie: {director}", f"lead: {director}")
            return [leads if director else led, *lines]
        case Stay.AHEAD:
            on = _short(one.entered, teller)
            told = say(f"vanaf {on}, als er niets verandert", f"from {on}, if nothing changes")
            return [led, told]
    return [led]


def _short(day: date | None, teller: Teller) -> str:
    if day is None:
        return ""
    return " ".join(short_day(day).in_(teller.language).split()[1:3])
