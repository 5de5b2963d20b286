"""Who of the demonstration tells something in a case, and as whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.events.recorded import Actor
from kantelpunt.web.demo.names import drawn
from kantelpunt.web.dossiers.organisations import actors_for, involved
from kantelpunt.web.people.selectors import Held, held_by, people
from kantelpunt.web.schools.selectors import PupilInfo

_FIRST = ("absence_coordinator", "support_coordinator", "attendance_officer")
_AT_SCHOOL = ("mentor", "teacher", "absence_coordinator", "support_coordinator", "school_leader")


@dataclass(frozen=True)
class Voice:
    """Somebody in a function, who acts in a case as one of the roles of its protocol."""

    actor: Actor
    held: Held

    @property
    def function(self) -> str:
        """Id of the function."""
        return self.held.function


@dataclass(frozen=True)
class Voices:
    """Everybody who may have something to tell in a case, the likeliest first."""

    all: Sequence[Voice]

    def for_roles(
        self, agreement: Agreement, roles: Iterable[str], first: str = ""
    ) -> list[tuple[Actor, Held]]:
        """Those who speak for some roles, then everybody else; `first` is a person who goes ahead.

        Of people with the same role and party only the first counts: the engine asks no more.
        """
        wanted = tuple(roles)

        def order(one: Voice) -> tuple[bool, bool, bool]:
            speaks = agreement.speaks_for(one.actor.role, wanted) if wanted else True
            return (
                one.actor.role not in wanted and not speaks,
                not speaks,
                one.actor.person != first,
            )

        seen: set[tuple[str, str]] = set()
        found = []
        for one in sorted(self.all, key=order):
            key = (one.actor.role, one.actor.organisation)
            if key not in seen or one.actor.person == first:
                seen.add(key)
                found.append((one.actor, one.held))
        return found

    def in_functions(self, *functions: str) -> list[tuple[Actor, Held]]:
        """Those who hold one of some functions, in the order in which these are named."""
        return [
            (one.actor, one.held) for name in functions for one in self.all if one.function == name
        ]


def everybody(day: date) -> list[tuple[str, Held]]:
    """Everybody of the demonstration with the functions of a day; nobody stands in."""
    return [
        (person, held)
        for person in people().filter(demo=True).values_list("id", flat=True)
        for held in held_by(person, day)
        if not held.instead_of
    ]


def voices_in(
    agreement: Agreement, pupil: PupilInfo, school_in: str, everyone: Sequence[tuple[str, Held]]
) -> Voices:
    """Who may tell something in the case of a pupil.

    Args:
        agreement: on which the case runs.
        pupil: about whom it is.
        school_in: the municipality of the school.
        everyone: see `everybody`.
    """
    here = {
        one.id for one in involved(agreement, pupil.organisation, (school_in, pupil.municipality))
    }
    near = [
        (_place(held.function), drawn(f"{pupil.id} {number}", "turn"), person, held)
        for number, (person, held) in enumerate(everyone)
        if held.organisation in here and (not held.groups or pupil.group in held.groups)
    ]
    ordered = sorted(near, key=lambda one: one[:2])
    return Voices(tuple(_voices(agreement, [(person, held) for _, _, person, held in ordered])))


def _place(function: str) -> int:
    if function in _FIRST:
        return _FIRST.index(function)
    return len(_FIRST) + (function not in _AT_SCHOOL)


def _voices(agreement: Agreement, people_here: Iterable[tuple[str, Held]]) -> Iterator[Voice]:
    for person, held in people_here:
        for actor, _ in actors_for(agreement, person, [held]):
            yield Voice(actor, held)
