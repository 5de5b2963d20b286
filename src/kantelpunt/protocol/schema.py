"""The JSON Schema of the protocol language, for editors that complete and explain keys."""

from kantelpunt.protocol.model.protocol import Protocol


def json_schema() -> dict[str, object]:
    """The schema, made from the model itself."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Protocol.model_json_schema(by_alias=True),
    }
