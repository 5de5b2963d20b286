"""How the application is run: to look around, for real, or by its tests."""

from collections.abc import Sequence
from enum import StrEnum

_SHORTEST_SECRET = 40


class Mode(StrEnum):
    """How the application is run."""

    DEMO = "demo"
    SERVE = "serve"
    TEST = "test"


def require_for_serving(secret: str, hosts: Sequence[str]) -> str | None:
    """What lacks before real people may be served, in both languages; None when nothing does."""
    lacking = []
    if len(secret) < _SHORTEST_SECRET:
        lacking.append(
            f"KANTELPUNT_SECRET: een geheim van minstens {_SHORTEST_SECRET} tekens, voor deze "
            f"installatie alleen / a secret of at least {_SHORTEST_SECRET} characters, for this "
            "installation alone"
        )
    if not hosts or "*" in hosts:
        lacking.append(
            "KANTELPUNT_HOSTS: de namen waaronder de toepassing te bereiken is, met een komma "
            "ertussen / the names under which the application is reached, separated by commas"
        )
    if not lacking:
        return None
    lacking.append("Hoe dat moet / how to: docs/reference/settings.md")
    return "In de omgeving ontbreekt / the environment lacks:\n  " + "\n  ".join(lacking)
