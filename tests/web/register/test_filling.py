"""An administrator loads schools, pupils, codes, calendars, names and parents: all, or nothing."""

import io
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kantelpunt.foundation.errors import InputRefused
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.models import Organisation
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.register.filling import fill
from kantelpunt.web.register.importing import Period, take_in
from kantelpunt.web.register.models import FoundSignal, ParkedRow, Reason, Schedule
from kantelpunt.web.register.packages import read_package
from kantelpunt.web.register.region import region_of
from kantelpunt.web.schools.models import (
    CalendarRow,
    Enrolment,
    Exemption,
    Parent,
    Pupil,
    Qualification,
    Residence,
    School,
)
from tests.regions import VO
from tests.web.making import make_person, make_pupil, make_school, moment
from tests.web.register.test_importing import SIXTEEN, read

NOW = moment("2026-03-09")
FILES = {
    "schools.csv": "school,name,sector,municipality,holiday_region,lesson_minutes,lessons_per_day,"
    "day_minutes,morning_minutes\n00VO09,De Brug,vo,Ergens,midden,50,6,,\n",
    "pupils.csv": "pupil,school,birth_date,group,enrolled_from,enrolled_until\n"
    "anna,00VO09,2011-04-05,3a,2025-08-01,\nbas,00VO09,2011-04-06,3b,2025-08-01,2026-02-01\n",
    "reasons.csv": "school,code,category,authorised\n,O,unauthorised,false\n00VO09,X,sick,true\n",
    "calendar.csv": "school,from,until,open,reason\n00VO09,2026-03-20,2026-03-20,false,Studiedag\n",
    "schedule.csv": "school,group,weekday,lessons,minutes\n00VO09,3a,3,4,\n",
    "names.csv": "pupil,first_name,prefix,last_name\nanna,Anna,van den,Bos\nzoek,Wie,,Dan\n",
    "residents.csv": "pupil,birth_date,municipality,from,until\n"
    "anna,2011-04-05,Ergens,2020-01-01,2025-12-31\nanna,2011-04-05,Verderop,2026-01-01,\n"
    "thuis,2012-06-01,Ergens,2012-06-01,\n",
    "exemptions.csv": "pupil,article,from,until\nthuis,5a,2025-08-01,2026-07-31\n",
    "qualifications.csv": "pupil,kind,from\nanna,havo,2026-02-01\n",
    "contacts.csv": "pupil,name,authority,household,language,secret_address\n"
    "anna,M. Bos,true,h1,Turks,false\nanna,P. Bos,true,h2,,true\n",
}
MODELS = (
    *(School, CalendarRow, Pupil, Enrolment, Parent, Reason, Schedule, Organisation),
    *(Residence, Exemption, Qualification),
)


def load(**changed):
    files = {**FILES, **{name.replace("_csv", ".csv"): text for name, text in changed.items()}}
    given = [(name, text.encode()) for name, text in files.items() if text]
    known = School.objects.values_list("code", flat=True)
    return fill(read_package(given, known), NOW)


def everything():
    return [list(model.objects.order_by("pk").values()) for model in MODELS]


def refused(**changed):
    with pytest.raises(InputRefused) as caught:
        load(**changed)
    return [(one.code, one.at.file, one.at.line) for one in caught.value.problems if one.at]


@pytest.mark.django_db
def test_everything_comes_in():
    filled = load()
    assert dict(filled.changed)["pupils.csv"] == 2
    assert filled.unknown == 1
    assert School.objects.get().name == "De Brug"
    assert Organisation.objects.get().kind == PartyKind.SCHOOL
    assert Pupil.objects.get(id="anna").name == "Anna van den Bos"
    assert Enrolment.objects.get(pupil="bas").last == date(2026, 2, 1)
    assert [(one.name, one.secret_address) for one in Parent.objects.order_by("name")] == [
        ("M. Bos", False),
        ("P. Bos", True),
    ]
    assert CalendarRow.objects.get().open is False
    assert Schedule.objects.get().lessons == 4


@pytest.mark.django_db
def test_the_same_again_changes_nothing():
    load()
    before = everything()
    filled = load(contacts_csv="")
    assert everything() == before
    assert {file: count for file, count in filled.changed if file != "names.csv"} == {
        "schools.csv": 0,
        "pupils.csv": 0,
        "reasons.csv": 0,
        "calendar.csv": 0,
        "schedule.csv": 0,
        "residents.csv": 0,
        "exemptions.csv": 0,
        "qualifications.csv": 0,
    }


@pytest.mark.django_db
def test_who_lives_where_includes_children_enrolled_nowhere():
    load()
    assert [(one.id, one.municipality) for one in Pupil.objects.order_by("id")] == [
        ("anna", "Verderop"),
        ("bas", ""),
        ("thuis", "Ergens"),
    ]
    assert Pupil.objects.get(id="thuis").birth_date == date(2012, 6, 1)


@pytest.mark.django_db
def test_who_lives_where_is_replaced_as_a_whole():
    load()
    head, *rows = FILES["residents.csv"].splitlines(keepends=True)
    filled = load(residents_csv=head + rows[-1])
    assert dict(filled.changed)["residents.csv"] == 2
    assert Pupil.objects.get(id="anna").municipality == ""


