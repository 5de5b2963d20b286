"""A whole protocol as a page that people read, in the order in which they ask."""

from kantelpunt.foundation.text import Language
from kantelpunt.protocol.model.steps import Step
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.document import (
    Document,
    Drawing,
    Section,
    Table,
)
from kantelpunt.protocol.telling.drawing.diagram import drawn
from kantelpunt.protocol.telling.parts import agreements, closing, judged, opening
from kantelpunt.protocol.telling.parts.rhythms import rhythms
from kantelpunt.protocol.telling.parts.situations import situations
from kantelpunt.protocol.telling.parts.stages import stage_section
from kantelpunt.protocol.telling.parts.tree import decision_tree
from kantelpunt.protocol.telling.parts.who_takes_part import who_takes_part
from kantelpunt.protocol.telling.wording.phrases import actor
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.ways_on import short_tipping


def page(version: ProtocolVersion, language: Language) -> Document:
    """Everything that a protocol says.

    Args:
        version: the version that is told.
        language: of the headings and the words between; what people wrote stays Dutch.
    """
    teller = Teller(version, language)
    sections = (
        opening.about(teller),
        opening.promises(teller),
        who_takes_part(teller),
        judged.signals(teller),
        _steps(teller),
        decision_tree(teller),
        situations(teller),
        judged.questions(teller),
        agreements.consent(teller),
        agreements.mandates(teller),
        agreements.rules(teller),
        rhythms(teller),
        agreements.records(teller),
        agreements.guides(teller),
        agreements.choices(teller),
        closing.readings(teller),
        closing.untranslatable(teller),
        closing.sources(teller),
    )
    kept = tuple(section for section in sections if not section.is_empty)
    return Document(version.protocol.title, opening.opening(teller), kept)


def _steps(teller: Teller) -> Section:
    protocol = teller.protocol
    title = teller.say("De stappen", "The steps")
    if not protocol.steps:
        return Section(title, "stappen")
    table = Table(
        caption=teller.say("De stappen in het kort", "The steps in short"),
        head=(
            teller.say("Stap", "Step"),
            teller.say("Regie", "Lead"),
            teller.say("Kantelpunt", "Tipping point"),
        ),
        rows=tuple(
            (
                teller.names.headings[step.id].in_(teller.language),
                actor(teller, step.lead.role),
                _goes_on(teller, step),
            )
            for step in protocol.steps
        ),
    )
    sections = tuple(stage_section(teller, step) for step in protocol.steps)
    return Section(title, "stappen", (Drawing(drawn(teller)), table), sections)


def _goes_on(teller: Teller, step: Step) -> str:
    if step.tipping_point is not None:
        return short_tipping(teller, step.tipping_point)
    return teller.say("laatste stap", "last step") if step.last else ""
