"""Whose report it is: from the number of a school system to the pupil of the package."""

from collections import defaultdict
from dataclasses import dataclass

from kantelpunt.foundation.errors import Place, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.imports.companion import IDENTITIES, Companion


@dataclass(frozen=True)
class Who:
    """A pupil, and the schools that know the pupil by the number of the report."""

    pupil: str
    schools: frozenset[str]


@dataclass(frozen=True)
class Identities:
    """Numbers and the pupils they stand for.

    Attributes:
        pupils: per number, per school, the pupil.
        schools: every school of the region.
    """

    pupils: dict[str, dict[str, str]]
    schools: tuple[str, ...]

    def at_school(self, number: str, school: str) -> Who:
        """The pupil whom a school knows by a number; without identity `<school>-<number>`."""
        pupil = self.pupils.get(number, {}).get(school, f"{school}-{number}")
        return Who(pupil, frozenset([school]))

    def anywhere(self, number: str, place: Place, problems: list[Problem]) -> Who | None:
        """The pupil of a number when the source does not say the school.

        Without an identity it is the only school of the region; with several schools nothing
        is guessed.
        """
        known = self.pupils.get(number, {})
        if len(set(known.values())) == 1:
            return Who(next(iter(known.values())), frozenset(known))
        if not known and len(self.schools) == 1:
            return self.at_school(number, self.schools[0])
        problems.append(Problem("no-identity", _no_identity(number, list(known)), place))
        return None


def identities(companion: Companion) -> Identities:
    """The numbers that a companion folder knows."""
    pupils: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in companion.identities:
        pupils[row.number][row.school] = row.pupil
    return Identities(dict(pupils), tuple(companion.schools))


def unknown_pupil(pupil: str, place: Place) -> Problem:
    """The problem of a pupil without any enrolment."""
    return Problem(
        "unknown-pupil",
        Text(
            f"leerling {pupil} staat niet in pupils.csv; voeg de inschrijving toe, of zet in "
            f"{IDENTITIES} welke leerling dit nummer heeft",
            f"pupil {pupil} is not in pupils.csv; add the enrolment, or say in {IDENTITIES} "
            "which pupil has this number",
        ),
        place,
    )


def unknown_school(school: str, place: Place) -> Problem:
    """The problem of a school that `schools.csv` does not have."""
    return Problem(
        "unknown-school",
        Text(
            f"school {school} staat niet in schools.csv; voeg haar toe",
            f"school {school} is not in schools.csv; add it",
        ),
        place,
    )


def _no_identity(number: str, schools: list[str]) -> Text:
    if schools:
        named = ", ".join(schools)
        return Text(
            f"nummer {number} is op verschillende scholen een andere leerling ({named}) en de bron "
            "noemt geen school; voer elke school apart in",
            f"number {number} is another pupil at different schools ({named}) and the source names "
            "no school; import each school apart",
        )
    return Text(
        f"van nummer {number} is niet te zeggen bij welke school het hoort: er zijn meer scholen; "
        f"voeg school, nummer en leerling toe aan {IDENTITIES}",
        f"number {number} cannot be said to be of one school: there are several; add school, "
        f"number and pupil to {IDENTITIES}",
    )
