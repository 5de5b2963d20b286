"""What sort of file something is, judged by its content; its name says nothing."""

import struct
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from kantelpunt.foundation.text import Text

_PDF_BEGINS, _PDF_ENDS = b"%PDF-", b"%%EOF"
_PDF_TAIL = 2048
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_ZIP = b"PK\x03\x04"
_MOST_UNPACKED = 200 * 1024 * 1024
_MACROS = ("vbaproject", "vbadata", "activex", "oleobject")
_DOCX_TYPE = b"wordprocessingml.document.main+xml"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_LONGEST_SIDE = 30_000


@dataclass(frozen=True)
class FileType:
    """A sort of file that may be kept.

    Attributes:
        content_type: as it is served.
        ending: of its name.
    """

    content_type: str
    ending: str


PDF = FileType("application/pdf", "pdf")
DOCX = FileType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx")
JPEG = FileType("image/jpeg", "jpg")
PNG = FileType("image/png", "png")

NOT_KEPT = Text(
    "Dit is geen PDF, Word-bestand (.docx), JPG of PNG, of het bestand is beschadigd. Sla het op "
    "als een van deze en probeer het opnieuw.",
    "This is no PDF, Word file (.docx), JPG or PNG, or the file is damaged. Save it as one of "
    "these and try again.",
)
MACROS = Text(
    "In dit Word-bestand zitten macro's of ingesloten programma's. Sla het op zonder, of als PDF.",
    "This Word file holds macros or embedded programs. Save it without them, or as PDF.",
)


class NotKept(Exception):
    """A file of another sort, damaged, or with something in it that could do harm.

    Attributes:
        why: what is wrong, and what to do.
    """

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def type_of(content: bytes) -> FileType:
    """What sort of file it is.

    Raises:
        NotKept: when it is none of those that may be kept.
    """
    for begins, judge, found in _TYPES:
        if content.startswith(begins):
            judge(content)
            return found
    raise NotKept(NOT_KEPT)


def _pdf(content: bytes) -> None:
    if _PDF_ENDS not in content[-_PDF_TAIL:]:
        raise NotKept(NOT_KEPT)


def _docx(content: bytes) -> None:
    """A zip with the parts of a Word file, no macros, and not far bigger once unpacked."""
    try:
        with ZipFile(BytesIO(content)) as unpacked:
            parts = unpacked.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or "word/document.xml" not in names:
                raise NotKept(NOT_KEPT)
            _without_macros(parts)
            if sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise NotKept(NOT_KEPT)
            # A file with macros calls its main part otherwise.
            if _DOCX_TYPE not in unpacked.read("[Content_Types].xml"):
                raise NotKept(MACROS)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise NotKept(NOT_KEPT) from error


def _without_macros(parts: list[ZipInfo]) -> None:
    if any(harm in part.filename.lower() for part in parts for harm in _MACROS):
        raise NotKept(MACROS)


def _png(content: bytes) -> None:
    if content[12:16] != b"IHDR" or len(content) < 33 or b"IEND" not in content[-16:]:
        raise NotKept(NOT_KEPT)
    _sides(*struct.unpack(">II", content[16:24]))


def _jpeg(content: bytes) -> None:
    """Its segments up to the frame, which tells how large the picture is."""
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            high, wide = struct.unpack(">HH", content[at + 5 : at + 9])
            return _sides(wide, high)
        at += 2 + int(struct.unpack(">H", content[at + 2 : at + 4])[0])
    raise NotKept(NOT_KEPT)


def _sides(wide: int, high: int) -> None:
    if not (0 < wide <= _LONGEST_SIDE and 0 < high <= _LONGEST_SIDE):
        raise NotKept(NOT_KEPT)


_TYPES: tuple[tuple[bytes, Callable[[bytes], None], FileType], ...] = (
    (_PDF_BEGINS, _pdf, PDF),
    (_ZIP, _docx, DOCX),
    (_PNG, _png, PNG),
    (_JPEG, _jpeg, JPEG),
)
