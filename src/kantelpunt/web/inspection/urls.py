"""Addresses of the pages on the journal."""

from django.urls import path

from kantelpunt.web.inspection import views

app_name = "inspection"
urlpatterns = [
    path("", views.journal, name="journal"),
    path("zoeken/", views.search, name="search"),
    path("controle/", views.verification, name="verify"),
    path("regel/<int:number>/", views.one_entry, name="entry"),
    path("over/<str:subject>/", views.about, name="about"),
]
