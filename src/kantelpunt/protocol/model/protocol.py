"""The whole of a protocol file."""

from pydantic import Field

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.agreements import (
    Fact,
    Guide,
    Meeting,
    Promise,
    Record,
    Report,
    Rule,
    Setting,
    Theme,
    Tier,
    Untranslatable,
)
from kantelpunt.protocol.model.closed import Closed, Identifier, Sentence
from kantelpunt.protocol.model.grounds import Changes, SourceText
from kantelpunt.protocol.model.people import Body, Consent, Mandate, Party, Role
from kantelpunt.protocol.model.signals import Signal
from kantelpunt.protocol.model.steps import Situation, Step


class BasedOn(Closed):
    """The protocol on which this one rests, and what is different here."""

    protocol: Identifier
    changes: Changes = Field(
        default_factory=dict, description="Changed values, per place in the base."
    )
    without: tuple[str, ...] = Field(
        (), description="Places of the base that do not hold here: signals.zevende-ziektedag."
    )


class Protocol(Closed):
    """A protocol: a region's agreement in one version."""

    protocol: Identifier = Field(description="Name of the protocol in files and commands.")
    title: Sentence = Field(description="Title, in Dutch.")
    summary_en: Sentence = Field(description="What it agrees, in English, in a few sentences.")
    summary: str | None = Field(None, description="What it agrees, in Dutch, in a few sentences.")
    sector: tuple[Sector, ...] = Field(
        default=tuple(Sector), min_length=1, description="For which sectors it is meant."
    )
    scope: str | None = Field(None, description="For whom, where and when it holds, by the text.")
    based_on: BasedOn | None = Field(None, description="Another protocol on which it rests.")
    sources: dict[Identifier, SourceText] = Field(min_length=1)
    promises: tuple[Promise, ...] = Field(default=())
    themes: dict[Identifier, Theme] = Field(default_factory=dict)
    settings: tuple[Setting, ...] = Field(default=())
    parties: dict[Identifier, Party] = Field(default_factory=dict)
    roles: dict[Identifier, Role] = Field(default_factory=dict)
    bodies: tuple[Body, ...] = Field(default=())
    consent: tuple[Consent, ...] = Field(default=())
    facts: dict[Identifier, Fact] = Field(default_factory=dict)
    signals: tuple[Signal, ...] = Field(default=())
    tiers: tuple[Tier, ...] = Field(default=())
    steps: tuple[Step, ...] = Field(default=(), description="In the order of escalation.")
    situations: tuple[Situation, ...] = Field(default=())
    mandates: tuple[Mandate, ...] = Field(default=())
    rules: tuple[Rule, ...] = Field(default=())
    meetings: tuple[Meeting, ...] = Field(default=())
    reports: tuple[Report, ...] = Field(default=())
    records: tuple[Record, ...] = Field(default=())
    guides: tuple[Guide, ...] = Field(default=())
    untranslatable: tuple[Untranslatable, ...] = Field(default=())
