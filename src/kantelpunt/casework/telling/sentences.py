"""A sentence for everything that can happen in a case."""

from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.telling import (
    told_clocks,
    told_course,
    told_judged,
    told_offers,
    told_people,
    told_work,
)
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.protocol.telling.wording.teller import Teller

SENTENCES: Sentences = {
    **told_course.SENTENCES,
    **told_people.SENTENCES,
    **told_work.SENTENCES,
    **told_judged.SENTENCES,
    **told_clocks.SENTENCES,
    **told_offers.SENTENCES,
}


def sentence_of(teller: Teller, what: Occurrence) -> str:
    """What happened, in a sentence or two; roles, never people.

    Raises:
        KeyError: when there is no sentence for it; a mistake in the program.
    """
    return SENTENCES[type(what)](teller, what)
