"""What the law asks of children by age: when the duties begin and end (Leerplichtwet 1969).

The duty to attend begins on the first day of the month after that of the fifth birthday and ends
on 31 July of the school year of the sixteenth (art. 3); that it may end after twelve school years
cannot be told from a region package. The duty to qualify goes on from there to the eighteenth
birthday, or until a qualification (art. 4a and 4b).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kantelpunt.absence.columns import Int32s, Int64s

BEGINS, ENDS_IN, ADULT = 5, 16, 18
NEVER = np.iinfo(np.int32).max
# A diploma (art. 4b), and what stands in its place (art. 4a, second paragraph).
ENDING_KINDS = frozenset(
    {
        "startkwalificatie",
        "havo",
        "vwo",
        "mbo-2",
        "mbo-3",
        "mbo-4",
        "praktijkonderwijs",
        "vso-arbeidsmarkt",
        "vso-dagbesteding",
    }
)
# Articles that free from the duty to be enrolled; leave (art. 11, 13, 14) does not.
_FREEING_ARTICLE, _FREEING_OTHER = "5", frozenset({"15"})


def ends_the_duty(kind: str) -> bool:
    """Whether a kind of `qualifications.csv` ends the duty to qualify."""
    return kind.strip().lower().replace(" ", "-") in ENDING_KINDS


def article_name(article: str) -> str:
    """An article as it is compared: `5 a` is `5a`."""
    return article.replace(" ", "").lower()


def frees_from_enrolment(article: str) -> bool:
    """Whether an exemption under an article frees from the duty to be enrolled."""
    name = article_name(article)
    return name.startswith(_FREEING_ARTICLE) or name in _FREEING_OTHER


class Duties(NamedTuple):
    """Per child the first day of each part of its life, as day numbers, ascending.

    Attributes:
        compulsory: from here the duty to attend.
        qualification: from here the duty to qualify.
        neither: from here neither; the same day as `qualification` where there is no such duty.
    """

    compulsory: Int32s
    qualification: Int32s
    neither: Int32s


def birthdays(born: Int32s, age: int) -> Int32s:
    """The days on which children reach an age; of 29 February 1 March in a common year."""
    days = born.astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    of_month = days - months.astype("datetime64[D]")
    # From the first of the month on, so that a 29th that is not there becomes the next first.
    reached = (months + 12 * age).astype("datetime64[D]") + of_month
    numbers: Int32s = reached.astype(np.int64).astype(np.int32)
    return numbers


def duties(born: Int32s, qualified: Int32s) -> Duties:
    """When the duties of children begin and end.

    Args:
        born: day numbers of birth.
        qualified: per child the day from which a qualification ends the duty, or NEVER.
    """
    month = birthdays(born, BEGINS).astype("datetime64[D]").astype("datetime64[M]")
    compulsory = (month + 1).astype("datetime64[D]").astype(np.int64)
    # Counted from August, so that a school year is a year.
    shifted = birthdays(born, ENDS_IN).astype("datetime64[D]").astype("datetime64[M]") + 5
    school_year = shifted.astype("datetime64[Y]")
    ends = (school_year.astype("datetime64[M]") + 7).astype("datetime64[D]").astype(np.int64)
    until = np.minimum(birthdays(born, ADULT).astype(np.int64), qualified)
    neither = np.maximum(ends, until)
    return Duties(*(part.astype(np.int32) for part in (compulsory, ends, neither)))


def lengths(first: Int64s, months: int) -> Int64s:
    """How many days a number of months takes from each day: to the same day number, or the last.

    Args:
        first: day numbers.
        months: how many.
    """
    days = first.astype("datetime64[D]")
    month = days.astype("datetime64[M]")
    of_month = days - month.astype("datetime64[D]")
    later = (month + months).astype("datetime64[D]")
    last = (month + months + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    reached: NDArray[np.int64] = np.minimum(later + of_month, last).astype(np.int64)
    return reached - first
