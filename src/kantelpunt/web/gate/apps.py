"""Tells Django of this app."""

from django.apps import AppConfig


class GateConfig(AppConfig):
    """The one gate: which pupils, cases and parts of cases somebody may see (CM-20)."""

    name = "kantelpunt.web.gate"
    label = "gate"
