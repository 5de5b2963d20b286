"""Why a text gives no latest date any more, in a sentence."""

from kantelpunt.foresight.promises.walk import Stop, Why
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.telling.wording.teller import Teller

_WORDS = {
    Why.NO_OPENING: Text(
        "Er is geen signaal dat bij dit verzuim vanzelf een stap opent.",
        "No signal opens a step by itself on this absence.",
    ),
    Why.NO_LEAD: Text(
        "Wie daar leidt, staat niet in de tekst.", "Who leads there is not in the text."
    ),
    Why.NO_TERM: Text(
        "Hoelang die stap duurt, staat niet in de tekst.",
        "How long that step takes is not in the text.",
    ),
    Why.NO_MOMENT: Text(
        "De termijn telt vanaf een dag die niet in de tekst staat.",
        "The term counts from a day that is not in the text.",
    ),
    Why.NO_SETTING: Text(
        "De regio heeft nog niet gekozen waar dat van afhangt.",
        "The region has not yet chosen what it depends on.",
    ),
    Why.DECIDED: Text(
        "Mensen beslissen of de casus verder gaat; wanneer zij dat doen, staat niet in de tekst.",
        "People decide whether the case goes on; when they do is not in the text.",
    ),
    Why.CONDITION: Text(
        "De casus gaat alleen verder als iets vaststaat; wanneer, staat niet in de tekst.",
        "The case only goes on if something is established; when that is, is not in the text.",
    ),
    Why.NO_WAY: Text(
        "Verder gaat het niet vanzelf: de tekst noemt geen kantelpunt.",
        "It does not go on by itself: the text gives no tipping point.",
    ),
    Why.CIRCLE: Text(
        "De weg leidt terug naar een stap die al geweest is.",
        "The way leads back to a step that has been before.",
    ),
}


def stopped(teller: Teller, stop: Stop) -> str:
    """After which step the dates end, and why."""
    why = _WORDS[stop.why].in_(teller.language)
    if not stop.stage:
        return why
    name = teller.names.headings[stop.stage].in_(teller.language)
    return teller.say(
        f"De datums eindigen bij ‘{name}’. {why}", f"The dates end at ‘{name}’. {why}"
    )
