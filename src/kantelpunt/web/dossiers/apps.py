"""Tells Django of this app."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Cases: their events, how they stand, and the pages on which people act."""

    name = "kantelpunt.web.dossiers"
    label = "dossiers"
