"""Which signs the fonts of typst can print; what they cannot is marked, never dropped."""

import re
from unicodedata import normalize

MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands for signs that cannot be printed; the paper explains it at its end."""

_PRINTABLE = (
    r"\t\n\x20-\x7e\xa0-\u0377"  # Latin, accents
    r"\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff\u1e00-\u1eff"  # Greek, more Latin
    r"\u0400-\u0484\u0487-\u04ff\u0531-\u0556\u0559-\u058a"  # Cyrillic, Armenian
    r"\u0591-\u05c7\u05d0-\u05ea\u10d0-\u10ff"  # Hebrew, Georgian
    r"\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u066d"  # Arabic
    r"\u067e\u0686\u0698\u06a4\u06a9\u06af\u06be\u06cc\u06f0-\u06f9"  # Persian, Kurdish
    r"\u2000-\u200a\u2010-\u2027\u202f-\u2040\u2044-\u2052\u2070\u2074-\u208e"
    r"\u20a0-\u20c0\u2100-\u211e\u2122\u2153-\u2184\u2190-\u23ff\u2460-\u2606"
    r"\u2713-\u2714\u2717-\u2718\ufb00-\ufb06\ufffd"
)
_UNPRINTABLE = re.compile(f"[^{_PRINTABLE}]+")
_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# Controls, places to break, joiners, and signs that turn the direction of a whole line.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)


def printable(text: str) -> str:
    """The text with what cannot be printed marked; what cannot be seen anyway is left out."""
    with_line_ends = _LINE_ENDS.sub("\n", normalize("NFC", text))
    return _UNPRINTABLE.sub(MARK, _UNSEEN.sub("", with_line_ends))
