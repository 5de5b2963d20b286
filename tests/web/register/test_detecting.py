"""Signals in what is registered: raised, moved, withdrawn, restored, and otherwise left alone."""

from datetime import date

import pytest

from kantelpunt.detection.reference.detect import reference_detect
from kantelpunt.web.protocols.selectors import assignment
from kantelpunt.web.register.detecting import detect_all, detect_pupils, detect_school
from kantelpunt.web.register.lacking import not_computable
from kantelpunt.web.register.models import Absence, FoundSignal, SignalState
from kantelpunt.web.register.region import region_of
from kantelpunt.web.schools.legal_status import FILES
from kantelpunt.web.schools.models import Exemption, HandedIn, Pupil, Residence
from tests.regions import absent, at, lessons, weekdays, whole_days
from tests.web.making import make_pupil, make_school, moment, register_absence

pytestmark = pytest.mark.django_db
NOW = moment("2026-03-09")
SIXTEEN = [
    *whole_days("2026-03-02", "2026-03-03"),
    *lessons("2026-03-04", 1, 2),
]


@pytest.fixture
def school():
    make_school()
    make_pupil()
    register_absence(SIXTEEN, until="2026-03-06")


def signals(**wanted):
    return list(FoundSignal.objects.filter(warning=False, **wanted).order_by("fired_on", "signal"))


def as_it_stands():
    return list(FoundSignal.objects.order_by("id").values())


def test_a_signal_is_kept_with_its_receipt(school):
    found = detect_all(NOW)
    (one,) = signals()
    assert found.raised == (one.id,)
    assert (one.pupil, one.signal, one.value) == ("anna", "zestien-uur", "16")
    assert (one.first_day, one.fired_on) == (date(2026, 3, 2), date(2026, 3, 4))
    assert one.version.startswith("landelijk@")
    assert len(one.receipt["records"]) == 4
    assert one.receipt["records"][0]["category"] == "unauthorised"
    assert "16 lesuren" in one.receipt["sentences"][0]["nl"]
    assert "16 lesson hours" in one.receipt["sentences"][0]["en"]
    assert one.receipt["clause"] == "signals.zestien-uur"
    assert one.receipt["source"]["at"]


def test_it_tells_no_names_and_no_pupils_in_its_sentences(school):
    detect_all(NOW)
    told = str(signals()[0].receipt["sentences"])
    assert "anna" not in told.lower()


def test_again_changes_nothing_at_all(school):
    detect_all(NOW)
    before = as_it_stands()
    again = detect_all(NOW)
    assert (again.raised, again.withdrawn, again.moved, again.restored) == ((), (), (), ())
    assert as_it_stands() == before


def test_a_correction_withdraws_and_says_what_is_left(school):
    detect_all(NOW)
    (before,) = signals()
    Absence.objects.filter(day="2026-03-04").delete()
    found = detect_school("00VO00", NOW)
    (one,) = signals()
    assert found.withdrawn == (before.id,)
    assert (one.state, one.withdrawn_on) == (SignalState.WITHDRAWN, date(2026, 3, 9))
    assert "14 lesuren" in one.withdrawn_because["nl"]
    assert "norm: 16 of meer" in one.withdrawn_because["nl"]
    assert "2 registraties (wo 4 maart 2026)" in one.withdrawn_because["nl"]
    assert "14 lesson hours" in one.withdrawn_because["en"]
    assert not one.withdrawal_seen


def test_what_is_withdrawn_once_is_not_withdrawn_again(school):
    detect_all(NOW)
    Absence.objects.filter(day="2026-03-04").delete()
    detect_all(NOW)
    before = as_it_stands()
    assert detect_all(moment("2026-03-10")).withdrawn == ()
    assert as_it_stands() == before


def test_what_holds_again_stands_as_people_judged_it(school):
    detect_all(NOW)
    FoundSignal.objects.update(state=SignalState.LEFT, judged_by="p", reason="bekend")
    gone = Absence.objects.filter(day="2026-03-04")
    rows = list(gone)
    gone.delete()
    detect_all(NOW)
    Absence.objects.bulk_create(rows)
    found = detect_all(NOW)
    (one,) = signals()
    assert found.restored == (one.id,)
    assert (one.state, one.reason, one.withdrawn_because) == (SignalState.LEFT, "bekend", {})


