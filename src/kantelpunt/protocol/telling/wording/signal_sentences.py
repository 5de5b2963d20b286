"""When absence is a signal, in sentences."""

from collections.abc import Iterator

from kantelpunt.calendar.terms import Term
from kantelpunt.foundation.numbers import plain
from kantelpunt.foundation.text import Text
from kantelpunt.protocol import words
from kantelpunt.protocol.agreed_words import length
from kantelpunt.protocol.model.signals import Only, Signal
from kantelpunt.protocol.signal_rules import (
    Average,
    AverageAmong,
    Bound,
    Comparison,
    Measure,
    Rearm,
    SignalRule,
)
from kantelpunt.protocol.telling.wording.enum_words import AVERAGE_OF, STATUSES, word
from kantelpunt.protocol.telling.wording.phrases import sectors, signal, stage
from kantelpunt.protocol.telling.wording.teller import Teller, sentence

_TIME = {
    Measure.CONSECUTIVE_TIME: (
        Text("afwezigheid van ", "absence of "),
        Text("achter elkaar", "on end"),
    ),
    Measure.NOT_ENROLLED: (
        Text("", ""),
        Text("zonder inschrijving op een school", "without enrolment"),
    ),
    Measure.EXEMPT: (Text("", ""), Text("met een vrijstelling", "with an exemption")),
}
AGAIN = {
    Rearm.WHEN_BELOW: Text(
        "Het signaal kan opnieuw komen nadat het verzuim onder de norm is geweest.",
        "The signal may come again after the absence has been below the norm.",
    ),
    Rearm.RESTART: Text(
        "Na het signaal begint het tellen opnieuw.", "After the signal counting starts anew."
    ),
    Rearm.SCHOOL_YEAR: Text(
        "Het signaal komt hoogstens één keer per schooljaar.",
        "The signal comes at most once in a school year.",
    ),
}


def signal_sentences(teller: Teller, told: Signal) -> Iterator[str]:
    """What counts, from where it is a signal, for whom, and when it comes again."""
    rule = told.rule
    yield _threshold(teller, rule)
    if rule.measure.is_absence:
        kind = words.kind(rule.of, rule.day_absent)
        yield teller.say(f"Wat telt: {kind.nl}.", f"What counts: {kind.en}.")
    if told.article:
        yield teller.say(
            f"Het gaat om een vrijstelling volgens artikel {teller.one_of(told.article)}.",
            f"It is about an exemption under article {teller.one_of(told.article)}.",
        )
    yield from _limits(teller, told)
    yield from _again(teller, rule)
    if told.opens:
        opened = stage(teller, told.opens)
        yield teller.say(f"Dit signaal opent {opened}.", f"This signal opens {opened}.")
    if told.local:
        yield teller.say(
            "Dit is een plaatselijke afspraak, geen wet.", "Local custom, not the law."
        )


def norm_of(teller: Teller, told: Signal) -> str:
    """The norm in a few words: `16 uur of meer in 4 lesweken`."""
    window = words.within(told.rule.window)
    return f"{limit_of(teller, told)}{window.in_(teller.language)}"


def limit_of(teller: Teller, told: Signal) -> str:
    """The threshold in a few words: `16 uur of meer`."""
    return _limit(told.rule).in_(teller.language)


def _threshold(teller: Teller, rule: SignalRule) -> str:
    limit, window = _limit(rule), words.within(rule.window)
    return teller.say(
        f"Er is een signaal bij {limit.nl}{window.nl}.", f"Signal at {limit.en}{window.en}."
    )


