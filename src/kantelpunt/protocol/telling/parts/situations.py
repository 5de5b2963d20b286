"""Other ways in than the steps: who acts in which situation, and each procedure."""

from collections import Counter

from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Situation
from kantelpunt.protocol.telling.document import Paragraph, Section, Table
from kantelpunt.protocol.telling.parts.stages import stage_section
from kantelpunt.protocol.telling.wording.teller import Teller


def situations(teller: Teller) -> Section:
    """The matrix of situations and parties, then each situation whole."""
    found = teller.protocol.situations
    title = teller.say("Andere situaties", "Other situations")
    if not found:
        return Section(title, "situaties")
    told = teller.say(
        "X: doet altijd mee. (X): doet mee als het nodig is.",
        "X: always takes part. (X): takes part where needed.",
    )
    sections = tuple(stage_section(teller, one) for one in found)
    return Section(title, "situaties", (Paragraph(told), matrix(teller)), sections)


def matrix(teller: Teller) -> Table:
    """Which party acts in which situation; who acts in most of them stands first."""
    protocol = teller.protocol
    marks = {one.id: _marks(protocol, one) for one in protocol.situations}
    times = Counter(party for marked in marks.values() for party in marked)
    parties = [party for party, _ in times.most_common()]
    return Table(
        caption=teller.say("Wie doet mee in welke situatie?", "Who acts in which situation?"),
        head=(teller.say("Situatie", "Situation"), *(protocol.parties[x].name for x in parties)),
        rows=tuple(
            (one.name, *(marks[one.id].get(party, "") for party in parties))
            for one in protocol.situations
        ),
        marks=True,
    )


def _marks(protocol: Protocol, told: Situation) -> dict[str, str]:
    """Per party how it acts: as a participant or in the lead; else by a task or a decision."""
    always = [told.lead.role, *told.participants.required]
    sometimes = [
        *told.participants.optional,
        *(one for task in told.tasks for one in task.by),
        *(one for decision in told.decisions for one in decision.by),
    ]
    marks = {party: "(X)" for one in sometimes for party in _parties(protocol, one)}
    return marks | {party: "X" for one in always for party in _parties(protocol, one)}


def _parties(protocol: Protocol, actor: str) -> tuple[str, ...]:
    """The party that someone belongs to; a body belongs to none."""
    if actor in protocol.parties or actor in protocol.roles:
        return tuple(Actors.of(protocol).parties_of(actor))
    return ()
