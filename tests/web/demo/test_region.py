"""What stands in the demonstration."""

import re
from collections import Counter
from datetime import date

import pytest

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.demo.families import contacts, names
from kantelpunt.web.demo.names import ORIGINS, name_of
from kantelpunt.web.dossiers.models import CaseRow, EventRow, TextRow
from kantelpunt.web.dossiers.organisations import functions_at
from kantelpunt.web.dossiers.selectors import dossier
from kantelpunt.web.gate.models import TakesPart
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.models import Organisation, Person, Position
from kantelpunt.web.protocols.selectors import agreement
from kantelpunt.web.register.lacking import not_computable
from kantelpunt.web.register.models import Absence, FoundSignal, SignalState, Submission
from kantelpunt.web.schools.models import Enrolment, Parent, Pupil, School
from kantelpunt.web.schools.out_of_school import exemptions, without_school
from kantelpunt.web.schools.selectors import school


def test_a_region_of_three_thousand_pupils_with_their_absence_until_the_day(demo_region):
    assert 2900 <= Pupil.objects.count() <= 3100
    assert set(School.objects.values_list("sector", flat=True)) == {"po", "vo", "vso"}
    assert Absence.objects.count() > 30_000
    assert not Absence.objects.filter(day__gte=demo_region).exists()
    assert Absence.objects.filter(day__gte=date(2026, 3, 1)).exists()


def test_one_school_is_behind_and_nothing_later_of_it_is_known(demo_region):
    until = dict(Submission.objects.values_list("school", "submitted_until"))
    behind = [one for one, day in until.items() if day < max(until.values())]
    assert len(behind) == 1
    assert not Absence.objects.filter(school=behind[0], day__gt=until[behind[0]]).exists()


def test_every_function_is_held_in_an_organisation_of_its_kind(demo_region):
    held = Position.objects.values_list("function", "organisation__kind")
    assert {function for function, _ in held} == set(functions().by_id)
    for function, kind in held:
        assert function in {name for name, _ in functions_at(kind)}


def test_every_group_has_a_mentor(demo_region):
    for one in School.objects.all():
        groups = set(Enrolment.objects.filter(school=one).values_list("group", flat=True))
        mentors = Position.objects.filter(organisation=one.organisation, function="mentor")
        assert groups == {group for mentor in mentors for group in mentor.groups}


def test_everybody_is_made_up_and_has_no_password(demo_region):
    people = list(Person.objects.all())
    assert all(one.demo and not one.has_usable_password() for one in people)
    assert all(re.fullmatch(r"[a-z.]+@demo\.example", one.email) for one in people)
    assert len({one.name for one in people}) == len(people)


def test_names_come_from_the_lists_alone(demo_region):
    first = {name for one in ORIGINS for name in one.first}
    last = {name.partition(", ")[0] for one in ORIGINS for name in one.last}
    for pupil in Pupil.objects.exclude(last_name=""):
        assert pupil.first_name in first
        assert pupil.last_name in last
    assert Pupil.objects.exclude(last_name="").count() > 2900
    for parent in Parent.objects.all()[:500]:
        assert parent.name.split()[0] in first
        assert any(parent.name.endswith(name) for name in last)


def test_the_same_pupil_always_has_the_same_name_and_parents():
    assert name_of("L0000007") == name_of("L0000007")
    assert list(names(["L0000007"])) == list(names(["L0000007"]))
    assert list(contacts(["L0000007"])) == list(contacts(["L0000007"]))


def test_some_parents_live_apart_or_secretly_or_speak_something_else(demo_region):
    parents = Parent.objects.all()
    assert parents.filter(authority=False).exists()
    assert parents.filter(household="2").exists()
    assert parents.filter(secret_address=True).exists()
    assert parents.exclude(language="").exists()


def open_cases():
    return CaseRow.objects.filter(closed="")


def test_some_two_hundred_cases_under_four_protocols(demo_region):
    per_protocol = Counter(one.version.partition("@")[0] for one in CaseRow.objects.all())
    assert set(per_protocol) == {
        "amstelland-meerlanden",
        "sluitende-aanpak",
        "tilburg-vo",
        "utrecht",
    }
    assert all(40 <= count <= 75 for count in per_protocol.values())


