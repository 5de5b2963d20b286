"""Golden files: what people read, kept word for word."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent


def assert_golden(name: str, text: str) -> None:
    """The text is what the file says; with KANTELPUNT_RENEW_GOLDEN=1 the file is written anew."""
    path = FOLDER / f"{name}.txt"
    if os.environ.get("KANTELPUNT_RENEW_GOLDEN") == "1":
        path.write_text(text + "\n", encoding="utf-8")
    assert path.is_file(), f"{path} is missing: run once with KANTELPUNT_RENEW_GOLDEN=1"
    assert path.read_text(encoding="utf-8") == text + "\n"
