"""Addresses of somebody's own work."""

from django.urls import path

from kantelpunt.web.work import views

app_name = "work"
urlpatterns = [
    path("", views.today, name="today"),
    path("alles/", views.tasks, name="tasks"),
]
