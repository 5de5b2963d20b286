"""Addresses of meetings: opaque ids alone."""

from django.urls import path

from kantelpunt.web.meetings import adding, views
from kantelpunt.web.meetings import changing_views as changing
from kantelpunt.web.meetings import holding_views as holding
from kantelpunt.web.meetings import paper_views as papers
from kantelpunt.web.meetings import planning_views as planning

app_name = "meetings"
urlpatterns = [
    path("", views.meetings, name="list"),
    path("plannen/", planning.plan, name="plan"),
    path("dossier/<slug:case>/", views.of_case, name="of_case"),
    path("dossier/<slug:case>/op-agenda/", adding.add, name="add"),
    path("<slug:meeting>/", views.meeting, name="meeting"),
    path("<slug:meeting>/wijzigen/", changing.move, name="move"),
    path("<slug:meeting>/agenda/", changing.agenda, name="agenda"),
    path("<slug:meeting>/afzeggen/", changing.cancel, name="cancel"),
    path("<slug:meeting>/vastleggen/", holding.record, name="record"),
    path("<slug:meeting>/agenda.ics", views.calendar, name="calendar"),
    path("<slug:meeting>/lijst.pdf", papers.listed, name="listed"),
    path("<slug:meeting>/verslag/<slug:item>.pdf", papers.minutes, name="minutes"),
    path("<slug:meeting>/uitnodiging/<slug:item>/", papers.invitations, name="invitations"),
    path("<slug:meeting>/uitnodiging/<slug:item>/<slug:to>.pdf", papers.letter, name="letter"),
]
