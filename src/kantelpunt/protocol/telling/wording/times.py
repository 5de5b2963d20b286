"""Terms, moments and rhythms as parts of a sentence."""

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.agreed_terms import AgreedTerm, Interval, IntervalKind, TermKind
from kantelpunt.protocol.agreed_words import agreed, how_often
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.model.times import Timed
from kantelpunt.protocol.telling.wording.dates import by_then
from kantelpunt.protocol.telling.wording.settings import chosen_by_region
from kantelpunt.protocol.telling.wording.teller import Teller

_TERM = Text("de termijn die", "the term that")
_MOMENTS = {
    "first_day_of_absence": Text("de eerste dag van het verzuim", "the first day of absence"),
    "step_entered": Text("het begin van deze stap", "the beginning of this step"),
    "signal_fired": Text("het signaal", "the signal"),
}


def length(teller: Teller, term: AgreedTerm) -> str:
    """How long: `4 schoolweken`, `de termijn van het plan`."""
    if term.kind is TermKind.NOT_IN_TEXT:
        return teller.missing
    if term.setting:
        return chosen_by_region(teller, term.setting, _TERM)
    return agreed(term).in_(teller.language)


def within(teller: Teller, term: AgreedTerm) -> str:
    """By when at the latest: `binnen 5 werkdagen`, `meteen`."""
    told = length(teller, term)
    if term.kind in (TermKind.AT_ONCE, TermKind.SOON):
        return told
    return teller.say(f"binnen {told}", f"within {told}")


def moment(teller: Teller, written: str) -> str:
    """From when: `het begin van deze stap`, `de dag waarop ‘OPP opstellen’ klaar is`."""
    if written in _MOMENTS:
        return _MOMENTS[written].in_(teller.language)
    kind, _, name = written.partition(" ")
    if kind == "step":
        stage = teller.names.stages[name].in_(teller.language)
        return teller.say(f"het begin van {stage}", f"the beginning of {stage}")
    told = teller.names.moments.get(written, name)
    match kind:
        case "task":
            return teller.say(f"het afronden van ‘{told}’", f"the completion of ‘{told}’")
        case "fact":
            return teller.say(
                f"het moment dat het antwoord ja is op ‘{told}’",
                f"the moment the answer is yes to ‘{told}’",
            )
        case "meeting":
            return teller.say(f"het overleg ‘{told}’", f"the meeting ‘{told}’")
        case "report":
            return teller.say(f"het versturen van ‘{told}’", f"the sending of ‘{told}’")
        case _:
            return teller.say(f"het besluit over ‘{told}’", f"the decision on ‘{told}’")


def after(teller: Teller, written: str | None) -> str:
    """`na het begin van deze stap`; nothing where no moment is given."""
    if written is None:
        return ""
    if written == NOT_IN_TEXT:
        return teller.say(f"; vanaf wanneer, {teller.missing}", f"; from when, {teller.missing}")
    told = moment(teller, written)
    return teller.say(f" na {told}", f" after {told}")


def rhythm(teller: Teller, interval: Interval) -> str:
    """How often: `elke 6 weken`, `4 keer per schooljaar`."""
    if interval.kind is IntervalKind.NOT_IN_TEXT:
        return teller.say(f"hoe vaak, {teller.missing}", f"how often, {teller.missing}")
    if interval.setting:
        told = chosen_by_region(teller, interval.setting)
        return teller.say(f"hoe vaak: {told}", f"how often: {told}")
    return how_often(interval).in_(teller.language)


def when_due(teller: Teller, timed: Timed) -> str:
    """The term of something: `binnen 5 werkdagen na het signaal (of een andere termijn ...)`."""
    parts = [_term(teller, timed)]
    if timed.due is not None:
        parts.append(by_then(timed.due).in_(teller.language))
    told = ", ".join(part for part in parts if part)
    return f"{told} {or_agreed(teller)}".strip() if timed.or_agreed else told


def _term(teller: Teller, timed: Timed) -> str:
    since = after(teller, timed.from_)
    if timed.within is None:
        return since.strip("; ")
    if timed.within.kind is not TermKind.NOT_IN_TEXT:
        return within(teller, timed.within) + since
    if not since:
        return teller.missing
    told = teller.say(f"de termijn {teller.missing}", f"the term {teller.missing}")
    return f"{since.strip('; ')}; {told}"


def or_agreed(teller: Teller) -> str:
    """That people may agree on another term beforehand."""
    return teller.say("(of een andere afgesproken termijn)", "(or another agreed term)")
