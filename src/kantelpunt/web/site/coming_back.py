"""Who lost password and second factor comes back by a link from whoever runs the machine.

In the application nobody can let somebody in anew: an administrator who could, could come in as
anybody.
"""

from django.conf import settings
from django.db import transaction

from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Text
from kantelpunt.web.journal.services import NOBODY, look
from kantelpunt.web.journal.words import Action, Kind
from kantelpunt.web.pages.clock import now
from kantelpunt.web.people.invitations import invitation_path
from kantelpunt.web.people.second_factor import forget_second_factor
from kantelpunt.web.people.selectors import active_person
from kantelpunt.web.people.services import forget_password


def invite_anew(email: str) -> str:
    """Take away password and second factor of somebody, and make a new link; the journal tells.

    Returns:
        The link, which works once, for three days.

    Raises:
        InputRefused: when nobody who may sign in has this address.
    """
    person = active_person(email)
    if person is None:
        raise refuse(
            "nobody-with-address",
            Text(
                f'Niemand die mag aanmelden heeft het e-mailadres "{email}"; kijk bij Beheer hoe '
                "het geschreven is.",
                f'Nobody who may sign in has the e-mail address "{email}"; see in Administration '
                "how it is written.",
            ),
        )
    with transaction.atomic():
        forget_password(person)
        forget_second_factor(person)
        look(NOBODY, Action.CHANGE, Kind.SESSION, [person], now=now(), code="invited-anew")
    return f"https://{settings.ALLOWED_HOSTS[0]}{invitation_path(person)}"
