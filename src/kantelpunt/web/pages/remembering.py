"""What stands around many cases is asked once while they are worked out, and then remembered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")

_answers: ContextVar[dict[object, Any] | None] = ContextVar("answers", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Within it, functions that are `remembered` ask once; so nothing they read may change."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def remembered(ask: Callable[_Asked, _Answer]) -> Callable[_Asked, _Answer]:
    """A function that answers from what it read before, within `remembering` alone."""

    @wraps(ask)
    def asked(*args: _Asked.args, **named: _Asked.kwargs) -> _Answer:
        known = _answers.get()
        if known is None:
            return ask(*args, **named)
        key = (ask, args, *sorted(named.items()))
        if key not in known:
            known[key] = ask(*args, **named)
        answer: _Answer = known[key]
        return answer

    return asked
