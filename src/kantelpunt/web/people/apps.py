"""Tells Django of this app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People, organisations, the functions they hold, and how they sign in."""

    name = "kantelpunt.web.people"
    label = "people"
