"""What changes when a case moves to another version, or what stands around it changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.clock import pending
from kantelpunt.casework.decide import Surroundings
from kantelpunt.casework.draft import Draft
from kantelpunt.casework.due import Terms, last_day
from kantelpunt.casework.events.clocks import TermMoved
from kantelpunt.casework.events.course import MovedToVersion
from kantelpunt.casework.events.recorded import Event
from kantelpunt.casework.evolving.course import REVIEW
from kantelpunt.casework.overview import overview


@dataclass(frozen=True)
class Change:
    """Something that has another last day, or that there is on one side alone.

    Attributes:
        key: the place in the protocol, or `task ID`.
        was: its last day as it is; None without one.
        becomes: its last day then; None without one.
        there: whether it stands to be done as it is.
        stays: whether it stands to be done then.
    """

    key: str
    was: date | None
    becomes: date | None
    there: bool
    stays: bool


@dataclass(frozen=True)
class Preview:
    """What a move to another version would change; nothing has changed yet (CM-14).

    Attributes:
        steps: per step the case is in, the step it would be in; None: the version has no such
            step, and one must be named.
        lead: who leads as it is, and then.
        changes: terms, tasks and reports that change, come or go.
    """

    steps: tuple[tuple[str, str | None], ...]
    lead: tuple[str | None, str | None]
    changes: tuple[Change, ...]

    @property
    def move(self) -> tuple[tuple[str, str], ...] | None:
        """The steps as `MovedToVersion` wants them; None while a step must be named."""
        known = tuple((old, new) for old, new in self.steps if new is not None)
        return known if len(known) == len(self.steps) else None


def preview(
    case: Case,
    old: Agreement,
    new: Agreement,
    terms: Terms,
    now: datetime,
    steps: dict[str, str] | None = None,
) -> Preview:
    """What would change when a case moves.

    Args:
        case: with everything recorded that has passed by now.
        old: the version on which it runs.
        new: the version to which it would move.
        terms: ends of terms on the calendar of the school.
        now: the moment, in Dutch local time.
        steps: the steps of the new version that people name; a step of the same id is taken where
            they name none.
    """
    named = steps or {}
    mapped = []
    for name in case.stages:
        meant = named.get(name, name)
        mapped.append((name, meant if meant in new.stages else None))
    after = case.copied()
    after.version, after.ahead = new.id, None
    after.stages = {step: case.stages[name] for name, step in mapped if step is not None}
    before, then = overview(case, old, terms, now), overview(after, new, terms, now)
    was = {one.key: one.due for one in before.to_do}
    becomes = {one.key: one.due for one in then.to_do}
    changes = [
        Change(key, was.get(key), becomes.get(key), key in was, key in becomes)
        for key in dict.fromkeys([*was, *becomes])
        if key not in was or key not in becomes or was[key] != becomes[key]
    ]
    return Preview(tuple(mapped), (before.lead, then.lead), tuple(changes))


def moved(version: str, previewed: Preview) -> MovedToVersion:
    """What a person tells to move a case as previewed.

    Raises:
        ValueError: while a step must be named.
    """
    if previewed.move is None:
        raise ValueError("a step of the case has no step in the other version yet")
    return MovedToVersion(version, previewed.move)


def terms_moved(
    case: Case, old: Surroundings, new: Surroundings, now: datetime, why: str
) -> tuple[Event, ...]:
    """The events that tell which running terms move by a change of what stands around (CM-12).

    Args:
        case: with everything recorded that has passed by now.
        old: the surroundings as they were: the calendar, and what the region chose.
        new: the surroundings as they are.
        now: the moment, in Dutch local time.
        why: what was changed in them.
    """
    draft = Draft.of(case, new.agreement, new.terms)
    for key, was, due in _moved_terms(case, old, new):
        draft.add(TermMoved(key, was, due, why), now)
    return tuple(draft.events)


def _moved_terms(
    case: Case, old: Surroundings, new: Surroundings
) -> Iterator[tuple[str, date, date]]:
    before = {one.key: last_day(one.passes) for one in pending(case, old.agreement, old.terms)}
    for one in pending(case, new.agreement, new.terms):
        due = last_day(one.passes)
        if one.key != REVIEW and one.key in before and before[one.key] != due:
            yield one.key, before[one.key], due
