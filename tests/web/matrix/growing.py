"""More rows for every list: how the data behind it grows, written short."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.models import Asked, CaseRow
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.journal.services import Who, look
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.meetings.models import AgendaItem, Meeting
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Organisation, Person, Position
from kantelpunt.web.protocols.models import Assigned
from kantelpunt.web.register.models import FoundSignal, Import, ParkedRow, Reason
from kantelpunt.web.schools.models import CalendarRow, Enrolment, Pupil, School
from tests.web.making import LONG_AGO, make_child
from tests.web.matrix.people import GROUP, OWN, Somebody
from tests.web.matrix.world import PROTOCOL, TODAY, World

Grow = Callable[[World, Somebody, int], object]


def _pupils(count: int) -> list[str]:
    ids = [f"more-{number}" for number in range(count)]
    Pupil.objects.bulk_create(Pupil(id=one, first_name="Bo", last_name=one) for one in ids)
    Enrolment.objects.bulk_create(
        Enrolment(pupil_id=one, school_id=OWN, group=GROUP, first=LONG_AGO) for one in ids
    )
    return ids


def _own_pupils(_world: World, _who: Somebody, count: int) -> None:
    _pupils(count)


def _children(_world: World, _who: Somebody, count: int) -> None:
    """Children without a school and exempt."""
    for number in range(count):
        make_child(f"child-{number}")
        make_child(f"exempt-{number}", exempt="5a")


def _cases(world: World, who: Somebody, count: int) -> list[CaseRow]:
    """Open cases with a task for who looks, each led by somebody else."""
    like = CaseRow.objects.get(id=world.things["case"])
    task = Asked.objects.filter(case=like).exclude(key__startswith="meeting").earliest("id")
    rows = [
        CaseRow(
            pupil=pupil,
            school=OWN,
            organisation=like.organisation,
            sector=like.sector,
            version=like.version,
            opened_on=TODAY,
            step=like.step,
            director=world.people[number % 10].person,
            director_role=like.director_role,
            next_day=TODAY,
            loose_ends=["no_director"] if number % 2 else [],
        )
        for number, pupil in enumerate(_pupils(count))
    ]
    CaseRow.objects.bulk_create(rows)
    TakesPart.objects.bulk_create(
        TakesPart(case=row.id, pupil=row.pupil, organisation=who.organisation, part="whole")
        for row in rows
    )
    Asked.objects.bulk_create(
        Asked(
            case=row,
            key=task.key,
            due=TODAY - timedelta(days=number % 3),
            overdue=bool(number % 3),
            organisation=who.organisation,
            function=who.function,
        )
        for number, row in enumerate(rows)
    )
    return rows


def _signals(world: World, _: Somebody, count: int) -> None:
    like = FoundSignal.objects.get(id=world.things["signal"])
    kept = {
        field.name: getattr(like, field.name)
        for field in FoundSignal._meta.fields
        if field.name not in ("id", "pupil")
    }
    FoundSignal.objects.bulk_create(FoundSignal(**kept, pupil=one) for one in _pupils(count))


def _everything(world: World, who: Somebody, count: int) -> None:
    _cases(world, who, count)
    like = FoundSignal.objects.get(id=world.things["signal"])
    kept = {
        field.name: getattr(like, field.name)
        for field in FoundSignal._meta.fields
        if field.name not in ("id", "pupil")
    }
    FoundSignal.objects.bulk_create(
        FoundSignal(**kept, pupil=f"more-{number}") for number in range(count)
    )
    _meetings(world, who, count)


def _meetings(world: World, who: Somebody, count: int) -> None:
    like = Meeting.objects.get(id=world.things["meeting"])
    rows = [
        Meeting(
            kind=like.kind, organisation=who.organisation, starts=like.starts, made_by=like.made_by
        )
        for _ in range(count)
    ]
    Meeting.objects.bulk_create(rows)
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=row, case=world.things["case"], pupil=world.things["pupil"], order=1)
        for row in rows
    )


def _agenda(world: World, who: Somebody, count: int) -> None:
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting_id=world.things["meeting"], case=row.id, pupil=row.pupil, order=number)
        for number, row in enumerate(_cases(world, who, count), 2)
    )


def _imports(world: World, who: Somebody, count: int) -> None:
    Import.objects.bulk_create(
        Import(
            school=OWN,
            number=number,
            by=world.people[number % len(world.people)].person,
            at=at(TODAY),
            first=TODAY,
            last=TODAY,
            digest="0" * 64,
        )
        for number in range(2, count + 2)
    )
    del who


def _parked(world: World, _: Somebody, count: int) -> None:
    like = ParkedRow.objects.get(pk=world.things["parked row"])
    ParkedRow.objects.bulk_create(
        ParkedRow(source=like.source, line=line, pupil=pupil, day=TODAY, reason="X", why=like.why)
        for line, pupil in enumerate(_pupils(count), 3)
    )


def _entries(world: World, _: Somebody, count: int) -> None:
    for number in range(count):
        by = world.people[number % len(world.people)]
        who = Who(by.person, by.function, by.organisation)
        look(who, Action.LOOK, Kind.PUPIL, [world.things["pupil"]], now=at(TODAY))


def _people(world: World, _: Somebody, count: int) -> None:
    """People who each hold a function in another organisation."""
    people = [
        Person(email=f"more{number}@demo.example", name=f"Bo {number}", demo=True)
        for number in range(count)
    ]
    Person.objects.bulk_create(people)
    where = sorted({one.organisation for one in world.people})
    Position.objects.bulk_create(
        Position(
            person=one,
            organisation_id=where[number % len(where)],
            function="attendance_officer",
            first=LONG_AGO,
        )
        for number, one in enumerate(people)
    )


def _organisations(_: World, __: Somebody, count: int) -> list[Organisation]:
    rows = [Organisation(name=f"Meer {number}", kind=PartyKind.SCHOOL) for number in range(count)]
    return Organisation.objects.bulk_create(rows)


def _all_schools(world: World, who: Somebody, count: int) -> list[Organisation]:
    found = _organisations(world, who, count)
    School.objects.bulk_create(
        School(
            code=f"99XX{number}",
            name=one.name,
            sector="vo",
            municipality="Ergens",
            holiday_region="midden",
            lesson_minutes=45,
            lessons_per_day=7,
            organisation=one.id,
        )
        for number, one in enumerate(found)
    )
    return found


def _schools(world: World, who: Somebody, count: int) -> None:
    """Schools, of which who looks is a coordinator as well."""
    found = _all_schools(world, who, count)
    Position.objects.bulk_create(
        Position(
            person_id=who.person, organisation=one, function="absence_coordinator", first=LONG_AGO
        )
        for one in found
    )


def _days(_: World, __: Somebody, count: int) -> None:
    CalendarRow.objects.bulk_create(
        CalendarRow(school_id=OWN, first=day, last=day, open=False, reason="Studiedag")
        for day in _after(count)
    )


def _after(count: int) -> Iterator[date]:
    return (TODAY + timedelta(days=number) for number in range(1, count + 1))


def _reasons(_: World, __: Somebody, count: int) -> None:
    Reason.objects.bulk_create(
        Reason(school=OWN, code=f"Q{number}", category="sick", authorised=True)
        for number in range(count)
    )


def _assigned(_: World, __: Somebody, count: int) -> None:
    Assigned.objects.bulk_create(
        Assigned(school=OWN, protocol=PROTOCOL, first=day) for day in _after(count)
    )


GROWING: Mapping[str, Grow] = {
    "work:today": _everything,
    "work:tasks": _cases,
    "work:pupils": _own_pupils,
    "signals:list": _signals,
    "dossiers:list": _cases,
    "meetings:list": _meetings,
    "meetings:agenda": _agenda,
    "register:imports": _imports,
    "register:parked": _parked,
    "oversight:schools": _schools,
    "municipality:without_school": _children,
    "municipality:exemptions": _children,
    "municipality:registration": _all_schools,
    "municipality:monthly": _cases,
    "protocols:list": _schools,
    "inspection:journal": _entries,
    "inspection:about": _entries,
    "administration:people": _people,
    "administration:organisations": _organisations,
    "administration:schools": _schools,
    "administration:school": _days,
    "administration:reasons": _reasons,
    "administration:protocols": _assigned,
    "administration:mandates": _people,
}
