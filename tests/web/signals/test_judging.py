"""Signals are explained, and judged one or several at once."""

from datetime import timedelta

import pytest

from kantelpunt.casework.events.course import Opened, SignalAttached
from kantelpunt.casework.events.work import NoteWritten
from kantelpunt.web.dossiers.models import CaseRow
from kantelpunt.web.dossiers.store import events_of, texts_of
from kantelpunt.web.journal.selectors import entries
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.ids import new_id
from kantelpunt.web.register.models import FoundSignal, SignalState
from tests.web.signals.conftest import LEGAL, signals_of, text_of

JUDGE = "/signalen/beoordelen/"


def judge(client, signals, **given):
    return client.post(
        JUDGE, {"signaal": [one.id for one in signals], "doen": "1", **given}, follow=True
    )


def told_in(case, kind):
    return [event.what for event in events_of(case) if isinstance(event.what, kind)]


def test_a_signal_is_a_sentence_then_evidence_then_the_text_it_rests_on(coordinator):
    (one,) = signals_of("anna")
    page = text_of(coordinator.get(f"/signalen/{one.id}/"))
    assert "17 lesuren" in page
    assert "k-day--unauthorised" in page
    assert "k-day--signal" in page
    assert "k-source" in page
    assert one.receipt["source"]["title"] in page
    assert page.index("17 lesuren") < page.index("k-weeks") < page.index("k-source")


def test_a_case_is_opened_and_the_signal_goes_into_it(coordinator):
    (one,) = signals_of("anna")
    page = judge(coordinator, [one], decision="casus", first_0="2026-03-02", note="Bellen")
    case = CaseRow.objects.get(pupil="anna")
    assert "De casus is geopend" in text_of(page)
    (one,) = signals_of("anna")
    assert (one.state, one.case) == (SignalState.IN_CASE, case.id)
    (attached,) = told_in(case.id, SignalAttached)
    assert (attached.signal, attached.fired_on) == (one.signal, one.fired_on)
    (opened,) = told_in(case.id, Opened)
    assert opened.first_day is None
    assert case.first_day == one.first_day
    (note,) = told_in(case.id, NoteWritten)
    assert texts_of(case.id)[note.text][1].text == "Bellen"


def test_another_first_day_is_told_when_somebody_names_it(coordinator):
    judge(coordinator, signals_of("anna"), decision="casus", first_0="2026-02-23")
    case = CaseRow.objects.get(pupil="anna")
    assert told_in(case.id, Opened)[0].first_day.isoformat() == "2026-02-23"


def test_several_pupils_are_judged_at_once(coordinator):
    both = [*signals_of("anna"), *signals_of("bas")]
    page = text_of(coordinator.post(JUDGE, {"signaal": [one.id for one in both]}))
    assert "Anna Bos" in page
    assert "Bas Aker" in page
    judge(coordinator, both, decision="casus")
    assert set(CaseRow.objects.values_list("pupil", flat=True)) == {"anna", "bas"}


@pytest.fixture
def another(region):
    """One more new signal of Anna."""
    row = signals_of("anna")[0]
    row.pk, row.signal, row.first_day = new_id(), "ziekmelding", row.first_day - timedelta(days=7)
    row.save(force_insert=True)
    return row


def test_the_other_new_signals_of_the_pupil_are_offered_ticked(coordinator, another):
    (one,) = signals_of("anna")
    page = coordinator.get(f"/signalen/{one.id}/")
    assert {one.id, another.id} <= set(page.context["form"]["signaal"].value())
    chosen = coordinator.post(JUDGE, {"leerling": ["anna"]})
    assert chosen.context["form"]["signaal"].value() == page.context["form"]["signaal"].value()
    assert text_of(page).count('name="signaal"') == text_of(page).count(" checked")


def test_what_is_not_ticked_stays_new(coordinator, another):
    page = {"leerling": ["anna"], "signaal": [another.id], "doen": "1"}
    coordinator.post(JUDGE, {**page, "decision": "laten", "reason": "Uitvaart"})
    another.refresh_from_db()
    assert another.state == SignalState.LEFT
    assert signals_of("anna")[0].state == SignalState.NEW


def test_the_first_day_is_that_of_what_is_ticked_when_nobody_names_another(coordinator, another):
    (one,) = signals_of("anna")
    given = {"leerling": ["anna"], "signaal": [one.id], "doen": "1", "decision": "casus"}
    coordinator.post(JUDGE, {**given, "first_0": another.first_day.isoformat()})
    case = CaseRow.objects.get(pupil="anna")
    assert told_in(case.id, Opened)[0].first_day is None
    assert case.first_day == one.first_day


