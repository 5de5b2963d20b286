"""Facts, promises, rules, meetings, reports, records, guides, settings, and what is left out."""

from enum import StrEnum

from pydantic import Field

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.closed import (
    Closed,
    Condition,
    Identifier,
    OneOrMore,
    RhythmId,
    RowId,
    Sentence,
    SignalId,
    StepId,
    Who,
)
from kantelpunt.protocol.model.grounds import Clause, Grounded
from kantelpunt.protocol.model.times import Moment, Timed, WrittenInterval, WrittenTerm


class Fact(Closed):
    """Something that is true of a case or not: people judge it, or signals tell it."""

    ask: Sentence = Field(description="The question, in Dutch, to be answered by yes or no.")
    by: OneOrMore[Who] = Field((), description="Who judges it.")
    signals: OneOrMore[SignalId] = Field((), description="True when one of these has fired.")
    records: OneOrMore[Sentence] = Field((), description="What is kept with the answer.")
    lasts: WrittenTerm | None = Field(None, description="How long the answer holds at most.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()
    note: str | None = None


class OfferState(StrEnum):
    """What ends the clock of a promise."""

    PROPOSED = "offer_proposed"
    REALISED = "offer_realised"
    STARTED = "offer_started"
    SOLVED = "solved"


class Promise(Grounded):
    """What the region promises to every child: no longer than so long without an offer."""

    id: Identifier
    name: Sentence
    within: WrittenTerm
    from_: Moment = Field("first_day_of_absence", alias="from")
    until: OfferState
    by_year: int | None = Field(None, description="The year in which it must be so.")


class Duty(StrEnum):
    """Whether something is asked, forbidden or allowed."""

    MUST = "must"
    MUST_NOT = "must_not"
    MAY = "may"


class Enforce(StrEnum):
    """What the machine does with a rule."""

    REFUSE = "refuse"
    ASK = "ask"
    WARN = "warn"
    SHOW = "show"


class SelfCheck(StrEnum):
    """What a rule forbids in the protocol itself; the checker looks it up in the file."""

    NO_KIND_OF_ABSENCE = "no_kind_of_absence"
    NO_EXEMPT_END = "no_exempt_end"


class Rule(Grounded, Timed):
    """Who must, must not or may do what, and when."""

    id: Identifier
    name: Sentence
    who: OneOrMore[Who] = Field(min_length=1)
    duty: Duty = Duty.MUST
    what: Sentence = Field(description="What, told in own words.")
    to: OneOrMore[Who] = Field((), description="To or for whom.")
    with_: OneOrMore[Who] = Field((), alias="with", description="Together with whom.")
    when: OneOrMore[Condition] = Field((), description="Only when all of these hold.")
    unless: OneOrMore[Condition] = Field((), description="Not when one of these holds.")
    every: WrittenInterval | None = None
    steps: OneOrMore[StepId] = Field((), description="Steps or situations it holds in.")
    sector: OneOrMore[Sector] = ()
    enforce: Enforce = Field(
        Enforce.SHOW, description="refuse what breaks it, ask for it, warn, or show it."
    )
    records: OneOrMore[Sentence] = Field((), description="What is kept of it.")
    checks: OneOrMore[SelfCheck] = Field(
        (), description="What the checker must not find in this file."
    )


class Meeting(Grounded):
    """People who meet at set times."""

    id: Identifier
    name: Sentence
    every: WrittenInterval | None = None
    on: Moment | None = Field(None, description="After what it is held, where not at set times.")
    due: str | None = Field(None, description="By when, for a meeting that is held once.")
    called_by: OneOrMore[Who] = ()
    chair: Who | None = None
    participants: OneOrMore[Who] = Field(min_length=1)
    optional: OneOrMore[Who] = ()
    about: OneOrMore[Sentence] = Field(min_length=1)
    per_school: bool = Field(default=False, strict=True, description="Held at every school.")
    records: OneOrMore[Sentence] = ()
    sector: OneOrMore[Sector] = ()


class Report(Grounded, Timed):
    """Figures or a notice that one party gives to others."""

    id: Identifier
    name: Sentence
    by: OneOrMore[Who] = Field(min_length=1)
    to: OneOrMore[Who] = Field(min_length=1)
    every: WrittenInterval | None = None
    on: OneOrMore[Condition] = Field((), description="Sent once a fact or signal holds.")
    kind: Identifier | None = Field(None, description="Category at DUO: 16-uur, lrv, overig ...")
    about: OneOrMore[Sentence] = Field(min_length=1)
    anonymous: bool = Field(default=False, strict=True, description="Without names.")
    together_with: OneOrMore[RhythmId] = Field(
        (), description="Reports or meetings whose rhythm it follows."
    )
    consulted: OneOrMore[Who] = Field((), description="With whom it is talked over first.")
    sector: OneOrMore[Sector] = ()


class Scope(StrEnum):
    """Of what a record is kept."""

    CASE = "case"
    PUPIL = "pupil"
    SCHOOL = "school"
    PARTY = "party"
    REGION = "region"


class Record(Grounded, Timed):
    """What is kept, of what, by whom."""

    id: Identifier
    name: Sentence
    per: Scope
    kept_by: OneOrMore[Who] = Field(min_length=1)
    holds: OneOrMore[Sentence] = Field(min_length=1)
    choices: OneOrMore[Sentence] = Field((), description="The list from which is chosen.")
    only_for: OneOrMore[Who] = Field((), description="Only these may see it.")
    agreed_by: OneOrMore[Who] = ()
    every: WrittenInterval | None = Field(None, description="How often it is renewed.")
    steps: OneOrMore[StepId] = ()
    sector: OneOrMore[Sector] = ()


class GuideItem(Closed):
    """One thing that a guide tells."""

    name: Sentence
    text: str | None = None
    source: Clause | None = None


class Guide(Grounded):
    """What people are shown at the right moment."""

    id: Identifier
    name: Sentence
    for_: OneOrMore[Who] = Field((), alias="for", description="For whom; none: for all.")
    steps: OneOrMore[StepId] = Field((), description="Steps in which it is shown.")
    items: tuple[GuideItem, ...] = Field(min_length=1)


class Setting(Grounded):
    """What the text leaves to the region: a choice with a default, or one that must be made."""

    id: Identifier
    name: Sentence
    default: str | int | None = Field(None, description="Holds until the region chooses.")
    choices: OneOrMore[Sentence] = ()
    per_school: bool = Field(default=False, description="Each school may choose otherwise.")


class Tier(Grounded):
    """A group of pupils by their signals, and the share of a school's pupils it should be."""

    id: Identifier
    name: Sentence
    signals: OneOrMore[SignalId] = Field(
        (), description="Pupils with one of these signals standing; none: all the others."
    )
    goal_at_most: str | None = Field(None, pattern=r"^\d+(\.\d+)?%$")
    goal_exceeds: str | None = Field(None, pattern=r"^\d+(\.\d+)?%$")
    about: OneOrMore[Sentence] = ()


class Theme(Closed):
    """A pillar of the agreement, under which tasks, signals and reports fall."""

    name: Sentence
    text: str | None = None
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()


class Untranslatable(Closed):
    """What the language cannot express, and why: listed, not approximated."""

    clause: Sentence = Field(description="What the text says, in own words.")
    why: Sentence
    source: Clause
    covers: OneOrMore[RowId] = ()
