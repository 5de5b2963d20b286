"""Sentences about the course of a case."""

from kantelpunt.casework.events import course
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.casework.telling.named import because, day, fact, signal, stage, who
from kantelpunt.casework.telling.rules import is_way_on, rule_of
from kantelpunt.protocol.telling.wording.teller import Teller


def _opened(teller: Teller, what: course.Opened) -> str:
    why = case_word(what.because).in_(teller.language)
    told = teller.say(f"De casus is geopend door {why}.", f"The case was opened by {why}.")
    if what.first_day:
        first = day(teller, what.first_day)
        told += teller.say(f" Eerste verzuimdag: {first}.", f" First day of absence: {first}.")
    if what.earlier:
        told += teller.say(
            " Er was eerder een casus.",
            " There was a case before.",
        )
    return told


def _absence_begun(teller: Teller, what: course.AbsenceBegun) -> str:
    first = day(teller, what.first_day)
    return teller.say(
        f"De eerste dag van dit verzuim is {first}.", f"The first day of this absence is {first}."
    )


def _signal_attached(teller: Teller, what: course.SignalAttached) -> str:
    named = signal(teller, what.signal)
    fired, first = day(teller, what.fired_on), day(teller, what.first_day)
    return teller.say(
        f"Het signaal {named} van {fired} hoort bij deze casus. Eerste verzuimdag: {first}.",
        f"The signal {named} of {fired} belongs to this case. First day of absence: {first}.",
    )


def _signal_withdrawn(teller: Teller, what: course.SignalWithdrawn) -> str:
    named, fired = signal(teller, what.signal), day(teller, what.fired_on)
    return teller.say(
        f"Het signaal {named} van {fired} geldt niet meer: {what.reason}.",
        f"The signal {named} of {fired} no longer holds: {what.reason}.",
    )


def _step_asked(teller: Teller, what: course.StepAsked) -> str:
    named = stage(teller, what.step)
    return teller.say(f"Gevraagd is om {named}.", f"It was asked to begin {named}.")


def _step_entered(teller: Teller, what: course.StepEntered) -> str:
    named = stage(teller, what.step)
    return teller.say(f"De casus is nu in {named}.", f"The case is in {named} now.")


def _step_left(teller: Teller, what: course.StepLeft) -> str:
    named = stage(teller, what.step)
    return teller.say(f"De casus is uit {named}.", f"The case has left {named}.")


def _deadline_passed(teller: Teller, what: course.DeadlinePassed) -> str:
    due, whose = day(teller, what.due), who(teller, what.whose)
    about = rule_of(teller, what.timer).words
    told = teller.say(
        f"Voorbij is de termijn van {about}; de laatste dag was {due}",
        f"The term of {about} has passed; its last day was {due}",
    )
    if what.whose:
        told += teller.say(f"; aan zet: {whose}", f"; to act: {whose}")
    if is_way_on(what.timer):
        told += teller.say(". De casus gaat niet vanzelf verder", ". It does not go on by itself")
    return f"{told}."


def _escalated(teller: Teller, what: course.Escalated) -> str:
    before, after = stage(teller, what.from_step), stage(teller, what.to_step)
    told = teller.say(
        f"De casus gaat van {before} naar {after}", f"The case goes from {before} to {after}"
    )
    if what.earlier == "stagnation":
        return told + teller.say(", eerder, want de stap stagneert.", ", earlier: it stagnates.")
    if what.earlier:
        named = _condition(teller, what.earlier)
        return told + teller.say(f", eerder, door {named}.", f", earlier, by {named}.")
    if what.due is None:
        return f"{told}."
    due, whose = day(teller, what.due), who(teller, what.whose)
    return teller.say(
        f"{told}; de laatste dag was {due}; aan zet: {whose}.",
        f"{told}; the last day was {due}; to act: {whose}.",
    )


def _condition(teller: Teller, written: str) -> str:
    bare = written.removeprefix("not ")
    named = (
        signal(teller, bare.removeprefix("signal "))
        if bare.startswith("signal ")
        else fact(teller, bare)
    )
    yes = bare == written
    return f"{named} ({teller.say('ja', 'yes') if yes else teller.say('nee', 'no')})"


def _escalation_decided(teller: Teller, what: course.EscalationDecided) -> str:
    before, after = stage(teller, what.from_step), stage(teller, what.to_step)
    return teller.say(
        f"Besloten is dat de casus van {before} naar {after} gaat.",
        f"It was decided that the case goes from {before} to {after}.",
    )


def _stagnation(teller: Teller, what: course.StagnationRecognised) -> str:
    named, grounds = stage(teller, what.step), because(teller, what.grounds)
    if what.expected:
        return teller.say(
            f"Verwacht wordt dat {named} niet zal helpen{grounds}.",
            f"It is expected that {named} will not help{grounds}.",
        )
    return teller.say(
        f"Herkend is dat {named} niet verder komt{grounds}.",
        f"It was recognised that {named} comes no further{grounds}.",
    )


def _restored(teller: Teller, what: course.AttendanceRestored) -> str:
    on = day(teller, what.on)
    return teller.say(
        f"De leerling gaat weer naar school, sinds {on}. Dit verzuim is voorbij.",
        f"The pupil goes to school again, since {on}. This absence is over.",
    )


def _closed(teller: Teller, what: course.Closed) -> str:
    why = case_word(what.because).in_(teller.language)
    return teller.say(f"De casus is gesloten: {why}.", f"The case was closed: {why}.")


def _evaluated(teller: Teller, what: course.Evaluated) -> str:
    told = teller.say("De casus is geëvalueerd", "The case was evaluated")
    return told + _apart(teller, what.lesson)


def _step_evaluated(teller: Teller, what: course.StepEvaluated) -> str:
    named = stage(teller, what.step)
    told = teller.say(f"Geëvalueerd is {named}", f"Evaluated was {named}")
    return told + _apart(teller, what.lesson)


def _apart(teller: Teller, text: str) -> str:
    """The end of a sentence about a text that stands apart."""
    begin = text[:8]
    if not begin:
        return "."
    return teller.say(f"; de tekst staat apart ({begin}…).", f"; the text stands apart ({begin}…).")


def _reopened(teller: Teller, what: course.Reopened) -> str:
    first = day(teller, what.first_day)
    return teller.say(
        f"De casus is heropend: {what.reason}. Eerste verzuimdag: {first}.",
        f"The case was reopened: {what.reason}. First day of absence: {first}.",
    )


def _moved(teller: Teller, what: course.MovedToVersion) -> str:
    return teller.say(
        f"De casus gaat verder op protocol {what.version}.",
        f"The case goes on under protocol {what.version}.",
    )


SENTENCES: Sentences = {
    course.Opened: _opened,
    course.AbsenceBegun: _absence_begun,
    course.SignalAttached: _signal_attached,
    course.SignalWithdrawn: _signal_withdrawn,
    course.StepAsked: _step_asked,
    course.StepEntered: _step_entered,
    course.StepLeft: _step_left,
    course.DeadlinePassed: _deadline_passed,
    course.Escalated: _escalated,
    course.EscalationDecided: _escalation_decided,
    course.StagnationRecognised: _stagnation,
    course.AttendanceRestored: _restored,
    course.Closed: _closed,
    course.Evaluated: _evaluated,
    course.StepEvaluated: _step_evaluated,
    course.Reopened: _reopened,
    course.MovedToVersion: _moved,
}
