"""Addresses of registrations."""

from django.urls import path

from kantelpunt.web.register import filling_views, views

app_name = "register"
urlpatterns = [
    path("", views.imports, name="imports"),
    path("inlezen/", views.upload, name="upload"),
    path("inlezen/<slug:draft>/", views.preview, name="preview"),
    path("inlezen/<slug:draft>/weg/", views.cancel, name="cancel"),
    path("gegevens/", filling_views.load, name="load"),
    path("apart/", views.parked, name="parked"),
    path("apart/<int:row>/", views.meaning, name="meaning"),
]
