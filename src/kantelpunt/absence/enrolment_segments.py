"""Enrolments without overlap: which school gives a pupil's lessons on which days."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kantelpunt.absence.columns import Int32s, Int64s


@dataclass(frozen=True)
class Segments:
    """Stretches of days in one school and group, per pupil in order and apart.

    Attributes:
        start: per pupil where its segments begin; one longer than the number of pupils.
        schedule: per segment the weekly schedule (place in WeekSchedules).
        first, last: per segment its days, both counted.
        overlapping: enrolment rows on some day of which a later one went before.
    """

    start: Int64s
    schedule: Int32s
    first: Int32s
    last: Int32s
    overlapping: Int64s


def segments(pupil: Int32s, pupils: int, schedule: Int32s, first: Int32s, last: Int32s) -> Segments:
    """Cut enrolments so that each day has one: that which began last, of equals the later row.

    Args:
        pupil: per enrolment row its pupil, or -1 for a row that does not count.
        pupils: how many pupils there are.
        schedule: per row its weekly schedule.
        first: per row the first day.
        last: per row the last day.
    """
    rows = np.flatnonzero(pupil >= 0)
    order = rows[np.lexsort((rows, first[rows], pupil[rows]))]
    same = pupil[order][1:] == pupil[order][:-1]
    crossing = same & (last[order][:-1] >= first[order][1:])
    if not crossing.any():
        return _joined(pupil[order], pupils, schedule[order], first[order], last[order], rows[:0])
    crossed = np.isin(pupil[order], pupil[order][1:][crossing])
    cut = [piece for own in _per_pupil(order[crossed], pupil) for piece in _cut(own, first, last)]
    row_of = np.concatenate([order[~crossed], np.array([p[0] for p in cut], dtype=np.int64)])
    begins = np.concatenate([first[order[~crossed]], np.array([p[1] for p in cut], dtype=np.int32)])
    ends = np.concatenate([last[order[~crossed]], np.array([p[2] for p in cut], dtype=np.int32)])
    again = np.lexsort((begins, pupil[row_of]))
    row_of, begins, ends = row_of[again], begins[again], ends[again]
    hidden = order[:-1][crossing]
    return _joined(pupil[row_of], pupils, schedule[row_of], begins, ends, hidden)


def _joined(
    pupil: Int32s, pupils: int, schedule: Int32s, first: Int32s, last: Int32s, hidden: Int64s
) -> Segments:
    start = np.searchsorted(pupil, np.arange(pupils + 1)).astype(np.int64)
    return Segments(
        start,
        schedule.astype(np.int32),
        first.astype(np.int32),
        last.astype(np.int32),
        hidden.astype(np.int64),
    )


def _per_pupil(order: Int64s, pupil: Int32s) -> Iterator[Int64s]:
    bounds = np.flatnonzero(np.diff(pupil[order])) + 1
    yield from np.split(order, bounds)


def _cut(rows: Int64s, first: Int32s, last: Int32s) -> Iterator[tuple[int, int, int]]:
    """Pieces (row, first day, last day) of one pupil's enrolments, which stand by first day."""
    edges = sorted({int(first[row]) for row in rows} | {int(last[row]) + 1 for row in rows})
    for begin, end in pairwise(edges):
        running = [row for row in rows if first[row] <= begin and last[row] >= end - 1]
        if running:
            yield int(running[-1]), begin, end - 1
