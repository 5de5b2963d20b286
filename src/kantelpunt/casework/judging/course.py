"""Signals, steps, stagnation, closing and reopening."""

from datetime import date

from kantelpunt.casework.events.course import (
    AbsenceBegun,
    AttendanceRestored,
    Closed,
    ClosedBecause,
    EscalationDecided,
    Evaluated,
    MovedToVersion,
    Opened,
    Reopened,
    SignalAttached,
    SignalWithdrawn,
    StagnationRecognised,
    StepAsked,
    StepEvaluated,
)
from kantelpunt.casework.follows import hold
from kantelpunt.casework.judging.rules import still_asked
from kantelpunt.casework.judging.told import (
    Judging,
    Told,
    listed,
    not_established,
    not_yours,
    refused,
    unknown,
)
from kantelpunt.casework.refusal import Refusal
from kantelpunt.casework.ways import WayOn
from kantelpunt.foundation.text import Text

_STEP = Text("stap of situatie van dit protocol", "step or situation of this protocol")
_LEFT = Text("stap die deze casus achter zich heeft", "step that this case has left behind")
_BY_EXIT = {
    ClosedBecause.RESTORED,
    ClosedBecause.PLACED,
    ClosedBecause.EXEMPT,
    ClosedBecause.REFERRED,
}


def _opened(what: Opened, told: Told) -> Refusal | None:
    if told.case.sequence:
        return refused(
            what,
            "already-opened",
            Text("deze casus bestaat al", "this case exists already"),
            Text("Open een nieuwe casus, of heropen deze", "Open a new case, or reopen this one"),
        )
    if what.sector is not told.agreement.sector:
        return refused(
            what,
            "other-sector",
            Text(
                f"het protocol is gereedgemaakt voor {told.agreement.sector}, "
                f"de leerling zit in {what.sector}",
                f"the protocol was made ready for {told.agreement.sector}, "
                f"the pupil is in {what.sector}",
            ),
            Text(f"Gebruik het voor {what.sector}", f"Use it for {what.sector}"),
        )
    return _not_later(what, told, what.first_day)


def _not_later(
    what: Opened | AbsenceBegun | SignalAttached | Reopened | AttendanceRestored,
    told: Told,
    day: date | None,
) -> Refusal | None:
    if day is None or day <= told.today:
        return None
    return refused(
        what,
        "day-to-come",
        Text(f"{day} moet nog komen", f"{day} is yet to come"),
        Text("Noem een dag die geweest is, of vandaag", "Name a day that has been, or today"),
    )


def _signal_attached(what: SignalAttached, told: Told) -> Refusal | None:
    known = [one.id for one in told.agreement.protocol.signals]
    if what.signal not in known:
        kind = Text("signaal van dit protocol", "signal of this protocol")
        return unknown(what, kind, what.signal, known)
    return _not_later(what, told, max(what.fired_on, what.first_day))


def _absence_begun(what: AbsenceBegun, told: Told) -> Refusal | None:
    return _not_later(what, told, what.first_day)


def _signal_withdrawn(what: SignalWithdrawn, told: Told) -> Refusal | None:
    attached = [one for one in told.case.moments if one.startswith("signal ")]
    if f"signal {what.signal}" not in attached:
        kind = Text("signaal bij deze casus", "signal of this case")
        names = [one.removeprefix("signal ") for one in attached]
        return unknown(what, kind, what.signal, names)
    return None


def _step_asked(what: StepAsked, told: Told) -> Refusal | None:
    stage = told.agreement.stages.get(what.step)
    if stage is None:
        return unknown(what, _STEP, what.step, list(told.agreement.stages))
    if what.step in told.case.stages:
        return refused(
            what,
            "already-there",
            Text("de casus is al in deze stap", "the case is in this step already"),
            Text("Er hoeft niets te gebeuren", "Nothing needs to be done"),
        )
    asked = [way for way in stage.ways_in if way.asked_by]
    yours = [way for way in asked if told.speaks_for(*way.asked_by)]
    if yours:
        lacking = [[one for one in way.requires if not hold(told.case, (one,))] for way in yours]
        fewest = min(lacking, key=len)
        return not_established(what, [one.text for one in fewest]) if fewest else None
    # A concern begins where people say, and a situation stands beside the steps.
    if not told.case.stages or (stage.rank < 0 and told.leads()):
        return None
    return (
        not_yours(what, told, tuple(who for way in asked for who in way.asked_by))
        if asked
        else (
            refused(
                what,
                "not-to-be-asked",
                Text(
                    "het protocol kent geen verzoek om deze stap",
                    "the protocol knows no request for this step",
                ),
                _entered_by(told, what.step),
            )
        )
    )


def _entered_by(told: Told, step: str) -> Text:
    """What leads into a step."""
    stage = told.agreement.stages[step]
    facts = [way.fact.text for way in stage.ways_in if way.fact]
    ways = [
        way.key for one in told.agreement.stages.values() for way in one.ways_on if way.to == step
    ]
    signals = [f"signal {one}" for one, opened in told.agreement.opens.items() if opened == step]
    names = listed([*facts, *signals, *ways])
    return Text(f"Hierheen leiden: {names.nl}", f"These lead to it: {names.en}")


