"""Finds pupils, cases and schools among what somebody may see."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kantelpunt.web.dossiers.listing import annotated, named, state_of, step_of
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.seeing import own_schools, pupils_seen
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.schools.selectors import (
    PupilInfo,
    SchoolInfo,
    all_schools,
    names_among,
    pupils,
    schools_of,
)

MOST = 50
_SHORTEST_ID = 6


@dataclass(frozen=True)
class Hits:
    """The ids of what was found, as they are kept in the session.

    Attributes:
        pupils, cases: opaque ids; `schools` codes.
        more: whether there are more pupils than are shown.
    """

    pupils: tuple[str, ...]
    cases: tuple[str, ...]
    schools: tuple[str, ...]
    more: bool

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Hits":
        """What a session gives back, in which tuples became lists."""
        pupils, cases, schools = (tuple(kept[name]) for name in ("pupils", "cases", "schools"))
        return cls(pupils, cases, schools, more=bool(kept["more"]))


def find(words: str, viewer: Viewer) -> Hits:
    """What is called so: pupils by name, schools by name, cases and pupils by their opaque id.

    Nothing that the gate does not show is found, so that nobody learns who is known here.
    """
    wanted = _plain(words).split()
    if not wanted:
        return Hits((), (), (), more=False)
    known = names_among(pupils_seen(viewer))
    found = [key for key, name in known if _fits(wanted, key, name)]
    schools = [one.code for one in _schools(viewer) if _fits(wanted, one.code, one.name)]
    cases = cases_for(viewer)
    if len(wanted) == 1 and len(wanted[0]) >= _SHORTEST_ID:
        cases = cases.filter(id__startswith=wanted[0])
    else:
        cases = cases.none()
    rows = list(cases.order_by("id").values_list("id", flat=True)[:MOST])
    return Hits(tuple(found[:MOST]), tuple(rows), tuple(schools), more=len(found) > MOST)


def _schools(viewer: Viewer) -> list[SchoolInfo]:
    """One's own schools, and those of the cases that one sees."""
    own = schools_of(own_schools(viewer))
    codes = set(cases_for(viewer).values_list("school", flat=True))
    return own + [one for one in all_schools() if one.code in codes and one not in own]


def _fits(wanted: Iterable[str], key: str, name: str) -> bool:
    """Whether every word begins a word of the name, or the id."""
    parts = [*_plain(name).split(), key.casefold()]
    return all(any(part.startswith(word) for part in parts) for word in wanted)


def _plain(words: str) -> str:
    """Without capitals, accents and hyphens: `Öztürk-Smit` is found by `ozturk`."""
    apart = unicodedata.normalize("NFKD", words.casefold().replace("ı", "i").replace("-", " "))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@dataclass(frozen=True)
class FoundCase:
    """A case in the results."""

    id: str
    pupil: str
    name: str
    school: str
    school_name: str
    step: str
    state: str
    closed: bool


@dataclass(frozen=True)
class Results:
    """What is shown of a search; only what may be seen still."""

    pupils: tuple[tuple[PupilInfo, FoundCase | None], ...]
    cases: tuple[FoundCase, ...]
    schools: tuple[tuple[SchoolInfo, bool, tuple[FoundCase, ...]], ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.pupils or self.cases or self.schools)

    @property
    def shown_cases(self) -> list[FoundCase]:
        """All cases that are shown."""
        of_pupils = [case for _, case in self.pupils if case]
        at_schools = [case for _, _, cases in self.schools for case in cases]
        return [*of_pupils, *self.cases, *at_schools]


def results(hits: Hits, viewer: Viewer, day: date) -> Results:
    """The results of a search, looked up anew: what is no longer seen is left out."""
    seen = {key for key, _ in names_among(pupils_seen(viewer))} if hits.pupils else set()
    who = pupils((key for key in hits.pupils if key in seen), day)
    rows = named(cases_for(viewer).order_by("closed", "-opened_on", "id"))
    found = [
        FoundCase(
            row.id,
            row.pupil,
            annotated(row, "pupil_name"),
            row.school,
            annotated(row, "school_name"),
            step_of(row),
            state_of(row),
            bool(row.closed),
        )
        for row in rows
    ]
    latest = {one.pupil: one for one in reversed(found)}
    wanted = set(hits.cases)
    own = set(own_schools(viewer))
    known = {one.code: one for one in _schools(viewer)} if hits.schools else {}
    return Results(
        tuple((who[key], latest.get(key)) for key in hits.pupils if key in who),
        tuple(one for one in found if one.id in wanted),
        tuple(
            (
                known[code],
                known[code].organisation in own,
                tuple(one for one in found if one.school == code and not one.closed)[:MOST],
            )
            for code in hits.schools
            if code in known
        ),
    )
