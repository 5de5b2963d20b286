"""Addresses of somebody's own work."""

from django.urls import path

from kantelpunt.web.work import finding, views

app_name = "work"
urlpatterns = [
    path("", views.today, name="today"),
    path("zoeken/", finding.search, name="search"),
    path("zoeken/<slug:key>/", finding.found, name="found"),
    path("leerlingen/", views.own_pupils, name="pupils"),
    path("leerling/<str:pupil>/", finding.pupil, name="pupil"),
    path("alles/", views.tasks, name="tasks"),
]
