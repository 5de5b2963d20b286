"""Following every link from the work list, as somebody who signed in."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client

_ADDRESSES = {"a": "href", "form": "action", "link": "href", "img": "src", "script": "src"}
_INLINE = {"style"}
_NOT_FOLLOWED = ("/static/", "/aanmelden/af/")


@dataclass
class Read(HTMLParser):
    """What a page is made of.

    Attributes:
        addresses: of links, forms and files, by tag.
        inline: styles and scripts that stand in the page itself.
    """

    addresses: list[tuple[str, str]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    heads: int = 0
    language: str = ""
    title: str = ""
    _inside: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of what matters."""
        told = dict(attrs)
        if tag in _ADDRESSES and told.get(_ADDRESSES[tag]):
            self.addresses.append((tag, str(told[_ADDRESSES[tag]])))
        self.inline += [name for name in told if name == "style" or name.startswith("on")]
        self.inline += [tag] if tag in _INLINE or (tag == "script" and "src" not in told) else []
        self.heads += tag == "h1"
        self.language = told.get("lang") or "" if tag == "html" else self.language
        self._inside = tag

    def handle_data(self, data: str) -> None:
        """The title alone."""
        if self._inside == "title":
            self.title += data.strip()


def read(response: HttpResponse) -> Read:
    """A page taken apart."""
    found = Read()
    found.feed(response.content.decode())
    return found


def is_page(response: HttpResponse) -> bool:
    """Whether it is one."""
    return response.get("Content-Type", "").startswith("text/html")


def crawled(browser: Client, begin: str, most: int) -> Iterator[tuple[str, HttpResponse]]:
    """Pages and files by address, the nearest first, at most so many; one of each kind of page
    more often than others is of no use, so that lists are ordered and exported once.
    """
    known, waiting = {begin}, deque([begin])
    kinds: dict[str, int] = {}
    while waiting and most:
        where = waiting.popleft()
        response = browser.get(where)
        most -= 1
        yield where, response
        found = [("a", response.url)] if response.status_code == 302 else []
        found += read(response).addresses if is_page(response) else []
        for tag, to in found:
            address = _within(where, to)
            if tag != "a" or address is None or address in known:
                continue
            known.add(address)
            kind = _kind(address)
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= _OF_A_KIND:
                waiting.append(address)


_OF_A_KIND = 2


def _kind(address: str) -> str:
    """Addresses of one route with the same keys."""
    parts = urlsplit(address)
    names = sorted(one.partition("=")[0] for one in parts.query.split("&"))
    route = "/".join(part for part in parts.path.split("/") if not _is_id(part))
    return f"{route}?{'&'.join(names)}"


def _is_id(part: str) -> bool:
    return any(sign.isdigit() or sign.isupper() for sign in part)


def _within(where: str, to: str) -> str | None:
    """An address of our own, without what comes after #."""
    parts = urlsplit(urljoin(where, to))
    if parts.netloc or parts.scheme or parts.path.startswith(_NOT_FOLLOWED):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
