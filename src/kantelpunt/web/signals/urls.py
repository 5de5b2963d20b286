"""Addresses of signals: opaque ids alone."""

from django.urls import path

from kantelpunt.web.signals import concern, views

app_name = "signals"
urlpatterns = [
    path("", views.signals, name="list"),
    path("beoordelen/", views.judge, name="judge"),
    path("zorg/", concern.choose, name="concern"),
    path("zorg/<str:pupil>/", concern.about, name="concern_about"),
    path("<slug:key>/", views.signal, name="signal"),
    path("<slug:key>/gezien/", views.seen, name="seen"),
]
