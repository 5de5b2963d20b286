"""The diagram of the steps."""

from xml.etree import ElementTree as ET

import pytest

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.telling.drawing.diagram import WIDTH, diagram
from kantelpunt.protocol.telling.drawing.shapes import PADDING, Box, bullet, wrapped
from tests.reference_example import read_example
from tests.telling import shipped, teller

SVG = "{http://www.w3.org/2000/svg}"
VERSIONS = [version for version in shipped() if version.protocol.steps]


@pytest.fixture(scope="module", params=VERSIONS, ids=[version.id for version in VERSIONS])
def drawn(request):
    return request.param, ET.fromstring(diagram(teller(request.param)))


def words_of(picture):
    return " ".join(span.text for span in picture.iter(f"{SVG}tspan"))


def test_every_step_and_situation_is_in_it_with_its_rung(drawn):
    version, picture = drawn
    said = words_of(picture)
    for step in version.protocol.steps:
        assert step.name in said
        assert f"Trede: {step.rung}" in said
    for situation in version.protocol.situations:
        assert situation.name in said


def test_a_screen_reader_hears_what_it_shows(drawn):
    version, picture = drawn
    assert picture.get("role") == "img"
    title, desc = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
    assert picture.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]
    assert all(step.name in desc.text for step in version.protocol.steps)


def test_everything_stays_on_the_picture(drawn):
    _, picture = drawn
    height = float(picture.get("viewBox").split()[3])
    for box in picture.iter(f"{SVG}rect"):
        assert float(box.get("x")) + float(box.get("width")) <= WIDTH
        assert float(box.get("y")) + float(box.get("height")) <= height
    for span in picture.iter(f"{SVG}tspan"):
        assert 0 < float(span.get("y")) < height


def test_boxes_do_not_lie_on_each_other(drawn):
    _, picture = drawn
    boxes = [
        tuple(float(one.get(side)) for side in ("x", "y", "width", "height"))
        for one in picture.iter(f"{SVG}rect")
        if float(one.get("width")) > 50
    ]
    for number, (x, y, width, height) in enumerate(boxes):
        for other_x, other_y, other_width, other_height in boxes[number + 1 :]:
            beside = other_x >= x + width or x >= other_x + other_width
            under = other_y >= y + height or y >= other_y + other_height
            assert beside or under


def test_a_tipping_point_to_the_next_step_is_an_arrow_with_its_term():
    said = words_of(ET.fromstring(diagram(teller(read_example()))))
    term = (
        "3 schoolweken na het afronden van ‘Een gesprek voeren’ (of een andere afgesproken termijn)"
    )
    assert term in said
    assert "Signaal: Langer dan vier weken weg" in said
    assert "Uitgang: Weer op school" in said
    assert "Laatste stap" in said


def test_the_words_follow_the_language():
    said = words_of(ET.fromstring(diagram(teller(read_example(), Language.EN))))
    assert (
        "3 school weeks after the completion of ‘Een gesprek voeren’ (or another agreed term)"
        in said
    )
    assert "Rung: vroegsignalering" in said


def test_a_long_text_gets_lines_and_the_box_grows_with_them():
    lines = wrapped("een heel lange naam van een stap die niet op een regel past", 200)
    assert len(lines) > 1
    assert max(len(line.text) for line in lines) * 5 < 200 - 2 * PADDING
    one, more = Box(0, 0, 200, lines[:1]), Box(0, 0, 200, lines)
    assert more.height > one.height


def test_one_of_a_list_has_a_mark_and_hangs():
    first, *rest = bullet("een tamelijk lange regel die twee regels nodig heeft", 200)
    assert first.text.startswith("• ")
    assert rest
    assert all(line.indent and not line.text.startswith("•") for line in rest)