@pytest.mark.django_db
def test_an_empty_file_says_that_there_are_none():
    head = FILES["exemptions.csv"].splitlines(keepends=True)[0]
    assert region_of(None).exemptions is None
    load(exemptions_csv=head)
    exemptions = region_of(None).exemptions
    assert exemptions is not None
    assert len(exemptions.pupil) == 0


@pytest.mark.django_db
def test_exemptions_of_nobody_who_is_known_are_passed_over():
    filled = load(residents_csv="")
    assert dict(filled.changed)["exemptions.csv"] == 1
    assert filled.unknown == 2
    assert Exemption.objects.count() == 0


@pytest.mark.django_db
def test_two_birth_dates_for_one_child_are_refused():
    wrong = FILES["residents.csv"] + "bas,2011-04-07,Ergens,2020-01-01,\n"
    assert refused(residents_csv=wrong) == [("two-birth-dates", "residents.csv", 5)]
    twice = FILES["residents.csv"] + "thuis,2012-06-02,Ergens,2020-01-01,2020-02-01\n"
    assert refused(pupils_csv="", residents_csv=twice) == [("two-birth-dates", "residents.csv", 5)]


@pytest.mark.django_db
def test_parents_are_replaced_and_not_doubled():
    load()
    load()
    assert Parent.objects.count() == 2


@pytest.mark.django_db
def test_every_mistake_is_told_at_once_and_nothing_is_done():
    before = everything()
    wrong = refused(
        pupils_csv=FILES["pupils.csv"] + "chris,00VO09,gisteren,3a,2025-08-01,\n",
        contacts_csv=FILES["contacts.csv"] + "anna,X,ja,h,,nee\n",
    )
    assert wrong == [
        ("bad-date", "pupils.csv", 4),
        ("bad-value", "contacts.csv", 4),
        ("bad-value", "contacts.csv", 4),
    ]
    assert everything() == before


@pytest.mark.django_db
def test_a_school_that_nobody_knows_is_named():
    assert refused(schools_csv="") == [
        ("school-not-known", "pupils.csv", 2),
        ("school-not-known", "pupils.csv", 3),
        ("school-not-known", "reasons.csv", 3),
        ("school-not-known", "calendar.csv", 2),
        ("school-not-known", "schedule.csv", 2),
    ]


@pytest.mark.django_db
def test_texts_that_are_too_long_are_refused():
    assert refused(pupils_csv=FILES["pupils.csv"].replace("3a", "3" * 30)) == [
        ("too-long", "pupils.csv", 2)
    ]


@pytest.mark.django_db
def test_rows_that_waited_for_a_pupil_come_in():
    make_school()
    content, handed = read(SIXTEEN)
    take_in(VO, content, handed, Period(date(2026, 3, 2), date(2026, 3, 6)), "x", NOW)
    assert ParkedRow.objects.count() == 4
    row = f"anna,{VO},2011-04-05,3a,2025-08-01,\n"
    head = FILES["pupils.csv"].splitlines(keepends=True)[0]
    filled = load(pupils_csv=head + row)
    assert filled.mended == 4
    assert FoundSignal.objects.filter(pupil="anna", warning=False).exists()


def packed(**files):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return held.getvalue()


@pytest.fixture
def administrator(client, db, django_user_model):
    organisation = add_organisation("Regio", PartyKind.PARTNERSHIP)
    person = make_person(organisation, "administrator")
    client.force_login(django_user_model.objects.get(id=person))
    return client


def send(client, *files):
    given = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/verzuim/gegevens/", {"chosen": given}, follow=True)


def test_a_zip_is_loaded_on_its_page(administrator):
    content = packed(**{f"regio/{name}": text for name, text in FILES.items()}, **{"x/leesmij": ""})
    page = send(administrator, ("regio.zip", content)).content.decode()
    assert "Ingelezen. Nieuw of gewijzigd in schools.csv: 1" in page
    assert "1 rijen gaan over leerlingen die niet bekend zijn" in page
    assert Pupil.objects.count() == 3


def test_several_files_are_loaded_on_its_page(administrator):
    send(administrator, *((name, text.encode()) for name, text in FILES.items()))
    assert Pupil.objects.count() == 3


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("regio.zip", b"PK\x03\x04 niets", "kan niet worden uitgepakt"),
        ("regio.zip", packed(niets=""), "geen bestand in dat geladen kan worden"),
        ("absences.csv", b"pupil\n", "bij de school, onder Verzuim inlezen"),
        ("protocols.csv", b"school\n", "kiest u onder Beheer, Protocollen"),
        ("verzuim.csv", b"pupil\n", "kies uit schools.csv"),
        ("pupils.csv", "pupil".encode("utf-16"), "UTF-8"),
    ],
)
def test_what_cannot_be_loaded_is_told(administrator, name, content, told):
    response = send(administrator, (name, content))
    assert response.status_code == 422
    assert told in response.content.decode()


def test_the_page_names_the_columns_of_every_file(administrator):
    page = administrator.get("/verzuim/gegevens/").content.decode()
    assert "pupil, name, authority, household, language, secret_address" in page
    assert "hoeft niet" not in page


def test_it_is_for_administrators_alone(client, db, django_user_model):
    person = make_person(make_school())
    make_pupil()
    client.force_login(django_user_model.objects.get(id=person))
    assert client.get("/verzuim/gegevens/").status_code == 403
    assert send(client, ("names.csv", FILES["names.csv"].encode())).status_code == 403
