"""Names for the ids in the journal, which holds none itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.dossiers.selectors import pupils_of
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import names_of, organisations_of_kind, people
from kantelpunt.web.schools.selectors import all_schools, pupils

_NOBODY = Text("niemand aangemeld", "nobody signed in")
_CASE = Text("casus van {pupil}", "case of {pupil}")
_THING = Text("kenmerk {id}", "reference {id}")


@dataclass(frozen=True)
class Names:
    """People and organisations by name; who left the application keeps an id."""

    people: Mapping[str, str]
    organisations: Mapping[str, str]

    def person(self, key: str) -> str:
        """A person by name."""
        return self.people.get(key, key) if key else said(_NOBODY)

    def place(self, role: str, organisation: str) -> str:
        """In which function, and for which organisation."""
        parts = (said(function_name(role)) if role else "", self.organisation(organisation))
        return ", ".join(part for part in parts if part)

    def organisation(self, key: str) -> str:
        """An organisation by name."""
        return self.organisations.get(key, key)


def known_names() -> Names:
    """The names of everybody and of every organisation (two queries)."""
    return Names(
        {one.pk: one.name for one in people()},
        {one.id: one.name for one in organisations_of_kind([kind.value for kind in PartyKind])},
    )


@dataclass(frozen=True)
class Named:
    """A subject by name: a pupil, case, school or person; of anything else the reference."""

    id: str
    name: str


def named(subjects: Iterable[str], day: date) -> list[Named]:
    """Subjects by name, in the order given."""
    wanted = list(subjects)
    cases = pupils_of(wanted)
    known = {key: one.name for key, one in pupils([*wanted, *cases.values()], day).items()}
    known |= {case: said(_CASE).format(pupil=known.get(who, who)) for case, who in cases.items()}
    known |= {one.code: one.name for one in all_schools() if one.code in wanted}
    known |= names_of(wanted)
    return [Named(one, known.get(one) or said(_THING).format(id=one)) for one in wanted]
