"""From protocols and a first day of absence to the facts of a comparison."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from kantelpunt.calendar.due_dates import due_date
from kantelpunt.calendar.lesson_days import LessonDays
from kantelpunt.calendar.terms import Term, TermUnit
from kantelpunt.foresight.comparison.asking import Asked
from kantelpunt.foresight.comparison.facts import Comparison, Lane
from kantelpunt.foresight.comparison.lanes import lane
from kantelpunt.foresight.comparison.vacations_between import vacations_between
from kantelpunt.foresight.promises.path import latest_path
from kantelpunt.foundation.text import Language
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.wording.teller import Teller

# The Thuiszitterspact of 2016: nobody longer at home than three months without a fitting offer.
NATIONAL = Term(3, TermUnit.MONTHS)
_ROOM = timedelta(days=7)
_ROOM_FOR_OPEN_END = timedelta(days=28)


def side_by_side(asked: Asked, lanes: Sequence[Lane], language: Language) -> Comparison:
    """Lanes on one time axis, long enough for every date and every open end.

    Raises:
        CalendarEnds: when the vacations on the axis are not known.
    """
    three_months = due_date(asked.start, NATIONAL)
    last = max([three_months, *_dates(lanes)])
    open_from = [row.from_ for each in lanes for row in each.rows if row.is_open and row.from_]
    if open_from:
        last = max(last, max(open_from) + _ROOM_FOR_OPEN_END)
    last += _ROOM
    return Comparison(
        start=asked.start,
        three_months=three_months,
        last=last,
        region=asked.region,
        sector=asked.sector,
        vacations=vacations_between(asked.region, asked.start, last),
        lanes=tuple(lanes),
        language=language,
    )


def _dates(lanes: Sequence[Lane]) -> Iterator[date]:
    for each in lanes:
        for row in each.rows:
            yield from (day for day in (row.from_, row.until) if day)
        yield from (one.until for one in each.promises if one.until)


def compared(
    versions: Sequence[ProtocolVersion],
    asked: Asked,
    lesson_days: LessonDays,
    language: Language,
) -> Comparison:
    """Protocols side by side, each by the longest way that its text allows.

    Args:
        versions: the protocols, in the order in which they are shown.
        asked: for whom.
        lesson_days: of the school, up to after the last term.
        language: of what is told; what people wrote stays Dutch.

    Raises:
        CalendarEnds: when the lesson days or the vacations end before the dates.
    """
    lanes = [_lane(Teller(one, language), asked, lesson_days) for one in versions]
    return side_by_side(asked, lanes, language)


def _lane(teller: Teller, asked: Asked, lesson_days: LessonDays) -> Lane:
    protocol, sector = teller.protocol, asked.sector
    path = latest_path(protocol, sector, asked.start, lesson_days)
    plain = lane(teller, sector, path)
    ends = [one.until for one in plain.promises if one.until]
    if not ends:
        return plain
    # Hope lasts at most until what was promised has to be there.
    with_hope = latest_path(protocol, sector, asked.start, lesson_days, hope_until=max(ends))
    return lane(teller, sector, path, with_hope=with_hope)
