"""Protocols drawn by chance, written in the language and read like any other."""

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.reader import ProtocolVersion
from tests.casework.dice import Dice
from tests.casework.texts import FACTS, SOURCE, protocol_text, signal, situation, step
from tests.casework.world import SHIPPED, read, shipped

UNITS = ["hours", "days", "weeks", "months", "working_days", "school_days", "school_weeks"]
STEPS = ["een", "twee", "drie", "vier"]
SITUATIONS = ["naast", "buiten"]
SIGNALS = ["uren", "weken"]
OPEN_TERMS = ["at_once", "not_in_text", "as_soon_as_possible", "plan_term"]
CONDITIONS = [*FACTS, "not eerder", "signal uren", "signal weken"]
WHO = ["mentor", "ambtenaar", "tafel", "school", "not_in_text"]


def agreed_term(dice: Dice) -> str:
    """Mostly a number with a unit; sometimes what texts write instead."""
    if dice.one_in(4):
        return dice.one(OPEN_TERMS)
    unit = dice.one(UNITS)
    return f"{dice.number(1, 4) * (24 if unit == 'hours' else 1)} {unit}"


def way(dice: Dice, own: str, others: list[str]) -> dict:
    """A way on to another step."""
    froms = ["step_entered", "first_day_of_absence", "signal_fired", f"task doen-{own}"]
    return {
        "after": agreed_term(dice),
        "from": dice.one(froms),
        "to": dice.one(others),
        "unless": dice.some(CONDITIONS),
        "when": dice.some(CONDITIONS, 1) if dice.one_in(3) else [],
        "earlier": dice.some(CONDITIONS),
        "requires": dice.some(CONDITIONS, 1) if dice.one_in(3) else [],
        "decided_by": dice.some(WHO, 1) if dice.one_in(3) else [],
        "or_agreed": dice.one_in(2),
    }


def entry(dice: Dice) -> dict:
    """A way in."""
    kind = dice.one(["fact", "asked", "after"])
    if kind == "fact":
        written: dict = {"fact": dice.one(CONDITIONS)}
    elif kind == "asked":
        written = {"asked_by": [dice.one(WHO)]}
    else:
        written = {"after": agreed_term(dice), "from": "first_day_of_absence"}
    return written | {"requires": dice.some(CONDITIONS, 1) if dice.one_in(3) else []}


def way_out(dice: Dice, name: str, others: list[str]) -> dict:
    """A way out; one that leads somewhere asks for something."""
    written = {"id": name, "name": "Uit", "kind": dice.one(["restored", "placed", "closed"])}
    if others and dice.one_in(3):
        return written | {"when": dice.one(CONDITIONS), "to": dice.one(others)}
    return written | {"when": dice.some(CONDITIONS)}


def decision(dice: Dice, own: str, to: list[str]) -> dict:
    """A decision with two options, on a mandate or not."""
    written = {
        "id": f"besluit-{own}",
        "ask": "Ja of nee?",
        "by": [dice.one(WHO)],
        "when": dice.some(CONDITIONS, 1) if dice.one_in(3) else [],
        "within": agreed_term(dice),
        "options": [{"name": "Ja", "to": dice.one(to)}, {"name": "Nee"}],
    }
    return written | ({"mandate": "macht"} if dice.one_in(2) else {})


def task(dice: Dice, own: str) -> dict:
    """A task."""
    return {
        "id": f"doen-{own}",
        "name": "Doen",
        "by": dice.one(WHO),
        "within": agreed_term(dice),
        "or_agreed": dice.one_in(2),
        "may": dice.one_in(5),
        "when": dice.some(CONDITIONS, 1) if dice.one_in(3) else [],
        "unless": dice.some(CONDITIONS, 1) if dice.one_in(3) else [],
    }


def parts(dice: Dice, name: str, steps: list[str], beside: list[str]) -> dict:
    """The parts of a step or situation."""
    others = [one for one in steps if one != name]
    leads = [{"when": "nodig", "role": "ambtenaar"}] if dice.one_in(2) else []
    found: dict = {
        "lead": {"role": dice.one(WHO), "unless": leads},
        "entered": [entry(dice) for _ in range(dice.number(0, 2))],
        "tasks": [task(dice, name)],
        "exits": [way_out(dice, f"uit-{n}-{name}", others) for n in range(dice.number(0, 2))],
        "decisions": [decision(dice, name, [*steps, *beside])] if dice.one_in(2) else [],
    }
    if others and not dice.one_in(4):
        found["tipping_point"] = way(dice, name, others)
    if others and dice.one_in(3):
        found["escalations"] = [way(dice, name, others)]
    if dice.one_in(8):
        found["sector"] = [dice.one(["po", "vo"])]
    return found


def report(dice: Dice) -> dict:
    """A report on a signal or a fact."""
    return {
        "id": "melding",
        "name": "Melding",
        "by": "mentor",
        "to": "leerplicht",
        "on": dice.one(["signal uren", "nodig"]),
        "within": agreed_term(dice),
        "from": dice.one(["signal_fired", "first_day_of_absence"]),
        "about": ["de leerling"],
        "source": SOURCE,
    }


def promise(dice: Dice) -> dict:
    """An ambition."""
    states = ["offer_proposed", "offer_realised", "offer_started", "solved"]
    return {
        "id": "belofte",
        "name": "Belofte",
        "within": agreed_term(dice),
        "until": dice.one(states),
        "source": SOURCE,
    }


def drawn_text(dice: Dice) -> str:
    """The text of a whole protocol of one to four steps, and up to two situations beside them."""
    steps = STEPS[: dice.number(1, 4)]
    beside = SITUATIONS[: dice.number(0, 2)]
    anywhere = [*steps, *steps, *beside, None]
    return protocol_text(
        signals=[signal(one, dice.one(anywhere)) for one in SIGNALS],
        steps=[step(one, **parts(dice, one, steps, beside)) for one in steps],
        situations=[situation(one, **parts(dice, one, steps, beside)) for one in beside],
        reports=[report(dice)] if dice.one_in(2) else [],
        promises=[promise(dice)] if dice.one_in(2) else [],
    )


def drawn_protocol(dice: Dice) -> ProtocolVersion:
    """Mostly a protocol of no region at all; now and then one that comes with the program."""
    return shipped(dice.one(SHIPPED)) if dice.one_in(4) else read(drawn_text(dice))


def drawn_sector(dice: Dice) -> Sector:
    """Primary or secondary."""
    return dice.one([Sector.PO, Sector.VO])
