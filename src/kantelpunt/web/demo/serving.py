"""Sets up the demonstration in a folder of its own, and serves it to this machine alone."""

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import typer

import kantelpunt
from kantelpunt.foundation.errors import refuse
from kantelpunt.foundation.text import Language, Text

_WSGI = "kantelpunt.web.site.wsgi:application"
_DATABASE = "kantelpunt.sqlite3"
_MARK = "oefenomgeving.txt"
_THREADS = 4
_LOOPBACK = ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::1"))
_TRIES, _PAUSE, _PATIENCE = 300, 0.2, 5
_SAID_BY_MARK = "Deze map is van de oefenomgeving; wie opnieuw begint, leegt haar.\n"
_PROGRAM = Path(kantelpunt.__file__).parent
_PREPARES = Text("oefenomgeving klaarzetten ...", "preparing the practice environment ...")
_GOES_ON = Text(
    "de oefenomgeving gaat verder waar zij was; met --fresh begint zij opnieuw",
    "the practice environment goes on where it was; with --fresh it begins anew",
)


def prepare_folder(folder: Path, language: Language = Language.NL, *, fresh: bool = True) -> None:
    """Set up a database with the demonstration in a folder; progress is told on stderr.

    Args:
        folder: where the data stand.
        language: in which progress is told.
        fresh: whether to begin anew; otherwise with what this very version left there before.

    Raises:
        InputRefused: when there is a database in the folder that is not of a demonstration.
    """
    goes_on = not fresh and _is_whole(folder)
    if not goes_on:
        _make_room(folder)
    # The settings are read once, when Django is made ready.
    os.environ["KANTELPUNT_MODE"] = "demo"  # noqa: TID251
    os.environ["KANTELPUNT_DATA"] = str(folder.absolute())  # noqa: TID251
    os.environ.pop("DATABASE_URL", None)  # noqa: TID251 - never the database of somebody else
    from kantelpunt.web.pages.starting import make_ready

    make_ready()
    from django.core.management import call_command
    from django.db import connections

    from kantelpunt.web.demo.prepare import go_on, prepare

    if goes_on:
        _tell(_GOES_ON, language)
        go_on()
    else:
        _tell(_PREPARES, language)
        call_command("migrate", interactive=False, verbosity=0)
        prepare()
        (folder / _MARK).write_text(_SAID_BY_MARK + _made_by(), encoding="utf-8")
    connections.close_all()  # which also leaves all of the database in one file


def _is_whole(folder: Path) -> bool:
    """Whether a demonstration was set up there to its end, by the program as it is now."""
    mark = folder / _MARK
    return (
        mark.exists()
        and mark.read_text(encoding="utf-8") == _SAID_BY_MARK + _made_by()
        and (folder / _DATABASE).exists()
    )


def _made_by() -> str:
    """A word for the program as it is: another one may not read what this one wrote."""
    files = sorted(one for one in _PROGRAM.rglob("*.py") if one.is_file())
    told = hashlib.sha256()
    for one in files:
        told.update(one.read_bytes())
    return f"{told.hexdigest()}\n"


