"""Administration is for administrators, and for nobody else."""

import pytest
from django.urls import reverse

from kantelpunt.interchange.functions_file import functions
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.administration.urls import urlpatterns
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.protocols.models import Assigned
from tests.web.making import make_person

NAMES = [one.name for one in urlpatterns]
GIVEN = {"key": "x", "code": "00VO00", "row": 1, "protocol": "landelijk"}


def address(pattern):
    asked = pattern.pattern.converters
    return reverse(f"administration:{pattern.name}", kwargs={one: GIVEN[one] for one in asked})


@pytest.mark.parametrize("function", [one for one in functions().by_id if one != "administrator"])
def test_no_other_function_gets_in(region, signed_in, function):
    kind = functions().by_id[function].kind or PartyKind.MUNICIPALITY
    client = signed_in(make_person(add_organisation("Elders", kind), function, groups=["3a"]))
    for pattern in urlpatterns:
        found = {method(address(pattern)).status_code for method in (client.get, client.post)}
        assert {403} <= found <= {403, 405}, pattern.name


def test_somebody_who_did_not_sign_in_is_led_to_where_one_does(region, client):
    for pattern in urlpatterns:
        sent = client.get(address(pattern))
        assert sent.status_code == 302, pattern.name
        assert sent.url.startswith("/aanmelden/")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_answers_for_an_administrator(me, region, language):
    me.post("/taal/", {"language": language, "next": "/"})
    ids = {"add_position": region.mentor, "person": region.mentor, "activity": region.mentor}
    for pattern in urlpatterns:
        if pattern.name in NEEDS_A_ROW:
            continue
        given = {one: GIVEN[one] for one in pattern.pattern.converters}
        if "row" in given:
            given["row"] = Assigned.objects.earliest("id").id
        if "key" in given:
            given["key"] = ids.get(pattern.name, region.mentor)
        sent = me.get(reverse(f"administration:{pattern.name}", kwargs=given))
        assert sent.status_code in (200, 405), pattern.name


NEEDS_A_ROW = {
    "organisation",
    "end_position",
    "replace",
    "change_replacement",
    "take_back_days",
    "change_reason",
    "take_back_protocol",
}
"""Pages that the other tests of administration open."""
