"""Answers to the protocol's questions, hope, the rung, the four factors."""

from kantelpunt.casework.events.judged import FactJudged, FactorsJudged, HopeRecorded, RungSet
from kantelpunt.casework.hope import latest_hope
from kantelpunt.casework.judging.told import Judging, Told, not_yours, refused, unknown
from kantelpunt.casework.refusal import Refusal
from kantelpunt.foundation.text import Text

_FACT = Text("vraag van dit protocol", "question of this protocol")
FACTORS = ("child", "home", "school", "around")
"""What may be at stake: the child, the home, the school, and those around."""


def _fact(what: FactJudged, told: Told) -> Refusal | None:
    fact = told.agreement.protocol.facts.get(what.fact)
    if fact is None:
        return unknown(what, _FACT, what.fact, list(told.agreement.protocol.facts))
    if fact.lasts and what.true:
        return refused(
            what,
            "holds-for-a-time",
            Text("dit geldt voor een bepaalde tijd", "this holds for a time"),
            Text(
                "Leg het vast als hoop, met gronden en een dag (hope recorded)",
                "Record it as hope, with grounds and a day (hope recorded)",
            ),
        )
    return _may_judge(what, told) or _without_grounds(what, told)


def _without_grounds(what: FactJudged, told: Told) -> Refusal | None:
    records = told.agreement.protocol.facts[what.fact].records
    if not records or not what.true or what.grounds.strip():
        return None
    names = "; ".join(records)
    return refused(
        what,
        "no-grounds",
        Text("er zijn geen gronden genoemd", "no grounds were named"),
        Text(f"Leg vast: {names}", f"Record: {names}"),
    )


def _may_judge(what: FactJudged | HopeRecorded, told: Told) -> Refusal | None:
    by = told.agreement.protocol.facts[what.fact].by
    if not by or told.speaks_for(*by):
        return None
    return not_yours(what, told, tuple(by))


def _hope(what: HopeRecorded, told: Told) -> Refusal | None:
    """Hope has grounds and an end, at most the end of the clock of three months."""
    facts = told.agreement.protocol.facts
    lasting = [name for name, one in facts.items() if one.lasts]
    if what.fact not in lasting:
        kind = Text("hoop die dit protocol kent", "hope that this protocol knows")
        return unknown(what, kind, what.fact, lasting)
    if not what.grounds.strip():
        return refused(
            what,
            "no-grounds",
            Text("er zijn geen gronden genoemd", "no grounds were named"),
            Text("Noem waarop de hoop rust", "Say on what the hope rests"),
        )
    latest = latest_hope(told.case, told.agreement, told.terms, what.fact, told.today)
    if not told.today <= what.until <= latest:
        return refused(
            what,
            "hope-too-long",
            Text(
                f"hoop kan hier duren tot en met {latest}, niet tot {what.until}",
                f"hope may last here until {latest}, not until {what.until}",
            ),
            Text(f"Noem een dag tot en met {latest}", f"Name a day until {latest}"),
        )
    return _may_judge(what, told)


def _factors(what: FactorsJudged, told: Told) -> Refusal | None:
    for factor, _ in what.factors:
        if factor not in FACTORS:
            return unknown(what, Text("factor", "factor"), factor, list(FACTORS))
    return None


def _rung(what: RungSet, told: Told) -> Refusal | None:
    if told.leads():
        return None
    main = told.agreement.main(told.case)
    return not_yours(what, told, (told.agreement.lead(told.case, main),) if main else ())


JUDGING: Judging = {
    FactJudged: _fact,
    HopeRecorded: _hope,
    RungSet: _rung,
    FactorsJudged: _factors,
}
