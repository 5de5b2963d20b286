"""The time axis of a picture: which day lies where, and which days are named on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta


@dataclass(frozen=True)
class Axis:
    """Days from left to right.

    Attributes:
        first: the day at the left edge.
        last: the day whose end is the right edge.
        left: the x of the left edge.
        width: how wide all days together are.
    """

    first: date
    last: date
    left: float
    width: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.left + self.width

    @property
    def day_width(self) -> float:
        """How wide a day is."""
        return self.width / ((self.last - self.first).days + 1)

    def begin(self, day: date) -> float:
        """The x at which a day begins."""
        return self.left + (day - self.first).days * self.day_width

    def end(self, day: date) -> float:
        """The x at which a day ends."""
        return self.begin(day + timedelta(days=1))

    def months(self) -> Iterator[date]:
        """The first day of each month on the axis."""
        day = self.first.replace(day=1) + relativedelta(months=1)
        while day <= self.last:
            yield day
            day += relativedelta(months=1)

    def weeks(self, every: int) -> Iterator[tuple[int, date]]:
        """Each so many weeks since the first day: how many, and the day."""
        count, day = every, self.first + timedelta(weeks=every)
        while day <= self.last:
            yield count, day
            count, day = count + every, day + timedelta(weeks=every)
