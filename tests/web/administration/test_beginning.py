"""What an administrator sees of a region that is not ready yet."""

import pytest
from django.urls import reverse

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.people.models import Person, Position
from kantelpunt.web.people.services import add_organisation
from kantelpunt.web.protocols.models import Assigned
from kantelpunt.web.protocols.services import assign
from kantelpunt.web.schools.models import School
from tests.regions import VO
from tests.web.administration.conftest import OTHER
from tests.web.making import LONG_AGO, make_person

LOAD, OFFICE = "Lees scholen, leerlingen", "Voeg leerplicht toe"
PROTOCOL, PEOPLE = "Laat een protocol beginnen", "Voeg mensen toe"


def needed(me):
    page = " ".join(me.get(reverse("administration:home")).content.decode().split())
    return [one for one in (LOAD, OFFICE, PROTOCOL, PEOPLE) if one in page], page


def test_of_an_empty_region_everything_is_needed(client, db):
    office = add_organisation("Regio", PartyKind.PARTNERSHIP)
    client.force_login(Person.objects.get(id=make_person(office, "administrator")))
    assert needed(client)[0] == [LOAD, OFFICE, PROTOCOL, PEOPLE]


def test_what_is_there_is_not_asked_and_the_card_goes(me, region):
    assert needed(me)[0] == [OFFICE]
    add_organisation("Leerplicht", PartyKind.ATTENDANCE_OFFICE)
    told, page = needed(me)
    assert told == []
    assert "Dit is nog nodig" not in page
    Position.objects.exclude(function="administrator").delete()
    Person.objects.exclude(id=region.me).delete()
    assert needed(me)[0] == [PEOPLE]


@pytest.mark.parametrize(("sector", "asked"), [(Sector.VO, False), (Sector.PO, True)])
def test_a_school_without_a_protocol_of_its_own_or_of_its_sector_is_named(
    me, region, sector, asked
):
    Assigned.objects.filter(school=OTHER).delete()
    assign("landelijk", LONG_AGO, sector=sector)
    told, page = needed(me)
    assert (PROTOCOL in told) is asked
    assert ("geen signalen: De Es<" in page) is asked
    assert School.objects.get(code=VO).name not in page
