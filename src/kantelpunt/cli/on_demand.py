"""Commands whose code is loaded when they are asked for, so that none waits for the others."""

from collections.abc import Callable, Iterator, MutableMapping
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.main import get_command


def _case() -> typer.Typer:
    from kantelpunt.cli.cases import cases

    return cases


def _detect() -> typer.Typer:
    from kantelpunt.cli.detecting import detecting

    return detecting


def _explain() -> typer.Typer:
    from kantelpunt.cli.explaining import explaining

    return explaining


def _protocol() -> typer.Typer:
    from kantelpunt.cli.protocols import protocols

    return protocols


def _region() -> typer.Typer:
    from kantelpunt.cli.regions import regions

    return regions


def _whatif() -> typer.Typer:
    from kantelpunt.cli.whatif import trying_changes

    return trying_changes


PARTS: dict[str, Callable[[], typer.Typer]] = {
    "case": _case,
    "detect": _detect,
    "explain": _explain,
    "protocol": _protocol,
    "region": _region,
    "whatif": _whatif,
}


class _Parts(MutableMapping[str, Any]):
    """The parts of the command by name; each is made when it is taken."""

    def __getitem__(self, name: str) -> object:
        made = get_command(PARTS[name]())
        made.name = name
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(PARTS)

    def __len__(self) -> int:
        return len(PARTS)

    def __setitem__(self, name: str, _: object) -> NoReturn:
        raise TypeError(name)

    def __delitem__(self, name: str) -> NoReturn:
        raise TypeError(name)


class PartsOnDemand(TyperGroup):
    """The command as a whole."""

    def __init__(self, **given: Any) -> None:  # noqa: ANN401 - whatever typer hands on
        super().__init__(**given)
        self.commands = _Parts()
