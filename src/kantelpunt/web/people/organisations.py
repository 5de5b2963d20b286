"""Writes organisations as administration has them."""

from collections.abc import Iterator, Sequence

from django.db import transaction

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.models import Organisation, Position
from kantelpunt.web.people.services import add_organisation

KINDS = {
    PartyKind.SCHOOL: Text("School", "School"),
    PartyKind.SCHOOL_BOARD: Text("Schoolbestuur", "School board"),
    PartyKind.PARTNERSHIP: Text("Samenwerkingsverband", "Partnership of schools"),
    PartyKind.ATTENDANCE_OFFICE: Text("Leerplicht", "Attendance office"),
    PartyKind.MUNICIPALITY: Text("Gemeente", "Municipality"),
    PartyKind.YOUTH_HEALTH: Text("Jeugdgezondheidszorg", "Youth health care"),
    PartyKind.YOUTH_HELP: Text("Jeugdhulp en Toegang", "Youth help and access"),
}
"""The kinds of organisations whose people hold functions here, by name."""


@transaction.atomic
def write_organisation(
    name: str, kind: PartyKind, municipalities: Sequence[str], sectors: Sequence[Sector]
) -> str:
    """A new organisation; gives its opaque id.

    Raises:
        InputRefused: with everything that is wrong.
    """
    problems = [*_no_name(name), *_taken(name, but="")]
    if problems:
        raise InputRefused(problems)
    return add_organisation(name.strip(), kind, _once(municipalities), sectors)


@transaction.atomic
def change_organisation(
    key: str,
    name: str,
    kind: PartyKind,
    municipalities: Sequence[str],
    sectors: Sequence[Sector],
    *,
    is_school: bool,
) -> None:
    """Another name or kind, or other municipalities or sectors.

    Args:
        key: opaque id.
        name: its name.
        kind: what sort of party it is.
        municipalities: for whose children it works; none: for all of the region.
        sectors: in which education; none: in all.
        is_school: whether schools belong to it; then it stays a school.

    Raises:
        InputRefused: with everything that is wrong.
    """
    row = Organisation.objects.select_for_update().get(id=key)
    problems = [
        *_no_name(name),
        *_taken(name, but=key),
        *_is_a_school(kind, is_school=is_school),
        *_functions_of_another_kind(row, kind),
    ]
    if problems:
        raise InputRefused(problems)
    row.name, row.kind, row.municipalities = name.strip(), kind.value, _once(municipalities)
    row.sectors = [one.value for one in sectors]
    row.save(update_fields=["name", "kind", "municipalities", "sectors"])


def _once(names: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(one.strip() for one in names if one.strip()))


def _no_name(name: str) -> Iterator[Problem]:
    if not name.strip():
        yield Problem("no-name", Text("Vul een naam in.", "Fill in a name."))


def _taken(name: str, but: str) -> Iterator[Problem]:
    if Organisation.objects.filter(name__iexact=name.strip()).exclude(id=but).exists():
        yield Problem(
            "name-taken",
            Text(
                "Er is al een organisatie met deze naam. Kies die, of een andere naam.",
                "There is an organisation of this name already. Choose it, or another name.",
            ),
        )


def _is_a_school(kind: PartyKind, *, is_school: bool) -> Iterator[Problem]:
    if is_school and kind is not PartyKind.SCHOOL:
        yield Problem(
            "is-a-school",
            Text(
                "Hier hoort een school bij. Kies als soort: School.",
                "A school belongs to it. Choose as its kind: School.",
            ),
        )


def _functions_of_another_kind(row: Organisation, kind: PartyKind) -> Iterator[Problem]:
    held = set(Position.objects.filter(organisation=row).values_list("function", flat=True))
    unfit = [
        one.name
        for key, one in functions().by_id.items()
        if key in held and one.kind not in (None, kind)
    ]
    if unfit:
        nl, en = ", ".join(one.nl for one in unfit), ", ".join(one.en for one in unfit)
        yield Problem(
            "functions-of-another-kind",
            Text(
                f"Hier zijn functies die niet bij deze soort horen: {nl}. Maak een nieuwe "
                "organisatie.",
                f"There are functions here that do not belong to this kind: {en}. Make a new "
                "organisation.",
            ),
        )
