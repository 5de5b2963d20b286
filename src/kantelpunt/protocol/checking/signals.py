"""Faults in signals: one that never fires, one that leads nowhere."""

from collections.abc import Iterator

from kantelpunt.foundation.register_terms import Category
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.checking.ways import stages
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.signal_rules import Measure

_SIGNAL = "signal "


def signal_faults(protocol: Protocol) -> Iterator[Fault]:
    """Every fault of every signal, in the order of the file."""
    heeded = _heeded(protocol)
    for signal in protocol.signals:
        yield from _never_fires(signal)
        if not signal.opens and signal.id not in heeded:
            yield _leads_nowhere(signal)


def _heeded(protocol: Protocol) -> set[str]:
    """Signals on which a report is sent, or which make a fact true by which a step is entered."""
    entries = {entry.fact for _, stage in stages(protocol) for entry in stage.entered if entry.fact}
    reported = {condition for report in protocol.reports for condition in report.on}
    conditions = entries | reported
    heeded = {one.removeprefix(_SIGNAL) for one in conditions if one.startswith(_SIGNAL)}
    for name, fact in protocol.facts.items():
        if name in conditions:
            heeded |= set(fact.signals)
    return heeded


def _never_fires(signal: Signal) -> Iterator[Fault]:
    only_late = signal.rule.of.categories == frozenset({Category.LATE})
    counts = signal.measure is Measure.TIMES or not signal.measure.is_absence
    if only_late and not counts:
        yield Fault(
            f"signals.{signal.id}.of",
            Text(
                f"te laat komen telt niet in {signal.measure}: dit signaal gaat nooit af",
                f"lateness does not count in {signal.measure}: this signal never fires",
            ),
            Text(
                "tel met measure: times, of geef de redencode op school een andere categorie",
                "count with measure: times, or give the reason code another category at school",
            ),
        )


def _leads_nowhere(signal: Signal) -> Fault:
    return Fault(
        f"signals.{signal.id}",
        Text(
            "dit signaal opent geen stap en wordt aan niemand gemeld",
            "this signal opens no step and is reported to nobody",
        ),
        Text(
            "geef opens met een stap of situatie, of noem het bij on van een rapportage",
            "give opens with a step or situation, or name it under on of a report",
        ),
    )
