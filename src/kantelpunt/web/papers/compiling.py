"""From a paper to a PDF: the one place that calls typst.

What people wrote reaches typst as data (a JSON text that the source reads), never as a part of
the source: it cannot become markup or code. Only the fonts within typst are used, and no clock,
so that one paper gives the same bytes on every machine.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import typst

from kantelpunt.foundation.text import Language
from kantelpunt.web.papers.printable import MARK
from kantelpunt.web.papers.written import in_plain_words

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_SOURCES = Path(__file__).parent / "sources"


def compiled(source: str, paper: "DataclassInstance", language: Language) -> bytes:
    """The paper as a tagged PDF (PDF/UA-1).

    Args:
        source: name of the typst source in `sources`, without its ending.
        paper: what the source reads as `paper`.
        language: of the words around it, of the dates and of the hyphens.
    """
    plain = json.dumps(in_plain_words(paper, language), ensure_ascii=False)
    unprinted = {"unprinted": MARK} if MARK in plain else {}
    return typst.compile(
        str(_SOURCES / f"{source}.typ"),
        root=str(_SOURCES),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"paper": plain, "language": str(language)} | unprinted,
        pdf_standards=["ua-1"],
    )
