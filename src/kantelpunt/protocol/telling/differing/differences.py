"""What differs between two versions of a protocol, or between the protocols of two regions."""

from kantelpunt.foundation.text import Language
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.differing.comparing import Difference, compared
from kantelpunt.protocol.telling.differing.regions import regions_compared
from kantelpunt.protocol.telling.document import Document, Item, Listing, Paragraph, Section
from kantelpunt.protocol.telling.wording.labels import heading
from kantelpunt.protocol.telling.wording.teller import Teller


def differences(old: ProtocolVersion, new: ProtocolVersion, language: Language) -> Document:
    """What differs, told as sentences: versions by their ids, regions by what is alike in them."""
    tellers = Teller(old, language), Teller(new, language)
    if old.id == new.id:
        return _of_versions(*tellers)
    return regions_compared(*tellers)


def _of_versions(old: Teller, new: Teller) -> Document:
    before, after = (
        written_day(one.version.first).in_(one.language).split(" ", 1)[1] for one in (old, new)
    )
    title = new.say(
        f"Wat verandert in {new.protocol.title}", f"What changes in {new.protocol.title}"
    )
    told = new.say(
        f"Van de versie vanaf {before} naar de versie vanaf {after}.",
        f"From the version of {before} to the version of {after}.",
    )
    by_part: dict[str, list[Difference]] = {}
    for one in compared(old, new):
        by_part.setdefault(one.place[0], []).append(one)
    sections = tuple(
        Section(
            heading(part).in_(new.language),
            part,
            (Listing(tuple(Item(one.text) for one in found)),),
        )
        for part, found in by_part.items()
    )
    none = new.say("Er is geen verschil.", "There is no difference.")
    opening = (Paragraph(told), *(() if sections else (Paragraph(none),)))
    return Document(title, opening, sections)
