"""Tells Django of this app."""

from django.apps import AppConfig


class SignalsConfig(AppConfig):
    """Signals as people judge them, and what becomes of them after a correction."""

    name = "kantelpunt.web.signals"
    label = "signals"
