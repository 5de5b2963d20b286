"""The classes of our own: every one in use has a style, and the reference names it."""

import re
from pathlib import Path

import pytest

import kantelpunt.web
from kantelpunt.web.pages.stylesheets import place

WEB = Path(kantelpunt.web.__file__).parent
STYLE = WEB / "pages" / "static" / "kantelpunt" / "app.css"
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "interface.md"
TEMPLATES = sorted(WEB.rglob("*.html"))


def classes_in(text):
    used = re.findall(r'class="([^"]*)"', text)
    words = (word for one in used for word in re.sub(r"{[%{].*?[%}]}", " ", one).split())
    return {word for word in words if re.fullmatch(r"k-[a-z0-9_-]*[a-z0-9]", word)}


def styled():
    return set(re.findall(r"\.(k-[a-z0-9_-]*[a-z0-9])", STYLE.read_text(encoding="utf-8")))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_class_of_our_own_has_a_style(template):
    assert classes_in(template.read_text(encoding="utf-8")) <= styled()


def test_the_examples_of_the_reference_have_a_style_too():
    examples = classes_in(REFERENCE.read_text(encoding="utf-8"))

    assert {"k-rows", "k-ladder__line", "k-weeks"} <= examples
    assert examples <= styled()


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_page_holds_style_or_script_of_its_own(template):
    text = template.read_text(encoding="utf-8")

    assert not re.search(
        r"\sstyle=|<style|\son[a-z]+=\"|<script(?![^>]*\s(src=|type=\"application/json\"))", text
    )


def test_our_own_style_stays_small():
    assert len(STYLE.read_text(encoding="utf-8").splitlines()) <= 250


def test_stylesheets_come_with_their_licences(tmp_path):
    tokens = tmp_path / "from" / "@nl-design-system-unstable" / "voorbeeld-design-tokens"
    components = tmp_path / "from" / "@utrecht" / "component-library-css"
    for folder, sheet in ((tokens, "theme.css"), (components, "index.css")):
        (folder / "dist").mkdir(parents=True)
        (folder / "dist" / sheet).write_text(sheet)
        (folder / "LICENSE.md").write_text(f"licence of {folder.name}")

    place(tmp_path / "from", tmp_path / "to")

    assert {path.name: path.read_text() for path in (tmp_path / "to").iterdir()} == {
        "theme.css": "theme.css",
        "theme-LICENSE.md": "licence of voorbeeld-design-tokens",
        "utrecht.css": "index.css",
        "utrecht-LICENSE.md": "licence of component-library-css",
    }


def test_nothing_is_placed_when_a_licence_lacks(tmp_path):
    with pytest.raises(FileNotFoundError, match="LICENSE"):
        place(tmp_path / "from", tmp_path / "to")

    assert not (tmp_path / "to").exists()
