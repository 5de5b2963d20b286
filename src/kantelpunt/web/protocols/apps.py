"""Tells Django of this app."""

from django.apps import AppConfig


class ProtocolsConfig(AppConfig):
    """Which protocol counts where, and the page on which it is read."""

    name = "kantelpunt.web.protocols"
    label = "protocols"
