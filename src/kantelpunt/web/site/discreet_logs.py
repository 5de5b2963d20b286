"""Logs that tell what failed where, and nothing about whom."""

import logging
import re
import traceback
from types import TracebackType

_QUERY = re.compile(r"\?[^\s\"'<>]*")
_MAIL = re.compile(r"[^\s\"'<>(=:/]+@[^\s\"'<>)]+")
_KEY = re.compile(r"(/aanmelden/wachtwoord/nieuw/)[^\s\"'<>/]+")

ExceptionInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)


class Discreet(logging.Filter):
    """Takes what stands after a question mark, addresses of people and keys out of messages."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; it is always told."""
        record.msg = discreet(record.getMessage())
        record.args = ()
        # The request holds what was sent, and would go along with the record.
        record.__dict__.pop("request", None)
        return True


class Lines(logging.Formatter):
    """Of an error only its kind and where it came from: its message may quote what was written."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 - logging's name
        """The calls that led to an error, without the texts of errors."""
        told = []
        error = ei[1]
        while error is not None:
            frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
            told.append("".join(frames) + f"{type(error).__module__}.{type(error).__qualname__}")
            error = error.__cause__ or error.__context__
        return "\nwhile handling:\n".join(told)


def discreet(text: str) -> str:
    """A text without queries, addresses of people and keys for a new password."""
    return _KEY.sub(r"\1...", _MAIL.sub("...@...", _QUERY.sub("?...", text)))
