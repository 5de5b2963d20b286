"""What an agreement forbids in itself: rules about the protocol, looked up in its own file."""

from collections.abc import Callable, Iterator

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.checking.ways import stages
from kantelpunt.protocol.model.agreements import SelfCheck
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.model.steps import ExitKind


def promised_faults(protocol: Protocol) -> Iterator[Fault]:
    """Every place where the file does what one of its own rules forbids."""
    for rule in protocol.rules:
        for check in rule.checks:
            for at in _CHECKS[check](protocol):
                yield Fault(
                    at,
                    Text(
                        f'dit gaat in tegen de eigen regel "{rule.name}"',
                        f'this goes against its own rule "{rule.name}"',
                    ),
                    Text(
                        f"pas dit aan, of haal {check} weg bij rules.{rule.id}",
                        f"change this, or take {check} away from rules.{rule.id}",
                    ),
                )


def _by_kind_of_absence(protocol: Protocol) -> Iterator[str]:
    for signal in protocol.signals:
        if signal.of.authorised is not None or signal.of.category:
            yield f"signals.{signal.id}.of"


def _exempt_as_end(protocol: Protocol) -> Iterator[str]:
    for at, stage in stages(protocol):
        for way_out in stage.exits:
            if way_out.kind is ExitKind.EXEMPT and not way_out.to:
                yield f"{at}.exits.{way_out.id}"


_CHECKS: dict[SelfCheck, Callable[[Protocol], Iterator[str]]] = {
    SelfCheck.NO_KIND_OF_ABSENCE: _by_kind_of_absence,
    SelfCheck.NO_EXEMPT_END: _exempt_as_end,
}
