"""Who may be signed in."""

# mypy: disallow-subclassing-any=False
# allauth has no types.

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings

from kantelpunt.web.people.models import Person


class PeopleBackend(AuthenticationBackend):
    """People of the demonstration exist in the demonstration alone."""

    def user_can_authenticate(self, user: Person) -> bool:
        """Asked when somebody signs in, and again for every page."""
        return user.is_active and (settings.DEMO_PEOPLE or not user.demo)
