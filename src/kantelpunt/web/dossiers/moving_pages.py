"""The pages of a move to another version: choose, look at what changes, and only then move."""

from django.http import HttpRequest, HttpResponse

from kantelpunt.web.dossiers.act_pages import page, recorded, setting_for
from kantelpunt.web.dossiers.acts.known import ACTS
from kantelpunt.web.dossiers.acts.moving import VersionForm, in_words

_CONFIRMED = "akkoord"
_TEMPLATE = "dossiers/move.html"


def move(request: HttpRequest, case: str) -> HttpResponse:
    """Nothing moves before somebody saw what changes."""
    act = ACTS["versie"]
    setting = setting_for(request, case, act)
    if request.method != "POST":
        form = VersionForm(setting=setting)
        return page(request, act, setting, form, template=_TEMPLATE)
    form = VersionForm(request.POST, setting=setting)
    if form.asks_more:
        # What was not asked on the page before is no mistake.
        form.full_clean()
        form.errors.clear()
        return page(request, act, setting, form, template=_TEMPLATE)
    if not form.is_valid():
        return page(request, act, setting, form, status=422, template=_TEMPLATE)
    words = in_words(setting, form.cleaned_data)
    if _CONFIRMED in request.POST:
        return recorded(request, act, setting, form, _TEMPLATE, {"move": words})
    return page(request, act, setting, form, template=_TEMPLATE, more={"move": words})