def _limit(rule: SignalRule) -> Text:
    if rule.average is not None:
        whom, what = _averaged(rule.average), word(rule.measure)
        return Text(
            f"meer dan het gemiddelde van {whom.nl} ({what.nl})",
            f"more than the average of {whom.en} ({what.en})",
        )
    if not rule.measure.is_time or rule.unit is None:
        return words.limit(rule)
    time, (of, what) = _time(rule, rule.threshold.numerator), _TIME[rule.measure]
    if rule.comparison is Comparison.REACHES:
        return Text(
            f"{of.nl}{time.nl} of langer {what.nl}", f"{of.en}{time.en} or longer {what.en}"
        )
    return Text(f"{of.nl}meer dan {time.nl} {what.nl}", f"{of.en}more than {time.en} {what.en}")


def _averaged(average: Average) -> Text:
    of = AVERAGE_OF[average.of]
    if average.among is AverageAmong.ALL:
        return Text(f"alle leerlingen van {of.nl}", f"all pupils of {of.en}")
    return Text(f"de leerlingen van {of.nl} die verzuimen", f"the absent pupils of {of.en}")


def _time(rule: SignalRule, number: int) -> Text:
    if rule.unit is None:
        raise AssertionError("a threshold in calendar time has a unit")
    return length(Term(number, rule.unit))


def _limits(teller: Teller, told: Signal) -> Iterator[str]:
    rule = told.rule
    if rule.bound is not None:
        most = _most(rule, rule.bound)
        yield (
            teller.say(
                f"Het geldt tot en met {most.nl}.", f"It holds up to and including {most.en}."
            )
            if rule.bound.itself
            else teller.say(
                f"Het geldt zolang het minder is dan {most.nl}.", f"Below {most.en} only."
            )
        )
    if told.unless:
        others = teller.one_of(signal(teller, one) for one in told.unless)
        yield teller.say(
            f"Het geldt niet op een dag waarop het signaal {others} er al is.",
            f"It does not hold on a day on which there is a signal {others}.",
        )
    if told.only is not None:
        whom = "; ".join(_whom(teller, told.only))
        yield teller.say(f"Het geldt alleen voor: {whom}.", f"It is only for: {whom}.")


def _most(rule: SignalRule, bound: Bound) -> Text:
    """An upper bound in its own unit: `1 maand`, `50%`, `16 uur`."""
    if bound.unit is not None:
        return words.length(bound.number, bound.unit)
    number = plain(bound.number)
    sign = Text("%", "%")
    if rule.measure is not Measure.SHARE:
        named = words.unit_of(rule.measure, bound.number, in_lessons=False)
        sign = Text(f" {named.nl}", f" {named.en}")
    return Text(f"{number.replace('.', ',')}{sign.nl}", f"{number}{sign.en}")


def _whom(teller: Teller, only: Only) -> Iterator[str]:
    if only.status:
        named = teller.one_of(STATUSES[one].in_(teller.language) for one in only.status)
        yield teller.say(f"wie {named} is", f"who is {named}")
    if only.age is not None:
        yield ages(teller, only.age.from_, only.age.under)
    if only.sector:
        yield sectors(teller, only.sector)


def ages(teller: Teller, first: int | None, under: int | None) -> str:
    """`van 12 tot 16 jaar`, `vanaf 16 jaar`, `jonger dan 12 jaar`."""
    if first is not None and under is not None:
        return teller.say(f"van {first} tot {under} jaar", f"from {first} and under {under}")
    if first is not None:
        return teller.say(f"vanaf {first} jaar", f"from {first}")
    return teller.say(f"jonger dan {under} jaar", f"under {under}")


def _again(teller: Teller, rule: SignalRule) -> Iterator[str]:
    if rule.warn_at is not None:
        share = f"{plain(rule.warn_at * 100)}%"
        yield teller.say(
            f"Vanaf {share.replace('.', ',')} van de norm komt er een waarschuwing.",
            f"From {share} of the norm there is a warning.",
        )
    yield AGAIN[rule.rearm].in_(teller.language)
    if rule.at_most_every is not None:
        told = sentence(teller.say("hoogstens één keer per", "at most once in"))[:-1]
        unit = teller.say("dagen", "days")
        yield f"{told} {rule.at_most_every} {unit}."
