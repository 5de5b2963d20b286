"""A link with which somebody sets a password: for who is new, or who lost it."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from kantelpunt.web.people.models import Person


def invitation_path(person: str) -> str:
    """The path of a link that works once, for three days; hand it over by a way that is safe.

    Args:
        person: opaque id.

    Raises:
        Person.DoesNotExist: when there is no such active person; a mistake in the program.
    """
    who = Person.objects.get(pk=person, is_active=True)
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(who), "key": default_token_generator.make_token(who)},
    )
