"""One occurrence of every kind, with something in each field, for tests over all kinds."""

from datetime import date

from kantelpunt.casework.events.kinds import KINDS
from kantelpunt.casework.events.recorded import Occurrence
from kantelpunt.casework.written.forms import FORMS, FieldForm, Shape

_OF_PROTOCOL = {
    "signal": "uren",
    "step": "gesprek",
    "from_step": "gesprek",
    "to_step": "gesprek",
    "rule": "steps.gesprek.tipping_point",
    "timer": "steps.gesprek.tipping_point",
    "fact": "hersteld",
}


def sample_value(form: FieldForm):
    """A value that fits a field."""
    match form.shape:
        case Shape.TEXT:
            return _OF_PROTOCOL.get(form.name, f"een-{form.name}")
        case Shape.NUMBER:
            return 2
        case Shape.YES_NO:
            return False
        case Shape.DAY:
            return date(2026, 3, 9)
        case Shape.WORD:
            return list(form.words)[-1]
        case Shape.LIST:
            return ("school", "leerling")
        case Shape.PAIRS:
            return (("child", "angst"), ("school", "pesten"))


def sample(kind: str) -> Occurrence:
    """An occurrence of a kind, with every field filled."""
    return KINDS[kind](**{form.attribute: sample_value(form) for form in FORMS[kind]})
