"""Which rules of the protocol count in a case now: what they ask, and of what they warn."""

from collections.abc import Collection, Iterator

from kantelpunt.casework.agreement import Agreement
from kantelpunt.casework.case import Case
from kantelpunt.casework.conditions import Condition
from kantelpunt.casework.follows import hold, hold_not
from kantelpunt.protocol.model.agreements import Duty, Enforce, Rule


def asking(case: Case, agreement: Agreement) -> Iterator[Rule]:
    """Rules that ask something for as long as what was established holds."""
    for rule in _that_hold(case, agreement, case.stages):
        if rule.duty is Duty.MUST and rule.enforce in (Enforce.ASK, Enforce.REFUSE):
            yield rule


def warning(case: Case, agreement: Agreement) -> Iterator[Rule]:
    """Rules that warn, or ask to consider something, here or in a step that may come next."""
    near = {*case.stages, *_next(case, agreement)}
    for rule in _that_hold(case, agreement, near):
        if rule.enforce is Enforce.WARN or (
            rule.enforce is Enforce.ASK and rule.duty is not Duty.MUST
        ):
            yield rule


def bearing(agreement: Agreement) -> Iterator[Condition]:
    """What people may establish, so that a rule counts or something must be reported."""
    for rule in agreement.protocol.rules:
        if rule.enforce is not Enforce.SHOW and _in_sector(rule, agreement):
            yield from agreement.conditions(rule.when)
    for wanted in agreement.reported_on.values():
        yield from wanted


def _that_hold(case: Case, agreement: Agreement, steps: Collection[str]) -> Iterator[Rule]:
    """Rules that count because of what was established; what counts always is no news."""
    for rule in agreement.protocol.rules:
        if (
            rule.when
            and _in_sector(rule, agreement)
            and (not rule.steps or any(step in steps for step in rule.steps))
            and hold(case, agreement.conditions(rule.when))
            and hold_not(case, agreement.conditions(rule.unless))
        ):
            yield rule


def _in_sector(rule: Rule, agreement: Agreement) -> bool:
    return not rule.sector or agreement.sector in rule.sector


def _next(case: Case, agreement: Agreement) -> Iterator[str]:
    """The steps to which ways and decisions lead from where the case is."""
    for name in case.stages:
        if stage := agreement.stages.get(name):
            yield from (way.to for way in stage.ways_on)
            options = (option for one in stage.written.decisions for option in one.options)
            yield from (option.to for option in options if option.to)
