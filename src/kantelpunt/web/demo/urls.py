"""Addresses of the demonstration."""

from django.urls import path

from kantelpunt.web.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("aanmelden/", views.sign_in, name="sign_in"),
    path("dag/", views.clock, name="clock"),
]
