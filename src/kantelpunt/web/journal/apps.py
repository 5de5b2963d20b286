"""Tells Django of this app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Who looked at what: an append-only, hash-chained journal (CM-22)."""

    name = "kantelpunt.web.journal"
    label = "journal"
