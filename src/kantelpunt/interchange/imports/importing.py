"""What the importers of reports have in common: from reports to a written package."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from kantelpunt.foundation.errors import InputRefused, Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.absences import joined
from kantelpunt.interchange.imports.companion import IDENTITIES, Companion
from kantelpunt.interchange.imports.output import MadeReason, meaning, write_package
from kantelpunt.interchange.imports.report import Counter, ImportReport
from kantelpunt.interchange.imports.spans import Expansion, Span, absences_of
from kantelpunt.interchange.imports.timetable import timetable

LEFT_OUT = (
    (
        "section_events",
        Text("gebeurtenissen van een vak of sectie", "events of a course section"),
    ),
    ("present", Text("meldingen van aanwezigheid", "reports of presence")),
    ("not_applicable", Text("waarnemingen Nvt", "observations Nvt")),
    ("covered", Text("waarnemingen die onder een melding vallen", "observations under a report")),
    ("same_item", Text("items die later nog eens staan", "items that come again later")),
    ("calendar_dates", Text("losse kalenderdagen", "single calendar dates")),
    ("no_lessons", Text("meldingen op dagen zonder les", "reports on days without lessons")),
    (
        "no_lessons_left",
        Text("dagen waarop na het begin geen les meer was", "days with no lesson after the start"),
    ),
    (
        "outside_enrolment",
        Text(
            "meldingen met dagen waarop de leerling niet op die school stond",
            "reports with days on which the pupil was not at that school",
        ),
    ),
    (
        "after_submission",
        Text(
            "meldingen zonder einde die na de inleverdatum beginnen",
            "reports without an end that begin after the submission date",
        ),
    ),
)
LISTED = (
    (
        "open",
        Text(
            "meldingen zonder einde, open tot en met de inleverdatum",
            "reports without an end, open until the submission date",
        ),
    ),
    (
        "partial_without_minutes",
        Text(
            "delen van een dag zonder duur, overgenomen met 0 minuten",
            "parts of a day without a duration, taken over with 0 minutes",
        ),
    ),
    (
        "late_once",
        Text(
            "meldingen van te laat over meer lessen of dagen, één keer geteld",
            "reports of coming late over more lessons or days, counted once",
        ),
    ),
    (
        "late_twice",
        Text(
            "keer te laat op dezelfde dag zonder lesuur, samengenomen",
            "times late on one day without a lesson, taken together",
        ),
    ),
    (
        "overlap",
        Text("meldingen die een eerdere overlappen", "reports that overlap an earlier one"),
    ),
    (
        "repeated",
        Text(
            "rijen voor een les of dag die er al stond; de laatste blijft, delen zijn opgeteld",
            "rows for a lesson or day that was there; the last stays, parts are added",
        ),
    ),
)
_NAMED_ONCE = ("unknown-reason", "unknown-pupil", "unknown-school", "no-identity", "no-submission")


def import_spans(
    read: int,
    spans: Sequence[Span],
    companion: Companion,
    output: Path,
    counter: Counter,
    problems: list[Problem],
    made: Sequence[MadeReason] = (),
) -> ImportReport:
    """Turn reports into rows and write the package.

    Args:
        read: how many reports the source held.
        spans: the reports that could be read.
        companion: the folder of `--with`.
        output: where the package goes.
        counter: what was counted so far.
        problems: what was wrong so far.
        made: reasons that the source explains.

    Raises:
        InputRefused: with every problem, those of before included; nothing is then written.
    """
    means = meaning(companion, made)
    problems += [
        _unknown_reason(span, school)
        for span in spans
        for school in sorted(span.who.schools & companion.schools.keys())
        if (school, span.reason) not in means
    ]
    expansion = Expansion(
        timetable(companion),
        {key: row.category for key, row in means.items()},
        companion.submissions,
        counter,
        problems,
    )
    _count_overlaps(spans, counter)
    absences = joined(
        (absence for span in spans for absence in absences_of(span, expansion)), counter
    )
    refuse_all(problems)
    used = {absence.reason for absence in absences}
    written = write_package(
        output, companion, absences, [reason for reason in made if reason.code in used]
    )
    return told(read, written, companion, counter)


def refuse_all(problems: Sequence[Problem]) -> None:
    """Refuse when something was wrong.

    Raises:
        InputRefused: with every problem; what lacks is named once, where it is first missed.
    """
    first: dict[tuple[str, Text, Place | None], Problem] = {}
    for problem in problems:
        place = None if problem.code in _NAMED_ONCE else problem.at
        first.setdefault((problem.code, problem.text, place), problem)
    if first:
        raise InputRefused(list(first.values()))


def told(
    read: int,
    written: tuple[tuple[str, int], ...],
    companion: Companion,
    counter: Counter,
    notes: Sequence[Text] = (),
) -> ImportReport:
    """The report of an import that was written."""
    not_copied = tuple(
        Text(
            f"{name} hoort niet in een pakket en is niet overgenomen",
            f"{name} does not belong in a package and was not taken over",
        )
        for name in companion.unknown
        if name != IDENTITIES
    )
    return ImportReport(
        read, written, counter.tallies(LEFT_OUT), counter.tallies(LISTED), (*notes, *not_copied)
    )


def _count_overlaps(spans: Iterable[Span], counter: Counter) -> None:
    earlier: defaultdict[str, list[Span]] = defaultdict(list)
    for span in spans:
        own = earlier[span.who.pupil]
        if any(_overlap(span, other) for other in own):
            counter.add("overlap", span.place)
        own.append(span)


def _overlap(one: Span, other: Span) -> bool:
    """Whether two reports share a day and, where both tell, a lesson or a minute of it."""
    if (other.last and one.first > other.last) or (one.last and other.first > one.last):
        return False
    if not one.first == one.last == other.first == other.last:
        return True
    if one.by_lesson and other.by_lesson:
        return (one.from_lesson or 1) <= (other.until_lesson or 99) and (
            other.from_lesson or 1
        ) <= (one.until_lesson or 99)
    starts, ends = one.from_minute or 0, one.until_minute or 1440
    other_starts, other_ends = other.from_minute or 0, other.until_minute or 1440
    return starts < other_ends and other_starts < ends


def _unknown_reason(span: Span, school: str) -> Problem:
    return Problem(
        "unknown-reason",
        Text(
            f'wat reden "{span.reason}" op school {school} betekent staat niet in reasons.csv; '
            "voeg de code toe met category en authorised",
            f'what reason "{span.reason}" means at school {school} is not in reasons.csv; '
            "add the code with category and authorised",
        ),
        span.place,
    )
