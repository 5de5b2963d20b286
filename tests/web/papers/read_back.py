"""A PDF as a reader of PDF sees it."""

import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def reader_of(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, on one line."""
    return [re.sub(r"\s+", " ", page.extract_text()) for page in reader_of(pdf).pages]


def lines_of(pdf: bytes) -> list[str]:
    """What stands at one height on a page, line by line."""
    return [line for page in reader_of(pdf).pages for line in page.extract_text().splitlines()]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def roles_of(pdf: bytes) -> list[str]:
    """The kinds of the parts of the document, in the order of reading: H1, P, Table, TH."""
    return list(_roles(reader_of(pdf).trailer["/Root"]["/StructTreeRoot"]))


def _roles(node: object) -> Iterator[str]:
    if hasattr(node, "get_object"):
        node = node.get_object()
    if isinstance(node, ArrayObject):
        for child in node:
            yield from _roles(child)
    if isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"])[1:]
        if "/K" in node:
            yield from _roles(node["/K"])
