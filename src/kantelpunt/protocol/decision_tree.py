"""The decision tree of a protocol: questions that lead everybody to one and the same choice.

It is derived from the steps and what leads from one to another, so that it never says anything
else than the protocol does.
"""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.agreed_terms import TermKind
from kantelpunt.protocol.agreed_words import agreed
from kantelpunt.protocol.model.grounds import Clause
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import Exit, Situation, TippingPoint

YES, NO, NONE = "yes", "no", "none"
_SIGNAL = "signal "


@dataclass(frozen=True)
class Answer:
    """An answer that may be given: its key, and how people read it."""

    key: str
    text: Text


@dataclass(frozen=True)
class Question:
    """A question, with the answers from which is chosen.

    Attributes:
        key: `now`, `situation`, `signal`, `term <step>`, or the id of a fact.
    """

    key: str
    text: Text
    answers: tuple[Answer, ...]

    @property
    def least(self) -> str:
        """The answer that says least: no, or none of them."""
        keys = [answer.key for answer in self.answers]
        return NONE if NONE in keys else NO


class ChoiceKind(StrEnum):
    """Where the questions end."""

    STEP = "step"
    SITUATION = "situation"
    EXIT = "exit"
    STAY = "stay"
    NONE = "none"


@dataclass(frozen=True)
class Choice:
    """What the protocol says is to be done.

    Attributes:
        id: of the step, situation or exit; `stay` or `none` otherwise.
        reason: why, in a sentence.
        source: on which text it rests; None where nothing has to be done.
    """

    kind: ChoiceKind
    id: str
    name: str
    reason: Text
    source: Clause | None


Walk: TypeAlias = Generator[Question, str, Choice]

_BOTH = (Answer(YES, Text("ja", "yes")), Answer(NO, Text("nee", "no")))
_NONE = Answer(NONE, Text("geen van deze", "none of these"))


def walk(protocol: Protocol) -> Walk:
    """The questions one by one: yields a question, wants the key of an answer, ends in a choice.

    No question comes twice.
    """
    given: dict[str, str] = {}
    questions = _questions(protocol)
    asked = next(questions)
    while True:
        if asked.key not in given:
            given[asked.key] = yield asked
        try:
            asked = questions.send(given[asked.key])
        except StopIteration as ended:
            choice: Choice = ended.value
            return choice


def _questions(protocol: Protocol) -> Walk:
    now = Question(
        "now",
        Text("In welke stap is de leerling nu?", "In which step is the pupil now?"),
        (
            Answer(NONE, Text("nog in geen stap", "in no step yet")),
            *(Answer(step.id, Text(step.name, step.name)) for step in protocol.steps),
        ),
    )
    here = (yield now) if protocol.steps else NONE
    if here == NONE:
        return (yield from _enter(protocol))
    return (yield from _in_step(next(step for step in protocol.steps if step.id == here), protocol))


def choose(protocol: Protocol, answers: Mapping[str, str]) -> Choice:
    """The choice to which answers lead; what is not answered counts as no, or as none."""
    questions = walk(protocol)
    try:
        asked = next(questions)
        while True:
            asked = questions.send(answers.get(asked.key, asked.least))
    except StopIteration as ended:
        choice: Choice = ended.value
        return choice


def _enter(protocol: Protocol) -> Walk:
    """Into the first step or situation that fits: by situation, by signal, by what people see."""
    if protocol.situations:
        chosen = yield Question(
            "situation",
            Text("Is een van deze situaties aan de orde?", "Is this one of these situations?"),
            (*(Answer(one.id, _same(one.name)) for one in protocol.situations), _NONE),
        )
        for situation in protocol.situations:
            if situation.id == chosen:
                return _into(situation, ChoiceKind.SITUATION, situation.name, situation.source)
    opening = [signal for signal in protocol.signals if signal.opens]
    if opening:
        chosen = yield Question(
            "signal",
            Text("Welk signaal is er?", "Which signal is there?"),
            (*(Answer(one.id, _same(one.name)) for one in opening), _NONE),
        )
        for signal in opening:
            if signal.id == chosen:
                return _at(protocol, signal.opens or "", signal.name, signal.source)
    for stage in (*protocol.steps, *protocol.situations):
        for entry in stage.entered:
            if entry.fact and (yield from _all([entry.fact, *entry.requires], protocol)):
                asked = _asked(entry.fact, protocol).nl
                answer = "nee" if entry.fact.startswith("not ") else "ja"
                source = entry.source or stage.source
                return _at(protocol, stage.id, f"{answer} op de vraag: {asked}", source)
    told = Text(
        "Niets in dit protocol vraagt nu om een stap.", "Nothing in this protocol asks for a step."
    )
    return Choice(ChoiceKind.NONE, NONE, "geen stap", told, None)


