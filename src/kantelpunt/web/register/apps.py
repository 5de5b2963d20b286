"""Tells Django of this app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """Absence as schools hand it in, and the signals that are found in it."""

    name = "kantelpunt.web.register"
    label = "register"
