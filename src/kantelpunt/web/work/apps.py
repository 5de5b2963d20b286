"""Tells Django of this app."""

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """What is asked of somebody today, and search."""

    name = "kantelpunt.web.work"
    label = "work"
