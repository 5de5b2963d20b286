"""Files in a case: kept outside the web root under their opaque id, with their digest."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path, PurePath

from django.conf import settings
from django.db import transaction

from kantelpunt.web.dossiers.file_types import FileType, type_of
from kantelpunt.web.dossiers.models import Document
from kantelpunt.web.gate.parts import Part
from kantelpunt.web.pages.ids import new_id
from kantelpunt.web.people.selectors import names_of

_LONGEST_NAME = 120
NEEDED = {
    "general": Part.DOCUMENTS,
    "plan": Part.PLAN,
    "restricted": Part.RESTRICTED,
    "medical": Part.MEDICAL,
}
"""Which part of a case somebody must see to see a document of a kind."""


class DocumentChanged(Exception):
    """What is kept is not there, or no longer what was handed in."""


@dataclass(frozen=True)
class DocumentInfo:
    """A document as pages show it."""

    id: str
    case: str
    name: str
    part: str
    content_type: str
    size: int
    by: str
    at: datetime


def kinds_for(parts: Iterable[Part]) -> list[str]:
    """The kinds of documents that somebody may see and add."""
    seen = set(parts)
    return [kind for kind, part in NEEDED.items() if part in seen]


def documents_of(case: str, parts: Iterable[Part]) -> list[DocumentInfo]:
    """The documents of a case that somebody may see, the newest first (two queries)."""
    rows = Document.objects.filter(case_id=case, part__in=kinds_for(parts))
    found = list(rows.order_by("-at", "id"))
    names = names_of(row.by for row in found)
    return [_info(row, names.get(row.by, "")) for row in found]


def document(case: str, key: str, parts: Iterable[Part]) -> DocumentInfo | None:
    """One of these; None when there is none for this person."""
    row = Document.objects.filter(id=key, case_id=case, part__in=kinds_for(parts)).first()
    return _info(row, names_of([row.by]).get(row.by, "")) if row else None


def _info(row: Document, by: str) -> DocumentInfo:
    return DocumentInfo(
        row.id, row.case_id, row.name, row.part, row.content_type, row.size, by, row.at
    )


def add_document(
    case: str, name: str, part: str, content: bytes, by: str, now: datetime
) -> DocumentInfo:
    """Keep a file; nothing is kept when it is refused.

    Args:
        case: opaque id.
        name: as it was called; it gets the ending of what it is.
        part: the kind of documents it is of.
        content: the whole file.
        by: the person who hands it in.
        now: when.

    Raises:
        NotKept: when it is of another sort, or could do harm.
    """
    kind = type_of(content)
    key = new_id()
    with transaction.atomic():
        row = Document.objects.create(
            id=key,
            case_id=case,
            name=_called(name, kind),
            part=part,
            content_type=kind.content_type,
            size=len(content),
            digest=sha256(content).hexdigest(),
            by=by,
            at=now,
        )
        _write(_place(key), content)
    return _info(row, names_of([by]).get(by, ""))


def _called(name: str, kind: FileType) -> str:
    """The last part of the name, without what does not print, and with the ending it must have."""
    last = PurePath(name.replace("\\", "/")).name
    stem = PurePath("".join(one for one in last if one.isprintable())).stem.strip(" .")
    return f"{stem[:_LONGEST_NAME] or 'stuk'}.{kind.ending}"


def _place(key: str) -> Path:
    return Path(settings.DOCUMENTS) / key


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    beside = path.with_suffix(".new")
    beside.write_bytes(content)
    beside.chmod(0o600)
    beside.replace(path)


def content_of(key: str) -> bytes:
    """The file as it was handed in.

    Raises:
        DocumentChanged: when it is not there, or no longer the same.
    """
    digest = Document.objects.values_list("digest", flat=True).get(id=key)
    try:
        content = _place(key).read_bytes()
    except OSError as error:
        raise DocumentChanged(key) from error
    if sha256(content).hexdigest() != digest:
        raise DocumentChanged(key)
    return content
