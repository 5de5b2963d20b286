"""The pages of imports: looked through first, confirmed, for one's own school alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kantelpunt.web.journal.selectors import entries
from kantelpunt.web.journal.words import Action
from kantelpunt.web.register.models import Absence, Draft, Import, ParkedRow
from tests.regions import VO
from tests.web.making import make_pupil
from tests.web.register.test_importing import HEADER, SIXTEEN

UPLOAD = "/verzuim/inlezen/"


def hand_in(client, text, school=VO, name="absences.csv"):
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(UPLOAD, {"school": school, "file": SimpleUploadedFile(name, content)})


def text_of(response):
    return " ".join(response.content.decode().split())


def looked_through(client, text):
    response = hand_in(client, text)
    assert response.status_code == 302, text_of(response)
    return response.url


def confirmed(client, text, **period):
    where = looked_through(client, text)
    days = {"first": "2026-03-02", "last": "2026-03-06", **period}
    return client.post(where, {**days, "doen": "inlezen"}, follow=True)


@pytest.fixture(autouse=True)
def on_a_day(monkeypatch, settings, db):
    from datetime import date

    from tests.web.days import noon_of

    settings.DEMO = True
    noon_of(date(2026, 3, 9))


def test_what_will_change_is_shown_and_nothing_is_done(coordinator):
    page = text_of(coordinator.get(looked_through(coordinator, SIXTEEN)))
    assert "4 rijen" in page
    assert 'value="2026-03-02"' in page
    assert 'value="2026-03-04"' in page
    assert "Anna" in page
    assert "nieuw" in page
    assert not Absence.objects.exists()


def test_confirmed_it_is_imported_and_the_list_tells_so(coordinator):
    page = text_of(confirmed(coordinator, SIXTEEN))
    assert "Ingelezen: 4 rijen. Nieuwe signalen: 1" in page
    assert "vr 6 maart 2026" in page
    assert Import.objects.count() == 1
    assert not Draft.objects.exists()
    assert entries().filter(action=Action.IMPORT).count() == 1


def test_the_same_file_again_says_when_it_came_in(coordinator):
    confirmed(coordinator, SIXTEEN)
    where = looked_through(coordinator, SIXTEEN)
    days = {"first": "2026-03-02", "last": "2026-03-06", "doen": "kijken"}
    page = text_of(coordinator.post(where, days))
    assert "Dit bestand is al ingelezen op ma 9 maart 2026" in page
    assert 'value="inlezen"' not in page


def test_mistakes_are_told_with_line_and_column_and_the_form_is_there_again(coordinator):
    response = hand_in(coordinator, HEADER + f"anna,{VO},2 maart,,,O\nanna,00VO01,2026-03-02,,,O\n")
    page = text_of(response)
    assert response.status_code == 422
    assert "absences.csv, regel 2, kolom date" in page
    assert "Er is niets veranderd" in page
    assert not Draft.objects.exists()


@pytest.mark.parametrize("content", [b"", SIXTEEN.encode("utf-16"), b"\x00\x01PK\x03\x04"])
def test_what_is_no_such_file_is_refused_in_words(coordinator, content):
    response = hand_in(coordinator, content)
    assert response.status_code == 422
    assert "Dit bestand is niet ingelezen" in text_of(response)


def test_english_is_there_too(coordinator):
    coordinator.post(reverse("pages:language"), {"language": "en"})
    response = hand_in(coordinator, HEADER + f"anna,{VO},2 maart,,,O\n")
    assert "absences.csv, line 2, column date" in text_of(response)


def test_rows_outside_the_chosen_period_are_told(coordinator):
    where = looked_through(coordinator, SIXTEEN)
    response = coordinator.post(
        where, {"first": "2026-03-03", "last": "2026-03-06", "doen": "inlezen"}
    )
    assert response.status_code == 422
    assert "ligt buiten de periode" in text_of(response)
    assert not Absence.objects.exists()


def test_a_file_without_rows_asks_for_the_period(coordinator):
    where = looked_through(coordinator, HEADER)
    assert coordinator.get(where).status_code == 200
    coordinator.post(where, {"first": "2026-03-02", "last": "2026-03-06", "doen": "inlezen"})
    assert Import.objects.count() == 1


@pytest.mark.parametrize("who", ["mentor", "elsewhere"])
def test_others_see_neither_the_file_nor_the_school(coordinator, sign_in, who):
    where = looked_through(coordinator, SIXTEEN)
    other = sign_in(who)
    response = hand_in(other, SIXTEEN)
    assert response.status_code == (403 if who == "mentor" else 422)
    assert "Anna" not in text_of(other.get(where, follow=True))
    other.post(where, {"first": "2026-03-02", "last": "2026-03-06", "doen": "inlezen"})
    assert not Import.objects.exists()


def test_a_code_is_mended_on_its_page(coordinator, sign_in):
    confirmed(coordinator, SIXTEEN + f"anna,{VO},2026-03-05,1,,X\n")
    row = ParkedRow.objects.get()
    page = coordinator.get("/verzuim/apart/")
    assert "code niet bekend" in text_of(page)
    assert reverse("register:meaning", args=[row.pk]) in text_of(page)
    where = reverse("register:meaning", args=[row.pk])
    assert sign_in("elsewhere").get(where).status_code == 403
    for answer in (
        {"category": "", "authorised": "false"},
        {"category": "unauthorised", "authorised": "true"},
    ):
        refused = sign_in("coordinator").post(where, answer)
        assert "Er klopt nog iets niet" in text_of(refused)
    answer = {"category": "unauthorised", "authorised": "false"}
    page = text_of(sign_in("coordinator").post(where, answer, follow=True))
    assert "Rijen die nu meetellen: 1" in page
    assert not ParkedRow.objects.exists()


def test_an_export_of_parked_rows_defuses_formulas(coordinator):
    make_pupil("bas", last_name="=cmd|' /C calc'!A0")
    confirmed(coordinator, HEADER + f'bas,{VO},2026-03-05,1,,"=1+1"\n')
    exported = coordinator.get("/verzuim/apart/?als=csv").content.decode()
    assert ",'=1+1," in exported
    assert entries().filter(action=Action.EXPORT).count() == 1


def test_an_import_that_is_given_up_leaves_nothing(coordinator):
    where = looked_through(coordinator, SIXTEEN)
    coordinator.post(f"{where}weg/")
    assert not Draft.objects.exists()
    assert coordinator.get(where).status_code == 302


def test_no_pupil_and_no_code_stands_in_an_address(coordinator):
    confirmed(coordinator, SIXTEEN + f"anna,{VO},2026-03-05,1,,GEHEIM\n")
    page = text_of(coordinator.get("/verzuim/apart/"))
    addresses = [part.split('"')[0] for part in page.split('href="')[1:]]
    assert not [one for one in addresses if "anna" in one or "GEHEIM" in one]


@pytest.mark.parametrize("rows", [10, 200])
def test_the_list_of_parked_rows_asks_as_much_whatever_its_length(
    coordinator, rows, django_assert_max_num_queries
):
    confirmed(coordinator, HEADER + "".join(f"zoek{n},{VO},2026-03-05,1,,O\n" for n in range(rows)))
    assert ParkedRow.objects.count() == rows
    with django_assert_max_num_queries(25):
        coordinator.get("/verzuim/apart/")