@pytest.mark.parametrize("state", [SignalState.IN_CASE, SignalState.LEFT])
def test_judged_signals_are_not_raised_again(school, state):
    detect_all(NOW)
    FoundSignal.objects.update(state=state, judged_by="p")
    assert detect_all(NOW).raised == ()
    assert [one.state for one in signals()] == [state]


def test_a_judged_signal_that_fires_a_day_earlier_is_the_same_signal(school):
    detect_all(NOW)
    FoundSignal.objects.update(state=SignalState.LEFT, judged_by="p")
    register_absence(lessons("2026-02-27", 1, 2))
    found = detect_all(NOW)
    (one,) = signals()
    assert found.moved == (one.id,)
    assert (one.fired_on, one.moved_from) == (date(2026, 3, 3), date(2026, 3, 4))
    assert (found.raised, one.state) == ((), SignalState.LEFT)


def test_only_the_pupils_that_are_looked_at_can_change(school):
    make_pupil("bas")
    register_absence([*at("00VO00", SIXTEEN)])
    others = Absence.objects.order_by("id").values_list("id", flat=True)[4:]
    Absence.objects.filter(id__in=list(others)).update(pupil="bas")
    detect_all(NOW)
    Absence.objects.all().delete()
    register_absence([absent("2026-01-12", 1)])
    detect_pupils(["bas"], NOW)
    assert {one.pupil: one.state for one in signals()} == {"anna": "new", "bas": "withdrawn"}


def test_registrations_of_both_schools_count_after_a_move(school):
    make_school("00VO01")
    make_pupil("chris", last=date(2026, 3, 2))
    make_pupil("chris", "00VO01", first=date(2026, 3, 3))
    register_absence(whole_days("2026-03-02", pupil="chris"))
    register_absence(
        [
            *whole_days("2026-03-03", pupil="chris", school="00VO01"),
            *lessons("2026-03-04", 1, 2, pupil="chris", school="00VO01"),
        ]
    )
    found = detect_school("00VO01", NOW)
    (one,) = signals(pupil="chris")
    assert found.raised == (one.id,)
    assert (one.school, one.value) == ("00VO01", "16")


def test_what_is_near_is_a_warning_and_replaced_each_time(school):
    Absence.objects.filter(day="2026-03-04").delete()
    assert detect_all(NOW).warnings == 1
    (one,) = FoundSignal.objects.all()
    assert (one.warning, one.value, one.threshold) == (True, "14", "16")
    before = as_it_stands()
    detect_all(NOW)
    assert as_it_stands() == before
    Absence.objects.filter(day="2026-03-03").delete()
    detect_all(NOW)
    assert not FoundSignal.objects.exists()


def test_days_to_come_are_not_looked_at(school):
    detect_all(moment("2026-03-03"))
    assert signals() == []
    detect_all(NOW)
    detect_all(moment("2026-03-03"))
    assert [one.state for one in signals()] == ["new"]


def test_it_finds_what_the_reference_finds(school):
    make_pupil("bas")
    register_absence(whole_days("2026-01-12", "2026-01-13", "2026-01-14", pupil="bas"))
    register_absence([absent(day, reason="L", lesson=1) for day in ("2026-01-15", "2026-01-16")])
    detect_all(NOW)
    expected = reference_detect(region_of(None), assignment(), NOW.date())
    assert [(one.pupil, one.signal, one.fired_on) for one in signals()] == [
        (one.pupil, one.rule.signal, one.fired_on) for one in expected.firings
    ]


def test_the_queries_do_not_grow_with_the_pupils(school, django_assert_max_num_queries):
    for number in range(40):
        make_pupil(f"pupil-{number}")
        register_absence([absent("2026-03-02", pupil=f"pupil-{number}")])
    with django_assert_max_num_queries(16):
        detect_school("00VO00", NOW)


@pytest.fixture
def compared():
    """Schools that work by protocols in which a pupil is held against an average."""
    make_school("00VO01", protocol="utrecht")
    make_school("00VO03", protocol="amstelland-meerlanden")
    make_school("00VO02", protocol="amstelland-meerlanden")
    for number in range(4):
        for school in ("00VO01", "00VO02", "00VO03"):
            pupil = make_pupil(f"p{number}-{school}", school, first=date(2025, 8, 1))
            days = weekdays("2026-01-05", "2026-02-13")
            register_absence(
                whole_days(*days[4 * number : 18], pupil=pupil, school=school, reason="S"),
                until="2026-03-06",
            )