def way_between(told: Told, from_step: str, to_step: str) -> WayOn | None:
    """The way from a step the case is in to another one."""
    stage = told.agreement.stages.get(from_step)
    if stage is None or from_step not in told.case.stages:
        return None
    return next((way for way in stage.ways_on if way.to == to_step), None)


def _escalation_decided(what: EscalationDecided, told: Told) -> Refusal | None:
    way = way_between(told, what.from_step, what.to_step)
    if way is None:
        inside = [told.agreement.stages[one] for one in told.case.stages]
        names = [f"{one.id} -> {way.to}" for one in inside for way in one.ways_on]
        kind = Text("weg uit een stap van deze casus", "way from a step of this case")
        return unknown(what, kind, f"{what.from_step} -> {what.to_step}", names)
    if not way.decided_by:
        return refused(
            what,
            "time-decides",
            Text(
                "hier beslist het verstrijken van de termijn",
                "here the passing of the term decides",
            ),
            Text(
                "Leg vast dat de stap stagneert, met gronden, om eerder op te schalen",
                "Record that the step stagnates, with grounds, to escalate earlier",
            ),
        )
    if not told.speaks_for(*way.decided_by):
        return not_yours(what, told, way.decided_by)
    lacking = [one.text for one in (*way.when, *way.requires) if not hold(told.case, (one,))]
    return not_established(what, lacking) if lacking else None


def _stagnation(what: StagnationRecognised, told: Told) -> Refusal | None:
    if what.step not in told.case.stages:
        kind = Text("stap waarin deze casus is", "step in which this case is")
        return unknown(what, kind, what.step, list(told.case.stages))
    if not what.grounds.strip():
        return refused(
            what,
            "no-grounds",
            Text("er zijn geen gronden genoemd", "no grounds were named"),
            Text("Noem waarom de stap niet zal helpen", "Say why the step will not help"),
        )
    stage = told.agreement.stages[what.step]
    lead = told.agreement.lead(told.case, stage)
    facts = told.agreement.protocol.facts
    earlier = [one.fact for way in stage.ways_on for one in way.earlier if one.fact]
    people = stage.written.participants
    judges = (who for fact in earlier for who in facts[fact].by)
    may = (lead, *people.required, *people.optional, *judges)
    return None if told.leads() or told.speaks_for(*may) else not_yours(what, told, may)


def _closed(what: Closed, told: Told) -> Refusal | None:
    if what.because in _BY_EXIT or what.rule is not None:
        stages = [told.agreement.stages[one] for one in told.case.stages]
        ways = [way for one in stages for way in one.ways_out]
        names = listed([one.text for way in ways for one in way.when])
        return refused(
            what,
            "by-an-exit",
            Text(
                "zo sluit een casus vanzelf, zodra de uitgang van het protocol is vastgesteld",
                "so a case closes by itself, once an exit of the protocol is established",
            ),
            Text(f"Stel vast: {names.nl}", f"Establish: {names.en}"),
        )
    return still_asked(what, told) if told.leads() else not_yours(what, told, _lead(told))


def _lead(told: Told) -> tuple[str, ...]:
    main = told.agreement.main(told.case)
    return (told.agreement.lead(told.case, main),) if main else ()


def _evaluated(what: Evaluated, told: Told) -> Refusal | None:
    return None if told.case.closed else _not_closed(what)


def _step_evaluated(what: StepEvaluated, told: Told) -> Refusal | None:
    left = told.agreement.left(told.case)
    return None if what.step in left else unknown(what, _LEFT, what.step, left)


def _reopened(what: Reopened, told: Told) -> Refusal | None:
    if not told.case.closed:
        return _not_closed(what)
    if what.step is not None and what.step not in told.agreement.stages:
        return unknown(what, _STEP, what.step, list(told.agreement.stages))
    return _not_later(what, told, what.first_day)


def _not_closed(what: Evaluated | Reopened) -> Refusal:
    return refused(
        what,
        "not-closed",
        Text("de casus is niet gesloten", "the case is not closed"),
        Text("Sluit de casus eerst", "Close the case first"),
    )


def _moved(what: MovedToVersion, told: Told) -> Refusal | None:
    target = told.others.get(what.version)
    if target is None:
        kind = Text("versie die klaarligt", "version that is at hand")
        return unknown(what, kind, what.version, list(told.others))
    old, new = {one for one, _ in what.steps}, {one for _, one in what.steps}
    if old != set(told.case.stages) or not new <= set(target.stages):
        names = listed(sorted(told.case.stages))
        return refused(
            what,
            "steps-not-mapped",
            Text(
                "niet elke stap van de casus heeft een stap in de andere versie",
                "not every step of the case has a step in the other version",
            ),
            Text(f"Noem voor elk een stap: {names.nl}", f"Name a step for each: {names.en}"),
        )
    return None


def _restored(what: AttendanceRestored, told: Told) -> Refusal | None:
    return _not_later(what, told, what.on)


JUDGING: Judging = {
    Opened: _opened,
    AbsenceBegun: _absence_begun,
    SignalAttached: _signal_attached,
    SignalWithdrawn: _signal_withdrawn,
    StepAsked: _step_asked,
    EscalationDecided: _escalation_decided,
    StagnationRecognised: _stagnation,
    AttendanceRestored: _restored,
    Closed: _closed,
    Evaluated: _evaluated,
    StepEvaluated: _step_evaluated,
    Reopened: _reopened,
    MovedToVersion: _moved,
}
