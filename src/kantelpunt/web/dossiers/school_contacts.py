"""The regular contacts of a school as pages show them."""

from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.text import Text
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.schools.contacts import regular_contacts


@dataclass(frozen=True)
class SchoolContact:
    """Somebody with whom a school always deals."""

    person: str
    name: str
    function: Text
    organisation: str


def school_contacts(school: str, day: date) -> list[SchoolContact]:
    """Those of a school on a day (three queries)."""
    return [
        SchoolContact(
            one.person, one.person_name, function_name(one.function), one.organisation_name
        )
        for one in regular_contacts(school, day)
    ]
