"""Who takes part: parties, roles, bodies, consent and mandates."""

from enum import StrEnum

from pydantic import Field

from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.closed import (
    Closed,
    Condition,
    Identifier,
    OneOrMore,
    PartyId,
    RowId,
    Sentence,
    StepId,
    Who,
)
from kantelpunt.protocol.model.grounds import Clause, Grounded
from kantelpunt.protocol.model.times import Timed


class PartyKind(StrEnum):
    """What sort of party it is: what it may know by law depends on it."""

    PUPIL = "pupil"
    PARENTS = "parents"
    SCHOOL = "school"
    SCHOOL_BOARD = "school_board"
    PARTNERSHIP = "partnership"
    ATTENDANCE_OFFICE = "attendance_office"
    MUNICIPALITY = "municipality"
    YOUTH_HEALTH = "youth_health"
    YOUTH_HELP = "youth_help"
    CARE_PROVIDER = "care_provider"
    CHILD_PROTECTION = "child_protection"
    SAFE_HOME = "safe_home"
    SAFETY_HOUSE = "safety_house"
    PROSECUTION = "prosecution"
    COURT = "court"
    INSPECTORATE = "inspectorate"
    DUO = "duo"
    MINISTRY = "ministry"
    OTHER = "other"


OUTSIDE = frozenset(
    {
        PartyKind.PUPIL,
        PartyKind.PARENTS,
        PartyKind.CHILD_PROTECTION,
        PartyKind.SAFE_HOME,
        PartyKind.SAFETY_HOUSE,
        PartyKind.PROSECUTION,
        PartyKind.COURT,
        PartyKind.INSPECTORATE,
        PartyKind.DUO,
        PartyKind.MINISTRY,
    }
)
"""Who keeps no cases with the others: what these did is told by whoever leads."""


class Party(Closed):
    """A party to the agreement, or one that it names."""

    name: Sentence
    kind: PartyKind
    part_of: PartyId | None = Field(None, description="Party of which it is a part.")
    legal_base: str | None = Field(
        None, description="Law or covenant by which it may know of a pupil's case."
    )
    by_consent: bool = Field(
        default=False, strict=True, description="It is told of a pupil's case only with consent."
    )
    no_cases: bool = Field(
        default=False, strict=True, description="It is told of no pupil: agreements, figures only."
    )
    sector: OneOrMore[Sector] = ()
    agrees: OneOrMore[Sentence] = Field((), description="To what it agrees, each apart.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()
    note: str | None = None


class Role(Closed):
    """A function in which a person acts."""

    name: Sentence
    party: OneOrMore[PartyId] = Field((), description="Party, or parties, it belongs to.")
    chosen_by: OneOrMore[Who] = Field((), description="Who names this person, case by case.")
    among: OneOrMore[Who] = Field((), description="From whom is chosen.")
    source: Clause | None = None
    covers: OneOrMore[RowId] = ()
    note: str | None = None


class Seat(Closed):
    """A place in a body."""

    who: OneOrMore[Who] = Field(description="Who sits there; several: one of them.")
    number: int | None = Field(None, ge=1, description="How many.")
    named_by: OneOrMore[Who] = Field((), description="Who names this member.")
    optional: bool = Field(default=False, strict=True)
    when: OneOrMore[Condition] = ()
    chair: bool = Field(default=False, strict=True)
    note: str | None = None


class Body(Grounded):
    """A table, team, panel or network: people of several parties who act together."""

    id: Identifier
    name: Sentence
    task: Sentence | None = Field(None, description="What it is for.")
    seats: tuple[Seat, ...] = Field(min_length=1)
    per_school: bool = Field(default=False, strict=True, description="Every school has one.")
    commissioned_by: OneOrMore[Who] = ()
    reports_to: OneOrMore[Who] = ()
    part_of: OneOrMore[Who] = Field((), description="From which tables it is drawn.")


class ConsentByAge(Closed):
    """Who consents at which age."""

    from_: int | None = Field(None, alias="from", ge=0, description="From this age.")
    under: int | None = Field(None, ge=1, description="Below this age.")
    by: OneOrMore[Who] = Field(min_length=1)


class Consent(Grounded, Timed):
    """Where consent is needed, whose it is, and what follows when it lacks."""

    id: Identifier
    name: Sentence
    for_: OneOrMore[Sentence] = Field(
        alias="for", min_length=1, description="To what is consented."
    )
    asked_by: OneOrMore[Who] = ()
    by: OneOrMore[Who] = Field((), description="Who consents, whatever the age.")
    by_age: tuple[ConsentByAge, ...] = ()
    each_apart: bool = Field(
        default=False, strict=True, description="Each consents apart; one does not do for another."
    )
    when: OneOrMore[Condition] = ()
    steps: OneOrMore[StepId] = Field((), description="Steps in which it is asked.")
    refused: Sentence | None = Field(None, description="What happens without consent.")


class Mandate(Grounded):
    """The power to decide: whose, given by whom, over what, and over what not."""

    id: Identifier
    name: Sentence
    holder: OneOrMore[Who] = Field(min_length=1)
    given_by: OneOrMore[Who] = ()
    scope: OneOrMore[Sentence] = Field(min_length=1)
    except_: OneOrMore[Sentence] = Field((), alias="except")
    binding: bool = Field(default=False, strict=True, description="Its decisions bind all.")
    paid_by: OneOrMore[Sentence] = ()
    when: OneOrMore[Condition] = ()
    steps: OneOrMore[StepId] = Field((), description="Steps in which it may be used.")
