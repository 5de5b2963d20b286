"""What becomes of promises, in sentences for a terminal of eighty characters."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.calendar.school_years import SchoolYear
from kantelpunt.foresight.promises.keeping import DEFAULT, NATIONAL, WITHOUT_HOPE, Kept
from kantelpunt.foresight.promises.outcome import Holds
from kantelpunt.foresight.promises.path import Leg
from kantelpunt.foresight.promises.picture import picture
from kantelpunt.foresight.promises.walk import Stop, Why
from kantelpunt.foundation.text import Language, Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import after, within

WIDTH = 80
_BRACKETS = re.compile(r"\[[^]]*\]")
_HARD = "\N{NO-BREAK SPACE}"
_SIGN = {Holds.KEPT: "✓", Holds.BROKEN: "✗", Holds.NOT_IN_TEXT: "?"}
_NATIONAL = Text("Landelijk: een aanbod binnen drie maanden", "National: an offer in three months")
_WHY = {
    Why.NO_OPENING: Text(
        "geen signaal opent met zekerheid een stap voor wie onafgebroken weg is",
        "no signal is certain to open a step for who is away without interruption",
    ),
    Why.NO_LEAD: Text("wie de leiding heeft, staat er niet", "who leads is not there"),
    Why.NO_TERM: Text("een termijn staat er niet", "a term is not there"),
    Why.NO_MOMENT: Text(
        "de termijn loopt vanaf iets dat zelf geen uiterste dag heeft",
        "the term runs from something that has no latest day itself",
    ),
    Why.NO_SETTING: Text(
        "de termijn moet de regio nog kiezen", "the region has yet to choose the term"
    ),
    Why.DECIDED: Text(
        "mensen beslissen of de casus verdergaat", "people decide whether the case goes on"
    ),
    Why.CONDITION: Text(
        "de casus gaat alleen verder onder een voorwaarde die open kan blijven",
        "the case goes on only under a condition that can stay open",
    ),
    Why.NO_WAY: Text(
        "een vervolg na een uiterste dag staat er niet", "a next step after a last day is not there"
    ),
    Why.CIRCLE: Text(
        "de casus komt terug in een stap waar die al was",
        "the case comes back to a step in which it was before",
    ),
}


def opening_lines(year: SchoolYear, language: Language) -> Iterator[str]:
    """What is worked out, and for which pupil."""
    told = Text(
        f"Schooljaar {year}: elke lesdag als eerste verzuimdag, in drie vakantieregio's, voor een "
        "leerplichtige leerling die zonder onderbreking hele dagen ongeoorloofd wegblijft.",
        f"School year {year}: every lesson day as first day of absence, in three holiday regions, "
        "for a pupil of compulsory age who stays away whole days on end, without permission.",
    )
    yield from _wrapped(told.in_(language), "")
    yield ""


def promise_lines(
    teller: Teller,
    found: Sequence[Kept],
    starts: Mapping[HolidayRegion, Sequence[date]],
) -> Iterator[str]:
    """Every promise of a protocol: whether it is kept, the worst start date, the readings.

    Args:
        teller: of the protocol.
        found: what became of its promises.
        starts: the first days of absence in each region.
    """
    before: Kept | None = None
    for kept in found:
        yield ""
        yield from _wrapped(f"{_SIGN[kept.outcome.holds]} {_title(teller, kept)}", "  ", "    ")
        yield from _wrapped(_result(teller, kept), "    ")
        if before is not None and _is_alike(before, kept):
            same = teller.say("Verder als hierboven.", "For the rest as above.")
            yield from _wrapped(same, "    ")
            continue
        before = kept
        yield from _worst(teller, kept)
        yield from _depends_on(teller, kept)
        yield from _readings(teller, kept)
        if kept.outcome.failures:
            yield ""
            for line in picture(starts, kept.outcome.failing, teller.language):
                yield f"    {line}"


def _title(teller: Teller, kept: Kept) -> str:
    promise = kept.promise
    name = promise.name or _NATIONAL.in_(teller.language)
    return f"{name} [{kept.name}]"


def _is_alike(before: Kept, kept: Kept) -> bool:
    one, other = before.outcome, kept.outcome
    changes = [
        {reading.id: reading for reading in each.readings if reading.id in _ids(before, kept)}
        for each in (before, kept)
    ]
    same = (one.holds, one.failing, one.worst) == (other.holds, other.failing, other.worst)
    return same and kept.promise.id == NATIONAL and changes[0] == changes[1]


def _ids(one: Kept, other: Kept) -> set[str]:
    return {reading.id for reading in one.readings} & {reading.id for reading in other.readings}


def _result(teller: Teller, kept: Kept) -> str:
    outcome, promise = kept.outcome, kept.promise
    term = f"{within(teller, promise.within)}{after(teller, promise.from_)}"
    term = term[0].upper() + term[1:]
    stop = outcome.worst.path.stop
    match outcome.holds:
        case Holds.KEPT:
            told = teller.say(
                f"gehaald, op elk van de {outcome.starts} eerste verzuimdagen.",
                f"kept, on each of the {outcome.starts} first days of absence.",
            )
        case Holds.BROKEN:
            told = teller.say(
                f"niet gehaald op {outcome.failures} van de {outcome.starts} eerste verzuimdagen.",
                f"not kept on {outcome.failures} of the {outcome.starts} first days of absence.",
            )
        case _:
            told = f"{teller.missing}{_why(teller, stop)}."
    return f"{term}: {told}"


def _why(teller: Teller, stop: Stop | None) -> str:
    """In which step, and why; of a promise without a number of its own nothing."""
    if stop is None:
        return ""
    why = _WHY[stop.why].in_(teller.language)
    if not stop.stage:
        return f" ({why})"
    return f" (‘{teller.names.headings[stop.stage].in_(teller.language)}’: {why})"


def _worst(teller: Teller, kept: Kept) -> Iterator[str]:
    worst = kept.outcome.worst
    if not worst.path.legs:
        return
    start = _day(teller, worst.path.start)
    if worst.path.end and worst.due:
        due, late = _day(teller, worst.due), (worst.path.end - worst.due).days
        count = abs(late)
        days = teller.say("dag" if count == 1 else "dagen", "day" if count == 1 else "days")
        left = teller.say(
            f"{count} {days} te laat" if late > 0 else f"{count} {days} over",
            f"{count} {days} late" if late > 0 else f"{count} {days} left",
        )
        first = (
            teller.say("Het slechtst", "Worst")
            if late > 0
            else teller.say("Het krapst", "Tightest")
        )
        told = teller.say(
            f"{first} is {start} (regio {worst.region}): klaar na {worst.days} dagen; de "
            f"belofte loopt tot en met {due}, {left}.",
            f"{first} is {start} (region {worst.region}): done after {worst.days} days; the "
            f"promise runs up to and including {due}, {left}.",
        )
    else:
        told = teller.say(
            f"Bijvoorbeeld vanaf {start} (regio {worst.region}):",
            f"For example from {start} (region {worst.region}):",
        )
    yield from _wrapped(told, "    ")
    for leg in worst.path.legs:
        yield from _leg(teller, leg)


def _leg(teller: Teller, leg: Leg) -> Iterator[str]:
    last = "?" if leg.until is None else _day(teller, leg.until)
    yield from _wrapped(
        f"{_day(teller, leg.from_)} – {last}: {_step(teller, leg)}", "      ", "        "
    )


def _step(teller: Teller, leg: Leg) -> str:
    named = teller.names.headings[leg.stage].in_(teller.language)
    parts = leg.rule.split(".")
    if len(parts) == 4 and parts[2] in ("tasks", "decisions"):
        act = teller.names.moments[f"{parts[2].removesuffix('s')} {parts[3]}"]
        return f"{named}: {act}"
    return named


def _depends_on(teller: Teller, kept: Kept) -> Iterator[str]:
    if kept.outcome.depends_on:
        listed = teller.listed(kept.outcome.depends_on)
        told = teller.say(
            f"Dit hangt af van {listed}.",
            f"This depends on {listed}.",
        )
        yield from _wrapped(told, "    ")


def _readings(teller: Teller, kept: Kept) -> Iterator[str]:
    """The readings under which something else comes out, and how many change nothing."""
    default = kept.readings[0]
    others = [one for one in kept.readings if one.id != DEFAULT]
    telling = [
        one for one in others if (one.holds, one.failing) != (default.holds, default.failing)
    ]
    if telling:
        yield from _wrapped(teller.say("Anders gelezen:", "Read otherwise:"), "    ")
    for one in telling:
        match one.holds:
            case Holds.KEPT:
                told = teller.say("gehaald", "kept")
            case Holds.BROKEN:
                told = teller.say(f"niet gehaald op {one.failing}", f"not kept on {one.failing}")
            case _:
                told = teller.missing
        name = teller.say("zonder hoop", "without hope") if one.id == WITHOUT_HOPE else one.id
        yield from _wrapped(f"- {name}: {told}", "      ", "        ")
    if same := len(others) - len(telling):
        yield from _wrapped(
            teller.say(
                f"{same} andere {'lezing verandert' if same == 1 else 'lezingen veranderen'} de "
                "uitkomst niet.",
                f"{same} other {'reading does' if same == 1 else 'readings do'} not change the "
                "outcome.",
            ),
            "    ",
        )


def _day(teller: Teller, day: date) -> str:
    return written_day(day).in_(teller.language)


def _wrapped(text: str, first: str, rest: str | None = None) -> list[str]:
    """Lines of a text; what stands between brackets as an id stays together."""
    kept = _BRACKETS.sub(lambda found: found[0].replace(" ", _HARD), text)
    lines = textwrap.wrap(
        kept,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_HARD, " ") for line in lines]
