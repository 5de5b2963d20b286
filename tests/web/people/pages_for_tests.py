"""A form, and an address it is sent to: pages of no application in particular."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from django.views.decorators.http import require_POST

from kantelpunt.web.people import urls as people

SENT: list[dict[str, object]] = []


class Talk(forms.Form):
    notes = forms.CharField(widget=forms.Textarea)
    kind = forms.ChoiceField(choices=[("home", "home"), ("school", "school")])
    present = forms.MultipleChoiceField(
        choices=[("mother", "mother"), ("mentor", "mentor")],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    told = forms.BooleanField(required=False, initial=True)
    paper = forms.FileField(required=False)


class Other(forms.Form):
    remark = forms.CharField()


def talk(request: HttpRequest) -> HttpResponse:
    form = Talk(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        SENT.append(form.cleaned_data)
        return HttpResponse("kept")
    return render(request, "pages_for_tests.html", {"form": form, "other": Other()})


@require_POST
def sent_elsewhere(request: HttpRequest) -> HttpResponse:
    return HttpResponse("kept")


def failing(request: HttpRequest) -> HttpResponse:
    raise ValueError(f"cannot read {request.POST}")


urlpatterns = [
    path("", lambda _: HttpResponse("begin")),
    path("gezond/", lambda _: HttpResponse("begin")),
    path("gesprek/", talk),
    path("elders/", sent_elsewhere),
    path("mis/", failing),
    path("", include("kantelpunt.web.pages.urls")),
    path("aanmelden/", include(people)),
]
handler404 = "kantelpunt.web.pages.errors.not_found"
handler500 = "kantelpunt.web.pages.errors.failed"
