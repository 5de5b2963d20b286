"""Names and parents of the pupils of the demonstration, all invented."""

from collections.abc import Iterable, Iterator

from kantelpunt.web.demo.names import drawn, name_of, relative_of
from kantelpunt.web.schools.loading import Contact, PupilName

_ONE_PARENT, _APART, _ONE_AUTHORITY = 0.14, 0.32, 0.3
_SPEAKS_IT_AT_HOME, _SECRET = 0.35, 0.012


def names(pupils: Iterable[str]) -> Iterator[PupilName]:
    """What the pupils are called."""
    for pupil in pupils:
        one = name_of(pupil)
        yield PupilName(pupil, one.first, one.prefix, one.last)


def contacts(pupils: Iterable[str]) -> Iterator[Contact]:
    """One or two parents of each pupil; of some the address is secret."""
    for pupil in pupils:
        child = name_of(pupil)
        together = drawn(pupil, "household")
        language = child.language if drawn(pupil, "language") < _SPEAKS_IT_AT_HOME else ""
        secret = drawn(pupil, "secret address") < _SECRET
        first = relative_of(pupil, child, "first parent")
        yield Contact(
            pupil,
            first.whole,
            authority=True,
            household="1",
            language=language,
            secret_address=secret,
        )
        if together < _ONE_PARENT:
            continue
        second = relative_of(pupil, child, "second parent")
        apart = together < _ONE_PARENT + _APART
        authority = not apart or drawn(pupil, "authority") >= _ONE_AUTHORITY
        home = "2" if apart else "1"
        yield Contact(pupil, second.whole, authority, home, language, secret_address=False)
