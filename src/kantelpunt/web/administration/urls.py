"""Addresses of administration: opaque ids and codes of schools and protocols."""

from django.urls import path

from kantelpunt.web.administration import (
    confirming_views,
    contact_views,
    home_views,
    mandate_views,
    organisation_views,
    people_views,
    position_views,
    protocol_views,
    reason_views,
    school_choice_views,
    school_views,
    setting_views,
)

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
_places = [
    path("organisaties/", organisation_views.list_of, name="organisations"),
    path("organisaties/nieuw/", organisation_views.add, name="add_organisation"),
    path("organisaties/<slug:key>/", organisation_views.change, name="organisation"),
    path("scholen/", school_views.list_of, name="schools"),
    path("scholen/<slug:code>/", school_views.one_school, name="school"),
    path("scholen/<slug:code>/dagen/", school_views.add_days, name="add_days"),
    path("dagen/<int:row>/weg/", school_views.take_back_days, name="take_back_days"),
    path("scholen/<slug:code>/contacten/", contact_views.contacts, name="contacts"),
    path("scholen/<slug:code>/keuzes/", school_choice_views.choices, name="school_choices"),
    path("scholen/<slug:code>/codes/", reason_views.reasons, name="reasons"),
    path("scholen/<slug:code>/codes/nieuw/", reason_views.add, name="add_reason"),
    path("codes/<int:row>/", reason_views.change, name="change_reason"),
]
_agreements = [
    path("protocollen/", protocol_views.list_of, name="protocols"),
    path("protocollen/nieuw/", protocol_views.assign, name="assign"),
    path("protocollen/<int:row>/weg/", protocol_views.take_back_row, name="take_back_protocol"),
    path("protocollen/<int:row>/bevestigd/", confirming_views.confirmed, name="confirm"),
    path("protocollen/<slug:protocol>/keuzes/", setting_views.settings, name="settings"),
    path("mandaten/", mandate_views.mandates, name="mandates"),
]
urlpatterns = [path("", home_views.home, name="home"), *_people, *_places, *_agreements]
