"""Addresses of administration: opaque ids and codes of schools and protocols."""

from django.urls import path

from kantelpunt.web.administration import home_views, people_views, position_views

app_name = "administration"
_people = [
    path("mensen/", people_views.people, name="people"),
    path("mensen/nieuw/", people_views.add, name="add_person"),
    path("mensen/<slug:key>/", people_views.one_person, name="person"),
    path("mensen/<slug:key>/wijzigen/", people_views.change, name="change_person"),
    path("mensen/<slug:key>/uitnodiging/", people_views.invite, name="invite"),
    path("mensen/<slug:key>/aanmelden/", people_views.activity, name="activity"),
    path("mensen/<slug:key>/functie/", position_views.give, name="add_position"),
    path("functies/<slug:key>/einde/", position_views.end, name="end_position"),
    path("functies/<slug:key>/vervangen/", position_views.replace, name="replace"),
    path(
        "vervangingen/<slug:key>/",
        position_views.change_replacement,
        name="change_replacement",
    ),
]
urlpatterns = [path("", home_views.home, name="home"), *_people]
