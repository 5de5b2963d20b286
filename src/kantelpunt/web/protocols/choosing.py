"""What a protocol leaves to the region: the questions, what may be answered, and the answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db import transaction
from pydantic import BaseModel

from kantelpunt.foundation.errors import InputRefused, Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.actors import Actors
from kantelpunt.protocol.agreed_terms import AgreedTerm, Interval, agreed_term_from, interval_from
from kantelpunt.protocol.model.agreements import Setting
from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.web.protocols.plain_terms import in_code
from kantelpunt.web.protocols.selectors import chosen, shelf
from kantelpunt.web.protocols.services import choose


class AnsweredBy(StrEnum):
    """What the answer to a setting is."""

    CHOICE = "choice"
    ROLE = "role"
    TERM = "term"
    INTERVAL = "interval"
    WORDS = "words"


@dataclass(frozen=True)
class OpenSetting:
    """A question that the protocol leaves to the region.

    Attributes:
        id: in the protocol; `name` in its own words.
        by: what the answer is.
        answers: what may be chosen, each with its name; empty when it is written.
        default: what holds until the region chooses; empty when nothing does.
        chosen: what the region chose; empty when it did not.
        at: where it stands in the text.
        per_school: whether each school may choose otherwise.
    """

    id: str
    name: str
    by: AnsweredBy
    answers: tuple[tuple[str, str], ...]
    default: str
    chosen: str
    at: str
    per_school: bool


def open_settings(protocol: str, day: date, *, per_school: bool = False) -> list[OpenSetting]:
    """What a protocol leaves to the region, in its order.

    Args:
        protocol: its id.
        day: of which the version holds.
        per_school: only what each school may choose otherwise.

    Raises:
        UnknownProtocol: when there is no such protocol.
    """
    version = shelf().in_force(protocol, day) or shelf().of_protocol(protocol)[-1]
    given = chosen(protocol)
    wanted = [one for one in version.protocol.settings if one.per_school or not per_school]
    return [_open(version.protocol, one, given) for one in wanted]


def _open(protocol: Protocol, one: Setting, given: Mapping[str, str]) -> OpenSetting:
    by = _answered_by(protocol, one)
    answers: tuple[tuple[str, str], ...] = ()
    if by is AnsweredBy.CHOICE:
        answers = tuple((each, each) for each in one.choices)
    elif by is AnsweredBy.ROLE:
        actors = Actors.of(protocol)
        everyone = (*actors.roles, *actors.parties, *actors.bodies)
        answers = tuple((who, actors.name(who)) for who in everyone)
    default = str(one.default) if one.default is not None else ""
    return OpenSetting(
        one.id,
        one.name,
        by,
        answers,
        default,
        given.get(one.id, ""),
        one.source.at,
        one.per_school,
    )


def _answered_by(protocol: Protocol, one: Setting) -> AnsweredBy:
    if one.choices:
        return AnsweredBy.CHOICE
    for used in _values(protocol):
        if isinstance(used, AgreedTerm) and used.setting == one.id:
            return AnsweredBy.TERM
        if isinstance(used, Interval) and used.setting == one.id:
            return AnsweredBy.INTERVAL
        if used == f"setting {one.id}":
            return AnsweredBy.ROLE
    return AnsweredBy.WORDS


def _values(inside: object) -> Iterator[object]:
    """Everything that stands in a protocol."""
    if isinstance(inside, BaseModel):
        for name in type(inside).model_fields:
            yield from _values(getattr(inside, name))
    elif isinstance(inside, Mapping):
        for each in inside.values():
            yield from _values(each)
    elif isinstance(inside, tuple | list):
        for each in inside:
            yield from _values(each)
    else:
        yield inside


def weighed(protocol: str, answers: Mapping[str, str], day: date) -> dict[str, str]:
    """Which choices of the region these answers would change; an empty answer takes one back.

    Returns:
        Per setting of which the answer changes, the answer as it is kept.

    Raises:
        UnknownProtocol: when there is no such protocol.
        InputRefused: with everything that is wrong; a problem is coded by its setting.
    """
    known = open_settings(protocol, day)
    given = {one.id: _written(one, answers.get(one.id, "")) for one in known}
    problems = [each for one in known for each in _mistakes(one, given[one.id])]
    if problems:
        raise InputRefused(problems)
    return {one.id: given[one.id] for one in known if given[one.id] != one.chosen}


def with_changes(protocol: str, changed: Mapping[str, str]) -> dict[str, str]:
    """All choices of the region, as they would be."""
    return {one: answer for one, answer in {**chosen(protocol), **changed}.items() if answer}


@transaction.atomic
def choose_all(protocol: str, changed: Mapping[str, str]) -> None:
    """The region chooses otherwise, as `weighed`."""
    for setting, answer in changed.items():
        choose(protocol, setting, answer)


def _written(one: OpenSetting, answer: str) -> str:
    """An answer as it is kept: terms as protocols write them."""
    return in_code(answer) if one.by in _READ_BY else answer.strip()


def _mistakes(one: OpenSetting, given: str) -> Iterator[Problem]:
    if not given:
        return
    if one.answers and given not in dict(one.answers):
        told = Text("Kies uit de lijst: dit is er niet.", "Choose from the list: there is no such.")
        yield Problem(one.id, told)
    read = _READ_BY.get(one.by)
    if read is not None and not _is_read(given, read):
        yield Problem(one.id, _NOT_SO[one.by])


def _is_read(given: str, read: Callable[[str], AgreedTerm | Interval]) -> bool:
    """Whether an answer is a term or an interval; one that leads to a setting again is none."""
    try:
        return read(given).setting is None
    except ValueError:  # as pydantic wants it, told in its own words below
        return False


_READ_BY: Mapping[AnsweredBy, Callable[[str], AgreedTerm | Interval]] = {
    AnsweredBy.TERM: agreed_term_from,
    AnsweredBy.INTERVAL: interval_from,
}
_NOT_SO = {
    AnsweredBy.TERM: Text(
        "Dit is geen termijn. Schrijf bijvoorbeeld 5 schooldagen, of 2 weken.",
        "This is no term. Write for example 5 school days, or 2 weeks.",
    ),
    AnsweredBy.INTERVAL: Text(
        "Dit is niet te lezen. Schrijf bijvoorbeeld 6 weken, of 4 keer per schooljaar.",
        "This cannot be read. Write for example 6 weeks, or 4 times a school year.",
    ),
}
