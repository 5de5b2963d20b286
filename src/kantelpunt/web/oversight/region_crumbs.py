"""The way back from the pages of a municipality or partnership."""

from django.urls import reverse

from kantelpunt.foundation.text import Text
from kantelpunt.web.pages.saying import said

REGION = Text("Regio", "Region")
"""An office has municipalities, a partnership has more than these: to both it is their region."""


def region_crumbs(here: str) -> list[dict[str, str]]:
    """To the page where these begin, and this one by name."""
    return [
        {"url": reverse("municipality:home"), "name": said(REGION)},
        {"url": "", "name": here},
    ]
