"""Asking for an address as somebody, and reading what comes back whatever it is written in."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pypdf import PdfReader

from tests.web.matrix.people import Somebody
from tests.web.matrix.rows import Row
from tests.web.matrix.things import thing
from tests.web.matrix.world import World

_SPREADSHEET = "openxmlformats"
_MARKS = re.compile(r"<[^>]*>")


def routes() -> Iterator[tuple[str, str]]:
    """Every address that has a name: that name, and how the address is made."""
    yield from _walked(get_resolver(), "", "")


def _walked(resolver: URLResolver, before: str, space: str) -> Iterator[tuple[str, str]]:
    for one in resolver.url_patterns:
        where = f"{before}{one.pattern}"
        if isinstance(one, URLPattern):
            assert one.name, f"{where} has no name"
            yield f"{space}{one.name}", where
        else:
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walked(one, where, inside)


def address(world: World, row: Row, who: Somebody | None = None) -> str:
    """Where to ask, with the things of this world."""
    given = {name: thing(world, told, who) for name, told in row.given.items()}
    return reverse(row.route, kwargs=given)


def ask(world: World, row: Row, who: Somebody, query: str = "") -> HttpResponse:
    """Ask as somebody who signed in."""
    return asked(world.browser(who.person), world, row, who, query)


def asked(
    client: Client, world: World, row: Row, who: Somebody | None = None, query: str = ""
) -> HttpResponse:
    """Ask in a browser."""
    where = address(world, row, who) + query
    if row.posts is None:
        return client.get(where)
    return client.post(where, {name: sent(world, told, who) for name, told in row.posts.items()})


def sent(world: World, told: str, who: Somebody | None) -> str:
    """What stands in a field: a thing when there is one of that name."""
    return thing(world, told, who) if told in world.things else told


def text_of(response: HttpResponse) -> str:
    """What it says, unpacked: a page, PDF, spreadsheet, calendar or anything else."""
    content = b"".join(response) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if kind.startswith("application/pdf") and b"/Pages" in content:
        pages = PdfReader(BytesIO(content)).pages
        return "\n".join(page.extract_text() for page in pages)
    if _SPREADSHEET in kind and content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as unpacked:
            parts = [unpacked.read(name).decode("utf-8", "replace") for name in unpacked.namelist()]
        return _MARKS.sub(" ", " ".join(parts))
    return content.decode("utf-8", "replace")
