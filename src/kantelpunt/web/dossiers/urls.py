"""Addresses of cases: opaque ids alone."""

from django.urls import path

from kantelpunt.web.dossiers import act_pages, document_pages, moving_pages, paper_pages, views

app_name = "dossiers"
urlpatterns = [
    path("", views.cases, name="list"),
    path("<slug:case>/", views.overview, name="case"),
    path("<slug:case>/tijdlijn/", views.timeline, name="timeline"),
    path("<slug:case>/verzuim/", views.absence, name="absence"),
    path("<slug:case>/plan/", views.plan, name="plan"),
    path("<slug:case>/delen/", views.sharing, name="sharing"),
    path("<slug:case>/stukken/", document_pages.documents, name="documents"),
    path("<slug:case>/stukken/toevoegen/", document_pages.upload, name="upload"),
    path("<slug:case>/stukken/<slug:key>/", document_pages.download, name="document"),
    path("<slug:case>/plan/<slug:plan>/", paper_pages.plan_paper, name="plan_paper"),
    path("<slug:case>/doe/uitnodiging/", paper_pages.invitation, name="invitation"),
    path("<slug:case>/doe/versie/", moving_pages.move, name="move"),
    path("<slug:case>/doe/<slug:key>/", act_pages.act, name="act"),
]
