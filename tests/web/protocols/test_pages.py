"""Protocols to read, where each counts, and where one stands; nothing about a pupil."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.decision_tree import NO, NONE, YES
from kantelpunt.web.protocols.asking import end_of, place_of, walked
from kantelpunt.web.protocols.places import anchor_at, rule_address
from kantelpunt.web.protocols.reading import reading
from kantelpunt.web.protocols.selectors import shelf, version_called, version_names
from tests.web.days import noon_of
from tests.web.dossiers.cases import signed_in
from tests.web.making import make_person, make_school

TILBURG = "tilburg-vo@2020-09-01"
QUERIES = 20


@pytest.fixture
def coordinator(db, settings):
    """A browser of somebody of a school in Tilburg."""
    settings.DEMO = True
    noon_of(date(2026, 3, 9))
    return signed_in(make_person(make_school(protocol="tilburg-vo", name="Lyceum De Linde")))


def text_of(response):
    return " ".join(response.content.decode().split())


def page(client, name, *args, **asked):
    return client.get(reverse(f"protocols:{name}", args=args), asked)


def test_the_own_protocol_comes_first_with_the_schools_at_which_it_counts(coordinator):
    told = text_of(page(coordinator, "list"))
    titles = [one.protocol.title for one in shelf().versions]
    assert min(told.index(title) for title in titles) == told.index("Thuiszitterspact voortgezet")
    assert "uw school" in told
    assert "Geldt op: Lyceum De Linde" in told
    assert told.count("Geldt hier op geen school") == len(shelf().ids) - 1


def test_more_schools_ask_no_more_of_the_database(coordinator):
    page(coordinator, "list")
    with CaptureQueriesContext(connection) as few:
        page(coordinator, "list")
    for number in range(8):
        make_school(f"00AB0{number}", protocol="utrecht")
    with CaptureQueriesContext(connection) as many:
        page(coordinator, "list")
    assert len(many) == len(few) <= QUERIES


@pytest.mark.parametrize("version", version_names())
@pytest.mark.parametrize("language", Language)
def test_every_protocol_reads_whole_and_every_link_of_the_contents_arrives(version, language):
    read = reading(version, language)
    assert read.lead
    anchors = re.findall(r' id="([^"]+)"', read.body)
    assert len(anchors) == len(set(anchors))
    for one in read.contents:
        assert {one.anchor, *(under.anchor for under in one.under)} <= set(anchors)


@pytest.mark.parametrize("version", version_names())
def test_every_signal_step_and_task_has_a_place_on_the_page(version):
    protocol = version_called(version).protocol
    for one in protocol.signals:
        assert anchor_at(version, f"signals.{one.id}") == f"signals-{one.id}"
    for step in protocol.steps:
        for task in step.tasks:
            place = f"steps.{step.id}.tasks.{task.id}"
            assert anchor_at(version, place) == place.replace(".", "-")


def test_what_has_no_place_of_its_own_leads_to_that_of_which_it_is_a_part():
    address = rule_address(TILBURG, "steps.basis-op-orde.tipping_point")
    assert address.endswith("/tilburg-vo@2020-09-01/#steps-basis-op-orde")
    assert rule_address(TILBURG, "bestaat.niet").endswith("2020-09-01/")


def test_the_page_tells_goal_lead_and_tipping_point_of_a_step(coordinator):
    told = text_of(page(coordinator, "page", TILBURG))
    step = told.split('id="steps-basis-op-orde"')[1].split('id="steps-ondersteuningsteam"')[0]
    for words in ("Doel", "Regie", "Wie doet wat", "Kantelpunt", "Na 3 schoolweken"):
        assert words in step
    assert "<svg" in told
    assert "Waar sta ik?" in told


def test_an_id_alone_is_the_version_that_is_in_force(coordinator):
    assert text_of(page(coordinator, "page", "tilburg-vo")).count("<h1>") == 1
    assert page(coordinator, "page", "bestaat-niet").status_code == 404
    assert page(coordinator, "page", "tilburg-vo@1999-01-01").status_code == 404
    assert page(coordinator, "where", "bestaat-niet").status_code == 404


def test_nobody_reads_it_without_signing_in(client, db):
    assert page(client, "list").status_code == 302


def test_questions_come_one_by_one_and_only_codes_stand_in_the_address(coordinator):
    first = page(coordinator, "where", "tilburg-vo")
    assert "In welke stap is de leerling nu?" in text_of(first)
    sent = page(coordinator, "where", "tilburg-vo", vraag="now", antwoord="basis-op-orde")
    assert sent["Location"].endswith("/waar-sta-ik/?now=basis-op-orde")
    second = text_of(coordinator.get(sent["Location"]))
    assert "Uw antwoorden" in second
    assert "Stap 1, de basis op orde" in second
    assert "In welke stap is de leerling nu?</legend>" not in second


@pytest.mark.parametrize("answer", ["", "bestaat-niet"])
def test_without_an_answer_it_says_so(coordinator, answer):
    response = page(coordinator, "where", "tilburg-vo", vraag="now", antwoord=answer)
    assert response.status_code == 422
    assert "Kies een antwoord." in text_of(response)


def test_the_end_is_a_step_with_its_reason_and_the_sentence_of_the_text(coordinator):
    asked = {"now": NONE, "situation": NONE, "signal": "wettelijk-verzuim"}
    told = text_of(page(coordinator, "where", "tilburg-vo", **asked))
    for words in (
        "Ga naar deze stap",
        "Stap 1, de basis op orde",
        "Aanleiding: Wettelijk verzuim",
        "Bron: Stap 1",
        "#steps-basis-op-orde",
    ):
        assert words in told


def test_an_answer_can_be_changed(coordinator):
    asked = {"now": NONE, "situation": NONE, "signal": "wettelijk-verzuim"}
    told = text_of(page(coordinator, "where", "tilburg-vo", **asked))
    assert 'href="/protocol/tilburg-vo/waar-sta-ik/?now=none"' in told


@pytest.mark.parametrize("version", version_names())
@pytest.mark.parametrize("last", [False, True])
def test_whatever_is_answered_the_walk_ends_somewhere_on_the_page(version, last):
    protocol, answers = version_called(version).protocol, {}
    while (way := walked(protocol, answers)).asked:
        keys = [one.key for one in way.asked.answers]
        pick = next((key for key in keys if key not in (NONE, NO)), YES)
        answers[way.asked.key] = pick if last else keys[-1]
    assert end_of(way.choice)
    place = place_of(way.choice, way.given)
    assert not place or anchor_at(version, place) == place.replace(".", "-")


def test_in_english_the_words_between_are_english(coordinator):
    coordinator.post(reverse("pages:language"), {"language": "en", "next": "/"})
    assert "Tipping point" in text_of(page(coordinator, "page", TILBURG))
    assert "In which step is the pupil now?" in text_of(page(coordinator, "where", "tilburg-vo"))
