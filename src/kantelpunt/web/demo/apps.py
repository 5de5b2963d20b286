"""Tells Django of this app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """A region of invented children and people, to look around in."""

    name = "kantelpunt.web.demo"
    label = "demo"
