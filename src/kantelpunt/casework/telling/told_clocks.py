"""Sentences about terms that are agreed, suspended or moved, and about waiting."""

from kantelpunt.casework.events import clocks
from kantelpunt.casework.telling.case_words import case_word
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.casework.telling.named import because, day, term, who
from kantelpunt.casework.telling.rules import rule_of
from kantelpunt.protocol.telling.wording.teller import Teller


def _term_set(teller: Teller, what: clocks.TermSet) -> str:
    about, agreed = rule_of(teller, what.timer).words, term(teller, what.term)
    return teller.say(
        f"Vooraf afgesproken: {agreed}, voor {about}.", f"Agreed beforehand: {agreed}, for {about}."
    )


def _suspended(teller: Teller, what: clocks.TermSuspended) -> str:
    about, until = rule_of(teller, what.timer).words, day(teller, what.until)
    grounds = because(teller, what.ground)
    return teller.say(
        f"De termijn van {about} staat stil tot en met {until}{grounds}.",
        f"The term of {about} stands still until {until}{grounds}.",
    )


def _resumed(teller: Teller, what: clocks.TermResumed) -> str:
    about = rule_of(teller, what.timer).words
    return teller.say(f"De termijn van {about} loopt weer.", f"The term of {about} runs again.")


def _extended(teller: Teller, what: clocks.TermExtended) -> str:
    about, agreed = rule_of(teller, what.timer).words, term(teller, what.term)
    grounds = because(teller, what.ground)
    return teller.say(
        f"De termijn van {about} is verlengd tot {agreed}{grounds}.",
        f"The term of {about} was extended to {agreed}{grounds}.",
    )


def _term_moved(teller: Teller, what: clocks.TermMoved) -> str:
    about = rule_of(teller, what.timer).words
    was, due = day(teller, what.was), day(teller, what.due)
    return teller.say(
        f"De laatste dag van {about} gaat van {was} naar {due}: {what.why}.",
        f"The last day of {about} moves from {was} to {due}: {what.why}.",
    )


def _waiting_started(teller: Teller, what: clocks.WaitingStarted) -> str:
    cause, where = case_word(what.cause).in_(teller.language), _where(teller, what.where)
    contact, ask = who(teller, [what.contact]), day(teller, what.ask_again)
    return teller.say(
        f"Wachten op {cause}, bij {where}. Contact houdt: {contact}; navragen op {ask}.",
        f"Waiting for {cause}, at {where}. To keep in touch: {contact}; ask again on {ask}.",
    )


def _where(teller: Teller, where: str) -> str:
    return teller.names.actors.get(where, where)


def _waiting_asked(teller: Teller, what: clocks.WaitingAsked) -> str:
    cause, ask = case_word(what.cause).in_(teller.language), day(teller, what.ask_again)
    return teller.say(
        f"Nagevraagd is hoe het staat met het wachten op {cause}; opnieuw navragen op {ask}.",
        f"It was asked how the waiting for {cause} stands; ask again on {ask}.",
    )


def _waiting_ended(teller: Teller, what: clocks.WaitingEnded) -> str:
    cause = case_word(what.cause).in_(teller.language)
    return teller.say(
        f"Het wachten op {cause} is voorbij: {what.reason}.",
        f"The waiting for {cause} is over: {what.reason}.",
    )


SENTENCES: Sentences = {
    clocks.TermSet: _term_set,
    clocks.TermSuspended: _suspended,
    clocks.TermResumed: _resumed,
    clocks.TermExtended: _extended,
    clocks.TermMoved: _term_moved,
    clocks.WaitingStarted: _waiting_started,
    clocks.WaitingAsked: _waiting_asked,
    clocks.WaitingEnded: _waiting_ended,
}
