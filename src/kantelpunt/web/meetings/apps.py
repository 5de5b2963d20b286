"""Tells Django of this app."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings: invitations, agenda, decisions, actions, minutes (CM-16)."""

    name = "kantelpunt.web.meetings"
    label = "meetings"
