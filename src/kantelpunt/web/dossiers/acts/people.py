"""Who leads, and whom parents and pupil can always reach."""

from collections.abc import Callable, Sequence

from kantelpunt.casework.events.people import (
    ContactAssigned,
    DirectorAssigned,
    InformationShared,
)
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.foundation.text import Text
from kantelpunt.web.dossiers.acts.act import GIVEN, Act, ActForm, Cleaned, Group, Setting, Texts
from kantelpunt.web.dossiers.acts.asking import Options, offer, one, one_field
from kantelpunt.web.dossiers.acts.naming import taking_part
from kantelpunt.web.dossiers.acts.steps import is_open
from kantelpunt.web.dossiers.organisations import Involved, functions_at, involved
from kantelpunt.web.dossiers.school_contacts import school_contacts
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.gate.seeing import held_for
from kantelpunt.web.gate.viewer import function_name
from kantelpunt.web.pages.saying import said
from kantelpunt.web.people.selectors import holders
from kantelpunt.web.schools.selectors import groups_of, municipalities_of

_WHO_LEADS = Text("Wie heeft voortaan de regie?", "Who leads from now on?")
_LEADERS = Text(
    "Hier staan de mensen die in deze stap de regie mogen hebben.",
    "These are the people who may lead in this step.",
)
_WHO = Text("Bij wie kunnen ouders en leerling altijd terecht?", "Whom can the family reach?")


def organisations_here(setting: Setting) -> list[Involved]:
    """The pupil's school and the organisations that may take part in the case."""
    row = setting.dossier.row
    where = municipalities_of(row.school, row.pupil)
    return involved(setting.dossier.agreement, row.organisation, where)


def people_who(
    setting: Setting, may: Callable[[str], bool], organisations: Sequence[Involved]
) -> Options:
    """People as `PERSON:ROLE`, in the first of their roles that may.

    The regular contacts of the school come first, then who holds the nearest functions. Mentors of
    other groups do not see the case, and are left out.
    """
    row, day = setting.dossier.row, setting.now.date()
    groups = groups_of(row.pupil, day)
    found: dict[str, tuple[str, str]] = {}
    for organisation in organisations:
        roles = _roles(setting, may, organisation.kind)
        order = list(roles)
        people = [one for one in holders(order, [organisation.id], day) if one.may_know(groups)]
        for someone in sorted(people, key=lambda one: order.index(one.function)):
            words = f"{someone.name}, {said(function_name(someone.function))}"
            choice = f"{someone.person}:{roles[someone.function]}"
            found.setdefault(someone.person, (choice, f"{words}, {someone.organisation_name}"))
    first = [one.person for one in school_contacts(row.school, day) if one.person in found]
    return [found[one] for one in dict.fromkeys([*first, *found])]


def _roles(setting: Setting, may: Callable[[str], bool], kind: str) -> dict[str, str]:
    """Per function in organisations of a kind the first role that may."""
    protocol = setting.dossier.agreement.protocol.protocol
    found = {}
    for name, function in functions_at(kind):
        role = next((one for one in function.roles_in(protocol) if may(one)), None)
        if role is not None:
            found[name] = role
    return found


def shared_with(setting: Setting) -> Callable[[Occurrence], bool]:
    """Whether something was shared with an organisation of who looks, as far as that is shown."""
    own = {held.organisation for held in held_for(setting.viewer, setting.dossier.row.id)}
    here = organisations_here(setting) if Part.SHARED in setting.parts else []
    parties = {party for one in here if one.id in own for party in one.parties}
    return lambda what: isinstance(what, InformationShared) and what.party in parties


def _takes_part(setting: Setting) -> list[Involved]:
    parties = set(taking_part(setting))
    return [one for one in organisations_here(setting) if parties.intersection(one.parties)]


def _leaders(setting: Setting) -> Options:
    """Those who may lead the step: of who takes part, or else of the region."""
    agreement, case = setting.dossier.agreement, setting.dossier.case
    main = agreement.main(case)

    def may(role: str) -> bool:
        return main is None or agreement.may_lead(case, main, role)

    return people_who(setting, may, _takes_part(setting)) or people_who(
        setting, may, organisations_here(setting)
    )


class DirectorForm(ActForm):
    """Who leads."""

    person = one_field()

    def prepare(self) -> None:
        """People whose functions may lead the step."""
        offer(self, "person", _WHO_LEADS, _leaders(self.setting), _LEADERS)


def _assigned(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    person, role = one(cleaned["person"]).split(":")
    return [DirectorAssigned(person, role)]


class ContactForm(ActForm):
    """Who it is."""

    person = one_field()

    def prepare(self) -> None:
        """People of the organisations that take part, in any role."""
        options = people_who(self.setting, lambda _: True, _takes_part(self.setting))
        offer(self, "person", _WHO, options)


def _contact(_: Setting, cleaned: Cleaned, __: Texts) -> Sequence[Occurrence]:
    person, role = one(cleaned["person"]).split(":")
    return [ContactAssigned(person, role)]


ACTS = (
    Act(
        "regie",
        Text("Regie overdragen", "Hand over the lead"),
        Text("De regie is overgedragen.", "The lead is handed over."),
        Part.TIMELINE,
        DirectorForm,
        _assigned,
        Group.PEOPLE,
        is_open,
        lambda setting: [DirectorAssigned(GIVEN, setting.dossier.seen.lead or GIVEN)],
    ),
    Act(
        "contactpersoon",
        Text("Contactpersoon aanwijzen", "Name a contact person"),
        Text("De contactpersoon is aangewezen.", "The contact person is named."),
        Part.TIMELINE,
        ContactForm,
        _contact,
        Group.PEOPLE,
        is_open,
    ),
)
