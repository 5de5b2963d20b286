"""The JSON Schema for editors: made from the model, and true of the protocols that ship.

No validator of JSON Schema is among the dependencies; the few keywords that this schema uses are
checked here, and any other keyword fails the test.
"""

import json
import re
from pathlib import Path

import pytest

from kantelpunt.interchange.policy_files import shipped_policy
from kantelpunt.protocol.schema import json_schema
from kantelpunt.protocol.yaml_places import read_yaml
from tests.protocol_texts import GOOD, changed, with_line

FILE = Path(__file__).parents[2] / "schema" / "protocol.schema.json"
SAYS_NOTHING = {"title", "description", "default", "$defs", "$schema"}
TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
}


def misfits(schema, value, root, at="") -> list[str]:
    """The places at which a value does not fit a schema."""
    found = []
    for keyword, said in schema.items():
        if keyword in SAYS_NOTHING or keyword in ("items", "additionalProperties"):
            continue
        found += CHECKS[keyword](said, value, root, at)
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            found += misfits(schema["items"], item, root, f"{at}.{number}")
    if isinstance(value, dict):
        found += additional(schema, value, root, at)
    return found


def additional(schema, value, root, at):
    rest = schema.get("additionalProperties", True)
    if "patternProperties" in schema:
        return []
    names = [name for name in value if name not in schema.get("properties", {})]
    if rest is True:
        return []
    if rest is False:
        return [f"{at}.{name}" for name in names]
    return [place for name in names for place in misfits(rest, value[name], root, f"{at}.{name}")]


def has_type(said, value, root, at):
    numeric = isinstance(value, int | float) or type(value).__name__ == "Decimal"
    fits = numeric if said == "number" else isinstance(value, TYPES[said])
    return [] if fits and (said == "boolean" or not isinstance(value, bool)) else [at]


def properties(said, value, root, at):
    known = [name for name in said if isinstance(value, dict) and name in value]
    return [
        place for name in known for place in misfits(said[name], value[name], root, f"{at}.{name}")
    ]


def named_properties(said, value, root, at):
    [(pattern, schema)] = said.items()
    wrong = [f"{at}.{name}" for name in value if not re.search(pattern, name)]
    return wrong + [
        place for name in value for place in misfits(schema, value[name], root, f"{at}.{name}")
    ]


CHECKS = {
    "type": has_type,
    "properties": properties,
    "patternProperties": named_properties,
    "propertyNames": lambda said, value, root, at: [
        f"{at}.{name}" for name in value if misfits(said, name, root)
    ],
    "$ref": lambda said, value, root, at: misfits(
        root["$defs"][said.split("/")[-1]], value, root, at
    ),
    "required": lambda said, value, root, at: [
        f"{at}.{name}" for name in said if name not in value
    ],
    "enum": lambda said, value, root, at: [] if value in said else [at],
    "const": lambda said, value, root, at: [] if value == said else [at],
    "pattern": lambda said, value, root, at: [] if re.search(said, str(value)) else [at],
    "minLength": lambda said, value, root, at: [] if len(str(value)) >= said else [at],
    "maxLength": lambda said, value, root, at: [] if len(str(value)) <= said else [at],
    "minItems": lambda said, value, root, at: [] if len(value) >= said else [at],
    "minProperties": lambda said, value, root, at: [] if len(value) >= said else [at],
    "minimum": lambda said, value, root, at: [] if value >= said else [at],
    "format": lambda said, value, root, at: [],
    "anyOf": lambda said, value, root, at: (
        [] if any(not misfits(one, value, root, at) for one in said) else [at]
    ),
}


def places(text: str) -> list[str]:
    schema = json_schema()
    return misfits(schema, read_yaml(text, "proef.yaml").content, schema)


def test_the_file_is_what_the_model_gives():
    assert json.loads(FILE.read_text(encoding="utf-8")) == json_schema()


def test_every_shipped_protocol_fits():
    files = sorted((shipped_policy() / "protocols").rglob("*.yaml"))
    assert files
    read = [file for file in files if "scenarios" not in file.parts]
    assert {file.name: places(file.read_text(encoding="utf-8")) for file in read} == {
        file.name: [] for file in read
    }


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ([("    rearm: restart", "    reaarm: restart")], ".signals.0.reaarm"),
        ([("    rearm: restart\n", "")], ".signals.0.rearm"),
        ([("lesson_hours", "lesson_hour")], ".signals.0.measure"),
        ([("4 lesson_weeks", "4 lesson_week")], ".signals.0.window"),
        ([("authorised: false", "category: sik")], ".signals.0.of"),
        ([with_line("at_most_every: 7")], ".signals.0.at_most_every"),
        ([with_line("warn_at: 75")], ".signals.0.warn_at"),
        ([("reaches: 16", "reaches: zestien")], ".signals.0.reaches"),
        ([("id: uren", "id: Uren")], ".signals.0.id"),
    ],
)
def test_an_editor_sees_the_mistakes_that_the_reader_refuses(changes, at):
    assert places(GOOD) == []
    assert any(place.startswith(at) for place in places(changed(*changes)))


def test_every_key_of_a_signal_is_explained():
    signal = json_schema()["$defs"]["Signal"]["properties"]
    assert {name for name, told in signal.items() if "description" not in told} <= {"reading"}


def test_an_editor_can_explain_every_key():
    schema = json_schema()
    parts = {"": schema, **schema["$defs"]}
    silent = [
        f"{name}.{key}"
        for name, part in parts.items()
        for key, described in part.get("properties", {}).items()
        if not described.get("description")
    ]
    assert silent == []
