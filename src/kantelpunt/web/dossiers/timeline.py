"""The timeline of a case: what happened, newest first; own acts and automatic ones told apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kantelpunt.casework.events.course import SignalAttached, SignalWithdrawn
from kantelpunt.casework.events.recorded import Event, Occurrence
from kantelpunt.casework.events.work import NoteKind, NoteWritten
from kantelpunt.casework.payloads import APART, Destroyed, Payload
from kantelpunt.casework.telling.named import who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.casework.telling.sentences import sentence_of
from kantelpunt.casework.telling.timeline import rule_key, source_words
from kantelpunt.foundation.text import Language, Text
from kantelpunt.protocol.telling.wording.teller import Teller
from kantelpunt.web.dossiers.consent_answers import without_code
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.saying import said
from kantelpunt.web.protocols.places import place_address
from kantelpunt.web.protocols.selectors import teller

NEEDED = {
    "general": Part.NOTES,
    "restricted": Part.RESTRICTED,
    "medical": Part.MEDICAL,
    "meeting": Part.MEETINGS,
}
"""Which part of a case somebody must see to read a text of a kind; a plan's text needs the plan."""

_DESTROYED = Text("Deze tekst is vernietigd.", "This text was destroyed.")


@dataclass(frozen=True)
class Told:
    """Something that happened, as the timeline shows it.

    Attributes:
        who: name and role of who told it; empty when it came by itself.
        text: what was written with it, for who may read that.
        rule, source: by which rule it came by itself, and where that stands.
        url: where the page of the protocol tells the rule, or the signal.
        registered: whether it came from what was registered.
        own: whether the one who looks told it, and may put it right.
    """

    sequence: int
    moment: datetime
    sentence: str
    who: str = ""
    text: str = ""
    rule: str = ""
    source: str = ""
    url: str = ""
    registered: bool = False
    own: bool = False


def told(
    events: Sequence[Event],
    texts: Mapping[str, tuple[str, Payload | Destroyed]],
    parts: frozenset[Part],
    names: Mapping[str, str],
    language: Language,
    viewer: str,
) -> Iterator[Told]:
    """What somebody may read of it, newest first.

    Medical and restricted notes are left out as a whole for who may not read them: that there is
    one says something too.
    """
    for event in reversed(events):
        if not _may_know(event, parts):
            continue
        yield _told(event, texts, parts, names, teller(event.version, language), viewer)


def _may_know(event: Event, parts: frozenset[Part]) -> bool:
    if isinstance(event.what, NoteWritten):
        if event.what.kind is NoteKind.MEDICAL:
            return Part.MEDICAL in parts
        if event.what.kind is NoteKind.RESTRICTED:
            return Part.RESTRICTED in parts
    return True


def _told(
    event: Event,
    texts: Mapping[str, tuple[str, Payload | Destroyed]],
    parts: frozenset[Part],
    names: Mapping[str, str],
    by: Teller,
    viewer: str,
) -> Told:
    sentence, actor = plain_sentence(by, event.what), event.actor
    url = place_address(event.version, _place(event.what))
    if actor is not None:
        someone = names.get(actor.person, "")
        role = who(by, [actor.role])
        return Told(
            event.sequence,
            event.moment,
            sentence,
            f"{someone}, {role}" if someone else role,
            _text(event, texts, parts, own=actor.person == viewer),
            url=url,
            own=actor.person == viewer,
        )
    key = rule_key(event.what)
    rule = rule_of(by, key) if key else None
    return Told(
        event.sequence,
        event.moment,
        sentence,
        rule=(rule.says or rule.words) if rule else "",
        source=source_words(by, rule.clause) if rule and rule.clause else "",
        url=url,
        registered=isinstance(event.what, SignalAttached | SignalWithdrawn),
    )


def _place(what: Occurrence) -> str:
    """The place in the protocol of the rule, or the signal, that something is about."""
    if isinstance(what, SignalAttached | SignalWithdrawn):
        return f"signals.{what.signal}"
    return rule_key(what) or ""


def plain_sentence(by: Teller, what: Occurrence) -> str:
    """What happened, without the mark of a text that stands apart: pages show the text itself."""
    field = APART.get(type(what))
    if field and getattr(what, field):
        what = replace(what, **{field: ""})  # type: ignore[type-var]
    return sentence_of(by, what)


def _text(
    event: Event,
    texts: Mapping[str, tuple[str, Payload | Destroyed]],
    parts: frozenset[Part],
    *,
    own: bool,
) -> str:
    """What was written with it, for who may read that; one's own words stay readable."""
    field = APART.get(type(event.what))
    key = getattr(event.what, field) if field else None
    if not key or key not in texts:
        return ""
    kind, text = texts[key]
    mine = own and kind == NoteKind.GENERAL
    if NEEDED.get(kind, Part.PLAN) not in parts and not mine:
        return ""
    return said(_DESTROYED) if isinstance(text, Destroyed) else without_code(text.text)
