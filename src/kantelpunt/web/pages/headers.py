"""What every answer says to the browser besides the content security policy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_NOTHING = (
    "accelerometer",
    "autoplay",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
_OWN = ("publickey-credentials-create", "publickey-credentials-get")
PERMISSIONS = ", ".join([*(f"{one}=()" for one in _NOTHING), *(f"{one}=(self)" for one in _OWN)])


class HeadersMiddleware:
    """No page is kept by a browser or proxy, and no page uses what it does not need."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with these headers; static files are answered before this."""
        response = self.get_response(request)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Permissions-Policy"] = PERMISSIONS
        return response
