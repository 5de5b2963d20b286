"""Faults in the structure of a protocol that can be read."""

from kantelpunt.protocol.checking.choices import choice_faults
from kantelpunt.protocol.checking.fault import Fault
from kantelpunt.protocol.checking.people import people_faults
from kantelpunt.protocol.checking.promised import promised_faults
from kantelpunt.protocol.checking.rhythms import rhythm_faults, theme_faults
from kantelpunt.protocol.checking.signals import signal_faults
from kantelpunt.protocol.checking.steps import step_faults
from kantelpunt.protocol.reader import ProtocolVersion


def faults(version: ProtocolVersion) -> list[Fault]:
    """Every fault, by part: people, signals, steps, reports, and what it forbids in itself."""
    protocol = version.protocol
    return [
        *people_faults(protocol),
        *signal_faults(protocol),
        *step_faults(protocol),
        *rhythm_faults(protocol),
        *theme_faults(protocol, version.inherited),
        *promised_faults(protocol),
        *choice_faults(protocol),
    ]