def _in_step(step: Situation, protocol: Protocol) -> Walk:
    """Out of the step, on to the next one, or stay."""
    for way_out in step.exits:
        if way_out.when and (yield from _all(way_out.when, protocol)):
            return _out(way_out, step, protocol)
    ways = [way for way in (step.tipping_point, *step.escalations) if way]
    for number, way in enumerate(ways):
        key = f"term {step.id}" if number == 0 else f"term {step.id} {way.to}"
        if (yield from _tips(way, key, protocol)):
            stage, kind = _stage(protocol, way.to)
            return Choice(
                kind,
                stage.id,
                stage.name,
                _why(way, step, protocol),
                way.source or step.source,
            )
    if step.last:
        told = Text(
            "Dit is de laatste instantie: hier moet het worden opgelost.",
            "This is the last authority: it must be solved here.",
        )
    else:
        told = Text(f"Ga door met de stap {step.name}.", f"Go on with the step {step.name}.")
    return Choice(ChoiceKind.STAY, "stay", step.name, told, step.source)


def _tips(way: TippingPoint, key: str, protocol: Protocol) -> Generator[Question, str, bool]:
    """Whether the case goes on along a way."""
    early = False
    for condition in way.earlier:
        early = early or (yield from _all([condition], protocol))
    if not early:
        for condition in way.unless:
            if (yield from _all([condition], protocol)):
                return False
        over = yield Question(key, _term_question(way, protocol), _BOTH)
        if over != YES:
            return False
    return (yield from _all([*way.when, *way.requires], protocol))


def _all(conditions: Sequence[str], protocol: Protocol) -> Generator[Question, str, bool]:
    for condition in conditions:
        wanted = NO if condition.startswith("not ") else YES
        bare = condition.removeprefix("not ")
        if (yield Question(bare, _asked(bare, protocol), _BOTH)) != wanted:
            return False
    return True


def _asked(condition: str, protocol: Protocol) -> Text:
    bare = condition.removeprefix("not ")
    if bare.startswith(_SIGNAL):
        name = next(one.name for one in protocol.signals if one.id == bare.removeprefix(_SIGNAL))
        return Text(f"Is dit signaal er: {name}?", f"Is there this signal: {name}?")
    return _same(protocol.facts[bare].ask)


def _term_question(way: TippingPoint, protocol: Protocol) -> Text:
    if way.after.kind is TermKind.NOT_IN_TEXT:
        return Text(
            "De tekst noemt hier geen termijn. Is het tijd om verder te gaan?",
            "The text names no term here. Is it time to go on?",
        )
    names = {setting.id: setting.name for setting in protocol.settings}
    term = agreed(way.after, names.get(way.after.setting or "", ""))
    other = Text(" (of de termijn die is afgesproken)", " (or the term that was agreed)")
    more = other if way.or_agreed else Text("", "")
    return Text(f"Is {term.nl}{more.nl} voorbij?", f"Has {term.en}{more.en} passed?")


def _why(way: TippingPoint, step: Situation, protocol: Protocol) -> Text:
    told = Text(
        f"Kantelpunt van {step.name}: de stap heeft niet geholpen.",
        f"Tipping point of {step.name}: the step has not helped.",
    )
    if not way.decided_by:
        return told
    actors = Actors.of(protocol)
    names = ", ".join(actors.name(who) for who in way.decided_by)
    return Text(f"{told.nl} Hierover beslist: {names}.", f"{told.en} To be decided by: {names}.")


def _out(way_out: Exit, step: Situation, protocol: Protocol) -> Choice:
    reason = Text(f"Uitgang van {step.name}.", f"Way out of {step.name}.")
    source = way_out.source or step.source
    if way_out.to:
        stage, kind = _stage(protocol, way_out.to)
        return Choice(kind, stage.id, stage.name, reason, source)
    return Choice(ChoiceKind.EXIT, way_out.id, way_out.name, reason, source)


def _at(protocol: Protocol, stage: str, why: str, source: Clause) -> Choice:
    found, kind = _stage(protocol, stage)
    return _into(found, kind, why, source)


def _into(stage: Situation, kind: ChoiceKind, why: str, source: Clause) -> Choice:
    return Choice(kind, stage.id, stage.name, Text(f"Aanleiding: {why}", f"Reason: {why}"), source)


def _stage(protocol: Protocol, stage: str) -> tuple[Situation, ChoiceKind]:
    for step in protocol.steps:
        if step.id == stage:
            return step, ChoiceKind.STEP
    found = next(one for one in protocol.situations if one.id == stage)
    return found, ChoiceKind.SITUATION


def _same(words: str) -> Text:
    return Text(words, words)
