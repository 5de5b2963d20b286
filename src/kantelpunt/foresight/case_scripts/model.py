"""The form of a script: what is given, who act, what they tell, what is expected."""

from pydantic import Field

from kantelpunt.calendar.holiday_regions import HolidayRegion
from kantelpunt.foresight.case_scripts.expectations import ExpectedOn
from kantelpunt.foresight.scenarios.model import Day
from kantelpunt.foundation.register_terms import Sector
from kantelpunt.protocol.model.closed import Closed, Identifier, Sentence


class GivenPupil(Closed):
    """The pupil, the school, and what the region chose."""

    sector: Sector | None = Field(None, description="Left out: the first one of the protocol.")
    holiday_region: HolidayRegion = Field(
        HolidayRegion.MIDDEN, description="Of the school: noord, midden or zuid."
    )
    born: Day | None = Field(None, description="Birth date of the pupil.")
    pupil: Sentence = Field("leerling", description="An opaque id, never a name.")
    choices: dict[Identifier, str | int] = Field(
        default_factory=dict, description="Per setting of the protocol what the region chose."
    )


class GivenPerson(Closed):
    """Someone who acts."""

    role: Identifier = Field(description="A role, party or body of the protocol.")
    organisation: Identifier = Field(description="The party to which the person belongs.")


class ScriptFile(Closed):
    """A file with the script of one case; what people tell is read apart, kind by kind."""

    protocol: Sentence = Field(description="Id, id@day, or path of the protocol.")
    given: GivenPupil = Field(default_factory=lambda: GivenPupil.model_validate({}))
    people: dict[Sentence, GivenPerson] = Field(description="Who act, by an opaque id.")
    course: tuple[object, ...] = Field(min_length=1, description="What people tell.")
    until: Day | None = Field(None, description="The last day looked at.")
    expect: tuple[ExpectedOn, ...] = Field((), description="What must be so at the end of days.")