@pytest.mark.parametrize("school", ["00VO01", "00VO02"])
def test_looking_at_one_school_leaves_nobody_out_of_an_average(compared, school):
    detect_all(NOW)
    kinds = set(FoundSignal.objects.values_list("signal", flat=True))
    assert {"meer-dan-gemiddeld", "langdurig-ziekteverzuim"} <= kinds
    before = as_it_stands()
    detect_school(school, NOW)
    detect_pupils([f"p3-{school}"], NOW)
    assert as_it_stands() == before


def test_a_change_at_one_school_reaches_who_is_held_against_the_average_of_all(compared):
    detect_all(NOW)
    Absence.objects.filter(school="00VO03").exclude(pupil="p0-00VO03").delete()
    detect_school("00VO03", NOW)
    after_one = {tuple(sorted(row.items(), key=str)) for row in strip(FoundSignal.objects.all())}
    detect_all(NOW)
    assert {
        tuple(sorted(r.items(), key=str)) for r in strip(FoundSignal.objects.all())
    } == after_one


def strip(rows):
    return rows.values("pupil", "signal", "fired_on", "state", "value", "threshold", "warning")


@pytest.fixture
def outside():
    """A child that no school knows, in a region where every file was handed in."""
    make_school(protocol="sluitende-aanpak")
    make_child("thuis")
    HandedIn.objects.bulk_create(HandedIn(file=one) for one in FILES)


def make_child(name, **exemption):
    """A child of thirteen that lives in the region, exempt or not."""
    Pupil.objects.create(id=name, birth_date=date(2012, 6, 1), municipality="Ergens")
    Residence.objects.create(pupil_id=name, municipality="Ergens", first=date(2026, 2, 2))
    if exemption:
        Exemption.objects.create(pupil_id=name, **exemption)


def test_a_child_without_a_school_has_a_signal_without_a_school(outside):
    detect_all(NOW)
    (one,) = signals()
    assert (one.pupil, one.signal, one.school) == ("thuis", "nergens-ingeschreven", "")
    assert one.fired_on == date(2026, 2, 2)
    assert "csv, regel" not in str(one.receipt)
    detect_all(NOW)
    assert signals()[0].id == one.id


def test_an_exemption_is_a_signal_of_its_own_from_its_first_day(outside):
    make_child("vrij", article="5a", first=date(2026, 2, 10))
    detect_all(NOW)
    told = {(one.signal, one.fired_on) for one in signals(pupil="vrij")}
    assert told == {
        ("nergens-ingeschreven", date(2026, 2, 2)),
        ("vrijgesteld", date(2026, 2, 10)),
    }


def test_a_child_that_comes_to_a_school_keeps_no_signal_and_reads_why(outside):
    detect_all(NOW)
    make_pupil("thuis", first=date(2026, 1, 1))
    detect_pupils(["thuis"], NOW)
    (one,) = signals()
    assert one.state == SignalState.WITHDRAWN
    assert "inschrijving" in one.withdrawn_because["nl"]


def test_children_of_another_school_are_left_alone(outside):
    make_school("00VO01", protocol="sluitende-aanpak")
    make_pupil("anna", "00VO01", last=date(2026, 1, 1))
    assert detect_school("00VO01", NOW).raised == ()
    assert not signals(pupil="thuis")


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ([], ["residents.csv en exemptions.csv ontbreken", "want exemptions.csv ontbreekt"]),
        (["residents.csv"], ["want exemptions.csv ontbreekt"]),
        (["exemptions.csv"], ["want residents.csv ontbreekt"]),
        (["residents.csv", "exemptions.csv"], []),
    ],
)
def test_a_file_that_lacks_is_said_and_never_zero(files, told):
    make_school(protocol="sluitende-aanpak")
    HandedIn.objects.bulk_create(HandedIn(file=one) for one in files)
    found = [one.nl for one in not_computable(NOW.date())]
    assert len(found) == len(told)
    assert all(part in sentence for part, sentence in zip(told, found, strict=True))


def test_a_file_that_no_protocol_asks_for_is_not_missed():
    make_school()
    assert not_computable(NOW.date()) == []