def test_a_case_in_every_step_and_situation_of_the_protocols(demo_region):
    now = at(demo_region)
    reached: dict[str, set[str]] = {}
    for one in open_cases():
        reached.setdefault(one.version, set()).update(dossier(one.id, now).case.stages)
    for version, stages in reached.items():
        sectors = set(CaseRow.objects.filter(version=version).values_list("sector", flat=True))
        asked = {name for sector in sectors for name in agreement(version, Sector(sector)).stages}
        assert stages == asked


def test_pupils_have_one_open_case_at_their_own_school(demo_region):
    pupils = list(open_cases().values_list("pupil", flat=True))
    assert len(set(pupils)) == len(pupils)
    for one in open_cases():
        assert Enrolment.objects.filter(pupil=one.pupil, school=one.school).exists()
        assert one.organisation == school(one.school).organisation


def test_what_people_meet_in_practice_is_there(demo_region):
    kinds = Counter(EventRow.objects.values_list("kind", flat=True))
    for kind in (
        "talk held",
        "note written",
        "contact assigned",
        "plan drawn up",
        "plan agreed",
        "consent given",
        "consent refused",
        "waiting started",
        "offer proposed",
        "meeting planned",
        "director assigned",
        "closed",
    ):
        assert kinds[kind] >= 5, kind
    assert open_cases().filter(overdue=True).exists()
    assert open_cases().exclude(loose_ends=[]).exists()
    assert open_cases().filter(loose_ends=[]).exists()
    assert open_cases().exclude(waits=[]).exists()
    assert {"general", "medical", "restricted", "plan"} == set(
        TextRow.objects.values_list("kind", flat=True)
    )


def test_medical_notes_are_written_by_youth_health_alone(demo_region):
    medical = set(TextRow.objects.filter(kind="medical").values_list("hash", flat=True))
    notes = [
        one for one in EventRow.objects.filter(kind="note written") if one.what["text"] in medical
    ]
    assert len(notes) == len(medical)
    for one in notes:
        assert Organisation.objects.get(id=one.organisation).kind == PartyKind.YOUTH_HEALTH


def test_everything_that_was_told_was_told_by_people_of_the_demonstration(demo_region):
    people = set(Person.objects.values_list("id", flat=True))
    told = EventRow.objects.exclude(person="")
    assert set(told.values_list("person", flat=True)) <= people
    assert not told.filter(organisation="").exists()
    assert not EventRow.objects.filter(moment__gte=at(demo_region, 0, 1)).exists()


@pytest.mark.parametrize("state", [SignalState.NEW, SignalState.IN_CASE, SignalState.LEFT])
def test_signals_in_every_state(demo_region, state):
    assert FoundSignal.objects.filter(state=state).exists()


def test_signals_in_a_case_are_told_in_it(demo_region):
    for one in FoundSignal.objects.filter(state=SignalState.IN_CASE):
        told = EventRow.objects.filter(
            case=one.case, kind="signal attached", what__signal=one.signal
        )
        assert told.filter(case__pupil=one.pupil).exists()


def test_children_without_a_school_and_exemptions_with_their_signals(demo_region):
    children = without_school(None, demo_region)
    exempt = exemptions(None, demo_region)
    assert 12 <= len(children) <= 16
    assert Counter(one.article for one in exempt).keys() == {"5a", "5b", "5c", "15"}
    assert all(Pupil.objects.get(id=one.id).last_name for one in (*children, *exempt))
    assert not_computable(demo_region) == []
    signals = FoundSignal.objects.filter(school="").values_list("pupil", flat=True)
    assert {one.id for one in (*children, *exempt)} == set(signals)


def test_partnerships_of_primary_and_of_secondary_schools_stand_side_by_side(demo_region):
    sectors = {Sector.PO: "PO", Sector.SO: "PO", Sector.VO: "VO", Sector.VSO: "VO"}
    kind = PartyKind.PARTNERSHIP.value
    short = {one.id: one.name.split()[1] for one in Organisation.objects.filter(kind=kind)}
    assert sorted(short.values()) == ["PO", "VO"]
    rows = TakesPart.objects.filter(organisation__in=short, meeting="")
    cases = dict(CaseRow.objects.values_list("id", "sector"))
    found = {(sectors[Sector(cases[one.case])], short[one.organisation]) for one in rows}
    assert found == {("PO", "PO"), ("VO", "VO")}
