"""Meetings, planned as people do it: on the pages."""

from django.urls import reverse

from kantelpunt.web.meetings.models import Meeting

FORM = {
    "day": "2026-03-12",
    "time": "14:30",
    "minutes": "60",
    "place": "Kamer 1.12",
    "chair": "",
    "people": [],
}


def details_of(kind, organisation, **more):
    """The address of the page that asks when, where and with whom."""
    asked = {"soort": kind, "organisatie": organisation, "volgens": "", **more}
    return reverse("meetings:plan", query=asked)


def on_agenda(case, order=1, question="Werkt het plan?", **more):
    """What is filled in for a case on the agenda."""
    return {f"punt-{case}-order": order, f"punt-{case}-question": question} | {
        f"punt-{case}-{name}": value for name, value in more.items()
    }


def plan(client, organisation, *cases, kind="gesprek", **more):
    """Plan a meeting about a case; the meeting."""
    address = details_of(kind, organisation, dossier=cases[0] if cases else "")
    filled = {**FORM, **more}
    for place, case in enumerate(cases, 1):
        filled |= on_agenda(case, place, parents="on", child="on")
    response = client.post(address, filled)
    assert response.status_code == 302, response.content.decode()
    return Meeting.objects.get(id=response["Location"].strip("/").rpartition("/")[2])


def text_of(response):
    """What stands on a page, in one line."""
    return " ".join(response.content.decode().split())