def test_nothing_ticked_or_judged_by_another_says_what_to_do(coordinator, another):
    page = {"leerling": ["anna"], "doen": "1", "decision": "casus"}
    response = coordinator.post(JUDGE, page)
    assert response.status_code == 422
    assert "Kies een of meer signalen." in text_of(response)
    FoundSignal.objects.filter(id=another.id).update(state=SignalState.IN_CASE, case="x")
    response = coordinator.post(JUDGE, {**page, "signaal": [another.id]})
    assert "Een ander beoordeelde een van deze signalen" in text_of(response)
    assert not CaseRow.objects.exists()


def test_a_signal_is_joined_to_the_open_case(coordinator):
    (one,) = signals_of("anna")
    judge(coordinator, [one], decision="casus")
    FoundSignal.objects.filter(id=one.id).update(state="new", case="")
    page = judge(coordinator, [one], decision="casus")
    assert "Het signaal hoort nu bij de open casus" in text_of(page)
    case = CaseRow.objects.get()
    assert len(told_in(case.id, SignalAttached)) == 2


def test_it_is_left_with_a_reason_and_not_without(coordinator):
    (one,) = signals_of("anna")
    response = judge(coordinator, [one], decision="laten", reason=" ")
    assert response.status_code == 422
    assert "Schrijf kort waarom" in text_of(response)
    judge(coordinator, [one], decision="laten", reason="Uitvaart van oma")
    (one,) = signals_of("anna")
    assert (one.state, one.reason) == (SignalState.LEFT, "Uitvaart van oma")
    assert "Uitvaart van oma" in text_of(coordinator.get(f"/signalen/{one.id}/"))
    assert not CaseRow.objects.exists()


def test_who_left_a_signal_can_come_back_on_it(coordinator):
    signals = signals_of("anna")
    judge(coordinator, signals, decision="laten", reason="Vergissing")
    judge(coordinator, signals, decision="casus")
    assert signals_of("anna")[0].state == SignalState.IN_CASE


def test_what_the_engine_refuses_is_told_in_full_and_nothing_is_lost_or_half_done(coordinator):
    both = [*signals_of("anna"), *signals_of("bas")]
    FoundSignal.objects.filter(pupil="bas", signal=LEGAL).update(signal="bestaat-niet")
    note = "Dit mag niet verdwijnen"
    response = judge(coordinator, both, decision="casus", note=note)
    page = text_of(response)
    assert response.status_code == 422
    assert "Bas Aker: " in page
    assert "bestaat-niet" in page
    assert note in page
    assert not CaseRow.objects.exists()
    assert signals_of("anna")[0].state == SignalState.NEW


def test_a_school_without_a_protocol_says_what_to_do(coordinator):
    from kantelpunt.web.protocols.models import Assigned

    Assigned.objects.all().delete()
    page = text_of(judge(coordinator, signals_of("anna"), decision="casus"))
    assert "geldt op 2026-03-09 geen protocol" in page
    assert "Vraag de beheerder" in page


def test_a_mentor_sees_the_own_group_and_others_see_nothing(sign_in):
    (anna,), (bas,) = signals_of("anna"), signals_of("bas")
    mentor = sign_in("mentor")
    assert "Anna Bos" in text_of(mentor.get("/signalen/"))
    assert "Bas Aker" not in text_of(mentor.get("/signalen/"))
    assert mentor.get(f"/signalen/{bas.id}/").status_code == 403
    other = sign_in("elsewhere")
    assert "Anna Bos" not in text_of(other.get("/signalen/"))
    assert other.get(f"/signalen/{anna.id}/").status_code == 403
    judge(other, [anna], decision="laten", reason="x")
    assert signals_of("anna")[0].state == SignalState.NEW


def test_a_mentor_may_judge_where_the_protocol_lets_it(sign_in):
    judge(sign_in("mentor"), signals_of("anna"), decision="laten", reason="Afgesproken")
    assert signals_of("anna")[0].state == SignalState.LEFT


def test_looking_and_judging_are_in_the_journal(coordinator):
    (one,) = signals_of("anna")
    coordinator.get("/signalen/")
    coordinator.get(f"/signalen/{one.id}/")
    judge(coordinator, [one], decision="casus")
    actions = entries().filter(kind=Kind.SIGNAL).values_list("action", flat=True)
    assert {Action.LIST, Action.LOOK, Action.CHANGE} <= set(actions)


@pytest.mark.parametrize("chosen", [[], ["bestaatniet"]])
def test_nothing_chosen_says_what_to_do(coordinator, chosen):
    page = coordinator.post(JUDGE, {"signaal": chosen}, follow=True)
    assert "Kies eerst" in text_of(page)
