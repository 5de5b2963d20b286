"""What someone tells, and in what surroundings it is judged."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.due import Terms
from kantelpunt.casework.events.kinds import kind_of
from kantelpunt.casework.events.recorded import Actor, Occurrence
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Text


class Told(NamedTuple):
    """Who tells something about a case, and when.

    Attributes:
        case: the state of the case, with everything passed that has passed by now.
        agreement: on which it runs.
        terms: ends of terms on the calendar of the school.
        others: other versions of protocols to which a case may be moved, by id.
    """

    case: Case
    agreement: Agreement
    terms: Terms
    now: datetime
    actor: Actor
    others: Mapping[str, Agreement]

    @property
    def today(self) -> date:
        """The day on which it is told."""
        return self.now.date()

    def speaks_for(self, *anyone: str) -> bool:
        """Whether the one who tells it is one of those who are named, or leads in their place."""
        return self.agreement.speaks_for(self.actor.role, anyone) or self._stands_in(anyone)

    def _stands_in(self, anyone: Sequence[str]) -> bool:
        """Whether someone else than usual leads a step, and whoever usually leads it is named."""
        for name in self.case.stages:
            stage = self.agreement.stages.get(name)
            if stage and len(stage.leads) > 1 and stage.leads[-1][1] in anyone:
                lead = self.agreement.lead(self.case, stage)
                if self.agreement.speaks_for(self.actor.role, (lead,)):
                    return True
        return False

    def leads(self) -> bool:
        """Whether the one who tells it leads the case, or may lead its step."""
        director, main = self.case.director, self.agreement.main(self.case)
        if director and director.person == self.actor.person:
            return True
        return main is not None and self.speaks_for(self.agreement.lead(self.case, main))


REGISTER = Actor("", "", "")
"""In the place of who tells it, where the register says how a signal stands: see `registered`."""

Judging: TypeAlias = dict[type[Occurrence], Callable[..., Refusal | None]]
"""Per kind of occurrence what judges it: given what is told and in what surroundings."""


def refused(what: Occurrence, code: str, why: Text, possible: Text) -> Refusal:
    """A refusal of what someone told."""
    name = kind_of(type(what))
    return Refusal(
        code, Text(f'"{name}" is niet vastgelegd', f'"{name}" is not recorded'), why, possible
    )


def listed(names: object, none: Text | None = None) -> Text:
    """Names for a sentence."""
    known = ", ".join(names) if isinstance(names, list | tuple | set | frozenset | dict) else ""
    return Text(known, known) if known else none or Text("geen", "none")


def unknown(what: Occurrence, kind: Text, given: str, known: list[str]) -> Refusal:
    """Something is named that the protocol does not have."""
    near = listed(sorted(known))
    return refused(
        what,
        "unknown-name",
        Text(f'"{given}" is geen {kind.nl}', f'"{given}" is no {kind.en}'),
        Text(f"Bekend zijn: {near.nl}", f"Known are: {near.en}"),
    )


def not_established(what: Occurrence, lacking: list[str]) -> Refusal:
    """Something must be established first."""
    names = ", ".join(lacking)
    return refused(
        what,
        "not-established",
        Text(f"niet vastgesteld: {names}", f"not established: {names}"),
        Text(f"Stel eerst vast: {names}", f"First establish: {names}"),
    )


def not_yours(what: Occurrence, told: Told, who: tuple[str, ...]) -> Refusal:
    """Someone else must tell it."""
    actors = told.agreement.actors
    names = ", ".join(called(actors.name, one) for one in who) or "-"
    role = called(actors.name, told.actor.role)
    return refused(
        what,
        "not-your-role",
        Text(f"dit is niet aan {role}", f"this is not for {role}"),
        Text(f"Laat dit doen door: {names}", f"Let this be done by: {names}"),
    )


def called(name_of: Callable[[str], str], who: str) -> str:
    """What people call someone; the id of one whom the protocol does not name."""
    try:
        return name_of(who)
    except KeyError:
        return who
