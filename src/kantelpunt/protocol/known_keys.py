"""Which keys may stand at a place in a protocol file."""

from typing import get_args, get_origin

from pydantic import BaseModel

from kantelpunt.protocol.model.protocol import Protocol
from kantelpunt.protocol.yaml_places import Path


def keys_at(path: Path, whole: type[BaseModel] = Protocol) -> list[str]:
    """The keys that may stand at a path; none where there are free names.

    Args:
        path: keys and numbers from the top of the file.
        whole: the model of the file.
    """
    model: type[BaseModel] | None = whole
    free = False
    for part in path:
        if isinstance(part, int) or model is None:
            continue
        if free:
            free = False
            continue
        model, free = _under(model, part)
    if model is None or free:
        return []
    return [field.alias or name for name, field in model.model_fields.items()]


def model_in(annotation: object) -> type[BaseModel] | None:
    """The part of the language that stands somewhere in an annotation; None without one."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if found := model_in(part):
            return found
    return None


def _under(model: type[BaseModel], key: str) -> tuple[type[BaseModel] | None, bool]:
    """The part under a key, and whether names of one's own stand between."""
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            return model_in(field.annotation), get_origin(field.annotation) is dict
    return None, False
