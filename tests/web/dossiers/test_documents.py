"""Documents are judged by what they are, kept outside the web, and given through the gate alone."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kantelpunt.casework.events.course import StepAsked
from kantelpunt.casework.events.people import ConsentGiven, PartyAdded
from kantelpunt.web.dossiers import documents
from kantelpunt.web.dossiers.file_types import DOCX, JPEG, PDF, PNG, NotKept, type_of
from kantelpunt.web.dossiers.models import Document
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.journal.models import Entry
from tests.web.dossiers.acts_tried import COORDINATOR, FIRST_STEP, SA
from tests.web.dossiers.cases import make_region, open_case, signed_in, tell

A_PDF = b"%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n"
A_PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x02\x00\x00\x00"
    b"\xfd\xd4\x9as\x00\x00\x00\x00IEND\xaeB`\x82"
)
A_JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x0b\x08\x00\x02\x00\x02\x01\x01\x11\x00\xff\xd9"
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def a_docx(content_type=WORD, **parts) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as made:
        made.writestr("[Content_Types].xml", f'<Override ContentType="{content_type}"/>')
        made.writestr("word/document.xml", "<w:document/>")
        for name, content in parts.items():
            made.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"), [(A_PDF, PDF), (A_PNG, PNG), (A_JPEG, JPEG), (a_docx(), DOCX)]
)
def test_a_file_is_what_its_content_says(content, kind):
    assert type_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script></html>",
        b"MZ\x90\x00",
        b"%PDF-1.7 cut off",
        A_PNG[:30],
        A_JPEG[:20],
        b"PK\x03\x04 no zip",
        a_docx(content_type="application/vnd.ms-word.document.macroEnabled.main+xml"),
        a_docx(**{"word/vbaProject.bin": b"x"}),
        a_docx()[:-40],
        b"GIF89a",
    ],
)
def test_anything_else_is_refused(content):
    with pytest.raises(NotKept):
        type_of(content)


@pytest.fixture
def region(today, settings, tmp_path):
    settings.DOCUMENTS = tmp_path / "documents"
    return make_region(SA)


@pytest.fixture
def case(region):
    return open_case(region, SA, StepAsked(FIRST_STEP[SA]))


def hand_in(region, case, by=COORDINATOR, *, name="verslag.pdf", content=A_PDF, part="general"):
    file = SimpleUploadedFile(name, content, content_type="text/html")
    url = reverse("dossiers:upload", args=[case])
    return signed_in(region.people[by]).post(url, {"file": file, "part": part})


def fetch(region, case, by=COORDINATOR):
    key = Document.objects.get().id
    return signed_in(region.people[by]).get(reverse("dossiers:document", args=[case, key]))


def test_what_is_handed_in_comes_back_as_it_was_and_is_journalled(region, case, settings):
    assert hand_in(region, case, name="../../etc/Verslag Anna.exe").status_code == 302
    row = Document.objects.get()
    assert (row.name, row.content_type) == ("Verslag Anna.pdf", "application/pdf")
    assert [one.name for one in settings.DOCUMENTS.iterdir()] == [row.id]
    response = fetch(region, case)
    assert response.content == A_PDF
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert row.id in str(Entry.objects.filter(action="export").get().subjects)


def test_it_is_listed_for_who_may_see_it(region, case):
    hand_in(region, case, part="restricted")
    page = signed_in(region.people[COORDINATOR]).get(reverse("dossiers:documents", args=[case]))
    assert "verslag.pdf" in page.content.decode()
    assert documents.documents_of(case, [Part.DOCUMENTS]) == []


def test_too_large_or_of_another_sort_is_refused_in_words(region, case, settings):
    settings.MAX_DOCUMENT_BYTES = 10
    assert "10 MB" in hand_in(region, case).content.decode()
    settings.MAX_DOCUMENT_BYTES = 1_000
    response = hand_in(region, case, content=b"<html>")
    assert response.status_code == 422
    assert Document.objects.count() == 0


def test_others_get_nothing(region, case):
    hand_in(region, case)
    for by in ("mentor", "youth_doctor", "attendance_officer"):
        assert fetch(region, case, by).status_code in (403, 404)


def test_what_the_doctor_hands_in_the_school_never_sees(region, case):
    tell(
        region,
        case,
        COORDINATOR,
        ConsentGiven("jeugdgezondheidszorg", "ouders", "consult"),
        ConsentGiven("jeugdgezondheidszorg", "leerling", "consult"),
        PartyAdded("jeugdgezondheidszorg", "consent"),
    )
    assert hand_in(region, case, "youth_doctor", part="medical").status_code == 302
    assert fetch(region, case, "youth_doctor").content == A_PDF
    assert fetch(region, case, COORDINATOR).status_code == 404
    assert hand_in(region, case, "youth_doctor", part="general").status_code == 422


def test_a_file_that_was_changed_is_not_given(region, case, settings):
    hand_in(region, case)
    (settings.DOCUMENTS / Document.objects.get().id).write_bytes(b"%PDF-other")
    assert fetch(region, case).status_code == 302
    with pytest.raises(documents.DocumentChanged):
        documents.content_of(Document.objects.get().id)


def test_a_document_of_another_case_is_not_found(region, case):
    hand_in(region, case)
    other = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    assert fetch(region, other).status_code == 404
