"""The agenda of a meeting as somebody may see it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.payloads import Payload
from kantelpunt.casework.telling.named import decision, quoted, who
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.selectors import cases_for
from kantelpunt.web.dossiers.store import texts_called
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import parts_seen, pupils_of_own_school
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.meetings.models import AgendaItem, Treated
from kantelpunt.web.meetings.seating import SeesNot
from kantelpunt.web.meetings.selectors import attended
from kantelpunt.web.pages.saying import language_of, said
from kantelpunt.web.people.selectors import names_of
from kantelpunt.web.protocols.selectors import teller
from kantelpunt.web.schools.selectors import PupilInfo, pupils

NOT_YOURS = Text(
    "Een dossier waarvan u het overleg niet ziet", "A case of which you do not see meetings"
)
_FAMILY = (PartyKind.PARENTS, PartyKind.PUPIL)
_GONE = Text("Deze tekst is vernietigd.", "This text was destroyed.")


@dataclass(frozen=True)
class Decided:
    """A decision that was taken, in words."""

    what: str
    option: str
    mandate: str


@dataclass(frozen=True)
class Agreed:
    """An action that was agreed: its name, whose it is, and its last day."""

    what: str
    who: str
    due: date


@dataclass(frozen=True)
class ShownPoint:
    """A point of the agenda; of one that is not seen nothing but its place.

    Attributes:
        seen: whether the viewer may know whom it is about.
        closed: whether the case is closed, so that it can be told nothing more.
        step: where the case stands; `lead` who leads it, `next_day` its next date.
        text: the minutes, for who may read them.
        present: who were there for this case; `family` of them parents and pupil.
        see_not: who is asked to the table and may not know whom it is about.
    """

    item: AgendaItem
    seen: bool
    name: str
    closed: bool = False
    group: str = ""
    step: str = ""
    lead: str = ""
    next_day: date | None = None
    text: str = ""
    present: str = ""
    first_name: str = ""
    family: tuple[str, ...] = ()
    see_not: tuple[SeesNot, ...] = ()
    decisions: tuple[Decided, ...] = ()
    actions: tuple[Agreed, ...] = ()

    @property
    def recorded(self) -> bool:
        """Whether it was spoken of, and recorded."""
        return self.item.treated == Treated.RECORDED


@dataclass(frozen=True)
class _Row:
    version: str
    step: str
    director: str
    next_day: date | None
    closed: bool


def agenda_shown(items: Iterable[AgendaItem], viewer: Viewer) -> list[ShownPoint]:
    """The points in their order; those that may not be seen without name and question.

    Who sees no meetings of a case sees those at which the own organisation is.

    The number of queries does not grow with the points.
    """
    known = list(items)
    seen = parts_seen(viewer, [one.case for one in known if one.case])
    asked = attended(viewer, [one.meeting_id for one in known])
    alone = _own_pupils(viewer, [one.pupil for one in known if not one.case])
    may = [
        one
        for one in known
        if (_may_see(one, seen.get(one.case, ()), asked) if one.case else one.pupil in alone)
    ]
    who_they_are = pupils([one.pupil for one in may], viewer.day) if may else {}
    rows = _rows(viewer, [one.case for one in may if one.case])
    names = names_of([row.director for row in rows.values() if row.director])
    texts = _texts([one.minutes for one in may if one.minutes])
    ids = {one.id for one in may}
    return [
        _shown(one, who_they_are.get(one.pupil), rows.get(one.case), names, texts)
        if one.id in ids
        else ShownPoint(one, seen=False, name=said(NOT_YOURS))
        for one in known
    ]


def _may_see(item: AgendaItem, parts: Collection[Part], attended: Collection[str]) -> bool:
    return Part.MEETINGS in parts or (Part.ATTENDED in parts and item.meeting_id in attended)


def _own_pupils(viewer: Viewer, wanted: list[str]) -> set[str]:
    if not wanted:
        return set()
    rows = pupils_of_own_school(viewer).filter(pupil_id__in=wanted)
    return set(rows.values_list("pupil_id", flat=True))


def _rows(viewer: Viewer, cases: list[str]) -> dict[str, _Row]:
    if not cases:
        return {}
    rows = cases_for(viewer).filter(id__in=cases)
    return {
        one.id: _Row(one.version, one.step, one.director, one.next_day, bool(one.closed))
        for one in rows
    }


def _texts(hashes: list[str]) -> dict[str, str]:
    if not hashes:
        return {}
    return {
        key: one.text if isinstance(one, Payload) else said(_GONE)
        for key, (_, one) in texts_called(hashes).items()
    }


def _shown(
    item: AgendaItem,
    pupil: PupilInfo | None,
    row: _Row | None,
    names: Mapping[str, str],
    texts: Mapping[str, str],
) -> ShownPoint:
    name, group = (pupil.name, pupil.group) if pupil else (item.pupil, "")
    if row is None:
        return ShownPoint(item, seen=True, name=name, group=group)
    by = teller(row.version, language_of())
    step = by.names.headings.get(row.step)
    outcome = item.outcome
    return ShownPoint(
        item,
        seen=True,
        name=name,
        closed=row.closed,
        group=group,
        step=step.in_(language_of()) if step else "",
        lead=names.get(row.director, ""),
        next_day=row.next_day,
        text=texts.get(item.minutes, ""),
        present=who(by, outcome["present"]) if outcome.get("present") else "",
        first_name=pupil.name.split()[0] if pupil else item.pupil,
        family=tuple(_family(by, outcome.get("present", ()))),
        decisions=tuple(_decided(by, *one) for one in outcome.get("decisions", ())),
        actions=tuple(
            Agreed(task, who(by, roles), date.fromisoformat(due))
            for task, roles, due in outcome.get("actions", ())
        ),
    )


def _family(by: Teller, present: Iterable[str]) -> Iterator[str]:
    """Parents and pupil, as far as they were there, as the protocol calls them."""
    for one in present:
        party = by.protocol.parties.get(one)
        if party and party.kind in _FAMILY:
            yield party.name


def _decided(by: Teller, asked: str, option: int, mandate: str | None) -> Decided:
    stages = (*by.protocol.steps, *by.protocol.situations)
    found = [one for stage in stages for one in stage.decisions if one.id == asked]
    options = found[0].options if found else ()
    chosen = options[option - 1].name if 1 <= option <= len(options) else str(option)
    named = quoted(by.names.mandates, mandate) if mandate else ""
    return Decided(decision(by, asked).strip("‘’"), chosen, named.strip("‘’"))
