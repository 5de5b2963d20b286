"""What another choice of the region moves in running cases: shown in numbers; then it holds."""

from datetime import date

import pytest
from django.urls import reverse

from kantelpunt.casework.events.clocks import TermMoved
from kantelpunt.casework.events.course import SignalAttached
from kantelpunt.web.dossiers import store
from kantelpunt.web.dossiers.models import Asked, CaseRow
from kantelpunt.web.dossiers.services import Teller, tell
from kantelpunt.web.pages.clock import at
from kantelpunt.web.people.selectors import held_by
from kantelpunt.web.protocols.models import ChosenSetting
from tests.web.administration.cases import open_case
from tests.web.administration.conftest import journalled
from tests.web.making import make_pupil

BEGUN, TODAY = date(2026, 2, 2), date(2026, 2, 4)
REPORT = "reports.melding-langdurig-portvolio"
SETTINGS = reverse("administration:settings", args=["tilburg-vo"])


def text(response):
    return " ".join(response.content.decode().split())


@pytest.fixture
def reported(region, on_day):
    """Two cases with a report of which the region chooses the term; one without."""
    on_day(TODAY)
    make_pupil("kim", group="3b")
    who = Teller(region.coordinator, held_by(region.coordinator, BEGUN))
    cases = [open_case(region, BEGUN, pupil) for pupil in ("noor", "sam", "kim")]
    for case in cases[:2]:
        tell(case, [SignalAttached("langdurig-relatief", BEGUN, BEGUN)], who, at(BEGUN, 10))
    return cases


def choose(me, term, *, sure=True):
    """Choose it, and where it asks so, once more."""
    answer = me.post(SETTINGS, {"termijn-langdurig-melden": term})
    if answer.status_code == 200 and sure:
        return me.post(SETTINGS, filled_in(answer), follow=True)
    return answer


def filled_in(answer):
    """What stands in the form of a page."""
    return {one.html_name: one.value() or "" for one in answer.context["form"]}


def due(case):
    row = Asked.objects.filter(case_id=case, key=REPORT)[0]
    return row.due, row.overdue


def test_first_it_says_what_moves_and_keeps_nothing(me, reported):
    page = text(choose(me, "2 weken", sure=False))
    assert "Lopende dossiers op dit protocol: 3. In 2 daarvan verandert iets." in page
    assert "Krijgt een datum: 2." in page
    assert "meteen te laat" not in page
    assert "Ja, vastleggen" in page
    assert not ChosenSetting.objects.exists()
    assert due(reported[0]) == (None, False)


def test_it_names_nobody(me, reported):
    page = text(choose(me, "2 weken", sure=False))
    assert not any(one in page for one in (*reported, "noor", "sam", "Noor", "Sam"))


@pytest.mark.parametrize(
    ("term", "last", "overdue", "told"),
    [
        ("1 week", date(2026, 2, 9), False, "Eerder: 2."),
        ("3 weken", date(2026, 2, 23), False, "Later: 2."),
        ("2 dagen", TODAY, False, "Eerder: 2."),
        ("1 dag", date(2026, 2, 3), True, "Eerder: 2; meteen te laat: 2."),
    ],
)
def test_once_agreed_it_holds_at_once_and_the_timeline_says_why(
    me, region, reported, term, last, overdue, told
):
    choose(me, "2 weken")
    assert due(reported[0]) == (date(2026, 2, 16), False)
    assert told in text(choose(me, term, sure=False))
    assert "Verschoven termijnen: 2, in dossiers: 2" in text(choose(me, term))
    for case in reported[:2]:
        assert due(case) == (last, overdue)
        assert CaseRow.objects.get(id=case).overdue == overdue
        (moved,) = [one.what for one in store.events_of(case) if isinstance(one.what, TermMoved)]
        assert (moved.timer, moved.was, moved.due) == (REPORT, date(2026, 2, 16), last)
        assert moved.why.startswith("de regio koos anders: Binnen welke tijd")
    assert journalled()[-1].code == "settings-chosen"


def test_who_changes_the_answer_meanwhile_sees_anew_what_moves(me, reported):
    asked = choose(me, "2 weken", sure=False)
    assert filled_in(asked)["termijn-langdurig-melden"] == "2 weken"
    other = {**filled_in(asked), "termijn-langdurig-melden": "1 dag"}
    again = me.post(SETTINGS, other)
    assert "meteen te laat: 2" in text(again)
    assert not ChosenSetting.objects.exists()


def test_what_moves_nothing_is_kept_at_once(me, reported):
    given = {"beginnend-verzuim": "6/9/12 model"}
    assert me.post(SETTINGS, given).status_code == 302
    assert ChosenSetting.objects.count() == 1


def test_in_english_too(me, reported):
    me.post(reverse("pages:language"), {"language": "en"})
    page = text(choose(me, "2 weeks", sure=False))
    assert "This changes" in page
    assert "In 2 of them something changes." in page
