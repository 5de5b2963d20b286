"""Who comes first: the administrator who adds everybody else."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.model.people import PartyKind
from kantelpunt.web.pages.clock import now
from kantelpunt.web.people.invitations import invitation_path
from kantelpunt.web.people.selectors import waiting_administrator
from kantelpunt.web.people.services import add_organisation, add_person, add_position

FUNCTION = "administrator"


def invite_first_administrator(email: str) -> str:
    """Make the first administrator; or a new link, as long as the first one was not used.

    Returns:
        The link, which works once, for three days.

    Raises:
        InputRefused: when it is no address, or when somebody administers already.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise refuse(
            "not-an-address",
            Text(
                f'"{email}" is geen e-mailadres; schrijf bijvoorbeeld naam@gemeente.nl',
                f'"{email}" is no e-mail address; write for example naam@gemeente.nl',
            ),
        ) from error
    waiting = waiting_administrator(FUNCTION)
    if waiting is None:
        person = _add(email)
    elif waiting.email == email.lower():
        person = waiting.person
    else:
        raise refuse(
            "administrator-known",
            Text(
                "Er is al een beheerder; laat die in Beheer de volgende toevoegen.",
                "There is an administrator already; let that one add the next in Administration.",
            ),
        )
    return f"https://{settings.ALLOWED_HOSTS[0]}{invitation_path(person)}"


def _add(email: str) -> str:
    today = now().date()
    person = add_person(email.lower(), email.partition("@")[0])
    organisation = add_organisation(settings.REGION_NAME, PartyKind.PARTNERSHIP)
    add_position(person, organisation, FUNCTION, today)
    return person