def _make_room(folder: Path) -> None:
    """Empty the folder of an earlier demonstration."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = folder / _MARK
    databases = list(folder.glob(f"{_DATABASE}*"))
    if databases and not mark.exists():
        raise refuse(
            "demo-folder-in-use",
            Text(
                f"in {folder} staat een database die niet van de oefenomgeving is; kies met "
                "--folder een andere map",
                f"there is a database in {folder} that is not of the practice environment; choose "
                "another folder with --folder",
            ),
        )
    for one in databases:
        one.unlink()
    (folder / "static").mkdir(exist_ok=True)
    mark.write_text(_SAID_BY_MARK, encoding="utf-8")


def prepare_and_serve(
    port: int | None, folder: Path, language: Language = Language.NL, *, fresh: bool = False
) -> None:
    """Set up the demonstration, and serve it until Ctrl-C.

    The address is the one line on stdout, and is told as soon as the application answers.

    Args:
        port: None: a free one.
        folder: where the data stand.
        language: in which progress is told.
        fresh: whether to begin anew; what an earlier demonstration left there is then lost.

    Raises:
        InputRefused: when the folder or the port is in use.
    """
    families = _loopback()
    chosen = _port(port, families)
    hosts = [host for _, host in families]
    with _ending_cleanly():
        prepare_folder(folder, language, fresh=fresh)
        _serve(hosts, chosen, language)


def _serve(hosts: Sequence[str], chosen: int, language: Language) -> None:
    with _servers(hosts, chosen) as servers:
        if not _answers(chosen, servers):
            raise refuse(
                "demo-does-not-answer",
                Text("de toepassing antwoordt niet", "the application does not answer"),
            )
        typer.echo(f"http://localhost:{chosen}/")
        _tell(Text("Ctrl-C stopt de oefenomgeving", "Ctrl-C stops it"), language)
        servers[0].wait()


def _loopback() -> list[tuple[socket.AddressFamily, str]]:
    """The addresses of this machine to itself that it has."""
    return [(family, host) for family, host in _LOOPBACK if _free(family, host, 0) is not None]


def _free(family: socket.AddressFamily, host: str, port: int) -> int | None:
    """The port, when nobody listens there; for 0 a free one."""
    with suppress(OSError), socket.socket(family, socket.SOCK_STREAM) as one:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((host, port))
        found: int = one.getsockname()[1]
        return found
    return None


def _port(wanted: int | None, families: Sequence[tuple[socket.AddressFamily, str]]) -> int:
    """A port that is free on every address."""
    for _ in range(_TRIES):
        port = wanted or _free(*families[0], 0)
        if port and all(_free(family, host, port) for family, host in families):
            return port
        if wanted:
            break
    raise refuse(
        "demo-port-in-use",
        Text(
            f"poort {wanted or ''} is bezet; kies met --port een andere",
            f"port {wanted or ''} is in use; choose another with --port",
        ),
    )


@contextmanager
def _servers(hosts: Sequence[str], port: int) -> Iterator[list["subprocess.Popen[bytes]"]]:
    """A server per address on what was set up; all are stopped at the end."""
    found = [_server(host, port) for host in hosts]
    try:
        yield found
    finally:
        for one in found:
            one.terminate()
        for one in found:
            try:
                one.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                one.kill()


def _server(host: str, port: int) -> "subprocess.Popen[bytes]":
    arguments = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--blocking-threads": str(_THREADS),
        "--log-level": "warning",
    }
    parts = [part for pair in arguments.items() for part in pair]
    return subprocess.Popen(  # noqa: S603 - nothing of it comes from outside but a number
        [sys.executable, "-m", "granian", *parts, "--no-ws", _WSGI],
        stdout=sys.stderr,
        start_new_session=True,
    )


def _answers(port: int, servers: Sequence["subprocess.Popen[bytes]"]) -> bool:
    """Whether it answers within a minute."""
    for _ in range(_TRIES):
        if any(one.poll() is not None for one in servers):
            return False
        try:
            with urlopen(f"http://127.0.0.1:{port}/gezond/", timeout=_PATIENCE):
                return True
        except HTTPError:
            return False  # it answers, and it is ill: what is wrong stands on stderr
        except (OSError, HTTPException):
            time.sleep(_PAUSE)
    return False


@contextmanager
def _ending_cleanly() -> Iterator[None]:
    """Ctrl-C, or being told to end, is the ordinary end."""
    ends = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(one, signal.default_int_handler) for one in ends]
    try:
        yield
    except KeyboardInterrupt:
        return
    finally:
        for one, handler in zip(ends, before, strict=True):
            signal.signal(one, handler)


def _tell(text: Text, language: Language) -> None:
    typer.echo(text.in_(language), err=True)
