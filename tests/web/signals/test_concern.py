"""A concern without a signal: one action, and no justification is asked (CM-06)."""

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import Opened, OpenedBy
from kantelpunt.casework.events.work import NoteWritten
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.store import events_of
from kantelpunt.web.register.models import FoundSignal
from tests.web.signals.conftest import text_of


def test_a_pupil_is_found_without_a_name_in_an_address(coordinator):
    response = coordinator.post("/signalen/zorg/", {"words": "bos"})
    page = text_of(response)
    assert "Anna Bos" in page
    assert "Bas Aker" not in page
    assert "/signalen/zorg/anna/" in page


@pytest.mark.parametrize("who", ["coordinator", "mentor"])
def test_cm_06_one_action_opens_a_case_and_nothing_needs_to_be_explained(sign_in, who):
    client = sign_in(who)
    response = client.post("/signalen/zorg/anna/", {"first_day": "", "text": ""})
    assert response.status_code == 302, text_of(response)
    case = CaseRow.objects.get(pupil="anna")
    opened = events_of(case.id)[0].what
    assert isinstance(opened, Opened)
    assert (opened.because, opened.first_day) == (OpenedBy.CONCERN, None)


def test_what_somebody_adds_is_kept(coordinator):
    coordinator.post("/signalen/zorg/anna/", {"first_day": "2026-03-02", "text": "Stil in de les"})
    case = CaseRow.objects.get(pupil="anna")
    assert case.first_day.isoformat() == "2026-03-02"
    assert any(isinstance(one.what, NoteWritten) for one in events_of(case.id))


def test_with_an_open_case_it_becomes_a_note(coordinator):
    coordinator.post("/signalen/zorg/anna/", {"text": ""})
    page = text_of(coordinator.get("/signalen/zorg/anna/"))
    assert "Er is al een open casus" in page
    coordinator.post("/signalen/zorg/anna/", {"text": ""})
    case = CaseRow.objects.get(pupil="anna")
    assert any(isinstance(one.what, NoteWritten) for one in events_of(case.id))


def test_what_the_engine_refuses_is_told_and_no_text_is_lost(coordinator):
    response = coordinator.post(
        "/signalen/zorg/anna/", {"first_day": "2026-04-01", "text": "Blijft staan"}
    )
    page = text_of(response)
    assert response.status_code == 422
    assert "2026-04-01 moet nog komen" in page
    assert "Blijft staan" in page
    assert not CaseRow.objects.exists()


@pytest.mark.parametrize(("who", "pupil"), [("mentor", "bas"), ("elsewhere", "anna")])
def test_only_about_ones_own_pupils(sign_in, who, pupil):
    client = sign_in(who)
    assert client.get(f"/signalen/zorg/{pupil}/").status_code == 403
    assert client.post(f"/signalen/zorg/{pupil}/", {"text": ""}).status_code == 403
    assert not CaseRow.objects.exists()


def test_new_signals_of_the_pupil_are_pointed_at_before_and_after(coordinator):
    signal, *others = FoundSignal.objects.filter(pupil="anna").order_by("-fired_on", "signal")
    where = reverse("signals:signal", args=[signal.id])
    assert where in text_of(coordinator.get("/signalen/zorg/anna/"))
    page = coordinator.post("/signalen/zorg/anna/", {"text": ""}, follow=True)
    assert "Er zijn nog nieuwe signalen van deze leerling" in text_of(page)
    ids = [one.id for one in (signal, *others)]
    judged = {"signaal": ids, "doen": "1", "decision": "casus"}
    coordinator.post("/signalen/beoordelen/", judged)
    page = text_of(coordinator.get("/signalen/zorg/anna/"))
    assert "/signalen/zorg/anna/" in page
    assert not any(reverse("signals:signal", args=[one]) in page for one in ids)
