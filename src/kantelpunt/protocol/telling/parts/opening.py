"""How a page begins: what it is and for whom, on what it rests, what it promises."""

from collections.abc import Iterator

from kantelpunt.foundation.text import Language
from kantelpunt.foundation.written_days import written_day
from kantelpunt.protocol.model.agreements import Promise
from kantelpunt.protocol.telling.document import (
    Block,
    Facts,
    Listing,
    Paragraph,
    Section,
    Tone,
)
from kantelpunt.protocol.telling.parts.grounds import grounded
from kantelpunt.protocol.telling.parts.overrides import changed_here, left_out_here
from kantelpunt.protocol.telling.parts.rows import row, together
from kantelpunt.protocol.telling.wording.enum_words import OFFERS
from kantelpunt.protocol.telling.wording.phrases import sectors
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.protocol.telling.wording.times import length, moment


def opening(teller: Teller) -> tuple[Block, ...]:
    """What the protocol is, before the first heading."""
    protocol = teller.protocol
    lead = protocol.summary if teller.language is Language.NL else protocol.summary_en
    return (Paragraph(lead or protocol.summary_en, Tone.LEAD),)


def about(teller: Teller) -> Section:
    """For whom it is, since when, on what it rests and what this region changed."""
    protocol = teller.protocol
    since = written_day(teller.version.first).in_(teller.language).split(" ", 1)[1]
    base = f"‘{protocol.based_on.protocol}’" if protocol.based_on else ""
    facts = together(
        row(teller.say("Geldt vanaf", "In force from"), since),
        row(teller.say("Tekst", "Text"), *_text(teller)),
        row(teller.say("Onderwijs", "Education"), sectors(teller, protocol.sector)),
        row(teller.say("Voor wie en waar", "For whom and where"), protocol.scope or ""),
        row(teller.say("Rust op het protocol", "Rests on the protocol"), base),
        row(teller.say("Anders dan daar", "Other than there"), *changed_here(teller)),
        row(teller.say("Geldt hier niet", "Does not hold here"), *left_out_here(teller)),
    )
    return Section(teller.say("Over dit protocol", "About this protocol"), "over", (Facts(facts),))


def _text(teller: Teller) -> Iterator[str]:
    if teller.main_source:
        yield teller.names.sources[teller.main_source]
        yield teller.say(
            "staat er bij een bron alleen een plaats, dan is het een plaats in deze tekst",
            "a source that names no text is a place in this one",
        )


def promises(teller: Teller) -> Section:
    """What every child may count on, and the pillars of the agreement."""
    items = tuple(
        grounded(
            teller,
            one.name,
            together(row(teller.say("Belofte", "Promise"), *_promise(teller, one))),
            one,
            f"promises.{one.id}",
        )
        for one in teller.protocol.promises
    )
    themes = tuple(
        grounded(
            teller,
            f"{theme.name}. {theme.text}" if theme.text else theme.name,
            (),
            theme,
            f"themes.{name}",
        )
        for name, theme in teller.protocol.themes.items()
    )
    pillars = Section(teller.say("Pijlers", "Pillars"), "pijlers", (Listing(themes),))
    return Section(
        teller.say("Wat wij beloven", "What we promise"),
        "belofte",
        (Listing(items),) if items else (),
        (pillars,) if themes else (),
    )


def _promise(teller: Teller, promise: Promise) -> Iterator[str]:
    until = OFFERS[promise.until]
    told, since = length(teller, promise.within), moment(teller, promise.from_)
    yield teller.say(
        f"Het duurt hoogstens {told} voordat {until.nl}, gerekend vanaf {since}",
        f"It takes {told} at most until {until.en}, counted from {since}",
    )
    if promise.by_year:
        yield teller.say(f"Zo is het uiterlijk in {promise.by_year}", f"So by {promise.by_year}")
