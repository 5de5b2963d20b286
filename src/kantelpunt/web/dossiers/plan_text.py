"""The text of a plan: its parts under fixed headings, so that people and papers can read it."""

from collections.abc import Mapping

HEADINGS = {
    "why": "Waarom dit plan",
    "views": "Hoe leerling en ouders het zien",
    "helps": "Wat helpt",
    "support": "Wie doet wat",
}
"""Per part the line above it; what is kept is Dutch, in whatever language a page speaks."""


def written(parts: Mapping[str, str]) -> str:
    """The parts that were filled in, each under its heading."""
    filled = [(HEADINGS[part], parts.get(part, "").strip()) for part in HEADINGS]
    return "\n\n".join(f"{heading}\n{text}" for heading, text in filled if text)


def read(text: str) -> dict[str, str]:
    """The parts again; what stands above the first heading is why there is a plan."""
    known = {heading: part for part, heading in HEADINGS.items()}
    found: dict[str, list[str]] = {}
    part = "why"
    for line in text.splitlines():
        if line.strip() in known:
            part = known[line.strip()]
        else:
            found.setdefault(part, []).append(line)
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def lines(text: str) -> tuple[str, ...]:
    """One thing a line, without marks before it."""
    bare = (line.strip().lstrip("-•* ").strip() for line in text.splitlines())
    return tuple(line for line in bare if line)
