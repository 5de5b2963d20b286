"""Tells Django of this app."""

from django.apps import AppConfig


class AdministrationConfig(AppConfig):
    """Pages for people, roles, organisations, calendars and protocols."""

    name = "kantelpunt.web.administration"
    label = "administration"
