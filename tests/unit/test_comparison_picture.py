"""The picture of the comparison: bars lie on their days, texts lie on nothing else."""

from datetime import date
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from kantelpunt.foresight.comparison.drawing.arranging import (
    axis_of,
    head_part,
    lane_part,
    legend_part,
)
from kantelpunt.foresight.comparison.drawing.colours import (
    COLOURS,
    LIMIT,
    MARKED,
    MARKED_INK,
    SHADE,
    pattern,
    tint,
)
from kantelpunt.foresight.comparison.drawing.labels import Label, apart, wrapped
from kantelpunt.foresight.comparison.drawing.layout import PLOT_LEFT, PLOT_RIGHT, WIDTH
from kantelpunt.foresight.comparison.drawing.picture import picture
from kantelpunt.foresight.comparison.leads import LEAD_WORDS, LeadSort
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Language
from tests.compared import CLOSED, OPEN, by_hand, comparison
from tests.unit.test_protocol_html import contrast

SVG = "{http://www.w3.org/2000/svg}"
CASES = [
    {},
    {"language": Language.EN},
    {"sector": Sector.PO},
    {"start": date(2025, 11, 24)},
    {"start": date(2026, 3, 9), "language": Language.EN},
    {"start": date(2026, 6, 22), "sector": Sector.SO},
]


@pytest.fixture(params=CASES, ids=str)
def told(request):
    return comparison(**request.param)


def parts(told):
    return [legend_part(told), head_part(told), *(lane_part(told, one) for one in told.lanes)]


def lie_apart(one, other):
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def test_no_text_lies_on_another(told):
    for part in parts(told):
        pairs = [pair for pair in combinations(part.labels, 2) if not lie_apart(*pair)]
        assert pairs == []


def test_every_text_stays_on_the_picture(told):
    for part in parts(told):
        for label in part.labels:
            assert label.x >= 0
            assert label.x + label.width <= WIDTH, label.lines
            assert label.y + label.height <= part.y + 1, label.lines


def test_no_line_runs_through_the_text_of_a_bar(told):
    for lane in told.lanes:
        part = lane_part(told, lane)
        for label in part.labels:
            for line in part.limits:
                across = label.x < line.x < label.x + label.width
                down = line.top < label.y + label.height and label.y < line.bottom
                assert not (across and down), (label.lines, line.x)


def test_bars_lie_on_their_days(told):
    axis = axis_of(told)
    for lane in told.lanes:
        bars = [bar for bar in lane_part(told, lane).bars if bar.row]
        assert [bar.row for bar in bars] == list(lane.rows)
        for bar in bars:
            days = (bar.x - PLOT_LEFT) / axis.day_width
            assert days == pytest.approx((bar.row.from_ - told.start).days)
            if bar.row.until:
                length = (bar.row.until - bar.row.from_).days + 1
                assert bar.width == pytest.approx(length * axis.day_width)
            else:
                assert bar.right == pytest.approx(PLOT_RIGHT)
                assert bar.is_open


def test_the_three_months_and_the_own_promise_are_lines_after_their_last_day():
    told = comparison("sluitende-aanpak")
    part = lane_part(told, told.lanes[0])
    axis = axis_of(told)
    days = sorted(round((line.x - axis.left) / axis.day_width) for line in part.limits)
    # 12 weeks are 84 days after the first; 8 December is 91 days after 8 September.
    assert days == [85, 92]
    assert [line.dashed for line in sorted(part.limits, key=lambda one: one.x)] == [True, False]


def test_vacations_are_shaded_on_their_days():
    told = comparison("utrecht")
    axis = axis_of(told)
    (shade,) = [one for one in lane_part(told, told.lanes[0]).shades if one.fill == SHADE]
    assert shade.x == pytest.approx(axis.begin(date(2025, 10, 18)))
    assert shade.width == pytest.approx(9 * axis.day_width)


def words_of(told):
    return [span.text for span in ET.fromstring(picture(told)).iter(f"{SVG}tspan")]


def test_a_bar_says_how_long_and_when_it_tips():
    said = words_of(comparison("utrecht"))
    for text in ("8 weken verzuim", "kantelt di 4 nov", "48 uur", "uiterlijk do 20 nov"):
        assert text in said
    assert "drie maanden: ma 8 december 2025" in said


def test_what_the_text_leaves_open_is_said_and_dashed():
    told = by_hand(*OPEN)
    said = words_of(told)
    assert "einde staat niet in de tekst" in said
    assert "Daarna, zonder datum: Stap 2. De tafel." in said
    outlines = [one.get("stroke-dasharray") for one in ET.fromstring(picture(told)).iter()]
    assert "5 4" in outlines
    closed = by_hand(*CLOSED, end=date(2025, 10, 20))
    assert "einde staat niet in de tekst" not in words_of(closed)


def test_the_legend_names_the_sorts_that_lead_and_no_other():
    said = words_of(by_hand(*CLOSED, end=date(2025, 10, 20)))
    named = {sort for sort in LeadSort if LEAD_WORDS[sort].nl in said}
    assert named == {LeadSort.SCHOOL, LeadSort.MUNICIPALITY}


def test_a_screen_reader_hears_every_bar(told):
    whole = ET.fromstring(picture(told))
    assert whole.get("role") == "img"
    title, desc = whole.find(f"{SVG}title"), whole.find(f"{SVG}desc")
    assert whole.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    for lane in told.lanes:
        assert all(row.title in desc.text for row in lane.rows)


def test_the_picture_is_as_high_as_its_parts():
    told = comparison()
    height = float(ET.fromstring(picture(told)).get("viewBox").split()[3])
    assert height == pytest.approx(sum(part.y for part in parts(told)), abs=1)


def test_no_sort_is_known_by_its_colour_alone():
    assert len({pattern(sort) for sort in LeadSort}) == len(LeadSort)
    whole = ET.fromstring(picture(comparison()))
    drawn = {one.get("id"): one.find(f"{SVG}path").get("d") for one in whole.iter(f"{SVG}pattern")}
    assert len(set(drawn.values())) == len(drawn) == len(LeadSort) - 1


@pytest.mark.parametrize("sort", LeadSort)
def test_text_on_a_bar_and_its_strip_can_be_seen(sort):
    assert contrast("#1b1b1b", tint(sort)) >= 4.5
    assert contrast(COLOURS[sort], "#ffffff") >= 4.5


@pytest.mark.parametrize(
    ("ink", "paper"),
    [(LIMIT, "#ffffff"), (MARKED_INK, MARKED), ("#4a4a4a", "#ffffff"), ("#4a4a4a", SHADE)],
)
def test_text_and_ground_differ_enough(ink, paper):
    assert contrast(ink, paper) >= 4.5


def test_a_text_is_wrapped_within_its_width():
    lines = wrapped("een heel lange naam van een stap die niet op een regel past", 120, 12)
    assert len(lines) > 1
    assert all(Label((line,)).width <= 120 for line in lines)
    assert " ".join(lines) == "een heel lange naam van een stap die niet op een regel past"


def test_labels_of_a_row_are_pushed_apart():
    one, other = Label(("eerste",), x=10), Label(("tweede",), x=20)
    left, right = apart([other, one])
    assert left.x == 10
    assert right.x >= 10 + left.width


def test_a_first_day_in_march_is_written_short():
    said = words_of(comparison("utrecht", start=date(2026, 3, 9)))
    assert "1 apr" in said
