"""Every act goes through its form and the engine, and nothing that was written is lost."""

from html import unescape

import pytest
from django.urls import reverse

from kantelpunt.casework.events.course import EscalationDecided, MovedToVersion, StepAsked
from kantelpunt.casework.events.offers import OfferEnded, OfferStarted
from kantelpunt.casework.events.work import TaskSet
from kantelpunt.web.dossiers import selectors
from kantelpunt.web.dossiers.acts.act import Setting
from kantelpunt.web.dossiers.acts.known import ACTS, act_for, offered
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.viewer import Viewer
from kantelpunt.web.pages.clock import at
from kantelpunt.web.protocols.services import assign
from tests.web.dossiers.acts_tried import (
    COORDINATOR,
    FIRST_STEP,
    PLACE,
    REFUSED,
    SA,
    TB,
    TRIED,
)
from tests.web.dossiers.cases import (
    BEGAN,
    TODAY,
    address,
    does,
    kinds_of,
    last,
    make_region,
    open_case,
    signed_in,
    tell,
)

pytestmark = pytest.mark.django_db
TRIED_APART = {"verder", "versie", "uitnodiging"}


def begun(tried):
    region = make_region(tried.protocol)
    case = open_case(region, tried.protocol, StepAsked(FIRST_STEP[tried.protocol]))
    if tried.before:
        tell(region, case, COORDINATOR, *tried.before)
    for by, what in tried.first.items():
        tell(region, case, by, *what)
    return region, case


def page_of(response) -> str:
    return unescape(response.content.decode())


@pytest.mark.parametrize("tried", TRIED, ids=lambda tried: tried.key)
def test_what_the_form_says_is_recorded(today, tried):
    region, case = begun(tried)
    client = signed_in(region.people[tried.by])
    assert client.get(address(case, tried.key)).status_code == 200
    before = kinds_of(case)
    data = tried.data(region) if callable(tried.data) else tried.data
    response = does(client, address(case, tried.key), data)
    assert response.status_code == 302, page_of(response)
    assert tried.told.__name__ in kinds_of(case)[len(before) :]


def test_every_act_is_tried():
    assert {tried.key for tried in TRIED} | TRIED_APART == set(ACTS)


@pytest.mark.parametrize(
    ("key", "data", "protocol", "field"), REFUSED, ids=lambda one: str(one)[:9]
)
def test_what_is_refused_is_told_and_the_text_stays(today, key, data, protocol, field):
    region = make_region(protocol)
    case = open_case(region, protocol, StepAsked(FIRST_STEP[protocol]))
    before = kinds_of(case)
    response = signed_in(region.people[COORDINATOR]).post(address(case, key), data)
    assert response.status_code == 422
    assert "Er klopt nog iets niet" in page_of(response)
    assert data[field] in page_of(response)
    assert kinds_of(case) == before


NOTHING_ASKED = {"proces-verbaal"}


@pytest.mark.parametrize("key", sorted(set(ACTS) - NOTHING_ASKED))
def test_a_form_that_is_not_filled_in_says_so_in_both_languages(today, key):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    before, client = kinds_of(case), signed_in(region.people[COORDINATOR])
    for language, told in (("nl", "Er klopt nog iets niet"), ("en", "Something is not right yet")):
        client.post(reverse("pages:language"), {"language": language})
        response = client.post(address(case, key), {})
        assert response.status_code == 422
        assert told in page_of(response)
    assert kinds_of(case) == before


def test_who_decides_to_go_on_must_first_establish_what_the_text_asks(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked("doorbraakteam"))
    client = signed_in(region.people["case_director"])
    way = {"way": "steps.doorbraakteam.tipping_point"}
    refused = client.post(address(case, "verder"), way)
    assert refused.status_code == 422
    assert "Worden kind, ouders en professionals het samen niet eens?" in page_of(refused)
    assert "Niet vastgesteld: geen-overeenstemming" not in page_of(refused)
    answer = {"fact": "geen-overeenstemming", "answer": "yes", "grounds": "na drie gesprekken"}
    assert does(client, address(case, "vraag"), answer).status_code == 302
    assert does(client, address(case, "verder"), way).status_code == 302
    assert last(case) == EscalationDecided("doorbraakteam", "arbitrage")


