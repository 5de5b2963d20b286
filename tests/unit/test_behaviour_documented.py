"""The page about the model tells the numbers of the model."""

from pathlib import Path

from kantelpunt.foresight.behaviour.assumptions import Behaviour, assumptions

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "behaviour-model.md"


def rows():
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    cells = [[one.strip() for one in line.strip("|").split("|")] for line in lines if "| `" in line]
    return {name.strip("`"): (about, value, source) for name, about, value, source in cells}


def written(value):
    return f"{value:.0%}" if isinstance(value, float) else str(value)


def test_the_page_and_the_model_have_the_same_numbers():
    model = {
        one.name: (one.about.en, written(one.value), one.source.en)
        for one in assumptions(Behaviour())
    }
    assert rows() == model
