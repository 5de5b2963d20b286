"""Loose ends: what lacks in cases, and who is away; for those who can mend it (CM-10)."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.urls import reverse

from kantelpunt.casework.overview import LooseEnd
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.foundation.text import Text
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.functions import Sees
from kantelpunt.web.dossiers.acts.known import ACTS
from kantelpunt.web.dossiers.selectors import asked_in, cases_for, loose_ends
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen
from kantelpunt.web.gate.viewer import Viewer, function_name, sees
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import Absent, Someone, absent, holders, names_of
from kantelpunt.web.schools.selectors import PupilInfo, pupils
from kantelpunt.web.work.with_others import tasks_late_in

_MENDING = frozenset({Sees.SCHOOL, Sees.MUNICIPALITY, Sees.PARTNERSHIP})
_SOON = timedelta(days=7)
_LEADS = "regie"


@dataclass(frozen=True)
class Loose:
    """A case in which something lacks.

    Attributes:
        lacks: what lacks, each in a sentence.
        term: whether a term has passed.
        url, button: what mends it; the case itself where nothing does it in one go.
    """

    case: str
    pupil: str
    about: PupilInfo | None
    lacks: tuple[str, ...]
    term: bool
    url: str
    button: str

    @property
    def name(self) -> str:
        """The name of the pupil."""
        return self.about.name if self.about else self.pupil


def can_mend(viewer: Viewer) -> bool:
    """Whether somebody has a function that is there to mend what lacks."""
    return any(sees(one.function) in _MENDING for one in viewer.held)


def loose_ends_for(viewer: Viewer, late: Collection[str] = ()) -> list[Loose]:
    """The cases with loose ends of which somebody sees the course, and may mend it.

    First those where somebody lacks, which can be mended at once.

    Args:
        viewer: who looks.
        late: cases of which it is told already what is late.
    """
    if not can_mend(viewer):
        return []
    day = viewer.day
    rows = list(cases_for(viewer).filter(closed="").order_by("opened_on", "id"))
    parts = parts_seen(viewer, (row.id for row in rows))
    rows = [row for row in rows if Part.TIMELINE in parts.get(row.id, frozenset())]
    ends = set(loose_ends(viewer).values_list("id", flat=True))
    lacks: dict[str, list[str]] = defaultdict(list)
    terms = {row.id for row in rows if LooseEnd.TERM_PASSED in row.loose_ends} & ends - {*late}
    for row in rows:
        if row.id in ends:
            told = [one for one in row.loose_ends if one != LooseEnd.TERM_PASSED]
            lacks[row.id] += [said(_sentence(one)) for one in told]
    nobody = {row.id for row in rows if LooseEnd.NO_DIRECTOR in row.loose_ends}
    for case, sentence in _away({row.id: row.director for row in rows}, day):
        lacks[case].insert(0, sentence)
        nobody.add(case)
    rows.sort(key=lambda row: row.id not in nobody)
    rows = [row for row in rows if lacks[row.id] or row.id in terms]
    known = pupils((row.pupil for row in rows), day)
    return [
        Loose(
            row.id,
            row.pupil,
            known.get(row.pupil),
            tuple(dict.fromkeys(lacks[row.id])),
            row.id in terms,
            *_mends(row.id, row.loose_ends),
        )
        for row in rows
    ]


def with_terms(rows: Sequence[Loose], viewer: Viewer, now: datetime) -> Iterator[Loose]:
    """The same, with which term has passed and with whom it lies."""
    late: dict[str, list[str]] = defaultdict(list)
    for task in tasks_late_in((row.case for row in rows if row.term), viewer, now):
        parts = (task.what, task.whose, said(task.due.told) if task.due else "")
        late[task.case].append(", ".join(filter(None, parts)))
    passed = said(_sentence(LooseEnd.TERM_PASSED))
    for row in rows:
        told = late[row.case] or [passed] if row.term else []
        yield replace(row, lacks=(*row.lacks, *told))


def _sentence(end: str) -> Text:
    words = case_word(LooseEnd(end))
    return Text(words.nl[:1].upper() + words.nl[1:], words.en[:1].upper() + words.en[1:])


def _mends(case: str, ends: Sequence[str]) -> tuple[str, str]:
    if LooseEnd.NO_DIRECTOR in ends and _LEADS in ACTS:
        return reverse("dossiers:act", args=[case, _LEADS]), said(ACTS[_LEADS].name)
    return reverse("dossiers:case", args=[case]), said(Text("Openen", "Open"))


def _away(directors: Mapping[str, str], day: date) -> Iterator[tuple[str, str]]:
    """Cases whose leader is away, or where nobody is there of whom something is asked soon."""
    asked = list(
        asked_in(directors, day + _SOON).values_list("case_id", "key", "organisation", "function")
    )
    held = holders({one[3] for one in asked}, {one[2] for one in asked}, day)
    people = {one for one in directors.values() if one} | {one.person for one in held}
    gone = {key: one for key, one in absent(people, day).items() if not one.by}
    names = names_of(gone)
    for case, director in directors.items():
        if director in gone:
            yield case, said(_is_away(names.get(director, ""), gone[director]))
    whose: dict[tuple[str, str], list[Someone]] = {}
    functions: dict[tuple[str, str], str] = {}
    for case, key, organisation, function in asked:
        place = (organisation, function)
        whose.setdefault((case, key), []).extend(
            one for one in held if (one.organisation, one.function) == place
        )
        functions.setdefault((case, key), function)
    told = set()
    for (case, key), may in whose.items():
        if all(one.person in gone for one in may):
            lacks = _is_away(may[0].name, gone[may[0].person]) if may else None
            sentence = said(lacks or _nobody(functions[case, key]))
            if (case, sentence) not in told:
                told.add((case, sentence))
                yield case, sentence


def _is_away(name: str, one: Absent) -> Text:
    """As `M. Jansen is afwezig tot en met vr 27 maart 2026; er is nog geen vervanger`."""
    if one.left:
        return Text(
            f"{name} werkt hier niet meer; er is nog geen opvolger",
            f"{name} works here no longer; there is no successor yet",
        )
    until = written_day(one.until) if one.until else None
    nl = f" tot en met {until.nl}" if until else ""
    en = f" up to and including {until.en}" if until else ""
    return Text(
        f"{name} is afwezig{nl}; er is nog geen vervanger",
        f"{name} is away{en}; nobody stands in yet",
    )


def _nobody(function: str) -> Text:
    """Of whom it is asked, when nobody holds the function; or when nobody may do it here."""
    if not function:
        return Text(
            "Er wordt iets gevraagd van een rol die hier niemand heeft",
            "Something is asked of a role that nobody has here",
        )
    name = function_name(function)
    return Text(
        f"Er wordt iets gevraagd van een functie die niemand heeft: {name.nl}",
        f"Something is asked of a function that nobody holds: {name.en}",
    )
