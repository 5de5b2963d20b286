"""An exemption is followed after it was given, however it arose (TB-67)."""

from datetime import date

from django.urls import reverse

from kantelpunt.casework.events.course import Closed, ClosedBecause
from kantelpunt.web.schools.legal_status import FILES
from kantelpunt.web.schools.models import Enrolment, Exemption, HandedIn, Pupil, Residence
from tests.web.days import noon_of
from tests.web.dossiers.cases import TODAY, make_region, open_case, signed_in, tell
from tests.web.making import LONG_AGO, make_child


def listed(client):
    rows = client.get(reverse("municipality:exemptions")).context["table"].rows
    return [row.cells[0].text for row in rows]


def test_tb_67_who_was_exempted_in_a_case_is_followed_when_the_case_is_closed(db, settings):
    settings.DEMO = True
    noon_of(TODAY)
    HandedIn.objects.bulk_create(HandedIn(file=one) for one in FILES)
    region = make_region("tilburg-vo")
    officer = signed_in(region.people["attendance_officer"])
    case = open_case(region, "tilburg-vo")
    assert listed(officer) == []
    tell(region, case, "absence_coordinator", Closed(ClosedBecause.CLOSED), day=TODAY)
    Enrolment.objects.filter(pupil=region.pupil).update(last=date(2026, 3, 1))
    Pupil.objects.filter(id=region.pupil).update(municipality="Ergens")
    Residence.objects.create(pupil_id=region.pupil, municipality="Ergens", first=LONG_AGO)
    Exemption.objects.create(pupil_id=region.pupil, article="5a", first=date(2026, 3, 2))
    assert listed(officer) == ["P-Anna Jansen"]
    make_child("noor", last_name="Zonder Dossier", exempt="5b")
    assert sorted(listed(officer)) == ["Noor Zonder Dossier", "P-Anna Jansen"]
