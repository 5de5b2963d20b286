"""The regular contacts of a school at other organisations: of each kind of organisation one."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction

from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.selectors import organisations_of_kind
from kantelpunt.web.people.staff import Post, posts, posts_at
from kantelpunt.web.schools.models import RegularContact
from kantelpunt.web.schools.selectors import SchoolInfo

KINDS = (
    PartyKind.PARTNERSHIP,
    PartyKind.ATTENDANCE_OFFICE,
    PartyKind.YOUTH_HEALTH,
    PartyKind.YOUTH_HELP,
)
"""Those that work with a school all the time; in this order they are shown."""


def regular_contacts(school: str, day: date) -> list[Post]:
    """The contacts of a school who hold their function on a day, in the order of the kinds."""
    chosen = chosen_contacts(school)
    found = [one for one in posts(chosen.values()) if one.counts_on(day)]
    return sorted(found, key=lambda one: list(chosen.values()).index(one.id))


def people_of_contacts(organisations: Iterable[str], day: date) -> set[str]:
    """Who is a regular contact of a school of some organisations."""
    rows = RegularContact.objects.filter(school__organisation__in=list(organisations))
    found = posts(rows.values_list("position", flat=True))
    return {one.person for one in found if one.counts_on(day)}


def chosen_contacts(school: str) -> dict[str, str]:
    """Per kind of organisation the position that was chosen, in the order of the kinds."""
    rows = RegularContact.objects.filter(school=school).values_list("kind", "position")
    return dict(sorted(rows, key=lambda row: KINDS.index(PartyKind(row[0]))))


def possible_contacts(school: SchoolInfo, kind: PartyKind, day: date) -> list[Post]:
    """Who can be the contact of a school, at who works for its pupils; nearest functions first."""
    own = [name for name, one in functions().by_id.items() if one.kind is kind]
    near = [
        one.id
        for one in organisations_of_kind([kind])
        if one.works_for([school.municipality], school.sector)
    ]
    return sorted(posts_at(near, own, day), key=lambda one: own.index(one.function))


@transaction.atomic
def choose_contacts(school: str, chosen: Mapping[PartyKind, str]) -> None:
    """These are the contacts of a school from now on; an empty position: nobody."""
    RegularContact.objects.filter(school=school, kind__in=list(chosen)).delete()
    RegularContact.objects.bulk_create(
        RegularContact(school_id=school, kind=kind.value, position=position)
        for kind, position in chosen.items()
        if position
    )
