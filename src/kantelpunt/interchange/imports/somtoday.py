"""Somtoday: absence reports (absentiemeldingen) and observations (waarnemingen), as JSON.

A report covers its observations; an observation of absence counts by itself only when no report
in the source covers it. Presence and "Nvt" never count.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from kantelpunt.absence.columns import HIGHEST_LESSON
from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.companion import read_companion
from kantelpunt.interchange.imports.identities import Identities, identities
from kantelpunt.interchange.imports.importing import import_spans
from kantelpunt.interchange.imports.json_items import Item, read_items
from kantelpunt.interchange.imports.output import MadeReason
from kantelpunt.interchange.imports.report import Counter, ImportReport
from kantelpunt.interchange.imports.somtoday_fields import (
    lesson,
    local,
    no_value,
    number,
    until_midnight,
)
from kantelpunt.interchange.imports.spans import DAY_ENDS, DAY_STARTS, Span, faults
from kantelpunt.interchange.package.output_folder import require_free

WITHOUT_REPORT = "Afwezig"
_REPORT = "participatie.RAbsentieMelding"
_OBSERVATION = "participatie.RWaarneming"
_REASON = "absentieReden"
_KINDS = ("Absent", "Telaat", "Verwijderd")


def import_somtoday(source: Path, companion: Path, output: Path) -> ImportReport:
    """Turn Somtoday's absence reports and observations into a region package.

    Args:
        source: a JSON file `{"items": [...]}`, or a folder of such files.
        companion: a folder with `schools.csv` and `pupils.csv`, and what else is known.
        output: the folder to write; new or empty.

    Raises:
        InputRefused: with every mistake and everything that lacks; nothing is then written.
    """
    require_free(output)
    given = read_companion(companion)
    items = read_items(source)
    counter, problems = Counter(), list[Problem]()
    numbers = identities(given)
    reasons: dict[str, MadeReason] = {}
    reports: list[Span] = []
    observations: list[Span] = []
    for item in _last_of_each(items, counter):
        kind = item.get("$type")
        if kind == _REPORT:
            code = _reason(item, _REASON, reasons, problems)
            reports += _spans(item, code, numbers, problems)
        elif kind == _OBSERVATION:
            observations += _absent(item, numbers, reasons, counter, problems)
        else:
            problems.append(no_value(item, "$type", kind, (_REPORT, _OBSERVATION)))
    alone = _not_covered(observations, reports, counter)
    made = list(reasons.values())
    return import_spans(len(items), reports + alone, given, output, counter, problems, made)


def _last_of_each(items: Sequence[Item], counter: Counter) -> list[Item]:
    """An item that was fetched twice counts once, as it was fetched last."""
    last: dict[object, Item] = {}
    for place, item in enumerate(items):
        own = _own_id(item)
        key = place if own is None else (item.get("$type"), own)
        earlier = last.pop(key, None)
        if earlier:
            counter.add("same_item", earlier.at())
        last[key] = item
    return list(last.values())


def _own_id(item: Item) -> int | None:
    links = item.get("links")
    for link in links if isinstance(links, list) else []:
        if isinstance(link, dict) and link.get("rel") == "self" and type(link.get("id")) is int:
            return int(link["id"])
    return None


def _absent(
    item: Item,
    numbers: Identities,
    reasons: dict[str, MadeReason],
    counter: Counter,
    problems: list[Problem],
) -> list[Span]:
    match item.get("waarnemingSoort"):
        case "Aanwezig":
            counter.add("present", item.at())
        case "Nvt":
            counter.add("not_applicable", item.at())
        case "Afwezig":
            code: str | None = WITHOUT_REPORT
            if item.get(f"absentieMelding.{_REASON}") is not None:
                code = _reason(item, f"absentieMelding.{_REASON}", reasons, problems)
            return _spans(item, code, numbers, problems)
        case other:
            known = ("Aanwezig", "Afwezig", "Nvt")
            problems.append(no_value(item, "waarnemingSoort", other, known))
    return []


def _spans(
    item: Item, code: str | None, numbers: Identities, problems: list[Problem]
) -> list[Span]:
    """One span, or none when something is wrong with it."""
    before = len(problems)
    known = number(item, problems)
    first = local(item, "beginDatumTijd", problems, needed=True)
    last = local(item, "eindDatumTijd", problems)
    from_lesson = lesson(item, "beginLesuur", problems)
    until_lesson = lesson(item, "eindLesuur", problems)
    if code is None or known is None or first is None or len(problems) > before:
        return []
    who = numbers.anywhere(known, item.at("leerling.leerlingnummer"), problems)
    if who is None:
        return []
    if last is not None:
        last = until_midnight(first, last)
    span = Span(
        item.at(),
        who,
        code,
        first[0],
        last[0] if last else None,
        from_lesson,
        until_lesson,
        first[1],
        last[1] if last else None,
    )
    problems += faults(span)
    return [span] if len(problems) == before else []


def _reason(
    item: Item, keys: str, reasons: dict[str, MadeReason], problems: list[Problem]
) -> str | None:
    """The code of a reason; what the source says of it is kept in `reasons`."""
    code, kind = item.get(f"{keys}.afkorting"), item.get(f"{keys}.absentieSoort")
    authorised = item.get(f"{keys}.geoorloofd")
    before = len(problems)
    if not isinstance(code, str) or not code.strip():
        problems.append(no_value(item, f"{keys}.afkorting", code))
    if kind not in _KINDS:
        problems.append(no_value(item, f"{keys}.absentieSoort", kind, _KINDS))
    if not isinstance(authorised, bool):
        problems.append(no_value(item, f"{keys}.geoorloofd", authorised, ("true", "false")))
    if not isinstance(code, str) or not isinstance(authorised, bool) or len(problems) > before:
        return None
    reason = MadeReason(code.strip(), _category(kind, authorised=authorised), authorised)
    if reasons.setdefault(reason.code, reason) != reason:
        problems.append(Problem("two-meanings", _two_meanings(reason.code), item.at(keys)))
    return reason.code


def _category(kind: object, *, authorised: bool) -> Category:
    """Somtoday does not say who is sick: an authorised absence is `other` until a school says."""
    if kind == "Telaat":
        return Category.LATE
    if kind == "Verwijderd":
        return Category.REMOVED
    return Category.OTHER if authorised else Category.UNAUTHORISED


def _not_covered(
    observations: Sequence[Span], reports: Sequence[Span], counter: Counter
) -> list[Span]:
    by_pupil: defaultdict[str, list[Span]] = defaultdict(list)
    for report in reports:
        by_pupil[report.who.pupil].append(report)
    alone = []
    for span in observations:
        if any(_covers(report, span) for report in by_pupil[span.who.pupil]):
            counter.add("covered", span.place)
        else:
            alone.append(span)
    return alone


def _covers(report: Span, observation: Span) -> bool:
    """Whether an observation lies within a report: in lessons when both have them, else in time."""
    by_lesson = report.by_lesson and observation.by_lesson
    last = observation.last or observation.first
    if by_lesson:
        start, end = report.from_lesson or 0, report.until_lesson or HIGHEST_LESSON
        own_start = observation.from_lesson or 0
        own_end = observation.until_lesson or own_start
    else:
        start, end = report.from_minute or DAY_STARTS, report.until_minute or DAY_ENDS
        own_start = observation.from_minute or DAY_STARTS
        own_end = observation.until_minute or own_start
    begun = (report.first, start) <= (observation.first, own_start)
    return begun and (report.last is None or (last, own_end) <= (report.last, end))


def _two_meanings(code: str) -> Text:
    return Text(
        f'reden "{code}" heeft in deze bron twee betekenissen (absentieSoort of geoorloofd '
        "verschilt); voer elke school apart in",
        f'reason "{code}" has two meanings in this source (absentieSoort or geoorloofd differs); '
        "import each school apart",
    )