def test_a_case_moves_only_after_somebody_saw_what_changes(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    client, url = signed_in(region.people[COORDINATOR]), reverse("dossiers:move", args=[case])
    version = {"version": "tilburg-vo@2020-09-01"}
    assert version["version"] not in page_of(client.get(url))  # no school here works by it
    assign("tilburg-vo", BEGAN, school=region.school)
    asked = client.post(url, version)
    assert asked.status_code == 200
    assert "step_onder-vier-weken" in page_of(asked)
    chosen = {**version, "step_onder-vier-weken": "basis-op-orde"}
    previewed = client.post(url, chosen)
    assert "Er is nog niets veranderd" in page_of(previewed)
    assert not isinstance(last(case), MovedToVersion)
    moved = client.post(url, {**chosen, "akkoord": "1"})
    assert moved.status_code == 302, page_of(moved)
    assert last(case) == MovedToVersion(
        version["version"], (("onder-vier-weken", "basis-op-orde"),)
    )
    assert client.get(reverse("dossiers:case", args=[case])).status_code == 200


def test_an_invitation_is_a_letter_for_one_household_without_an_address(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    client, url = signed_in(region.people[COORDINATOR]), reverse("dossiers:invitation", args=[case])
    assert "Bo Jansen" in page_of(client.get(url))
    data = {"to": "1", "on": "2026-03-12", "at": "14:30", "minutes": "30", "place": "Kamer 2"}
    response = client.post(url, data)
    assert response.content.startswith(b"%PDF-")
    assert response["Content-Disposition"].startswith("attachment")
    assert client.post(url, {**data, "place": ""}).status_code == 422


def test_what_people_wrote_never_stands_in_an_address(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    tell(region, case, COORDINATOR, TaskSet("Anna bellen", ("school",), TODAY))
    response = signed_in(region.people[COORDINATOR]).get(reverse("dossiers:case", args=[case]))
    links = [part.split('"')[0] for part in page_of(response).split('href="')[1:]]
    assert not [link for link in links if "Anna" in link]
    key, given = act_for(setting_of(region, case, COORDINATOR), "task Anna bellen")
    page = page_of(signed_in(region.people[COORDINATOR]).get(address(case, key, **given)))
    assert 'value="Anna bellen"' in page
    assert "checked" in page.split('value="Anna bellen"')[1].split(">")[0]


def setting_of(region, case, function) -> Setting:
    viewer = Viewer.of(region.people[function], TODAY)
    found = selectors.dossier(case, at(TODAY))
    return Setting(found, viewer, frozenset(Part), at(TODAY))


@pytest.mark.parametrize("protocol", sorted(FIRST_STEP))
def test_everything_that_is_asked_has_an_act(today, protocol):
    region = make_region(protocol)
    case = open_case(region, protocol, StepAsked(FIRST_STEP[protocol]))
    setting = setting_of(region, case, COORDINATOR)
    keys = [one.key for one in setting.dossier.seen.to_do]
    assert keys
    assert [key for key in keys if act_for(setting, key) is None] == []


def test_the_menu_offers_only_what_makes_sense(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    keys = {act.key for act in offered(setting_of(region, case, COORDINATOR))}
    assert {"gesprek", "regie", "toestemming", "plan", "hoop"} <= keys
    assert not {"heropenen", "aanbod-begonnen", "zitting", "plan-gezien", "besluit"} & keys


@pytest.mark.parametrize(
    ("function", "offered_too"),
    [(COORDINATOR, {"sluiten", "trede"}), ("attendance_officer", {"proces-verbaal"})],
)
def test_what_is_for_others_to_tell_is_not_offered(today, function, offered_too):
    region = make_region(TB)
    case = open_case(region, TB, StepAsked("oudergesprek"))
    for_few = {"sluiten", "trede", "proces-verbaal", "hoop"}
    keys = {act.key for act in offered(setting_of(region, case, function))}
    assert for_few & keys == offered_too


def test_the_menu_has_six_headings_at_most_the_likely_ones_first(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    page = signed_in(region.people[COORDINATOR]).get(reverse("dossiers:case", args=[case]))
    titles = [title for title, _ in page.context["menu"]]
    assert titles[0] == "Gesprekken en taken"
    assert len(titles) <= 6


NATIONAL = "promises.landelijk-drie-maanden"
BEGUN = OfferStarted("1", BEGAN)


@pytest.mark.parametrize(
    ("told", "keys", "asked"),
    [
        ((), {"aanbod"}, "aanbod"),
        (
            (PLACE,),
            {"aanbod", "aanbod-akkoord", "aanbod-begonnen", "aanbod-gestopt"},
            "aanbod-begonnen",
        ),
        ((PLACE, BEGUN), {"aanbod-gestopt"}, None),
        ((PLACE, BEGUN, OfferEnded("1", "werkt niet")), {"aanbod"}, "aanbod"),
    ],
    ids=["none", "made", "begun", "ended"],
)
def test_of_an_offer_is_asked_what_can_still_be_told_of_it(today, told, keys, asked):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    tell(region, case, COORDINATOR, *told)
    setting = setting_of(region, case, COORDINATOR)
    assert {act.key for act in offered(setting) if act.key.startswith("aanbod")} == keys
    open_keys = [one.key for one in setting.dossier.seen.to_do]
    assert (act_for(setting, NATIONAL)[0] if NATIONAL in open_keys else None) == asked


def test_a_talk_was_today_unless_somebody_says_otherwise(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    page = page_of(signed_in(region.people[COORDINATOR]).get(address(case, "gesprek")))
    assert f'name="day" value="{TODAY.isoformat()}"' in page


def test_others_do_not_come_near_the_form(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    doctor = signed_in(region.people["youth_doctor"])
    assert doctor.get(address(case, "notitie")).status_code == 403
    mentor = signed_in(region.people["mentor"])
    assert mentor.get(address(case, "delen")).status_code == 403
    assert mentor.get(address(case, "bestaat-niet")).status_code == 404


def test_who_comes_second_is_told_what_changed_and_loses_no_text(today):
    region = make_region(SA)
    case = open_case(region, SA, StepAsked(FIRST_STEP[SA]))
    seen = selectors.dossier(case, at(TODAY)).row.sequence
    note = {"kind": "general", "gezien": str(seen)}
    first = signed_in(region.people["support_coordinator"])
    assert does(first, address(case, "stap"), {"step": "consultatie"}).status_code == 302
    second = signed_in(region.people[COORDINATOR])
    response = second.post(address(case, "notitie"), {**note, "text": "Bewaar dit."})
    assert response.status_code == 409
    assert "Intussen heeft iemand anders iets vastgelegd" in page_of(response)
    assert "Bewaar dit." in page_of(response)
    assert "NoteWritten" not in kinds_of(case)
    again = page_of(response).split('name="gezien" value="')[1].split('"')[0]
    assert int(again) > seen
    note = {"kind": "general", "gezien": again, "text": "Bewaar dit."}
    assert second.post(address(case, "notitie"), note).status_code == 302
