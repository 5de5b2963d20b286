"""The list of signals: what waits first, sorted, filtered, exported; as quick when it is long."""

from datetime import date

import pytest

from kantelpunt.web.journal.selectors import entries
from kantelpunt.web.journal.words import Action
from kantelpunt.web.pages.ids import new_id
from kantelpunt.web.register.models import FoundSignal
from tests.regions import VO
from tests.web.making import make_pupil
from tests.web.signals.conftest import LEGAL, signals_of, text_of


def make_signals(count):
    for number in range(count):
        make_pupil(f"p{number}", first_name="Kim", last_name=f"Naam {number:03d}")
    FoundSignal.objects.bulk_create(
        FoundSignal(
            pupil=f"p{number}",
            school=VO,
            version="tilburg-vo@2024-01-01",
            signal="iets",
            fired_on=date(2026, 3, 4),
            first_day=date(2026, 3, 2),
            value="17",
            threshold="16",
            comparison="reaches",
        )
        for number in range(count)
    )


def test_new_signals_come_first_and_others_can_be_asked_for(coordinator):
    FoundSignal.objects.filter(pupil="bas").update(state="left", reason="x", judged_by="y")
    assert "Bas Aker" not in text_of(coordinator.get("/signalen/"))
    page = text_of(coordinator.get("/signalen/?toestand=gelaten"))
    assert "Bas Aker" in page
    assert "Anna Bos" not in page


def test_pupils_with_new_signals_can_be_chosen_and_others_cannot(coordinator):
    FoundSignal.objects.filter(pupil="bas").update(state="in_case", case="x")
    page = text_of(coordinator.get("/signalen/?toestand="))
    assert page.count('name="leerling"') == 1
    assert 'name="leerling" value="anna"' in page


def again(pupil, day):
    """One more signal of a pupil."""
    row = FoundSignal.objects.filter(pupil=pupil, warning=False).first()
    row.pk, row.fired_on = new_id(), day
    row.save(force_insert=True)


def test_the_signals_of_a_pupil_stand_together_under_the_name(coordinator):
    again("anna", date(2026, 3, 6))
    again("anna", date(2026, 1, 6))
    bodies = coordinator.get("/signalen/").context["table"].bodies
    own = FoundSignal.objects.filter(pupil="anna", warning=False).count()
    assert [(body[0].pick, len(body)) for body in bodies] == [("anna", own), ("bas", own - 2)]
    bodies = coordinator.get("/signalen/?volgorde=dag").context["table"].bodies
    assert [body[0].pick for body in bodies] == ["anna", "bas"]


@pytest.mark.parametrize(("pupils", "pages"), [(48, 0), (49, 2)])
def test_pages_count_pupils_and_files_hold_every_signal(coordinator, pupils, pages):
    make_signals(pupils)
    again("p0", date(2026, 3, 6))
    table = coordinator.get("/signalen/").context["table"]
    assert len(table.pages) == pages
    signals = FoundSignal.objects.filter(warning=False).count()
    assert table.total == signals
    text = coordinator.get("/signalen/?als=csv").content.decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + signals


def test_it_sorts_by_name_and_filters_by_kind(coordinator):
    page = text_of(coordinator.get("/signalen/?volgorde=leerling"))
    assert page.index("Bas Aker") < page.index("Anna Bos")
    kind = FoundSignal.objects.filter(warning=False).first().signal
    assert "Anna Bos" in text_of(coordinator.get(f"/signalen/?soort={kind}"))


def test_an_export_holds_all_rows_defused_and_is_in_the_journal(coordinator):
    make_signals(60)
    make_pupil("evil", first_name="=1+1", last_name="X")
    FoundSignal.objects.filter(pupil="p0").update(pupil="evil")
    text = coordinator.get("/signalen/?als=csv").content.decode("utf-8-sig")
    assert len(text.splitlines()) == 1 + FoundSignal.objects.filter(warning=False).count()
    assert "'=1+1 X" in text
    entry = entries().filter(action=Action.EXPORT).get()
    assert len(entry.subjects) == FoundSignal.objects.filter(warning=False).count()


@pytest.mark.parametrize("rows", [10, 200])
def test_it_asks_as_much_whatever_its_length(coordinator, rows, django_assert_max_num_queries):
    make_signals(rows)
    with django_assert_max_num_queries(25):
        coordinator.get("/signalen/")


def test_english_is_there_too(coordinator):
    coordinator.post("/taal/", {"language": "en"})
    page = text_of(coordinator.get("/signalen/"))
    assert "lesson hours" in page
    assert "Judge chosen pupils" in page


def test_a_signal_leads_to_its_rule_in_the_protocol(coordinator):
    (one,) = signals_of("anna")
    address = f"/protocol/{one.version}/"
    assert f'href="{address}#signals-{LEGAL}"' in text_of(coordinator.get(f"/signalen/{one.id}/"))
    assert f'id="signals-{LEGAL}"' in text_of(coordinator.get(address))
