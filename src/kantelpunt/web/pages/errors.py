"""Pages for what went wrong: they say what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kantelpunt.foundation.text import Text

_NOT_ALLOWED = Text("Deze pagina is niet voor uw functie", "This page is not for your function")
_NOT_FOUND = Text("Deze pagina is er niet", "There is no such page")
_FAILED = Text("Er ging iets mis", "Something went wrong")
_TOO_OLD = Text("Dit formulier was te oud", "This form was too old")


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    del exception  # Django hands it on; the page tells nothing of it
    what = Text(
        "U neemt niet deel aan dit dossier, of dit deel is niet voor uw functie. Vraag de "
        "regisseur om het te delen, of kies in het menu iets anders.",
        "You take no part in this case, or this part is not for your function. Ask who leads it "
        "to share it, or choose something else in the menu.",
    )
    return _page(request, 403, _NOT_ALLOWED, what)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    del exception  # Django hands it on; the page tells nothing of it
    what = Text(
        "Misschien is het adres niet goed overgenomen. Zoek de leerling of kies in het menu.",
        "Perhaps the address was not copied well. Search the pupil or choose from the menu.",
    )
    return _page(request, 404, _NOT_FOUND, what)


def failed(request: HttpRequest) -> HttpResponse:
    """500."""
    what = Text(
        "Er is niets half vastgelegd. Probeer het nog eens; gaat het weer mis, bel dan de "
        "beheerder.",
        "Nothing was kept half done. Try again; when it fails again, call the administrator.",
    )
    return _page(request, 500, _FAILED, what)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of a form without the right token: the session ended meanwhile, or cookies are off."""
    del reason  # likewise
    what = Text(
        "Uw sessie was afgelopen. Ga terug: wat u schreef staat er nog. Meld u in een ander "
        "tabblad aan en verstuur het formulier dan opnieuw.",
        "Your session had ended. Go back: what you wrote is still there. Sign in in another tab "
        "and send the form again.",
    )
    return _page(request, 403, _TOO_OLD, what)


def _page(request: HttpRequest, status: int, title: Text, what: Text) -> HttpResponse:
    return render(request, "pages/error.html", {"title": title, "what": what}, status=status)
