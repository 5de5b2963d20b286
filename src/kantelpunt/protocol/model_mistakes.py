"""Mistakes in a YAML file that its model finds, told as people need them."""

from typing import TYPE_CHECKING

from pydantic import BaseModel

from kantelpunt.foundation.errors import Problem
from kantelpunt.foundation.text import Text
from kantelpunt.protocol.combinations import unknown_name
from kantelpunt.protocol.known_keys import keys_at
from kantelpunt.protocol.yaml_places import Path, PlacedYaml, Plain

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


LONGEST_SHOWN = 60
WANTED = {
    "model_type": Text("sleutels met waarden", "keys with values"),
    "dict_type": Text("sleutels met waarden", "keys with values"),
    "tuple_type": Text("een lijst", "a list"),
    "string_type": Text("een tekst", "a text"),
    "string_too_short": Text("een tekst die niet leeg is", "a text that is not empty"),
    "string_too_long": Text("een kortere tekst", "a shorter text"),
    "string_pattern_mismatch": Text(
        "een naam van kleine letters, cijfers en streepjes, zoals zestien-uur",
        "a name of small letters, digits and hyphens, such as zestien-uur",
    ),
    "bool_type": Text("true of false", "true or false"),
    "bool_parsing": Text("true of false", "true or false"),
    "literal_error": Text("true, false of any", "true, false or any"),
    "too_short": Text("er ten minste een", "at least one"),
    "other": Text("wat het schema hier noemt", "what the schema names here"),
}


def model_mistake(detail: "ErrorDetails", placed: PlacedYaml, model: type[BaseModel]) -> Problem:
    """A mistake that pydantic found, at its place, with what could stand there."""
    path = _path_in_file(detail["loc"], placed.content)
    kind = detail["type"]
    context = detail.get("ctx", {})
    if "nl" in context:
        return Problem(kind, Text(context["nl"], context["en"]), placed.place(path))
    if kind == "extra_forbidden":
        text = unknown_name(str(path[-1]), keys_at(path[:-1], model), Text("sleutel", "key"))
        return Problem("unknown-key", text, placed.place(path, of_key=True))
    if kind == "missing":
        text = Text(f'sleutel "{path[-1]}" ontbreekt', f'key "{path[-1]}" is missing')
        return Problem("missing-key", text, placed.place(path))
    given = detail["input"]
    if kind == "enum":
        known = [word.strip("' ") for word in context["expected"].replace(" or ", ", ").split(",")]
        return Problem(
            "unknown-word",
            unknown_name(str(given), known, Text("woord", "word")),
            placed.place(path),
        )
    wanted = WANTED.get(kind, WANTED["other"])
    shown = _shown(given)
    text = Text(
        f"{shown.nl} past hier niet; schrijf {wanted.nl}",
        f"{shown.en} does not fit here; write {wanted.en}",
    )
    return Problem("does-not-fit", text, placed.place(path))


def _shown(given: object) -> Text:
    if given is None:
        return Text("niets", "nothing")
    if isinstance(given, dict):
        return Text("een rij sleutels", "a set of keys")
    if isinstance(given, list):
        return Text("een lijst", "a list")
    written = str(given)
    short = written if len(written) <= LONGEST_SHOWN else written[:LONGEST_SHOWN] + "…"
    return Text(f'"{short}"', f'"{short}"')


def _path_in_file(loc: tuple[str | int, ...], content: Plain) -> Path:
    """A pydantic location without the parts that are no key or number in the file."""
    path: list[str | int] = []
    here = content
    for place, part in enumerate(loc):
        if isinstance(here, dict) and part in here:
            here = here[str(part)]
        elif isinstance(here, list) and isinstance(part, int) and part < len(here):
            here = here[part]
        elif place < len(loc) - 1 or not isinstance(here, dict):
            continue
        path.append(part)
    return tuple(path)
