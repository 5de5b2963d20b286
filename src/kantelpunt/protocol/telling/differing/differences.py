"""What differs between two versions of a protocol, or between the protocols of two regions."""

from kantelpunt.foundation.text import Language
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.reader import ProtocolVersion
from kantelpunt.protocol.telling.differing.comparing import Difference, compared
from kantelpunt.protocol.telling.differing.regions import regions_compared
from kantelpunt.protocol.telling.document import Document, Item, Listing, Paragraph, Section
from kantelpunt.protocol.telling.wording.labels import heading
from kantelpunt.protocol.telling.wording.teller import Teller

_OF_ITS_OWN = (
    "protocol",
    "title",
    "summary",
    "summary_en",
    "sector",
    "scope",
    "based_on",
    "sources",
)
"""What every agreement has of its own, whatever it rests on."""


def differences(old: ProtocolVersion, new: ProtocolVersion, language: Language) -> Document:
    """What differs, told as sentences.

    Versions of one agreement, and an agreement beside the one it rests on, are laid beside each
    other by their ids; two regions by what is alike in them.
    """
    tellers = Teller(old, language), Teller(new, language)
    if old.id == new.id:
        return _of_versions(*tellers)
    if old.id in _below(new) or new.id in _below(old):
        return _of_one_kin(*tellers)
    return regions_compared(*tellers)


def _below(version: ProtocolVersion) -> tuple[str, ...]:
    """The agreement on which one rests."""
    below = version.protocol.based_on
    return (below.protocol,) if below else ()


def _of_one_kin(old: Teller, new: Teller) -> Document:
    title = new.say(
        f"Wat verschilt tussen {old.version.id} en {new.version.id}",
        f"What differs between {old.version.id} and {new.version.id}",
    )
    resting, below = (new, old) if old.version.id in _below(new.version) else (old, new)
    told = new.say(
        f"{resting.protocol.title} ({resting.version.id}) rust op {below.version.id}.",
        f"{resting.protocol.title} ({resting.version.id}) rests on {below.version.id}.",
    )
    return _key_by_key(old, new, title, told, without=_OF_ITS_OWN)


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
    return _key_by_key(old, new, title, told)


def _key_by_key(
    old: Teller, new: Teller, title: str, told: str, *, without: tuple[str, ...] = ()
) -> Document:
    by_part: dict[str, list[Difference]] = {}
    for one in compared(old, new):
        if one.place[0] not in without:
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
