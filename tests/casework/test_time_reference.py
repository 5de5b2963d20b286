"""The clock against a slow walk, day by day, that was written apart from it.

Ways that time alone takes, with terms in every unit that counts in days. The walk knows nothing
of timers: each morning it asks of each way whether the days it counted exceed the term.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta
from hypothesis import assume, given
from hypothesis import strategies as st

from kantelpunt.calendar.vacations import is_working_day
from kantelpunt.casework.events.course import Escalated, SignalAttached, StepEntered
from tests.casework.dice import Dice
from tests.casework.texts import protocol_text, signal, step
from tests.casework.world import Told, around, read, terms

A_DAY = timedelta(days=1)
STEPS = ["een", "twee", "drie", "vier", "vijf"]
UNITS = ["days", "weeks", "months", "working_days", "school_days", "school_weeks"]
LESSONS = set(terms().lesson_days.days)
MONDAYS = sorted({day - timedelta(days=day.weekday()) for day in LESSONS})
WEEKS = {monday: number for number, monday in enumerate(MONDAYS)}


@dataclass(frozen=True)
class Way:
    """A way on that time takes."""

    amount: int
    unit: str
    from_: str
    to: str

    def written(self) -> dict:
        """As the language has it."""
        return {"after": f"{self.amount} {self.unit}", "from": self.from_, "to": self.to}


def drawn_ways(dice: Dice) -> dict[str, list[Way]]:
    """Per step one or two ways to a later step."""
    froms = ["step_entered", "step_entered", "first_day_of_absence", "signal_fired"]
    return {
        own: [
            Way(dice.number(1, 6), dice.one(UNITS), dice.one(froms), dice.one(STEPS[place + 1 :]))
            for _ in range(dice.number(1, 2))
        ]
        for place, own in enumerate(STEPS[:-1])
    }


def has_passed(way: Way, start: date, today: date) -> bool:
    """Whether today is later than the last day of a term that was counted from a day."""
    if way.unit in ("days", "weeks"):
        return (today - start).days > way.amount * (7 if way.unit == "weeks" else 1)
    if way.unit == "months":
        return today > start + relativedelta(months=way.amount)
    if way.unit == "school_weeks":
        return any(day < today for day in _days_from(start, today) if _weeks_on(start, day, way))
    counted = [day for day in _days_from(start + A_DAY, today - A_DAY) if _counts(way.unit, day)]
    return len(counted) >= way.amount


def _counts(unit: str, day: date) -> bool:
    return day in LESSONS if unit == "school_days" else is_working_day(day)


def _weeks_on(start: date, day: date, way: Way) -> bool:
    """Whether a lesson day lies so many lesson weeks or more after the first one."""
    if day not in LESSONS:
        return False
    first = start
    while first not in LESSONS:
        first += A_DAY
    return _week_time(day) - _week_time(first) >= 7 * way.amount


def _week_time(day: date) -> int:
    return 7 * WEEKS[day - timedelta(days=day.weekday())] + day.weekday()


def _days_from(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def walked(ways: dict[str, list[Way]], first_day: date, signalled: date, last: date) -> list:
    """Every step that is entered, with the day: looked at each morning."""
    inside, entered, found = "een", signalled, [("een", signalled)]
    for today in _days_from(signalled, last):
        start = {"first_day_of_absence": first_day, "signal_fired": signalled}
        while ready := [
            way
            for way in ways.get(inside, [])
            if has_passed(way, start.get(way.from_, entered), today)
        ]:
            since = {way: _passed_on(way, start.get(way.from_, entered)) for way in ready}
            longest_ago = min(ready, key=lambda way: since[way])
            # Which of two ways goes first that pass on one day, no text says.
            assume(sum(day == since[longest_ago] for day in since.values()) == 1)
            inside, entered = longest_ago.to, today
            found.append((inside, today))
    return found


def _passed_on(way: Way, start: date) -> date:
    day = start
    while not has_passed(way, start, day):
        day += A_DAY
    return day


@given(
    st.integers(0, 2**32 - 1),
    st.dates(date(2024, 8, 26), date(2026, 5, 1)),
    st.integers(0, 20),
    st.lists(st.integers(0, 200), max_size=4),
)
def test_the_clock_takes_the_ways_that_a_walk_from_day_to_day_takes(seed, signalled, before, stops):
    ways = drawn_ways(Dice.of(seed))
    first_day, last = signalled - timedelta(days=before), signalled + timedelta(days=200)
    steps = [step(one, **_parts(ways.get(one, []))) for one in STEPS]
    text = protocol_text(signals=[signal("uren", "een")], steps=steps)
    told = Told(around(read(text))).opened(signalled)
    told.says(SignalAttached("uren", signalled, first_day))
    for stop in sorted(stops):
        told.until(signalled + timedelta(days=stop), 12)
    told.until(last, 12)
    taken = [
        (
            event.what.step if isinstance(event.what, StepEntered) else event.what.to_step,
            event.moment.date(),
        )
        for event in told.events
        if isinstance(event.what, StepEntered | Escalated)
    ]
    assert taken == walked(ways, first_day, signalled, last)


def _parts(ways: list[Way]) -> dict:
    if not ways:
        return {}
    return {"tipping_point": ways[0].written(), "escalations": [one.written() for one in ways[1:]]}
