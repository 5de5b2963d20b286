"""Children without a school and exemptions, as the attendance office goes through them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.gate.seeing import own_municipalities
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.saying import said
from kantelpunt.web.register.selectors import signals_that_hold
from kantelpunt.web.schools.out_of_school import (
    Exempt,
    WithoutSchool,
    exemptions,
    without_school,
)
from kantelpunt.web.schools.selectors import pupils
from kantelpunt.web.signals.where import versions_for

ARTICLES: Mapping[str, Text] = {
    "5a": Text("lichamelijke of psychische gronden", "physical or mental grounds"),
    "5b": Text("bezwaar tegen de richting van scholen", "objection to the persuasion of schools"),
    "5c": Text("ingeschreven in het buitenland", "enrolled abroad"),
    "15": Text("op andere wijze onderwijs", "taught in another way"),
}


class Ends(StrEnum):
    """When an exemption ends; the value stands in addresses."""

    SOON = "binnenkort"
    LATER = "later"
    COMING = "komt"


ENDS: Mapping[Ends, Text] = {
    Ends.SOON: Text("eindigt binnen 8 weken", "ends within 8 weeks"),
    Ends.LATER: Text("geldt", "holds"),
    Ends.COMING: Text("gaat nog in", "has yet to begin"),
}


@dataclass(frozen=True)
class ChildRow:
    """A child without a school.

    Attributes:
        days: since when, in days.
        signals: what the protocol that holds for it made of it, by name.
        case: the case that runs and is seen, or empty.
    """

    child: WithoutSchool
    days: int
    signals: str
    case: str

    @property
    def id(self) -> str:
        """The pupil, as the journal names pupils."""
        return self.child.id

    @property
    def has_case(self) -> str:
        """Whether a case runs, as it stands in addresses."""
        return "ja" if self.case else "nee"


def child_rows(viewer: Viewer) -> list[ChildRow]:
    """The children without a school of one's own municipalities, in a fixed number of queries."""
    found = without_school(own_municipalities(viewer), viewer.day)
    ids = [one.id for one in found]
    fired, cases = _signals(ids, viewer.day), _cases(viewer, ids)
    return [
        ChildRow(
            one,
            (viewer.day - one.since).days + 1,
            "; ".join(dict.fromkeys(fired.get(one.id, ()))),
            cases.get(one.id, ""),
        )
        for one in found
    ]


def _signals(ids: Iterable[str], day: date) -> dict[str, list[str]]:
    versions = versions_for(pupils(ids, day).values(), day)
    found: dict[str, list[str]] = {}
    for one in signals_that_hold(ids):
        if one.version == versions.get(one.pupil):
            found.setdefault(one.pupil, []).append(said(one.name))
    return found


def _cases(viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    rows = cases_for(viewer).filter(closed="", pupil__in=list(ids))
    return dict(rows.values_list("pupil", "id"))


@dataclass(frozen=True)
class ExemptionRow:
    """An exemption, and how near its end is."""

    exempt: Exempt
    ends: Ends

    @property
    def id(self) -> str:
        """The pupil, as the journal names pupils."""
        return self.exempt.id


def exemption_rows(viewer: Viewer) -> list[ExemptionRow]:
    """The exemptions of one's own municipalities (one query)."""
    found = exemptions(own_municipalities(viewer), viewer.day)
    return [ExemptionRow(one, _ends(one, viewer.day)) for one in found]


def _ends(one: Exempt, day: date) -> Ends:
    if one.first > day:
        return Ends.COMING
    return Ends.SOON if one.ends_soon(day) else Ends.LATER


def article_of(row: ExemptionRow) -> Text:
    """The article by number, with what it is about where that is known."""
    article = row.exempt.article
    about = ARTICLES.get(article)
    if about is None:
        return Text(f"artikel {article}", f"article {article}")
    return Text(f"artikel {article}: {about.nl}", f"article {article}: {about.en}")
