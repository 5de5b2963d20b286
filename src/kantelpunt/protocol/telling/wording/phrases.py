"""People, conditions and names as parts of a sentence."""

from collections.abc import Iterable

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.closed import NOT_IN_TEXT
from kantelpunt.protocol.telling.wording.settings import chosen_by_region
from kantelpunt.protocol.telling.wording.teller import Teller

_SETTING = "setting "
_WHO = Text("wie", "whom")
_SECTORS = {
    Sector.PO: Text("primair onderwijs", "primary education"),
    Sector.SO: Text("speciaal onderwijs", "special primary education"),
    Sector.VO: Text("voortgezet onderwijs", "secondary education"),
    Sector.VSO: Text("voortgezet speciaal onderwijs", "special secondary education"),
}


def who(teller: Teller, actors: Iterable[str]) -> str:
    """People by name: `Mentor, Ouders en Leerling`."""
    return teller.listed(actor(teller, one) for one in actors)


def any_of(teller: Teller, actors: Iterable[str]) -> str:
    """One of these people: `Mentor of Directeur`."""
    return teller.one_of(actor(teller, one) for one in actors)


def actor(teller: Teller, written: str) -> str:
    """A party, role or body by name; or that the text does not name one."""
    if written == NOT_IN_TEXT:
        return teller.missing
    if written.startswith(_SETTING):
        return chosen_by_region(teller, written.removeprefix(_SETTING), _WHO)
    return teller.names.actors.get(written, written)


def stage(teller: Teller, written: str) -> str:
    """A step or situation as it is called in a sentence."""
    return teller.names.stages[written].in_(teller.language)


def signal(teller: Teller, written: str) -> str:
    """A signal by name, between quotes."""
    return f"‘{teller.names.signals[written].in_(teller.language)}’"


def sectors(teller: Teller, given: Iterable[Sector]) -> str:
    """Sectors in full: `voortgezet onderwijs en voortgezet speciaal onderwijs`."""
    return teller.listed(_SECTORS[one].in_(teller.language) for one in given)


def all_hold(teller: Teller, conditions: Iterable[str]) -> str:
    """What follows `als` where all must hold: `het antwoord ja is op ‘…?’ en nee op ‘…?’`."""
    return _hold(teller, tuple(conditions), teller.say("en", "and"))


def one_holds(teller: Teller, conditions: Iterable[str]) -> str:
    """What follows `als` where one is enough: `het antwoord ja is op ‘…?’ of op ‘…?’`."""
    return _hold(teller, tuple(conditions), teller.say("of", "or"))


def _hold(teller: Teller, conditions: tuple[str, ...], join: str) -> str:
    parts: list[str] = []
    for answer, negated in ((Text("ja", "yes"), False), (Text("nee", "no"), True)):
        asked = [_question(teller, one) for one in conditions if _is_fact(one, negated=negated)]
        if not asked:
            continue
        on = teller.say("op", "to")
        said = f" {join} {on} ".join(asked)
        if parts:
            parts.append(f"{answer.in_(teller.language)} {on} {said}")
        else:
            parts.append(
                teller.say(
                    f"het antwoord {answer.nl} is op {said}", f"the answer is {answer.en} to {said}"
                )
            )
    for negated in (False, True):
        named = [_fired(teller, one) for one in conditions if _is_signal(one, negated=negated)]
        if named:
            parts.append(_there_is(teller, f" {join} ".join(named), negated=negated))
    return f" {join} ".join(parts)


def _is_fact(condition: str, *, negated: bool) -> bool:
    bare = condition.removeprefix("not ")
    return (bare != condition) is negated and not bare.startswith("signal ")


def _is_signal(condition: str, *, negated: bool) -> bool:
    bare = condition.removeprefix("not ")
    return (bare != condition) is negated and bare.startswith("signal ")


def _question(teller: Teller, condition: str) -> str:
    return f"‘{teller.names.facts[condition.removeprefix('not ')]}’"


def _fired(teller: Teller, condition: str) -> str:
    return signal(teller, condition.removeprefix("not ").removeprefix("signal "))


def _there_is(teller: Teller, named: str, *, negated: bool) -> str:
    if negated:
        return teller.say(f"het signaal {named} er niet is", f"there is no signal {named}")
    return teller.say(f"het signaal {named} er is", f"there is a signal {named}")
