"""Tells Django of this app."""

from django.apps import AppConfig


class InspectionConfig(AppConfig):
    """Pages on which an officer reads the journal."""

    name = "kantelpunt.web.inspection"
    label = "inspection"
