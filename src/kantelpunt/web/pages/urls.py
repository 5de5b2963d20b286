"""Addresses of what every page shares."""

from django.urls import path

from kantelpunt.web.pages import language

app_name = "pages"
urlpatterns = [path("taal/", language.choose, name="language")]
