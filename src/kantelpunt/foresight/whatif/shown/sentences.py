"""What was tried and how to read it, in sentences."""

from collections.abc import Iterator

from kantelpunt.foresight.whatif.shown.told import Told
from kantelpunt.foundation.text import Text


def heading(told: Told) -> str:
    """What the page is about."""
    title = told.version.protocol.title
    return told.say(Text(f"Wat als: {title}", f"What if: {title}"))


def opening(told: Told) -> Iterator[str]:
    """Where and when it was tried."""
    one = told.whatif
    pupils, schools = told.number(one.pupils), told.number(one.schools)
    yield told.say(
        Text(
            f"Schooljaar {one.year}, {pupils} leerlingen op {schools} scholen, protocol "
            f"{one.before.protocol}, toevalsgetal {one.seed}.",
            f"School year {one.year}, {pupils} pupils at {schools} schools, protocol "
            f"{one.before.protocol}, seed {one.seed}.",
        )
    )


def changes(told: Told) -> Iterator[str]:
    """Each change: what stood there and what is tried."""
    for one in told.whatif.tried:
        was = _value(told, one.was)
        yield told.say(
            Text(
                f"{one.place}.{one.key}: {was} wordt {_value(told, one.becomes)}.",
                f"{one.place}.{one.key}: {was} becomes {_value(told, one.becomes)}.",
            )
        )
        if (note := one.note()) is not None:
            yield told.say(note) + "."


def _value(told: Told, value: object) -> str:
    if value is None:
        return told.say(Text("niets", "nothing"))
    if isinstance(value, list):
        return "[" + ", ".join(str(one) for one in value) + "]"
    return str(value)


def main_difference(told: Told) -> str:
    """The change in a sentence: cases, tasks, and how long children are at home."""
    cases, tasks = (
        told.at("difference", "cases", "total"),
        told.at("difference", "work", "tasks_done", "total"),
    )
    return told.say(
        Text(
            f"Met deze verandering: {_more(told, cases, Text('dossiers', 'cases'))} en "
            f"{_more(told, tasks, Text('gedane taken', 'tasks done'))} in het schooljaar.",
            f"With this change: {_more(told, cases, Text('dossiers', 'cases'))} and "
            f"{_more(told, tasks, Text('gedane taken', 'tasks done'))} in the school year.",
        )
    )


def _more(told: Told, figure: object, what: Text) -> str:
    if not isinstance(figure, int):
        return told.say(
            Text(f"een klein verschil in {what.nl}", f"a small difference in {what.en}")
        )
    if figure == 0:
        return told.say(Text(f"evenveel {what.nl}", f"as many {what.en}"))
    number = told.number(abs(figure))
    if figure > 0:
        return told.say(Text(f"{number} {what.nl} meer", f"{number} more {what.en}"))
    return told.say(Text(f"{number} {what.nl} minder", f"{number} fewer {what.en}"))


READING = (
    Text(
        "De signalen komen uit de registraties van de regio. Wat mensen daarna doen, en wanneer "
        "een kind weer naar school gaat, komt uit een model met aangenomen getallen, die "
        "onderaan staan. Beide protocollen krijgen hetzelfde toeval. Het verschil zegt daarom "
        "meer dan elk cijfer op zich.",
        "The signals come from the registrations of the region. What people do then, and when a "
        "child goes to school again, comes from a model with assumed numbers, which stand at the "
        "end. Both protocols meet the same luck. So the difference says more than each figure "
        "by itself.",
    ),
    Text(
        "Getallen van 1 tot en met 4 worden niet getoond, en soms een getal waaruit zo'n getal "
        "zou volgen. Een taak voor meer rollen telt bij elke rol mee.",
        "Numbers from 1 up to 4 are not shown, and sometimes a number from which such a number "
        "would follow. A task for several roles counts for each of them.",
    ),
    Text(
        "Een verzuimperiode loopt van de eerste dag die voor een signaal meetelde tot de "
        "schoolgang is hersteld of een aanbod is begonnen. Kinderen thuis: dossiers die op de "
        "trede oplossing of verder kwamen, en kinderen zonder school. Wat op 31 juli nog loopt, "
        "telt tot die dag.",
        "A period of absence runs from the first day that counted for a signal until attendance "
        "is restored or an offer has begun. Children at home: cases that came to the rung of "
        "solution or further, and children without a school. What still goes on on 31 July counts "
        "up to that day.",
    ),
)
