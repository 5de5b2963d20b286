"""Tells Django of this app."""

from django.apps import AppConfig


class OversightConfig(AppConfig):
    """Schools as a whole: freshness, tiers, the list for the next meeting."""

    name = "kantelpunt.web.oversight"
    label = "oversight"
