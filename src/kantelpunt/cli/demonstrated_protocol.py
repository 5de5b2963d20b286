"""The demonstration, second half: an agreement read back, a term changed, and what that is."""

from pathlib import Path

from kantelpunt.cli.session import Session
from kantelpunt.foundation.text import Language, Text
from kantelpunt.interchange.protocol_versions import choose_versions
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.differing.differences import differences
from kantelpunt.protocol.telling.document import Document
from kantelpunt.protocol.telling.page import page
from kantelpunt.protocol.telling.shown.as_html import as_html
from kantelpunt.protocol.telling.shown.as_text import as_text

SHOWN = "tilburg-vo"
_OWN = """\
# English summary: what a region may write that takes over another agreement with one change.
protocol: eigen-regio
title: Overgenomen van Tilburg, met een langer kantelpunt
summary_en: Tilburg's agreement, with four school weeks for the first step.
sources: {besluit: {title: Besluit van de eigen regio}}
based_on:
  protocol: tilburg-vo
  changes:
    steps.basis-op-orde.tipping_point: {after: 4 school_weeks}
"""


def demonstrate_protocol(session: Session, output: Path) -> str:
    """An agreement as a page, a first step of it in words, and a changed term as a sentence.

    Args:
        session: the run of the command.
        output: the folder in which the page and the changed agreement are written.
    """
    own = output / "protocollen" / "eigen-regio" / "2026-08-01.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(_OWN, encoding="utf-8")
    version, changed = choose_versions([SHOWN, "eigen-regio"], output / "protocollen")
    told = page(version, session.language)
    as_page = output / f"{SHOWN}.html"
    as_page.write_text(as_html(told, session.language), encoding="utf-8")
    return "\n".join(
        (
            *_heading(session.language, f"Een afspraak teruggelezen: {SHOWN}, de eerste stap",
                      f"An agreement read back: {SHOWN}, its first step"),
            as_text(_first_step(version, told)),
            Text(
                f"De hele pagina, met de plaat van de stappen: {as_page}",
                f"The whole page, with the diagram of the steps: {as_page}",
            ).in_(session.language),
            *_heading(session.language, "Een termijn gewijzigd, en wat dat is",
                      "A term changed, and what that is"),
            as_text(differences(version, changed, session.language)),
        )
    )  # fmt: skip


def _heading(language: Language, nl: str, en: str) -> tuple[str, str]:
    return "", Text(nl, en).in_(language) + "\n"


def _first_step(version: ProtocolVersion, told: Document) -> Document:
    steps = next(section for section in told.sections if section.anchor == "stappen")
    first = steps.sections[0]
    return Document(version.protocol.steps[0].name, first.blocks, first.sections)
