"""A list from the database: the same order and filters, and never more than two questions."""

from datetime import date

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.expressions import Value
from django.db.models.functions import Lower, NullIf
from django.template.loader import render_to_string

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.tables import Choice, Column, Option, Period, Table
from tests.web.pages.talks import asked, names

pytestmark = pytest.mark.django_db


class KindsTable(Table[ContentType]):
    caption = Text("Soorten", "Kinds")
    empty = Text("Leeg", "Empty")
    columns = (
        Column("model", Text("Soort", "Kind"), value=lambda kind: kind.model, sort="model"),
        Column(
            "label",
            Text("Onderdeel", "Part"),
            value=lambda kind: kind.app_label,
            sort=(Lower("app_label"), "model"),
        ),
        Column(
            "known",
            Text("Bekend", "Known"),
            value=lambda kind: kind.app_label,
            sort=NullIf(Lower("app_label"), Value("b")),
        ),
        Column("part", Text("Deel", "Part"), value=lambda kind: "", sort="app_label"),
    )
    filters = (
        Choice(
            "label",
            Text("Onderdeel", "Part"),
            options=(
                Option("a", "A"),
                Option("rest", Text("overige", "others"), where=~Q(app_label="a")),
            ),
            field="app_label",
        ),
    )
    order = "label"


@pytest.fixture
def kinds():
    """Rows of which some are equal in part, and no others."""
    ContentType.objects.all().delete()
    pairs = [("b", "three"), ("B", "four"), ("a", "two"), ("a", "one")]
    ContentType.objects.bulk_create(ContentType(app_label=a, model=m) for a, m in pairs)
    return ContentType.objects.all()


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("", ["one", "two", "four", "three"]),
        ("?volgorde=-label", ["three", "four", "two", "one"]),
        ("?volgorde=model", ["four", "one", "three", "two"]),
        ("?volgorde=known", ["two", "one", "three", "four"]),
        ("?volgorde=-known", ["two", "one", "three", "four"]),
        ("?volgorde=part&label=a", ["two", "one"]),
        ("?label=a", ["one", "two"]),
        ("?label=rest", ["four", "three"]),
        ("?label=b", ["one", "two", "four", "three"]),
    ],
)
def test_the_database_orders_and_filters_as_a_list_does(kinds, address, expected):
    assert names(asked(kinds, address, table=KindsTable)) == expected


@pytest.mark.parametrize("count", [60, 240])
def test_a_page_takes_two_questions_however_many_rows(django_assert_num_queries, kinds, count):
    more = (ContentType(app_label="c", model=f"{number:03}") for number in range(count))
    ContentType.objects.bulk_create(more)
    with django_assert_num_queries(2):
        page = asked(kinds, "?pagina=2", table=KindsTable)
        assert f"51-{min(100, count + 4)} van {count + 4}" in render_to_string(
            "pages/_table.html", {"table": page}
        )


def test_an_export_takes_one_question_and_asks_for_no_page(django_assert_num_queries, kinds):
    told = []
    with django_assert_num_queries(1):
        page = asked(kinds, "?als=csv&label=a", table=KindsTable)
        response = page.export_response(on_export=told.append)
    assert response.content.decode("utf-8-sig").split() == [
        "Soort,Onderdeel,Bekend,Deel",
        "one,a,a,",
        "two,a,a,",
    ]
    assert told == [[str(kind.pk) for kind in kinds.filter(app_label="a").order_by("model")]]


def test_a_row_of_values_can_say_what_its_id_is(kinds):
    class Values(Table[dict[str, str]]):
        caption = empty = Text("", "")
        columns = (Column("m", Text("", ""), value=lambda row: row["model"], sort="model"),)
        order = "-m"

        def id_of(self, row):
            return row["model"]

    page = asked(kinds.values("model"), table=Values)
    assert page.ids == ["two", "three", "one", "four"]


def test_a_period_asks_the_database_for_both_its_days(kinds):
    class Days(KindsTable):
        filters = (Period("day", Text("Dag", "Day"), field="model"),)

    days = [date(2026, 3, day).isoformat() for day in (8, 9, 10, 11)]
    for kind, day in zip(kinds.order_by("pk"), days, strict=True):
        ContentType.objects.filter(pk=kind.pk).update(model=day)
    page = asked(kinds, "?day-van=2026-03-09&day-tot=2026-03-10&volgorde=model", table=Days)
    assert names(page) == ["2026-03-09", "2026-03-10"]
