"""Addresses of protocols: ids and codes alone."""

from django.urls import path

from kantelpunt.web.protocols import views

app_name = "protocols"
urlpatterns = [
    path("", views.protocols, name="list"),
    path("<str:version>/", views.page, name="page"),
    path("<str:version>/waar-sta-ik/", views.where, name="where"),
]
