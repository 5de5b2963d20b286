"""Writes a case with a whole history at once: judged event by event, worked out only at its end."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.decide import Acted, Surroundings, advanced, decide, opened
from kantelpunt.casework.events.course import Opened
from kantelpunt.casework.events.recorded import Actor, Event, Occurrence
from kantelpunt.casework.overview import ToDo, overview
from kantelpunt.casework.payloads import Payload
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.projection import project
from kantelpunt.web.dossiers.services import NewCase
from kantelpunt.web.people.selectors import Held


class Replay:
    """A case that is told from begin to end, within one school year.

    What the engine refuses is left out: whoever replays sees it by the answer.
    """

    def __init__(self, new: NewCase, around: Surroundings) -> None:
        self._row = CaseRow(
            pupil=new.pupil,
            school=new.school,
            organisation=new.organisation,
            sector=new.sector.value,
            version=new.version,
        )
        self._around = around
        self._events: list[Event] = []
        self._texts = list(new.texts)
        self._organisations: dict[str, str] = {}
        self._case: Case | None = None

    @property
    def id(self) -> str:
        """Opaque id of the case."""
        return self._row.id

    @property
    def agreement(self) -> Agreement:
        """On what the case runs."""
        return self._around.agreement

    @property
    def case(self) -> Case:
        """How it is now.

        Raises:
            ValueError: before it is opened; a mistake in the program.
        """
        if self._case is None:
            raise ValueError("the case is not opened yet")
        return self._case

    def open(self, what: Opened, who: Iterable[tuple[Actor, Held]], now: datetime) -> bool:
        """Open it, by the first who may; false when nobody may."""
        for actor, held in who:
            found = opened(self._row.id, what, self._around, now, actor)
            if isinstance(found, Acted):
                self._row.opened_on = now.date()
                return self._take(found, actor, held)
        return False

    def tell(
        self,
        what: Occurrence,
        who: Iterable[tuple[Actor, Held]],
        now: datetime,
        texts: Sequence[tuple[Payload, str]] = (),
    ) -> bool:
        """Tell something, by the first who may; false when nobody may, and nothing is kept."""
        for actor, held in who:
            found = decide(self.case, what, self._around, now, actor)
            if isinstance(found, Acted):
                self._texts += texts
                return self._take(found, actor, held)
        return False

    def _take(self, acted: Acted, actor: Actor, held: Held) -> bool:
        self._case = acted.case
        self._events += acted.events
        self._organisations[actor.person] = held.organisation
        return True

    def advance(self, now: datetime) -> None:
        """Let everything pass that has passed at a moment."""
        acted = advanced(self.case, self._around, now)
        self._case = acted.case
        self._events += acted.events

    def to_do(self, now: datetime) -> tuple[ToDo, ...]:
        """What must be done at a moment, up to which time passes."""
        self.advance(now)
        return overview(self.case, self._around.agreement, self._around.terms, now).to_do

    @transaction.atomic
    def keep(self, now: datetime) -> str:
        """Write it as it stands at a moment, up to which time has passed; gives the opaque id."""
        self.advance(now)
        self._row.save(force_insert=True)
        store.keep(self._events, self._organisations)
        store.keep_texts(self._row.id, self._texts)
        project(self._row, self.case, self._around.agreement, self._around.terms, now)
        return self._row.id
