"""Tells Django of this app."""

from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    """Schools, their calendars, pupils, enrolments, names and parents."""

    name = "kantelpunt.web.schools"
    label = "schools"
