"""Every page that a person can reach by links, one for each kind of page."""

from collections import deque
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

NO_PAGES = (".pdf", ".ics", ".zip", ".csv", ".xlsx", "als=csv", "als=xlsx")
PAPERS = ("dossiers:document", "dossiers:plan_paper")
_LINKS = "links => links.map(one => one.getAttribute('href'))"


def kind_of(path):
    """What kind of page stands at an address; of an act also which; None for what is no page."""
    try:
        found = resolve(urlsplit(path).path)
    except Resolver404:
        return None
    act = found.kwargs.get("key", "") if found.view_name == "dossiers:act" else ""
    return None if found.view_name in PAPERS else (found.route, act)


def pages(walker, begin, seen):
    """Open a page of each kind that can be reached and was not seen before; gives its kind.

    Args:
        begin: the addresses to begin with.
        seen: kinds of pages that need no look; those that are opened are added.
    """
    queue, opened = deque(begin), set()
    while queue:
        path = queue.popleft()
        kind = kind_of(path)
        known = kind in opened or (kind in seen and path not in begin)
        if kind is None or known or any(part in path for part in NO_PAGES):
            continue
        opened.add(kind)
        walker.go(path)
        if kind not in seen:
            seen.add(kind)
            yield kind
        queue.extend(_links(walker))


def _links(walker):
    here = walker.at()
    for found in walker.page.eval_on_selector_all("main a[href], nav a[href]", _LINKS):
        if found.startswith("?"):
            yield here + found
        elif found.startswith("/"):
            yield found
