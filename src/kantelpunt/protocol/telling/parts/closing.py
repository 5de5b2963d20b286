"""How a page ends: every reading, what could not be said, and the texts."""

from collections.abc import Iterator

from pydantic import BaseModel

from kantelpunt.protocol.changes import Change, changed
from kantelpunt.protocol.model.grounds import Reading
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.telling.differing.comparing import Both, things_compared
from kantelpunt.protocol.telling.document import Item, Listing, Paragraph, Section, Tone
from kantelpunt.protocol.telling.parts.rows import each, row, together
from kantelpunt.protocol.telling.wording.from_text import from_text
from kantelpunt.protocol.telling.wording.subjects import own_name, subject
from kantelpunt.protocol.telling.wording.teller import Teller, sentence
from kantelpunt.protocol.telling.wording.values import fields_of
from kantelpunt.protocol.yaml_places import Plain


def readings(teller: Teller) -> Section:
    """Every open place with how it was read, and what else it could mean."""
    items = tuple(
        Item(
            sentence(subject(teller, place)),
            together(
                row(teller.say("Zo gelezen", "Read as"), reading.text),
                each(teller, "Anders gelezen", "Otherwise", _otherwise(teller, place, reading)),
            ),
            (Paragraph(reading.id, Tone.REFERENCE),),
        )
        for place, reading in readings_in(teller.protocol)
    )
    title = teller.say("Hoe open plekken zijn gelezen", "How open places were read")
    told = teller.say(
        "De tekst laat soms iets open. Hier staat hoe wij dat lezen, en wat het ook kan zijn.",
        "The text leaves things open. Here is how they were read, and what else they may mean.",
    )
    return Section(title, "lezingen", (Paragraph(told), Listing(items)) if items else ())


def readings_in(
    thing: BaseModel, place: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Reading]]:
    """Every reading with the place of what it belongs to, in the order of the model."""
    for key, _, value in fields_of(thing):
        if key == "reading" and isinstance(value, tuple):
            yield from ((place, one) for one in value if isinstance(one, Reading))
            continue
        for name, one in _parts(value):
            yield from readings_in(one, (*place, key, *([name] if name else [])))


def _parts(value: object) -> Iterator[tuple[str, BaseModel]]:
    """The things in a value, each with its own name where it stands among others."""
    if isinstance(value, BaseModel):
        yield "", value
    elif isinstance(value, dict):
        yield from ((str(name), one) for name, one in value.items() if isinstance(one, BaseModel))
    elif isinstance(value, tuple):
        yield from ((own_name(one), one) for one in value if isinstance(one, BaseModel))


def _otherwise(teller: Teller, place: tuple[str, ...], reading: Reading) -> Iterator[str]:
    """What would differ under the other meaning, told as differences."""
    if reading.otherwise is None:
        return
    written = [
        Change(at, {key: _plain(value) for key, value in values.items()}, ())
        for at, values in reading.otherwise.items()
    ]
    other = Protocol.model_validate(changed(teller.version.content, written))
    for difference in things_compared(Both(teller, teller, place), (), teller.protocol, other):
        yield difference.text


def _plain(value: object) -> Plain:
    """A changed value as it stands in the file."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return value if isinstance(value, str | int | bool) else None


def untranslatable(teller: Teller) -> Section:
    """What stands in the text and cannot be said here, with the reason."""
    items = tuple(
        Item(
            sentence(one.clause),
            row(teller.say("Waarom niet", "Why not"), one.why),
            (
                Paragraph(from_text(teller, one.source), Tone.SOURCE),
                *((Paragraph(" · ".join(one.covers), Tone.REFERENCE),) if one.covers else ()),
            ),
        )
        for one in teller.protocol.untranslatable
    )
    title = teller.say("Wat hier niet in te zeggen is", "What could not be said here")
    told = teller.say(
        "Dit staat in de tekst. Een vaste afspraak kan het niet uitdrukken. Het blijft gelden.",
        "This is in the text. No fixed rule can express it. It holds all the same.",
    )
    return Section(title, "niet-te-zeggen", (Paragraph(told), Listing(items)) if items else ())


def sources(teller: Teller) -> Section:
    """The texts on which the protocol rests."""
    items = tuple(
        Item(
            sentence(f"{one.title} ({one.published})" if one.published else one.title),
            (),
            (Paragraph(sentence(one.note), Tone.NOTE),) if one.note else (),
        )
        for one in teller.protocol.sources.values()
    )
    return Section(teller.say("Bronnen", "Sources"), "bronnen", (Listing(items),))
