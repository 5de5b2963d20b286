"""Makes Django ready for commands."""

import os

import django

SETTINGS = "kantelpunt.web.site.settings"


def choose_settings() -> None:
    """Tell Django where its settings are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)  # noqa: TID251 - Django asks there


def make_ready() -> None:
    """Choose the settings and load all apps."""
    choose_settings()
    django.setup()
