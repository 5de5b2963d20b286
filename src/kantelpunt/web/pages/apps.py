"""Tells Django of this app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """What every page is made of: base templates, tags, lists, the clock."""

    name = "kantelpunt.web.pages"
    label = "pages"
