"""Which registrations did not count, per kind, with file and line (CM-01)."""

from collections.abc import Iterator

import numpy as np

from kantelpunt.absence import fates
from kantelpunt.absence.parking import Parked, ParkedFor
from kantelpunt.absence.register import Register
from kantelpunt.foundation.errors import Place
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.tallies import Tally

_PARKED = {
    ParkedFor.UNKNOWN_REASON: Text(
        "geparkeerd: redencode niet bekend; vul reasons.csv aan",
        "parked: reason code not known; add it to reasons.csv",
    ),
    ParkedFor.UNKNOWN_SCHOOL: Text(
        "geparkeerd: school niet bekend; vul schools.csv aan",
        "parked: school not known; add it to schools.csv",
    ),
    ParkedFor.UNKNOWN_PUPIL: Text(
        "geparkeerd: leerling nergens ingeschreven; vul pupils.csv aan",
        "parked: pupil enrolled nowhere; add it to pupils.csv",
    ),
    ParkedFor.WRONG_PART: Text(
        "geparkeerd: lesuur in po of dagdeel in vo; verbeter de kolom lesson",
        "parked: lesson number in po or part of the day in vo; correct the column lesson",
    ),
}
_FATES = {
    fates.JOINED: (
        "collapsed",
        Text("samengevoegd met een latere regel", "collapsed into a later row"),
    ),
    fates.OTHER_SCHOOL: (
        "other_school",
        Text(
            "weggelaten: die dag niet op deze school ingeschreven",
            "left out: not enrolled at this school that day",
        ),
    ),
    fates.NO_LESSONS: (
        "no_lessons",
        Text("weggelaten: geen les die dag", "left out: no lessons that day"),
    ),
    fates.UNKNOWN_DAY: (
        "unknown_day",
        Text(
            "weggelaten: de school heeft die dag nog niet aangeleverd",
            "left out: the school has not handed in that day",
        ),
    ),
    fates.NOTHING_LEFT: (
        "nothing_left",
        Text("weggelaten: die middag is er geen les", "left out: no lessons on that afternoon"),
    ),
}

# In the order in which a registration is judged.
KINDS = (
    *(f"parked_{cause}" for cause in _PARKED),
    *(kind for kind, _ in _FATES.values()),
)


def set_aside(register: Register) -> tuple[Tally, ...]:
    """Everything in the files that does not count, in the order in which it was judged."""
    return (*_parked(register), *_not_counted(register))


def overlaps(register: Register) -> Tally | None:
    """Enrolments that run on after a later one began; None when there are none."""
    lines = np.sort(register.region.enrolments.line[register.overlapping])
    if not len(lines):
        return None
    text = Text(
        "keer twee inschrijvingen tegelijk; de laatst begonnen telt",
        "times two enrolments at once; the one that began last counts",
    )
    return Tally("overlapping", text, tuple(Place("pupils.csv", int(line)) for line in lines))


def _parked(register: Register) -> Iterator[Tally]:
    for parked in register.parked:
        yield Tally(f"parked_{parked.cause}", _PARKED[parked.cause], _places(parked))


def _places(parked: Parked) -> tuple[Place, ...]:
    pairs = zip(parked.lines, parked.given, strict=True)
    return tuple(Place(parked.file, line, name=given) for line, given in pairs)


def _not_counted(register: Register) -> Iterator[Tally]:
    for fate, (kind, text) in _FATES.items():
        lines = register.region.absences.line[register.settled.fate == fate]
        if len(lines):
            yield Tally(kind, text, tuple(Place("absences.csv", int(line)) for line in lines))
