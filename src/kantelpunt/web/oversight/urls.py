"""Addresses of schools."""

from django.urls import path

from kantelpunt.web.oversight import views

app_name = "oversight"
urlpatterns = [
    path("", views.schools, name="schools"),
    path("<str:code>/", views.school, name="school"),
    path("<str:code>/overgangen/", views.receive_pupil, name="receive"),
    path("<str:code>/lijst.pdf", views.next_list, name="list"),
]
