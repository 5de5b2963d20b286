"""Sentences about what people judge: answers, hope, the rung, the four factors."""

from kantelpunt.casework.events import judged
from kantelpunt.casework.telling.case_words import FACTORS
from kantelpunt.casework.telling.forms import Sentences
from kantelpunt.casework.telling.named import because, day, fact
from kantelpunt.protocol.telling.wording.enum_words import word
from kantelpunt.protocol.telling.wording.teller import Teller


def _fact_judged(teller: Teller, what: judged.FactJudged) -> str:
    answer = teller.say("Ja", "Yes") if what.true else teller.say("Nee", "No")
    asked, grounds = fact(teller, what.fact), because(teller, what.grounds)
    return teller.say(f"{answer} op {asked}{grounds}.", f"{answer} to {asked}{grounds}.")


def _hope(teller: Teller, what: judged.HopeRecorded) -> str:
    asked, until = fact(teller, what.fact), day(teller, what.until)
    grounds = because(teller, what.grounds)
    return teller.say(
        f"Ja op {asked}, tot en met {until}{grounds}.", f"Yes to {asked}, until {until}{grounds}."
    )


def _lapsed(teller: Teller, what: judged.FactLapsed) -> str:
    asked, until = fact(teller, what.fact), day(teller, what.until)
    return teller.say(
        f"Het ja op {asked} gold tot en met {until}, en is nu nee.",
        f"The yes to {asked} held until {until}, and is no now.",
    )


def _rung(teller: Teller, what: judged.RungSet) -> str:
    rung = word(what.rung).in_(teller.language)
    return teller.say(
        f"De casus staat op de trede ‘{rung}’.", f"The case stands on the rung ‘{rung}’."
    )


def _factors(teller: Teller, what: judged.FactorsJudged) -> str:
    known = {name: text.in_(teller.language) for name, text in FACTORS.items()}
    told = "; ".join(f"{known.get(factor, factor)}: {stake}" for factor, stake in what.factors)
    return teller.say(f"Wat er speelt: {told}.", f"What is at stake: {told}.")


SENTENCES: Sentences = {
    judged.FactJudged: _fact_judged,
    judged.HopeRecorded: _hope,
    judged.FactLapsed: _lapsed,
    judged.RungSet: _rung,
    judged.FactorsJudged: _factors,
}
