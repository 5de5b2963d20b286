"""Tells Django of this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, organisations, the functions they hold, and how they sign in."""

    name = "kantelpunt.web.people"
    label = "people"

    def ready(self) -> None:
        """Let the journal hear of who signs in."""
        from kantelpunt.web.people import journalling

        journalling.listen()
