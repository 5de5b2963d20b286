"""Addresses of meetings: opaque ids alone."""

from django.urls import path

from kantelpunt.web.meetings import planning_views as planning
from kantelpunt.web.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meetings, name="list"),
    path("plannen/", planning.plan, name="plan"),
    path("dossier/<slug:case>/", views.of_case, name="of_case"),
    path("<slug:meeting>/", views.meeting, name="meeting"),
    path("<slug:meeting>/agenda.ics", views.calendar, name="calendar"),
]
